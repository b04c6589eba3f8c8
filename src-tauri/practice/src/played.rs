//! What goes wrong at the moment: scenarios, several at once, and single boxes of the role.

use crate::account::Role;
use crate::scenario::{Scenario, ServerSide, scenarios};
use onramp_core::catalog::{Level, Permission};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What goes wrong at the moment.
pub(crate) struct Played {
    /// In the order in which they are offered.
    scenarios: Vec<&'static Scenario>,
    /// The boxes that were taken one by one, and what is left of each: None or My.
    boxes: BTreeMap<Permission, Level>,
    /// All of it together.
    server: Arc<ServerSide>,
}

impl Played {
    /// One scenario alone, which may be the one in which nothing goes wrong.
    pub(crate) fn only(scenario: &'static Scenario) -> Self {
        let mut played = Self {
            scenarios: Vec::new(),
            boxes: BTreeMap::new(),
            server: Arc::default(),
        };
        played.set(scenario, true);
        played
    }

    /// Adds a scenario, or takes it away.
    pub(crate) fn set(&mut self, scenario: &'static Scenario, is_on: bool) {
        self.scenarios.retain(|played| played.id != scenario.id);
        if is_on && scenario.server != ServerSide::default() {
            self.scenarios.push(scenario);
            self.scenarios.sort_by_key(|played| place_of(played));
        }
        self.combine();
    }

    /// Leaves a box at None or My, whatever the role says; All gives it back.
    pub(crate) fn set_box(&mut self, permission: &Permission, level: Level) {
        self.boxes.remove(permission);
        if level != Level::All {
            self.boxes.insert(permission.clone(), level);
        }
        self.combine();
    }

    pub(crate) fn scenarios(&self) -> &[&'static Scenario] {
        &self.scenarios
    }

    pub(crate) fn boxes(&self) -> &BTreeMap<Permission, Level> {
        &self.boxes
    }

    pub(crate) fn server(&self) -> Arc<ServerSide> {
        Arc::clone(&self.server)
    }

    /// A role as its page shows it: without the boxes that were taken one by one. Admin's page shows no boxes.
    pub(crate) fn as_shown(&self, role: &Role) -> Role {
        let mut shown = role.clone();
        for (permission, level) in &self.boxes {
            if !shown.is_admin && shown.holds(permission) > *level {
                shown.set(permission, *level);
            }
        }
        shown
    }

    fn combine(&mut self) {
        let mut all = ServerSide::default();
        for scenario in &self.scenarios {
            all.add(&scenario.server);
        }
        for (permission, level) in &self.boxes {
            match level {
                Level::None => all.role.takes_away.push(permission.clone()),
                Level::My => all.role.sets_to_my.push(permission.clone()),
                Level::All => {}
            }
        }
        self.server = Arc::new(all);
    }
}

/// Scenarios of a caller's own come last.
fn place_of(scenario: &Scenario) -> usize {
    let shipped = scenarios().unwrap_or_default();
    let mut shipped = shipped.iter();
    shipped
        .position(|known| known.id == scenario.id)
        .unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Accepts;

    fn named(id: &str) -> &'static Scenario {
        let mut all = scenarios().unwrap().iter();
        all.find(|scenario| scenario.id == id).unwrap()
    }

    #[test]
    fn several_scenarios_and_boxes_are_played_together_and_mended_alone() {
        let one: Permission = "finance/agreements/inquire".parse().unwrap();
        let mut played = Played::only(named("healthy"));
        assert!(played.scenarios().is_empty());

        played.set(named("no-default-board"), true);
        played.set(named("swapped-keys"), true);
        played.set_box(&one, Level::None);

        let ids: Vec<&str> = played.scenarios().iter().map(|one| &*one.id).collect();
        assert_eq!(ids, ["swapped-keys", "no-default-board"]);
        let server = played.server();
        assert_eq!(server.accepts, Accepts::SwappedKeys);
        assert!(server.member.loses_default_board);
        assert!(server.role.takes_away.contains(&one));

        played.set(named("swapped-keys"), false);
        played.set_box(&one, Level::All);
        let server = played.server();
        assert_eq!(server.accepts, Accepts::Keys);
        assert!(server.member.loses_default_board && server.role.takes_away.is_empty());
    }
}
