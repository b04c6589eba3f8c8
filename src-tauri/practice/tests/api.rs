//! The API as a program meets it, over real sockets.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests, outside test functions"
)]

mod common;

use common::Caller;
use onramp_practice::{Practice, PracticeError, PracticeOptions};
use reqwest::{Client, StatusCode, header};
use serde_json::{Value, json};

async fn started(options: PracticeOptions) -> Practice {
    Practice::start(options).await.unwrap()
}

#[tokio::test]
async fn company_info_needs_no_key_and_knows_one_company_in_any_case() {
    let practice = started(PracticeOptions::default()).await;
    let ask = |company: &str| {
        let address = format!("{}/login/companyinfo/{company}", practice.site());
        async move { reqwest::get(address).await.unwrap() }
    };

    let known: Value = ask("AcmeMSP").await.json().await.unwrap();
    let unknown = ask("nobody").await;

    assert_eq!(known["CompanyName"], "ACME MSP");
    assert_eq!(known["Codebase"], "v2025_8/");
    assert_eq!(known["IsCloud"], true);
    assert_eq!(known["SiteUrl"], practice.address().to_string());
    assert_eq!(unknown.status(), StatusCode::OK);
    assert_eq!(unknown.text().await.unwrap(), "null");
    practice.stop().await;
}

#[tokio::test]
async fn the_ready_pair_signs_in_under_both_code_bases() {
    let practice = started(PracticeOptions::default()).await;
    let caller = Caller::ready(&practice);

    for codebase in ["v2025_8", "v4_6_release"] {
        let answer = caller
            .get(&format!("/{codebase}/apis/3.0/system/info/"))
            .await;

        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()["api-current-version"], "2025.8");
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body["version"], "v2025.8.104512");
    }
    practice.stop().await;
}

#[tokio::test]
async fn refusals_have_the_bodies_that_real_servers_send() {
    let practice = started(PracticeOptions::default()).await;
    let ready = Caller::ready(&practice);
    let wrong = Caller {
        private: "wrong".to_owned(),
        ..Caller::ready(&practice)
    };
    let nameless = Caller {
        client_id: None,
        ..Caller::ready(&practice)
    };

    let not_signed_in = wrong.ask("/system/info").await;
    let no_client_id = nameless.ask("/system/info").await;
    let no_endpoint = ready.ask("/system/nothing").await;
    let misrouted = ready.get("/v2025_8/apis/3.0/v2025_8/apis/3.0/x").await;

    let body = json!({ "code": "ConnectWiseApi", "message": "UserNotAuthenticated" });
    assert_eq!((not_signed_in.status, not_signed_in.body), (401, body));
    assert_eq!(no_client_id.status, 400);
    assert!(
        no_client_id.body["message"]
            .as_str()
            .unwrap()
            .contains("clientId")
    );
    let body = json!({ "code": "ConnectWiseApi", "message": "The endpoint does not exist." });
    assert_eq!((no_endpoint.status, no_endpoint.body), (404, body));
    assert_eq!(misrouted.status(), StatusCode::BAD_REQUEST);
    assert_eq!(
        misrouted.text().await.unwrap(),
        "Cannot route. Codebase/company is invalid"
    );
    practice.stop().await;
}

#[tokio::test]
async fn lists_come_in_pages_of_25_that_a_link_header_leads_through() {
    let practice = started(PracticeOptions::default()).await;
    let caller = Caller::ready(&practice);
    let list = "/v2025_8/apis/3.0/company/companies";

    let first = caller.get(list).await;
    let link = first.headers()[header::LINK].to_str().unwrap().to_owned();
    let rows: Vec<Value> = first.json().await.unwrap();
    let next = link.split_once('<').unwrap().1.split_once('>').unwrap().0;
    let next = next.strip_prefix(&practice.site()).unwrap();
    let rest: Vec<Value> = caller.get(next).await.json().await.unwrap();
    let count: Value = caller
        .get(&format!("{list}/count"))
        .await
        .json()
        .await
        .unwrap();

    assert_eq!(rows.len(), 25);
    assert_eq!(count, json!({ "count": rows.len() + rest.len() }));
    assert!(link.contains("rel=\"next\"") && link.contains("rel=\"last\""));
    practice.stop().await;
}

#[tokio::test]
async fn nothing_but_get_is_taken_on_the_api() {
    let practice = started(PracticeOptions::default()).await;
    let address = format!("{}/v2025_8/apis/3.0/company/companies", practice.site());

    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let answer = Client::new()
            .request(method, &address)
            .send()
            .await
            .unwrap();

        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.headers()[header::ALLOW], "GET");
    }
    practice.stop().await;
}

#[tokio::test]
async fn a_running_server_switches_to_a_fault_and_back() {
    let practice = started(PracticeOptions::default()).await;
    let caller = Caller::ready(&practice);
    let path = "/v2025_8/apis/3.0/system/info";

    practice.set_scenario("too-many-requests").unwrap();
    let busy = caller.get(path).await;
    practice.set_scenario("healthy").unwrap();
    let mended = caller.get(path).await;

    assert_eq!(busy.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(busy.headers()[header::RETRY_AFTER], "30");
    assert_eq!(mended.status(), StatusCode::OK);
    let unknown = practice.set_scenario("no-such");
    assert!(matches!(unknown, Err(PracticeError::UnknownScenario)));
    let not_here = practice.set_scenario("tls-unknown-issuer");
    assert!(matches!(not_here, Err(PracticeError::NeedsTls)));
    assert!(practice.broken().is_empty());
    practice.stop().await;
}

#[tokio::test]
async fn a_stopped_server_frees_its_port_at_once_even_while_an_answer_is_late() {
    let practice = started(PracticeOptions {
        scenario: "slow".to_owned(),
        ..PracticeOptions::default()
    })
    .await;
    let port = practice.address().port();
    let caller = Caller::ready(&practice);
    let waiting = tokio::spawn(async move {
        caller
            .http
            .get(format!("{}/v2025_8/apis/3.0/system/info", caller.site))
            .send()
            .await
    });
    tokio::task::yield_now().await;

    practice.stop().await;
    let again = Practice::start(PracticeOptions {
        port,
        ..PracticeOptions::default()
    })
    .await;

    assert!(again.is_ok());
    drop(waiting.await);
}

#[tokio::test]
async fn over_tls_it_is_trusted_by_whoever_trusts_its_authority_and_by_nobody_else() {
    let practice = started(PracticeOptions {
        is_tls: true,
        ..PracticeOptions::default()
    })
    .await;
    let ca = reqwest::Certificate::from_pem(practice.ca_pem().unwrap().as_bytes()).unwrap();
    let trusting = Client::builder().tls_certs_merge([ca]).build().unwrap();
    let port = practice.address().port();

    for host in ["127.0.0.1", "localhost"] {
        let address = format!("https://{host}:{port}/login/companyinfo/acmemsp");
        let answer = trusting.get(&address).send().await.unwrap();
        assert_eq!(answer.version(), reqwest::Version::HTTP_2);
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body["SiteUrl"], format!("{host}:{port}"));

        assert!(Client::new().get(&address).send().await.is_err());
    }
    practice.stop().await;
}
