//! Every scenario is found out, whoever's mistake it is, and passes once it is mended.

use crate::comparison::{Found, differences, mutations};
use crate::desk::{Desk, practice};
use crate::permissions::Planned;
use onramp_core::catalog::Catalog;
use onramp_core::check::{Check, CheckRun, Outcome};
use onramp_core::words::Code;
use onramp_practice::{Given, Practice, ReadyRole, Scenario, scenarios};

fn planned(scenario: &Scenario, catalog: &Catalog) -> Planned {
    let features: Vec<&str> = scenario.plan.features.iter().map(String::as_str).collect();
    Planned::with(catalog, &scenario.plan.guide, &features)
}

/// Tests, with the role that the scenario's plan asks for.
async fn tested(scenario: &Scenario, practice: &Practice, given: &Given) -> CheckRun {
    let catalog = Catalog::shipped().unwrap();
    let planned = planned(scenario, &catalog);
    let role = ReadyRole::of(planned.role(true)).named(planned.role_name());
    practice.set_ready_role(role);
    let desk = Desk::new(practice, given);
    desk.check(&planned.input(&catalog), None).await
}

/// What a test with the scenario's plan finds where all is well.
async fn healthy(scenario: &Scenario) -> CheckRun {
    let practice = practice("healthy", false).await;
    let run = tested(scenario, &practice, &Given::default()).await;
    practice.stop().await;
    run
}

/// Lets the server play the scenario to a person who makes no mistake.
async fn played(scenario: &Scenario) -> Found {
    let practice = practice(&scenario.id, scenario.given.is_tls).await;
    let faultless = Given {
        answer_limit_ms: scenario.given.answer_limit_ms,
        is_tls: scenario.given.is_tls,
        trusts_issuer: scenario.given.trusts_issuer,
        ..Given::default()
    };
    let run = tested(scenario, &practice, &faultless).await;
    practice.stop().await;
    Found::by(&run, &healthy(scenario).await)
}

/// Lets a person make the scenario's mistake on a server that is well.
async fn mistaken(scenario: &Scenario) -> Found {
    let practice = practice("healthy", scenario.given.is_tls).await;
    let run = tested(scenario, &practice, &scenario.given).await;
    practice.stop().await;
    Found::by(&run, &healthy(scenario).await)
}

#[tokio::test]
async fn every_scenario_that_the_server_plays_is_found_out_and_any_other_expectation_is_not_met() {
    for scenario in scenarios().unwrap() {
        let expected = Found::expected(scenario);
        let found = played(scenario).await;

        let wrong = differences(&expected, &found);
        assert!(wrong.is_empty(), "{}: {wrong:#?}", scenario.id);
        for mutation in mutations(&expected) {
            let wrong = differences(&mutation, &found);
            assert!(!wrong.is_empty(), "{}: {mutation:?}", scenario.id);
        }
    }
}

#[tokio::test]
async fn every_mistake_of_the_persons_own_is_found_out_on_a_healthy_server() {
    let mistakes = scenarios().unwrap().iter();
    let mistakes: Vec<&Scenario> = mistakes.filter(|one| one.given.is_mistaken()).collect();
    assert_eq!(mistakes.len(), 4);

    for scenario in mistakes {
        let found = mistaken(scenario).await;

        let expected = Found::expected_of_the_mistake(scenario);
        let wrong = differences(&expected, &found);
        assert!(wrong.is_empty(), "{}: {wrong:#?}", scenario.id);
    }
}

#[tokio::test]
async fn every_scenario_of_the_window_passes_once_the_server_is_well_again() {
    for scenario in scenarios().unwrap().iter().filter(|one| one.is_switchable) {
        let practice = practice(&scenario.id, false).await;

        practice.set_scenario("healthy").unwrap();
        let run = tested(scenario, &practice, &Given::default()).await;

        assert!(
            run.has_all_it_needs(),
            "{}: {:#?}",
            scenario.id,
            run.findings
        );
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
fn every_expected_row_of_a_scenario_can_be_wrong_in_five_ways() {
    let all = scenarios().unwrap();
    let scenario = all.iter().find(|one| one.id == "no-my-security").unwrap();
    let rows =
        scenario.expect.len() + scenario.expect_about.len() + scenario.expect_permission.len();
    let expected = Found::expected(scenario);

    let mutations = mutations(&expected);

    assert_eq!(mutations.len(), rows * 5);
    assert!(mutations.iter().all(|mutation| *mutation != expected));
}
