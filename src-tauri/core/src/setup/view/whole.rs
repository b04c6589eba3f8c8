//! A setup, whole.

use super::BegunFromView;
use super::CallNotesView;
use super::ChoicesView;
use super::EndingView;
use super::EndpointRow;
use super::FieldView;
use super::FindingView;
use super::GuideCard;
use super::HoldView;
use super::IdentityView;
use super::InvitedView;
use super::NoteView;
use super::PermissionSheet;
use super::ReplacementView;
use super::RunView;
use super::SectionView;
use super::SetupState;
use crate::setup::{ReplacementReason, SetupId};
use serde::{Deserialize, Serialize};

/// A setup, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SetupView {
    /// Which one.
    pub id: SetupId,
    /// True when it plays on practice.
    pub is_practice: bool,
    /// Its guide.
    pub guide: GuideCard,
    /// The company: as the server named it, else as typed, else none.
    pub company: Option<String>,
    /// How it stands.
    pub state: SetupState,
    /// How it stands, in words.
    pub state_words: String,
    /// The choices.
    pub choices: ChoicesView,
    /// The steps left after the choices, by section.
    pub sections: Vec<SectionView>,
    /// The step to show.
    pub current_step: String,
    /// Company ID and URL.
    pub fields: Vec<FieldView>,
    /// The last answer of the live field check.
    pub field_check: Option<FindingView>,
    /// A company of the same ID found in another region: its login host, to be taken over on a click.
    pub offered_host: Option<String>,
    /// The permission sheet; none for the Admin role.
    pub permissions: Option<PermissionSheet>,
    /// The vendor's endpoint list; empty where it publishes none.
    pub endpoints: Vec<EndpointRow>,
    /// Paragraphs that are no step.
    pub notes: Vec<NoteView>,
    /// The last run of the live test.
    pub last_run: Option<RunView>,
    /// Whether ConnectWise's page has to stay open.
    pub hold: HoldView,
    /// The second pair; none when none is or was made.
    pub replacement: Option<ReplacementView>,
    /// Why a second pair may be begun now: "I lost the private key" as long as the pair has not signed in, "Replace the
    /// keys" once it is whole, and of a finished setup. Empty while one is under way, and before the end.
    pub replacement_offers: Vec<ReplacementReason>,
    /// How it is brought to its end; none when it is not.
    pub ending: Option<EndingView>,
    /// Where the last report was written.
    pub last_report: Option<String>,
    /// Whether the company that answered is the right one.
    pub identity: IdentityView,
    /// The report that it was started from; none when it was begun without one.
    pub begun_from: Option<BegunFromView>,
    /// When it was added from a desk's file (RFC 3339, UTC); none when it was begun on this computer.
    pub arrived_at: Option<String>,
    /// The invite that it was made from; none when it was begun without one.
    pub invite: Option<InvitedView>,
    /// What was written down on a call.
    pub call_notes: CallNotesView,
}
