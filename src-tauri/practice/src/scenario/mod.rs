//! What goes wrong, as data: `scenarios/<id>.toml`.

mod expect;
mod given;
mod read;
mod server;

pub use expect::{Expect, ExpectAbout, ExpectPermission, PlanChoice};
pub use given::{Given, GivenCompany, GivenIntegrationId, GivenKeys};
pub use read::{ScenarioError, scenarios};
pub(crate) use server::is_path_of;
pub use server::{Accepts, Blank, Fault, MemberChange, RoleChange, ServerSide};

use serde::Deserialize;

/// One thing that can go wrong, how it is played, and what the live test must find.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its id, which is its file's name: `wrong-keys`.
    pub id: String,
    /// Its title on the screen.
    pub title: String,
    /// What goes wrong, in plain words.
    pub about: String,
    /// What to press to make it go wrong: "Refuse the keys". Empty where nobody presses it.
    #[serde(default)]
    pub act: String,
    /// Where it stands among the others; none for the one in which nothing goes wrong.
    #[serde(default)]
    pub group: Option<ScenarioGroup>,
    /// True when a running server over plain http can play it, so that it can be rehearsed in the window.
    pub is_switchable: bool,
    /// What the person's side brings when the mistake is the person's own.
    #[serde(default)]
    pub given: Given,
    /// How the server plays it.
    #[serde(default)]
    pub server: ServerSide,
    /// For which guide's plan the expectations of the permission check are.
    #[serde(default)]
    pub plan: PlanChoice,
    /// What the live test finds, one entry per rung, in ladder order.
    pub expect: Vec<Expect>,
    /// What the permission check finds about the whole, where that differs from a healthy run's. Where it differs in
    /// that there is nothing to find, there is no entry.
    #[serde(default)]
    pub expect_about: Vec<ExpectAbout>,
    /// The boxes that the permission check does not find set.
    #[serde(default)]
    pub expect_permission: Vec<ExpectPermission>,
}

/// What a scenario is about; groups the list that a person chooses from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScenarioGroup {
    /// The way to the server, the company and the keys.
    Connection,
    /// The role and its member.
    Role,
    /// A fault in the middle of the permission check.
    Halfway,
}

impl ScenarioGroup {
    /// Answers with its name on the screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Connection => "The connection and the keys",
            Self::Role => "The role and its member",
            Self::Halfway => "In the middle of the permission check",
        }
    }
}

impl Scenario {
    /// True when nothing goes wrong in it but that boxes of the role are missing or too low, which can be had for any
    /// box with [`crate::Practice::set_box`].
    #[must_use]
    pub fn is_about_boxes_alone(&self) -> bool {
        self.server.is_about_boxes_alone()
    }

    /// What the live test finds when the server plays it and the person makes no mistake.
    #[must_use]
    pub fn expected_when_played(&self) -> Vec<Expect> {
        let played = |expect: &Expect| Expect {
            code: expect.code_when_played.unwrap_or(expect.code),
            ..*expect
        };
        self.expect.iter().map(played).collect()
    }
}
