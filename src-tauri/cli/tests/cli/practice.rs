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

/// What a program with the printed pair gets for a GET below `apis/3.0`: the status, and the body as text.
fn asked(practice: &Served, path: &str) -> (u16, String) {
    let address = format!("{}/v2025_8/apis/3.0{path}", practice.said("site"));
    let user = format!(
        "{}+{}",
        practice.said("company"),
        practice.said("publicKey")
    );
    let request = reqwest::Client::new()
        .get(address)
        .basic_auth(user, Some(practice.said("privateKey")))
        .header("clientId", practice.said("clientId"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    })
}

#[test]
fn the_role_can_lack_boxes_and_holds_all_others() {
    let practice = Served::start(&[
        "--without",
        "finance / agreements / inquire",
        "--without",
        "Table Setup/Service / Service Board",
    ]);

    assert_eq!(asked(&practice, "/finance/agreements").0, 403);
    assert_eq!(asked(&practice, "/service/boards").0, 403);
    assert_eq!(asked(&practice, "/finance/invoices").0, 200);
    assert_eq!(asked(&practice, "/service/priorities").0, 200);
    let (status, levels) = asked(&practice, "/system/mySecurity?pageSize=1000");
    assert_eq!(status, 200);
    assert!(levels.contains("\"None\"") && levels.contains("\"All\""));
}

#[test]
fn a_box_that_is_not_there_is_refused_with_the_closest_names() {
    let refused = run(&["practice", "--without", "Finance/Agreement/Inquire"]);

    refused.assert_status(2);
    assert!(refused.err.contains("'Finance/Agreement/Inquire'"));
    assert!(refused.err.contains("Finance/Agreements/Inquire"));
}

#[test]
fn the_own_role_can_be_hidden_and_answers_be_late() {
    let practice = Served::start(&["--no-my-security", "--latency-ms", "150"]);
    let began = std::time::Instant::now();

    let hidden = asked(&practice, "/system/mySecurity").0;

    assert_eq!(hidden, 403);
    assert!(began.elapsed().as_millis() >= 150);
    assert_eq!(asked(&practice, "/company/companies").0, 200);
}
