//! Company ID and URL, asked without a key.

use super::server::reply;
use super::*;
use crate::check::company::find_among;

async fn find(answer: Reply) -> FieldCheck {
    let server = Server::start(vec![("/login/companyinfo/acme", answer)]).await;
    let trial = Trial::at(server.address);
    find_company(&trial.input(), &CancellationToken::new(), &Timestamp::now).await
}

#[tokio::test]
async fn a_company_is_found_with_its_name_and_version() {
    let found = find(json(200, ACME)).await;
    let checks: Vec<Check> = found.run.findings.iter().map(|it| it.check).collect();
    assert_eq!(
        checks,
        [Check::Name, Check::Tcp, Check::Tls, Check::Company]
    );
    assert_eq!(
        found.company,
        Some(CompanyFound {
            name: Some("ACME MSP".to_owned()),
            version: Some("v2025.8".to_owned()),
            codebase: "v2025_1".to_owned(),
            is_cloud: Some(true),
        })
    );
    let words = finding_view(&found.run.findings[3]).words;
    assert_eq!(words.title, "Found: ACME MSP");
    assert!(
        words.happened.contains("ACME MSP, cloud, v2025.8"),
        "{words:?}"
    );
}

#[tokio::test]
async fn the_cloud_flag_may_be_a_boolean_or_a_string() {
    for (flag, expected) in [
        ("true", Some(true)),
        ("\"True\"", Some(true)),
        ("\"false\"", Some(false)),
        ("false", Some(false)),
        ("null", None),
        ("\"perhaps\"", None),
    ] {
        let body = format!(r#"{{"CompanyName":"A","Codebase":"v4_6_release/","IsCloud":{flag}}}"#);
        assert_eq!(
            find(json(200, &body)).await.company.unwrap().is_cloud,
            expected
        );
    }
}

#[tokio::test]
async fn every_other_answer_about_a_company_has_its_code() {
    let html = "content-type: text/html\r\n";
    let page = "<html><body>Welcome</body></html>";
    let no_endpoint = r#"{"code":"ConnectWiseApi","message":"The endpoint does not exist."}"#;
    let rows = [
        (json(200, "null"), Code::CompanyUnknown),
        (json(404, r#"{"code":"NotFound"}"#), Code::CompanyUnknown),
        (json(404, no_endpoint), Code::NotAConnectWise),
        (reply(404, html, page), Code::NotAConnectWise),
        (json(200, "{}"), Code::NotAConnectWise),
        (json(200, "[]"), Code::NotAConnectWise),
        (json(200, "true"), Code::NotAConnectWise),
        (reply(200, html, page), Code::AnswerNotJson),
        (reply(200, "", ""), Code::AnswerNotJson),
        (
            reply(301, "location: /elsewhere\r\n", ""),
            Code::RedirectedElsewhere,
        ),
        (
            reply(400, "", "Cannot route. Codebase/company is invalid"),
            Code::AddressNotRouted,
        ),
        (json(500, "{}"), Code::ServerError),
        (json(429, "{}"), Code::TooManyRequests),
        (reply(200, "", &"x".repeat(5000)), Code::AnswerTooLarge),
        (Reply::Close, Code::AnswerCutOff),
    ];
    for (answer, expected) in rows {
        let found = find(answer).await;
        assert_eq!(
            ended(&found.run, Check::Company),
            (Outcome::Failed, expected)
        );
        assert_eq!(found.company, None);
    }
}

#[tokio::test]
async fn a_code_base_that_is_no_plain_word_never_gets_into_an_address() {
    let body = r#"{"CompanyName":"A","Codebase":"//elsewhere.example/","IsCloud":true}"#;
    let server = Server::start(vec![
        ("/login/companyinfo/acme", json(200, body)),
        ("/v4_6_release/apis/3.0/system/info", json(200, INFO)),
        (
            "/v4_6_release/apis/3.0/company/companies/count",
            json(200, r#"{"count":1}"#),
        ),
    ])
    .await;
    assert!(Trial::at(server.address).run().await.is_connected());
}

#[tokio::test]
async fn an_answer_that_breaks_off_once_is_asked_for_once_more() {
    let server = Server::start(vec![("/login/companyinfo/acme", Reply::Close)]).await;
    let trial = Trial::at(server.address);
    let found = find_company(&trial.input(), &CancellationToken::new(), &Timestamp::now).await;
    assert_eq!(server.heads().len(), 2);
    let statuses: Vec<Option<u16>> = found.run.requests.iter().map(|it| it.status).collect();
    assert_eq!(statuses, [None, None]);
}

#[tokio::test]
async fn a_company_of_another_region_is_offered_and_not_taken() {
    let unknown = vec![("/login/companyinfo/acme", json(200, "null"))];
    let [here, third] = [
        Server::start(unknown.clone()).await,
        Server::start(unknown).await,
    ];
    let there = Server::start(healthy_but(vec![])).await;
    let others = vec![
        Site::practice(third.address, false),
        Site::practice(there.address, false),
    ];
    let trial = Trial::at(here.address);
    let cancel = CancellationToken::new();
    let found = find_among(&trial.input(), others.clone(), &cancel, &Timestamp::now).await;
    let expected = (Outcome::Failed, Code::CompanyFoundElsewhere);
    assert_eq!(ended(&found.run, Check::Company), expected);
    assert_eq!(
        (found.company, found.elsewhere.as_ref()),
        (None, others.get(1))
    );
    assert_eq!(found.run.requests.len(), 3);
    for server in [&here, &third, &there] {
        let heads = server.heads().join("").to_lowercase();
        assert!(!heads.contains("authorization") && !heads.contains("clientid"));
    }
}
