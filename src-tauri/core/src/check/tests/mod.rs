mod answers;
mod company;
mod permissions;
mod proxy;
mod server;
mod tls;
mod way;

use super::*;
use crate::address::{CompanyId, Site};
use crate::keys::{KeyPair, PrivateKey, PublicKey};
use crate::psa::{ExtraRoots, IntegrationId, Limits};
use crate::words::Code;
use jiff::Timestamp;
use server::{Reply, Server, json};
use std::net::SocketAddr;
use std::sync::Mutex;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use zeroize::Zeroizing;

const PUBLIC: &str = "PuBlIc0123456789";
const PRIVATE: &str = "PrIvAt9876543210";
const ACME: &str = r#"{"CompanyName":"ACME MSP","Codebase":"v2025_1/","VersionCode":"v2025.8","CompanyID":"ACME","IsCloud":true}"#;
const INFO: &str = r#"{"version":"v2025.8.1","isCloud":true}"#;
const NOT_SIGNED_IN: &str = r#"{"code":"ConnectWiseApi","message":"UserNotAuthenticated"}"#;
const NOT_ALLOWED: &str = r#"{"code":"Security","message":"You do not have security permission to perform this action."}"#;

/// One test's worth of input, with what most tests share.
struct Trial {
    site: Site,
    company: CompanyId,
    keys: Option<KeyPair>,
    integration_id: Option<IntegrationId>,
    limits: Limits,
    roots: ExtraRoots,
}

impl Trial {
    fn at(address: SocketAddr) -> Self {
        Self {
            site: Site::practice(address, false),
            company: CompanyId::parse("acme").unwrap(),
            keys: Some(KeyPair {
                public: PublicKey::new(Zeroizing::new(PUBLIC.to_owned())),
                private: PrivateKey::new(Zeroizing::new(PRIVATE.to_owned())),
            }),
            integration_id: IntegrationId::parse("01234567-89ab-cdef-0123-456789abcdef").ok(),
            limits: Limits {
                connect: Duration::from_secs(5),
                whole: Duration::from_secs(5),
                body_bytes: 4096,
                permission_check: Duration::from_secs(20),
            },
            roots: ExtraRoots::default(),
        }
    }

    fn input(&self) -> LadderInput<'_> {
        LadderInput {
            site: &self.site,
            company: &self.company,
            keys: self.keys.as_ref(),
            known_keys: None,
            integration_id: self.integration_id.as_ref(),
            limits: self.limits,
            extra_roots: &self.roots,
        }
    }

    async fn run(&self) -> CheckRun {
        run_check(
            &self.input(),
            None,
            None,
            &|_| (),
            &CancellationToken::new(),
            &Timestamp::now,
        )
        .await
    }
}

/// Routes of a healthy server; those given come first.
fn healthy_but(routes: Vec<(&'static str, Reply)>) -> Vec<(&'static str, Reply)> {
    let mut all = routes;
    all.push(("/login/companyinfo/acme", json(200, ACME)));
    all.push(("/v2025_1/apis/3.0/system/info", json(200, INFO)));
    all.push(("/company/companies/count", json(200, r#"{"count":12}"#)));
    all
}

fn codes(run: &CheckRun) -> Vec<(Outcome, Code)> {
    run.findings
        .iter()
        .map(|finding| (finding.outcome, finding.code))
        .collect()
}

fn ended(run: &CheckRun, check: Check) -> (Outcome, Code) {
    let finding = run.findings.iter().find(|finding| finding.check == check);
    finding
        .map(|finding| (finding.outcome, finding.code))
        .unwrap()
}

#[tokio::test]
async fn a_healthy_server_passes_every_rung_and_is_asked_three_times() {
    let server = Server::start(healthy_but(vec![])).await;
    let run = Trial::at(server.address).run().await;
    assert_eq!(
        codes(&run),
        [
            (Outcome::Passed, Code::NameFound),
            (Outcome::Passed, Code::ServerReached),
            (Outcome::NotNeeded, Code::TlsNotNeededInPractice),
            (Outcome::Passed, Code::CompanyFound),
            (Outcome::Passed, Code::KeysAccepted),
            (Outcome::Passed, Code::IntegrationIdAccepted),
            (Outcome::Passed, Code::FirstReadAnswered),
        ]
    );
    assert!(run.is_connected());
    let port = server.address.port();
    let targets: Vec<&str> = run
        .requests
        .iter()
        .map(|sent| sent.target.as_str())
        .collect();
    assert_eq!(
        targets,
        [
            format!("localhost:{port}/login/companyinfo/acme"),
            format!("localhost:{port}/v2025_1/apis/3.0/system/info"),
            format!("localhost:{port}/v2025_1/apis/3.0/company/companies/count"),
        ]
    );
    assert!(run.requests.iter().all(|sent| sent.status == Some(200)));
}

#[tokio::test]
async fn keys_and_integration_id_go_only_where_they_are_needed() {
    let server = Server::start(healthy_but(vec![])).await;
    Trial::at(server.address).run().await;
    let heads = server.heads();
    let company = heads[0].to_lowercase();
    assert!(company.starts_with("get /login/companyinfo/acme "));
    assert!(!company.contains("authorization") && !company.contains("clientid"));
    for head in &heads[1..] {
        assert!(head.starts_with("GET "));
        // Base64 of acme+PuBlIc0123456789:PrIvAt9876543210
        let expected = "Basic YWNtZStQdUJsSWMwMTIzNDU2Nzg5OlBySXZBdDk4NzY1NDMyMTA=";
        assert!(head.contains(expected), "{head}");
        assert!(head.contains("clientid: 01234567-89ab-cdef-0123-456789abcdef"));
        assert!(head.contains("user-agent: Onramp/"));
    }
}

#[tokio::test]
async fn each_rung_is_told_when_it_begins_and_when_it_ends() {
    let server = Server::start(healthy_but(vec![])).await;
    let told = Mutex::new(Vec::new());
    let trial = Trial::at(server.address);
    let sink = |progress| told.lock().unwrap().push(progress);
    let run = run_check(
        &trial.input(),
        None,
        None,
        &sink,
        &CancellationToken::new(),
        &Timestamp::now,
    )
    .await;
    let mut expected = Vec::new();
    for finding in run.findings {
        expected.push(Progress::Started(finding.check));
        expected.push(Progress::Ended(finding));
    }
    assert_eq!(told.into_inner().unwrap(), expected);
}

#[tokio::test]
async fn a_run_can_be_stopped_in_the_middle_of_a_question() {
    let hang = vec![("/system/info", Reply::Hang)];
    let server = Server::start(healthy_but(hang)).await;
    let trial = Trial::at(server.address);
    let cancel = CancellationToken::new();
    let stop_at_keys = |progress| {
        if progress == Progress::Started(Check::Keys) {
            cancel.cancel();
        }
    };
    let run = run_check(
        &trial.input(),
        None,
        None,
        &stop_at_keys,
        &cancel,
        &Timestamp::now,
    )
    .await;
    assert!(run.was_cancelled && !run.is_connected());
    assert_eq!(
        ended(&run, Check::Company),
        (Outcome::Passed, Code::CompanyFound)
    );
    for check in [Check::Keys, Check::IntegrationId, Check::FirstRead] {
        assert_eq!(ended(&run, check), (Outcome::NotRun, Code::NotRunCancelled));
    }
    assert_eq!(run.findings.len(), 7);
}

#[tokio::test]
async fn a_run_can_be_moved_to_another_thread() {
    fn assert_send<T: Send>(future: T) -> T {
        future
    }
    let server = Server::start(healthy_but(vec![])).await;
    let trial = Trial::at(server.address);
    let input = trial.input();
    let cancel = CancellationToken::new();
    let run = assert_send(run_check(
        &input,
        None,
        None,
        &|_| (),
        &cancel,
        &Timestamp::now,
    ))
    .await;
    let found = assert_send(find_company(&input, &cancel, &Timestamp::now)).await;
    assert!(run.is_connected() && found.company.is_some());
}

#[tokio::test]
async fn a_key_that_the_server_repeats_is_nowhere_in_the_run() {
    let encoded = "YWNtZStQdUJsSWMwMTIzNDU2Nzg5OlBySXZBdDk4NzY1NDMyMTA=";
    let company = format!(
        r#"{{"CompanyName":"{PRIVATE}","Codebase":"v2025_1/","VersionCode":"x {encoded}","IsCloud":"{PUBLIC}"}}"#
    );
    let info = format!(
        r#"{{"code":"{PRIVATE}","message":"{PRIVATE} {encoded}","errors":[{{"field":"{PUBLIC}"}}]}}"#
    );
    let headers = format!("location: https://{PRIVATE}.example/{PRIVATE}\r\nx-echo: {encoded}\r\n");
    let server = Server::start(vec![
        ("/login/companyinfo/acme", json(200, &company)),
        ("/system/info", server::reply(302, &headers, &info)),
    ])
    .await;
    let run = Trial::at(server.address).run().await;
    assert_eq!(ended(&run, Check::Keys).1, Code::RedirectedElsewhere);
    let everything = format!("{run:?}{:?}", run_view(&run)).to_lowercase();
    for form in [PUBLIC, PRIVATE, encoded] {
        assert!(!everything.contains(&form.to_lowercase()), "{everything}");
    }
    assert!(everything.contains("[removed]"));
}
