//! Texts that are no address.

use crate::address::read_address;
use crate::words::{Code, words_for};

#[test]
fn what_cannot_be_used_is_refused_with_its_own_code() {
    let rows = [
        ("", Code::AddressEmpty),
        ("   \u{200b}\u{feff} ", Code::AddressEmpty),
        ("\"\"", Code::AddressEmpty),
        ("acmemsp", Code::AddressNotAnAddress),
        ("ACME MSP Incorporated", Code::AddressNotAnAddress),
        ("AbCdEf0123456789", Code::AddressNotAnAddress),
        ("12345", Code::AddressNotAnAddress),
        ("0.0.0.0", Code::AddressNotAnAddress),
        ("[::]", Code::AddressNotAnAddress),
        ("ftp://na.myconnectwise.net", Code::AddressNotAnAddress),
        ("file:///etc/passwd", Code::AddressNotAnAddress),
        ("https://", Code::AddressNotAnAddress),
        ("https:///", Code::AddressNotAnAddress),
        ("na..myconnectwise.net", Code::AddressNotAnAddress),
        (
            "na.myconnectwise.net eu.myconnectwise.net",
            Code::AddressNotAnAddress,
        ),
        ("na.myconnectwise.net:99999", Code::AddressNotAnAddress),
        ("na.my~connectwise!.net", Code::AddressNotAnAddress),
    ];
    assert_refused(&rows);
}

#[test]
fn what_belongs_elsewhere_is_refused_with_its_own_code() {
    let rows = [
        ("anna@acme.com", Code::AddressIsEmail),
        ("mailto:anna@acme.com", Code::AddressIsEmail),
        (
            "https://anna:secret@na.myconnectwise.net/",
            Code::AddressHasCredentials,
        ),
        (
            "https://anna@na.myconnectwise.net/",
            Code::AddressHasCredentials,
        ),
        (
            "anna:secret@na.myconnectwise.net",
            Code::AddressHasCredentials,
        ),
        (
            "acme+AbCdEf0123456789:ZyXwVu9876543210",
            Code::AddressHasCredentials,
        ),
        (
            "https://acme+AbCd:ZyXw@api-na.myconnectwise.net",
            Code::AddressHasCredentials,
        ),
        ("https://app.mspprocess.com/login", Code::AddressIsVendor),
        ("mspprocess.com", Code::AddressIsVendor),
        ("https://www.phinsec.io/", Code::AddressIsVendor),
        ("phinsecurity.com", Code::AddressIsVendor),
        (
            "https://home.connectwise.com",
            Code::AddressIsConnectWiseWebsite,
        ),
        ("www.connectwise.com/psa", Code::AddressIsConnectWiseWebsite),
        ("myconnectwise.net", Code::AddressIsConnectWiseWebsite),
        ("www.myconnectwise.net", Code::AddressIsConnectWiseWebsite),
        (
            "developer.connectwise.com",
            Code::AddressIsConnectWiseWebsite,
        ),
    ];
    assert_refused(&rows);
}

fn assert_refused(rows: &[(&str, Code)]) {
    for &(typed, expected) in rows {
        let reading = read_address(typed, None);
        assert_eq!(reading.code(), expected, "{typed:?}");
        assert_eq!(reading.site, None, "{typed:?}");
        let words = words_for(expected, &reading.notes[0].1);
        assert!(!words.to_do.is_empty(), "{expected:?} says nothing to do");
    }
}

#[test]
fn nothing_secret_that_was_typed_is_ever_repeated() {
    let secret = "ZyXwVu9876543210";
    let rows = [
        format!("https://anna:{secret}@na.myconnectwise.net/"),
        format!("acme+AbCdEf0123456789:{secret}"),
        format!("acme+{secret}"),
        secret.to_owned(),
        format!("Private key: {secret}"),
        format!("https://na.myconnectwise.net/login?key={secret}"),
        format!("https://na.myconnectwise.net/{secret}#{secret}"),
    ];
    for typed in rows {
        let reading = format!("{:?}", read_address(&typed, None)).to_lowercase();
        assert!(
            !reading.contains(&secret.to_lowercase()),
            "{typed}: {reading}"
        );
    }
}
