//! `address`.

use crate::ran::{Served, run};

#[test]
fn whatever_is_pasted_is_read_as_the_same_server() {
    for pasted in [
        "na.myconnectwise.net",
        "https://NA.myconnectwise.net/v4_6_release/apis/3.0",
        "http://na.myconnectwise.net.",
        "api-na.myconnectwise.net",
        "  \u{200b}https://na.myconnectwise.net/login?company=acme ",
    ] {
        let read = run(&["address", pasted]);

        read.assert_status(0);
        assert!(
            read.out.contains("https://na.myconnectwise.net\n"),
            "{pasted}"
        );
        assert!(read.out.contains("api-na.myconnectwise.net\n"), "{pasted}");
    }
}

#[test]
fn what_is_no_address_is_refused_with_a_sentence() {
    for pasted in [
        "acme",
        "",
        "anna@acme.example",
        "https://anna:secret@na.myconnectwise.net",
        "https://phinsec.io/",
    ] {
        let refused = run(&["address", pasted]);

        refused.assert_status(1);
        assert!(refused.out.trim_end().ends_with('.'), "{}", refused.out);
        assert!(!refused.out.contains("secret"));
    }
}

#[test]
fn a_company_id_is_read_beside_it() {
    let read = run(&["address", "na.myconnectwise.net", "--company", "“acme”"]);
    read.assert_status(0);
    assert!(read.out.contains("company ID   acme\n"));

    let name = run(&["address", "na.myconnectwise.net", "--company", "ACME MSP"]);
    name.assert_status(1);
}

#[test]
fn the_server_is_asked_for_the_company_when_live() {
    let practice = Served::start(&[]);
    let ask = |company: &str| {
        run(&[
            "address",
            practice.said("site"),
            "--practice",
            "--live",
            "--company",
            company,
        ])
    };

    let found = ask(practice.said("company"));
    found.assert_status(0);
    assert!(found.out.contains("ACME MSP"));
    ask("acmemps").assert_status(1);
}
