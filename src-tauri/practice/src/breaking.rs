//! What goes wrong on a running server, told from outside.

use crate::practice::{Practice, PracticeError, find};
use crate::scenario::Scenario;
use onramp_core::catalog::{Level, Permission};
use std::collections::BTreeMap;

impl Practice {
    /// The scenarios that go wrong at the moment, in the order in which they are offered. One that has happened for good,
    /// as a page that was closed, is none of them any more.
    #[must_use]
    pub fn broken(&self) -> Vec<&'static Scenario> {
        let played = self.shared.played();
        let scenarios = played.scenarios().iter().copied();
        let goes_on = |scenario: &&'static Scenario| !self.shared.is_over(scenario);
        scenarios.filter(goes_on).collect()
    }

    /// The boxes that were taken one by one, and what is left of each: None or My.
    #[must_use]
    pub fn taken_boxes(&self) -> BTreeMap<Permission, Level> {
        self.shared.played().boxes().clone()
    }

    /// Says where a box is set: "Finance › Agreements › Inquire Level".
    #[must_use]
    pub fn place_of(&self, permission: &Permission) -> Option<String> {
        self.shared.catalog.permission_in_words(permission)
    }

    /// Plays one scenario and nothing else from the next request on. Roles, members and keys stay.
    ///
    /// # Errors
    /// There is no such scenario, or it needs https.
    pub fn set_scenario(&self, id: &str) -> Result<(), PracticeError> {
        self.play(find(id, self.shared.is_tls)?);
        Ok(())
    }

    /// Plays a scenario of the caller's own, and nothing else, from the next request on.
    pub fn play(&self, scenario: &'static Scenario) {
        self.shared.play_only(scenario);
    }

    /// Lets a scenario go wrong besides what does already, from the next request on.
    ///
    /// # Errors
    /// There is no such scenario, or it needs https.
    pub fn break_also(&self, id: &str) -> Result<(), PracticeError> {
        let scenario = find(id, self.shared.is_tls)?;
        self.shared.set_scenario(scenario, true);
        Ok(())
    }

    /// Mends one scenario; all else goes on.
    ///
    /// # Errors
    /// There is no such scenario, or it needs https.
    pub fn mend(&self, id: &str) -> Result<(), PracticeError> {
        let scenario = find(id, self.shared.is_tls)?;
        self.shared.set_scenario(scenario, false);
        Ok(())
    }

    /// Leaves one box of the role of whoever signs in at None or My, whatever the role says; All gives it back. The
    /// role's page shows what is left, and whoever sets the box there has it back.
    ///
    /// # Errors
    /// ConnectWise has no such box.
    pub fn set_box(&self, permission: &Permission, level: Level) -> Result<(), PracticeError> {
        let known = self.place_of(permission);
        known.ok_or(PracticeError::UnknownBox)?;
        self.shared
            .change_played(|played| played.set_box(permission, level));
        Ok(())
    }

    /// Lets nothing go wrong any more. Roles, members and keys stay.
    ///
    /// # Errors
    /// The scenarios that ship cannot be read.
    pub fn mend_everything(&self) -> Result<(), PracticeError> {
        self.set_scenario("healthy")
    }
}
