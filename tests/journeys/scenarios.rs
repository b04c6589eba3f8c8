//! Every scenario is found out, whoever's mistake it is, and passes once it is mended.

use crate::comparison::{differences, mutations};
use crate::desk::{Desk, practice};
use onramp_core::check::{Check, CheckRun, Outcome};
use onramp_core::words::Code;
use onramp_practice::{Expect, Given, Scenario, scenarios};

/// Lets the server play the scenario to a person who makes no mistake.
async fn played(scenario: &Scenario) -> CheckRun {
    let practice = practice(&scenario.id, scenario.given.is_tls).await;
    let faultless = Given {
        answer_limit_ms: scenario.given.answer_limit_ms,
        is_tls: scenario.given.is_tls,
        trusts_issuer: scenario.given.trusts_issuer,
        ..Given::default()
    };
    let run = Desk::new(&practice, &faultless).test().await;
    practice.stop().await;
    run
}

/// Lets a person make the scenario's mistake on a server that is well.
async fn mistaken(scenario: &Scenario) -> CheckRun {
    let practice = practice("healthy", scenario.given.is_tls).await;
    let run = Desk::new(&practice, &scenario.given).test().await;
    practice.stop().await;
    run
}

#[tokio::test]
async fn every_scenario_that_the_server_plays_is_found_out() {
    for scenario in scenarios().unwrap() {
        let run = played(scenario).await;

        let wrong = differences(&scenario.expected_when_played(), &run);
        assert!(wrong.is_empty(), "{}: {wrong:#?}", scenario.id);
    }
}

#[tokio::test]
async fn every_mistake_of_the_persons_own_is_found_out_on_a_healthy_server() {
    let mistakes = scenarios().unwrap().iter();
    let mistakes: Vec<&Scenario> = mistakes.filter(|one| one.given.is_mistaken()).collect();
    assert_eq!(mistakes.len(), 4);

    for scenario in mistakes {
        let run = mistaken(scenario).await;

        let wrong = differences(&scenario.expect, &run);
        assert!(wrong.is_empty(), "{}: {wrong:#?}", scenario.id);
    }
}

#[tokio::test]
async fn changing_any_one_expected_finding_of_any_scenario_is_noticed() {
    for scenario in scenarios().unwrap() {
        let expected = scenario.expected_when_played();
        let run = played(scenario).await;
        assert_eq!(differences(&expected, &run), [""; 0], "{}", scenario.id);

        for mutation in mutations(&expected) {
            let wrong = differences(&mutation, &run);
            assert!(!wrong.is_empty(), "{}: {mutation:?}", scenario.id);
        }
    }
}

#[tokio::test]
async fn every_scenario_of_the_window_passes_once_the_server_is_well_again() {
    for scenario in scenarios().unwrap().iter().filter(|one| one.is_switchable) {
        let practice = practice(&scenario.id, false).await;
        let desk = Desk::new(&practice, &Given::default());

        practice.set_scenario("healthy").unwrap();
        let run = desk.test().await;

        assert!(run.is_connected(), "{}: {:#?}", scenario.id, run.findings);
        practice.stop().await;
    }
}

#[tokio::test]
async fn the_whole_test_passes_over_tls_for_whoever_trusts_the_issuer() {
    let practice = practice("healthy", true).await;
    let given = Given {
        is_tls: true,
        trusts_issuer: true,
        ..Given::default()
    };

    let run = Desk::new(&practice, &given).test().await;

    assert!(run.is_connected(), "{:#?}", run.findings);
    let tls = run.findings.iter().find(|one| one.check == Check::Tls);
    let tls = tls.map(|one| (one.outcome, one.code));
    assert_eq!(tls, Some((Outcome::Passed, Code::TlsTrusted)));
    practice.stop().await;
}

#[test]
fn a_comparison_tells_apart_what_is_missing_and_what_is_too_much() {
    let expected = &scenarios().unwrap()[0].expect;
    let one: [Expect; 1] = [expected[0]];

    assert_eq!(mutations(&one).len(), 5);
    assert!(
        mutations(expected)
            .iter()
            .all(|mutation| mutation != expected)
    );
}
