//! Every answer that a client can see from behind keys, and what it is called.

use super::server::reply;
use super::*;

const CLIENT_ID: &str = r#"{"code":"ConnectWiseApi","message":"The clientId header is invalid."}"#;
const PAGE: &str = "<!doctype html><title>Sign in</title>";

async fn keys_rung(answer: Reply) -> (Outcome, Code) {
    let server = Server::start(healthy_but(vec![("/system/info", answer)])).await;
    let run = Trial::at(server.address).run().await;
    assert!(!run.is_connected());
    let rest = ended(&run, Check::FirstRead);
    assert_eq!(rest, (Outcome::NotRun, Code::NotRunAfterFailure));
    ended(&run, Check::Keys)
}

#[tokio::test]
async fn every_known_refusal_of_the_first_question_has_its_code() {
    let html = "content-type: text/html\r\n";
    let security = r#"{"code":"Security","message":"SSL is required.","errors":null}"#;
    let version = r#"{"code":"ConnectWiseApi","message":"Could not find member 'x'.Check your accept header to make sure you are using the correct version."}"#;
    let no_endpoint = r#"{"code":"ConnectWiseApi","message":"The endpoint does not exist."}"#;
    let slow = r#"{"code":"ConnectWiseApi","message":"A timeout has occured. Please try again."}"#;
    let busy = r#"{"error":"ConnectWiseAPI","message":"Too many requests. Please try again in 30 seconds."}"#;
    let rows = [
        (json(401, NOT_SIGNED_IN), Code::KeysRejected),
        (json(401, r#"{"code":"Unauthorized"}"#), Code::KeysRejected),
        (reply(401, "", ""), Code::KeysRejected),
        (reply(401, html, PAGE), Code::AnswerNotJson),
        (reply(403, html, PAGE), Code::AnswerNotJson),
        (json(403, security), Code::SslPrefixMissing),
        (json(401, security), Code::SslPrefixMissing),
        (
            reply(400, "", "Cannot route. Codebase/company is invalid"),
            Code::AddressNotRouted,
        ),
        (json(400, version), Code::VersionRefused),
        (
            json(400, r#"{"code":"ApiFindCondition"}"#),
            Code::AnswerUnexpected,
        ),
        (json(404, no_endpoint), Code::EndpointUnknown),
        (reply(404, html, PAGE), Code::EndpointUnknown),
        (json(405, "{}"), Code::AnswerUnexpected),
        (json(429, busy), Code::TooManyRequests),
        (json(500, slow), Code::ServerTimedOut),
        (json(504, "{}"), Code::ServerTimedOut),
        (
            json(500, r#"{"code":"InternalServerError"}"#),
            Code::ServerError,
        ),
        (reply(503, html, PAGE), Code::ServerError),
        (reply(200, html, PAGE), Code::AnswerNotJson),
        (reply(200, "", ""), Code::AnswerNotJson),
        (json(200, "[1]"), Code::AnswerUnexpected),
        (
            reply(302, "location: https://elsewhere.example/x\r\n", ""),
            Code::RedirectedElsewhere,
        ),
        (reply(304, "", ""), Code::AnswerUnexpected),
        (reply(200, "", &"x".repeat(5000)), Code::AnswerTooLarge),
        (Reply::Close, Code::AnswerCutOff),
        (
            Reply::Bytes("HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{".to_owned()),
            Code::AnswerCutOff,
        ),
    ];
    for (answer, expected) in rows {
        assert_eq!(keys_rung(answer).await, (Outcome::Failed, expected));
    }
}

#[tokio::test]
async fn an_answer_that_never_comes_is_a_time_out_of_its_own() {
    let hang = vec![("/system/info", Reply::Hang)];
    let server = Server::start(healthy_but(hang)).await;
    let mut trial = Trial::at(server.address);
    trial.limits.whole = Duration::from_secs(2);
    let run = trial.run().await;
    let expected = (Outcome::Failed, Code::AnswerTimedOut);
    assert_eq!(ended(&run, Check::Keys), expected);
}

#[tokio::test]
async fn how_long_to_wait_and_where_it_moved_are_among_the_facts() {
    let rows = [
        (
            reply(429, "retry-after: 30\r\n", "{}"),
            FactName::RetryAfterSeconds,
            "30",
        ),
        (
            reply(302, "location: //elsewhere.example/a?b=c\r\n", ""),
            FactName::OtherHost,
            "elsewhere.example",
        ),
        (
            json(401, NOT_SIGNED_IN),
            FactName::ServerCode,
            "ConnectWiseApi",
        ),
        (json(401, NOT_SIGNED_IN), FactName::Status, "401"),
    ];
    for (answer, name, expected) in rows {
        let server = Server::start(healthy_but(vec![("/system/info", answer)])).await;
        let run = Trial::at(server.address).run().await;
        let fact = Fact::new(name, expected);
        assert!(
            run.findings[4].evidence.contains(&fact),
            "{:?}",
            run.findings[4]
        );
    }
}

#[tokio::test]
async fn keys_in_each_others_fields_are_called_swapped() {
    // Base64 of acme+PuBlIc0123456789:PrIvAt9876543210 begins so.
    let as_captured = ("YWNtZStQdUJs", json(401, NOT_SIGNED_IN));
    let server = Server::start(healthy_but(vec![as_captured])).await;
    let run = Trial::at(server.address).run().await;
    assert_eq!(
        ended(&run, Check::Keys),
        (Outcome::Failed, Code::KeysSwapped)
    );
}

#[tokio::test]
async fn a_refused_integration_id_leaves_the_keys_unjudged() {
    for status in [400, 401, 403] {
        for (has_id, expected) in [
            (true, Code::IntegrationIdRefused),
            (false, Code::IntegrationIdMissing),
        ] {
            let refused = vec![("/system/info", json(status, CLIENT_ID))];
            let server = Server::start(healthy_but(refused)).await;
            let mut trial = Trial::at(server.address);
            trial.integration_id = trial.integration_id.filter(|_| has_id);
            let run = trial.run().await;
            let unjudged = (Outcome::CouldNotTell, Code::KeysNotReached);
            assert_eq!(ended(&run, Check::Keys), unjudged);
            assert_eq!(
                ended(&run, Check::IntegrationId),
                (Outcome::Failed, expected)
            );
            let rest = ended(&run, Check::FirstRead);
            assert_eq!(rest, (Outcome::NotRun, Code::NotRunAfterFailure));
        }
    }
}

#[tokio::test]
async fn a_server_that_asks_for_no_integration_id_is_said_to_do_so() {
    let server = Server::start(healthy_but(vec![])).await;
    let mut trial = Trial::at(server.address);
    trial.integration_id = None;
    let run = trial.run().await;
    let expected = (Outcome::NotNeeded, Code::IntegrationIdNotNeeded);
    assert_eq!(ended(&run, Check::IntegrationId), expected);
    assert!(run.is_connected());
    let heads = server.heads().join("").to_lowercase();
    assert!(!heads.contains("clientid"));
}

#[tokio::test]
async fn without_an_integration_id_a_plain_401_decides_nothing() {
    let refused = vec![("/system/info", json(401, NOT_SIGNED_IN))];
    let server = Server::start(healthy_but(refused)).await;
    let mut trial = Trial::at(server.address);
    trial.integration_id = None;
    let run = trial.run().await;
    let expected = (
        Outcome::CouldNotTell,
        Code::KeysRejectedWithoutIntegrationId,
    );
    assert_eq!(ended(&run, Check::Keys), expected);
}

#[tokio::test]
async fn without_keys_nothing_is_asked_behind_them() {
    let server = Server::start(healthy_but(vec![])).await;
    let mut trial = Trial::at(server.address);
    trial.keys = None;
    let run = trial.run().await;
    assert_eq!(
        ended(&run, Check::Keys),
        (Outcome::Failed, Code::KeysNotCaptured)
    );
    assert_eq!(server.heads().len(), 1);
}

#[tokio::test]
async fn a_role_without_system_info_is_proved_by_the_first_read() {
    let refused = vec![("/system/info", json(403, NOT_ALLOWED))];
    let server = Server::start(healthy_but(refused.clone())).await;
    assert!(Trial::at(server.address).run().await.is_connected());

    let mut neither = refused;
    neither.push(("/companies/count", json(403, NOT_ALLOWED)));
    let server = Server::start(healthy_but(neither)).await;
    let run = Trial::at(server.address).run().await;
    let expected = (Outcome::CouldNotTell, Code::SystemInfoRefused);
    assert_eq!(ended(&run, Check::Keys), expected);
}

#[tokio::test]
async fn the_first_read_names_the_box_or_the_level_that_is_missing() {
    let rows = [
        (json(403, NOT_ALLOWED), (Outcome::Failed, Code::ReadRefused)),
        (
            json(200, r#"{"count":0}"#),
            (Outcome::CouldNotTell, Code::FirstReadEmpty),
        ),
        (
            json(200, r#"{"sum":1}"#),
            (Outcome::Failed, Code::AnswerUnexpected),
        ),
        (
            json(401, NOT_SIGNED_IN),
            (Outcome::Failed, Code::KeysRejected),
        ),
        (
            json(400, CLIENT_ID),
            (Outcome::Failed, Code::IntegrationIdRefused),
        ),
    ];
    for (answer, expected) in rows {
        let server = Server::start(healthy_but(vec![("/companies/count", answer)])).await;
        let run = Trial::at(server.address).run().await;
        assert_eq!(ended(&run, Check::FirstRead), expected);
        assert!(!run.is_connected());
    }
}

#[tokio::test]
async fn a_404_under_the_own_code_base_is_asked_again_under_the_general_one() {
    let mut routes = vec![
        ("/v2025_1/apis", json(404, "{}")),
        ("/v4_6_release/apis/3.0/system/info", json(200, INFO)),
    ];
    routes = healthy_but(routes);
    let server = Server::start(routes).await;
    let run = Trial::at(server.address).run().await;
    assert!(run.is_connected(), "{run:?}");
}
