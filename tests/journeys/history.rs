//! Earlier tests: what was mended and what broke between two of them is named, and nothing else.

use crate::house::House;
use onramp_core::catalog::{Level, Permission};
use onramp_core::check::Change;
use onramp_core::report::Made;
use onramp_core::setup::view::{KeySlot, PastEnding, RunsComparedView};
use onramp_core::setup::{FieldId, SetupId};

const AGREEMENTS: &str = "finance/agreements/inquire";

fn agreements() -> Permission {
    AGREEMENTS.parse().unwrap()
}

async fn ready() -> (House, SetupId) {
    let house = House::open().await;
    let id = house.begin_with("phin", "custom").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    (house, id)
}

async fn compared(house: &House, id: &SetupId) -> RunsComparedView {
    house.onramp.compare_runs(id, None).await.unwrap().unwrap()
}

/// The boxes that went one way.
fn boxes(compared: &RunsComparedView, change: Change) -> Vec<&str> {
    let groups = compared.comparison.groups.iter();
    let groups = groups.filter(|group| group.change == change);
    let rows = groups.flat_map(|group| &group.rows);
    rows.filter_map(|row| row.permission.as_deref()).collect()
}

/// Everything that both tests saw differently.
fn changed(compared: &RunsComparedView) -> Vec<&str> {
    let groups = compared.comparison.groups.iter();
    let groups = groups.filter(|group| group.change.is_change());
    let rows = groups.flat_map(|group| &group.rows);
    rows.map(|row| row.permission.as_deref().unwrap_or(&row.name))
        .collect()
}

#[tokio::test]
async fn a_forgotten_box_that_is_set_between_two_tests_is_exactly_what_was_mended() {
    let (house, id) = ready().await;
    house.practice.set_box(&agreements(), Level::None).unwrap();
    house.test(&id).await;
    house.practice.set_box(&agreements(), Level::All).unwrap();
    house.test(&id).await;

    let compared = compared(&house, &id).await;

    assert_eq!(boxes(&compared, Change::Mended), [AGREEMENTS]);
    assert_eq!(changed(&compared), [AGREEMENTS]);
    assert!(compared.comparison.grounds.is_empty());
    assert_eq!(compared.then.ending, PastEnding::Problem);
    assert_eq!(compared.now.ending, PastEnding::Passed);
    house.practice.stop().await;
}

#[tokio::test]
async fn only_what_was_asked_again_counts_as_mended() {
    let (house, id) = ready().await;
    house.practice.set_box(&agreements(), Level::None).unwrap();
    house.test(&id).await;
    house.practice.set_box(&agreements(), Level::All).unwrap();
    house.test_again(&id).await;

    let compared = compared(&house, &id).await;

    assert_eq!(changed(&compared), [AGREEMENTS]);
    for row in compared
        .comparison
        .groups
        .iter()
        .filter(|group| group.change == Change::NotAskedAgain)
        .flat_map(|group| &group.rows)
    {
        assert!(row.now.kept.is_some(), "{}", row.name);
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn a_box_taken_away_since_the_last_test_that_passed_is_exactly_what_broke() {
    let (house, id) = ready().await;
    house.test(&id).await;
    house.practice.set_box(&agreements(), Level::None).unwrap();
    house.test(&id).await;
    house.test(&id).await;

    let history = house.onramp.history(&id).await.unwrap();
    let endings: Vec<_> = history.runs.iter().map(|run| run.ending).collect();
    assert_eq!(
        endings,
        [PastEnding::Problem, PastEnding::Problem, PastEnding::Passed]
    );
    let passed = history.last_passed.unwrap();
    assert_eq!(passed, history.runs[2].id);
    let chosen = Some((passed, history.runs[0].id));
    let compared = house.onramp.compare_runs(&id, chosen).await.unwrap();
    let compared = compared.unwrap();

    assert_eq!(boxes(&compared, Change::Broke), [AGREEMENTS]);
    assert_eq!(changed(&compared), [AGREEMENTS]);
    let broke = &compared.comparison.groups[0].rows[0];
    assert!(
        broke
            .to_do
            .ends_with("Finance › Agreements › Inquire Level → All")
    );
    house.practice.stop().await;
}

#[tokio::test]
async fn the_report_tells_what_broke_since_it_worked_and_one_test_alone_tells_nothing() {
    let (house, id) = ready().await;
    house.test(&id).await;
    let alone = house
        .onramp
        .prepare_report(&id, &Made::now())
        .await
        .unwrap();
    assert_eq!(alone.report.compared, None);
    assert!(!alone.html.contains("What changed since"));

    house.practice.set_box(&agreements(), Level::None).unwrap();
    house.test(&id).await;
    let prepared = house
        .onramp
        .prepare_report(&id, &Made::now())
        .await
        .unwrap();

    let compared = prepared.report.compared.unwrap();
    assert_eq!(compared.changes[0].change, Change::Broke);
    assert_eq!(
        compared.changes[0].rows[0].permission.as_deref(),
        Some(AGREEMENTS)
    );
    assert!(prepared.html.contains("What changed since the test of"));
    house.practice.stop().await;
}

#[tokio::test]
async fn tests_of_another_company_stay_in_the_list_when_the_company_changes() {
    let (house, id) = ready().await;
    house.test(&id).await;
    let view = house
        .onramp
        .set_field(&id, FieldId::CompanyId, "somebody-else")
        .await
        .unwrap();
    assert!(view.last_run.is_none());
    house.test(&id).await;

    let compared = compared(&house, &id).await;

    assert_eq!(compared.comparison.grounds[0].label, "Company ID");
    assert_eq!(compared.comparison.grounds[0].now, "somebody-else");
    assert!(compared.now.changes.starts_with("Not about the same"));
    house.onramp.delete_setup(&id).await.unwrap();
    assert!(house.onramp.history(&id).await.is_err());
    house.practice.stop().await;
}
