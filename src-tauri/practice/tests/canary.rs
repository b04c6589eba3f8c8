//! The echoing server does echo: a journey that finds no key in Onramp proves nothing otherwise.
#![allow(clippy::unwrap_used, reason = "everything in this target is a test")]

use onramp_practice::{CanaryPlace, Practice, PracticeOptions};
use reqwest::Client;

#[tokio::test]
async fn each_place_of_an_answer_carries_the_private_key() {
    let practice = Practice::start(PracticeOptions::default()).await.unwrap();
    let http = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let user = format!("{}+{}", practice.company(), practice.public_key().expose());
    let private = practice.private_key().expose();

    for place in CanaryPlace::ALL {
        practice.set_canary(Some(place));
        let path = match place {
            CanaryPlace::CompanyInfo => "/login/companyinfo/acmemsp",
            CanaryPlace::Body
            | CanaryPlace::Header
            | CanaryPlace::ErrorMessage
            | CanaryPlace::ErrorCode
            | CanaryPlace::SignInMessage
            | CanaryPlace::Html
            | CanaryPlace::Redirect
            | CanaryPlace::PlainText
            | CanaryPlace::Records => "/v2025_8/apis/3.0/system/info",
        };
        let request = http.get(format!("{}{path}", practice.site()));
        let answer = request
            .basic_auth(&user, Some(private))
            .send()
            .await
            .unwrap();
        let headers = format!("{:?}", answer.headers());
        let body = answer.text().await.unwrap();

        assert!(
            headers.contains(private) || body.contains(private),
            "{place:?}"
        );
    }
    practice.stop().await;
}

#[tokio::test]
async fn rungs_that_are_spared_carry_no_key_and_reads_do() {
    let practice = Practice::start(PracticeOptions::default()).await.unwrap();
    practice.set_canary(Some(CanaryPlace::Records));
    practice.set_canary_spares_rungs(true);
    let user = format!("{}+{}", practice.company(), practice.public_key().expose());
    let private = practice.private_key().expose();
    let read = async |path: &str| {
        let address = format!("{}/v2025_8/apis/3.0{path}", practice.site());
        let request = Client::new().get(address);
        let request = request.basic_auth(&user, Some(private));
        let request = request.header("clientId", practice.client_id());
        request.send().await.unwrap().text().await.unwrap()
    };

    for spared in ["/system/info", "/company/companies/count"] {
        assert!(!read(spared).await.contains(private), "{spared}");
    }
    for echoed in ["/system/mySecurity", "/system/myMembers", "/service/boards"] {
        assert!(read(echoed).await.contains(private), "{echoed}");
    }
    assert!(read("/system/mySecurity").await.contains("\"All\""));
    practice.stop().await;
}
