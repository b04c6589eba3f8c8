use super::*;
use crate::address::read_address;

fn company(typed: &str) -> Option<String> {
    read_company_id(typed, None)
        .company
        .map(|company| company.as_str().to_owned())
}

#[test]
fn every_way_to_paste_a_company_id_reads_as_it() {
    let rows = [
        "acmemsp",
        " acmemsp \r\n",
        "\u{feff}acme\u{200b}msp",
        "\u{a0}acmemsp",
        "ａｃｍｅｍｓｐ",
        "\"acmemsp\"",
        "“acmemsp”",
        "<acmemsp>",
        "Company ID: acmemsp",
        "Company:acmemsp",
        "company = 'acmemsp'",
        "acmemsp,",
    ];
    for typed in rows {
        assert_eq!(company(typed).as_deref(), Some("acmemsp"), "{typed:?}");
    }
    assert_eq!(company("AcmeMSP_1-x").as_deref(), Some("AcmeMSP_1-x"));
    assert_eq!(company("crème").as_deref(), Some("crème"));
}

#[test]
fn what_cannot_be_a_company_id_is_refused_with_its_own_code() {
    let rows = [
        ("", Code::CompanyIdEmpty),
        (" \u{200b} ", Code::CompanyIdEmpty),
        ("ACME MSP", Code::CompanyIdLooksLikeName),
        ("Company Name: ACME MSP", Code::CompanyIdLooksLikeName),
        ("ACME MSP, Inc.", Code::CompanyIdLooksLikeName),
        (
            "https://na.myconnectwise.net",
            Code::CompanyIdLooksLikeAddress,
        ),
        ("na.myconnectwise.net", Code::CompanyIdLooksLikeAddress),
        ("www.acme.com", Code::CompanyIdLooksLikeAddress),
        ("anna@acme.com", Code::CompanyIdLooksLikeAddress),
        ("acme/../../system", Code::CompanyIdLooksLikeAddress),
        (
            "acme+AbCdEf0123456789:ZyXwVu9876543210",
            Code::CompanyIdHasWholeKey,
        ),
        (
            "acme + AbCdEf0123456789 : ZyXwVu9876543210",
            Code::CompanyIdHasWholeKey,
        ),
        ("acme+AbCdEf0123456789", Code::CompanyIdHasWholeKey),
        (
            "Company: acme+AbCdEf0123456789:ZyXwVu9876543210",
            Code::CompanyIdHasWholeKey,
        ),
        ("YWNtZStwdWJsaWM6cHJpdmF0ZQ==", Code::CompanyIdHasWholeKey),
        (
            "Basic YWNtZStwdWJsaWM6cHJpdmF0ZQ==",
            Code::CompanyIdHasWholeKey,
        ),
        ("acme?x=1", Code::CompanyIdNotUsable),
        ("acme#1", Code::CompanyIdNotUsable),
        ("a:b", Code::CompanyIdNotUsable),
        (&"a".repeat(51), Code::CompanyIdNotUsable),
    ];
    for (typed, expected) in rows {
        let reading = read_company_id(typed, None);
        assert_eq!(reading.code(), expected, "{typed:?}");
        assert_eq!(reading.company, None);
        assert!(
            reading.notes[0].1.is_empty(),
            "a refused text is not repeated"
        );
    }
}

#[test]
fn the_sites_own_host_is_no_company_id() {
    let site = read_address("https://cwserver", None).site.unwrap();
    let reading = read_company_id("CWServer", Some(&site));
    assert_eq!(reading.code(), Code::CompanyIdLooksLikeAddress);
    assert_eq!(read_company_id("cwserver", None).verdict(), Verdict::Valid);
}

#[test]
fn a_cleaned_company_id_says_how_it_is_read() {
    let reading = read_company_id("Company ID: acmemsp", None);
    assert_eq!(reading.verdict(), Verdict::ValidWithNotes);
    assert_eq!(reading.notes[0].0, Code::CompanyIdCleaned);
    assert_eq!(
        reading.notes[0].1,
        [Fact::new(FactName::Company, "acmemsp")]
    );
    assert_eq!(
        CompanyId::parse("ACME MSP"),
        Err(Code::CompanyIdLooksLikeName)
    );
}
