//! `practice`.

use crate::ran::{Served, run};
use std::io::Read as _;

#[test]
fn it_prints_one_line_of_json_with_what_is_needed_to_connect() {
    let mut practice = Served::start(&[]);

    let mut names: Vec<&str> = (practice.line.as_object().unwrap())
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    let expected = [
        "clientId",
        "company",
        "pages",
        "privateKey",
        "publicKey",
        "site",
    ];
    assert_eq!(names, expected);
    assert!(practice.said("site").starts_with("http://127.0.0.1:"));

    practice.child.kill().unwrap();
    let mut rest = String::new();
    let out = practice.child.stdout.as_mut().unwrap();
    out.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}

#[cfg(unix)]
#[test]
fn it_ends_in_good_order_on_a_signal() {
    for signal in ["-TERM", "-INT"] {
        let mut practice = Served::start(&[]);
        let id = practice.child.id().to_string();

        let mut kill = std::process::Command::new("kill");
        assert!(kill.args([signal, &id]).status().unwrap().success());

        let ended = practice.child.wait().unwrap();
        assert_eq!(ended.code(), Some(0), "{signal}");
    }
}

#[test]
fn what_it_cannot_do_is_told() {
    let unknown = run(&["practice", "--scenario", "no-such-scenario"]);
    unknown.assert_status(2);
    assert!(unknown.err.contains("no such practice scenario"));

    let needs_tls = run(&["practice", "--scenario", "tls-unknown-issuer"]);
    needs_tls.assert_status(2);

    let served = Served::start(&[]);
    let port = served.said("site").rsplit(':').next().unwrap().to_owned();
    let taken = run(&["practice", "--port", &port]);
    taken.assert_status(2);
    assert!(taken.err.contains(&port));
}

#[test]
fn the_scenarios_are_listed() {
    let listed = run(&["practice", "--scenario", "list"]);

    listed.assert_status(0);
    for scenario in ["healthy", "wrong-keys", "tls-unknown-issuer"] {
        assert!(listed.out.contains(scenario));
    }
}
