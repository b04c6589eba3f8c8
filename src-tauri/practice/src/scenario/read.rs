//! Reads the scenarios that ship.

use super::Scenario;
use std::sync::LazyLock;
use thiserror::Error;

/// Why the scenarios cannot be used.
#[derive(Debug, Error)]
pub enum ScenarioError {
    /// A file is no scenario.
    #[error("the scenario `{id}` cannot be read")]
    Unreadable {
        /// Which one.
        id: &'static str,
        /// Why.
        #[source]
        source: toml::de::Error,
    },
    /// A file is named otherwise than the scenario in it.
    #[error("the scenario in `{id}.toml` has another id")]
    Misnamed {
        /// The file's name.
        id: &'static str,
    },
}

macro_rules! shipped {
    ($($id:literal),+ $(,)?) => {
        [$(($id, include_str!(concat!("../../scenarios/", $id, ".toml")))),+]
    };
}

/// Every scenario, in the order in which to offer them.
const SHIPPED: [(&str, &str); 26] = shipped![
    "healthy",
    "wrong-company",
    "wrong-keys",
    "swapped-keys",
    "lost-private-key",
    "missing-integration-id",
    "server-error",
    "too-many-requests",
    "slow",
    "html-page",
    "redirect-elsewhere",
    "tls-unknown-issuer",
    "missing-box",
    "missing-table",
    "level-my",
    "member-below-corporate",
    "no-default-board",
    "empty-lists",
    "blank-fields",
    "no-my-security",
    "keys-end-halfway",
    "too-many-requests-halfway",
    "cut-off-halfway",
    "connection-reset-halfway",
    "server-error-halfway",
    "html-halfway",
];

static SCENARIOS: LazyLock<Result<Vec<Scenario>, ScenarioError>> =
    LazyLock::new(|| SHIPPED.iter().map(|(id, text)| read(id, text)).collect());

/// Lists every scenario that can be played, `healthy` first.
///
/// # Errors
/// A shipped file cannot be read; a test keeps that from shipping.
pub fn scenarios() -> Result<&'static [Scenario], &'static ScenarioError> {
    SCENARIOS.as_ref().map(Vec::as_slice)
}

fn read(id: &'static str, text: &str) -> Result<Scenario, ScenarioError> {
    let scenario: Scenario =
        toml::from_str(text).map_err(|source| ScenarioError::Unreadable { id, source })?;
    if scenario.id != id {
        return Err(ScenarioError::Misnamed { id });
    }
    Ok(scenario)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onramp_core::catalog::Catalog;
    use onramp_core::check::{Check, Outcome};

    const RUNGS: [Check; 7] = [
        Check::Name,
        Check::Tcp,
        Check::Tls,
        Check::Company,
        Check::Keys,
        Check::IntegrationId,
        Check::FirstRead,
    ];

    #[test]
    fn every_scenario_expects_a_finding_of_every_rung_in_ladder_order() {
        for scenario in scenarios().unwrap() {
            let rungs: Vec<Check> = scenario.expect.iter().map(|expect| expect.check).collect();

            assert_eq!(rungs, RUNGS, "{}", scenario.id);
        }
    }

    #[test]
    fn every_scenario_but_the_healthy_one_stands_in_a_group() {
        for scenario in scenarios().unwrap() {
            assert_eq!(
                scenario.group.is_none(),
                scenario.id == "healthy",
                "{}",
                scenario.id
            );
        }
    }

    #[test]
    fn what_can_go_wrong_on_a_running_server_has_an_act_of_its_own() {
        let acts: Vec<&str> = scenarios()
            .unwrap()
            .iter()
            .filter(|scenario| scenario.is_switchable && scenario.group.is_some())
            .map(|scenario| &*scenario.act)
            .collect();
        let different: std::collections::BTreeSet<&&str> = acts.iter().collect();

        assert!(!acts.contains(&""));
        assert_eq!(different.len(), acts.len());
    }

    #[test]
    fn only_where_nothing_is_wrong_with_the_answers_nothing_fails() {
        for scenario in scenarios().unwrap() {
            let ladder = scenario.expect.iter().map(|expect| expect.outcome);
            let whole = scenario.expect_about.iter().map(|expect| expect.outcome);
            let boxes = scenario.expect_permission.iter();
            let boxes = boxes.map(|expect| expect.outcome);
            let fails = ladder
                .chain(whole)
                .chain(boxes)
                .any(|outcome| matches!(outcome, Outcome::Failed | Outcome::CouldNotTell));

            let expected = !["healthy", "lost-private-key", "too-many-requests-halfway"]
                .contains(&&*scenario.id);
            assert_eq!(fails, expected, "{}", scenario.id);
        }
    }

    #[test]
    fn every_box_that_a_scenario_names_is_one_of_the_catalogs() {
        let catalog = Catalog::shipped().unwrap();
        for scenario in scenarios().unwrap() {
            let role = &scenario.server.role;
            let expected = scenario.expect_permission.iter();
            let expected = expected.map(|expect| &expect.permission);
            for named in role
                .takes_away
                .iter()
                .chain(&role.sets_to_my)
                .chain(expected)
            {
                let place = catalog.permission_in_words(named);

                assert!(place.is_some(), "{}: {named}", scenario.id);
            }
        }
    }

    #[test]
    fn every_switchable_scenario_but_the_healthy_one_has_a_part_for_the_server() {
        for scenario in scenarios().unwrap() {
            let plays = scenario.server != super::super::ServerSide::default();

            assert_eq!(
                plays,
                scenario.is_switchable && scenario.id != "healthy",
                "{}",
                scenario.id
            );
        }
    }

    #[test]
    fn every_fault_is_an_answer_that_can_be_sent() {
        let faults = scenarios().unwrap().iter();
        for fault in faults.flat_map(|scenario| &scenario.server.faults) {
            let has_status = fault.status.is_none_or(|status| {
                axum::http::StatusCode::from_u16(status).is_ok_and(|known| known.as_u16() >= 200)
            });

            assert!(has_status, "{}", fault.path);
            let is_late = fault.delay_ms > 0;
            let breaks = fault.reset || fault.truncate;
            assert!(
                fault.status.is_some() || is_late || breaks,
                "{}",
                fault.path
            );
            for (name, value) in &fault.headers {
                assert!(axum::http::HeaderName::try_from(name).is_ok(), "{name}");
                assert!(axum::http::HeaderValue::try_from(value).is_ok(), "{name}");
            }
        }
    }

    #[test]
    fn a_scenario_under_another_name_is_refused() {
        let text = SHIPPED[0].1;

        assert!(matches!(
            read("other", text),
            Err(ScenarioError::Misnamed { id: "other" })
        ));
    }
}
