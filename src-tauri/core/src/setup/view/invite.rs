//! Invites: what is in one, and what one is made from.

use super::{ChoicesView, DeskFileView, Note, ReceivedView, SetupTwin};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an invite says, before anything is made from it. Nothing of it is proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct InviteView {
    /// Its id.
    pub id: String,
    /// The guide's id.
    pub guide: String,
    /// The vendor's name, as this Onramp's guide has it.
    pub vendor: String,
    /// Who it says that it comes from.
    pub from: String,
    /// Their e-mail address; none when it names none.
    pub mail: Option<String>,
    /// Their telephone number; none when it names none.
    pub phone: Option<String>,
    /// When it says that it was made (RFC 3339, UTC).
    pub made_at: String,
    /// The Onramp that it says it was made with.
    pub onramp_version: String,
    /// The company's name; none when it names none.
    pub company_name: Option<String>,
    /// The Company ID; none when it names none.
    pub company_id: Option<String>,
    /// The ConnectWise server; none when it names none.
    pub address: Option<String>,
    /// What to know of that address; none when it will be filled in.
    pub address_note: Option<Note>,
    /// The role that it chooses, by name; none when it chooses none.
    pub role: Option<String>,
    /// The features that it chooses, by name.
    pub features: Vec<String>,
    /// What they wrote, line by line.
    pub note: Vec<String>,
    /// The setup that was made from this invite before; none when there is none.
    pub setup: Option<SetupTwin>,
    /// Another setup of the same company and vendor; none when there is none.
    pub twin: Option<SetupTwin>,
}

/// The invite that a setup was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct InvitedView {
    /// Its id.
    pub id: String,
    /// Who it says that it comes from.
    pub from: String,
    /// Their e-mail address; none when it names none.
    pub mail: Option<String>,
    /// Their telephone number; none when it names none.
    pub phone: Option<String>,
    /// When it says that it was made (RFC 3339, UTC).
    pub made_at: String,
    /// What they wrote, line by line.
    pub note: Vec<String>,
    /// The company that it expects, in words.
    pub company: String,
    /// True as long as the choices are those that it made.
    pub has_choices: bool,
    /// When the person said that its company is the wrong one (RFC 3339, UTC); none as long as it counts.
    pub given_up_at: Option<String>,
}

/// What an invite is made from, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct InviteDraft {
    /// The guide's id.
    pub guide: String,
    /// The company's name; empty when it is not known.
    pub company_name: String,
    /// Its Company ID; empty when it is not known.
    pub company_id: String,
    /// The address of its ConnectWise; empty when it is not known.
    pub address: String,
    /// The chosen role option's id; none leaves it to the admin.
    pub role: Option<String>,
    /// The ids of the chosen features; none leaves them to the admin.
    pub features: Option<Vec<String>>,
    /// The specialist's name.
    pub contact_name: String,
    /// Their e-mail address; empty when it is not to be told.
    pub contact_mail: String,
    /// Their telephone number; empty when it is not to be told.
    pub contact_phone: String,
    /// What to tell the admin.
    pub note: String,
}

/// With what the form of an invite begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct InviteStart {
    /// The folder that is proposed for the file.
    pub folder: String,
    /// The name that the last invite was made with; empty when there was none.
    pub contact_name: String,
    /// Its e-mail address; empty when there was none.
    pub contact_mail: String,
    /// Its telephone number; empty when there was none.
    pub contact_phone: String,
    /// What can be chosen of each guide, by its id, with nothing chosen.
    pub choices: BTreeMap<String, ChoicesView>,
}

/// A file that was opened, by its kind. Nothing is made from it yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum OpenedFile {
    /// An invite.
    Invite {
        /// What it says.
        invite: Box<InviteView>,
    },
    /// A report that another Onramp wrote.
    Report {
        /// What it says.
        report: Box<ReceivedView>,
    },
    /// A desk that another Onramp wrote.
    Desk {
        /// What an import would do.
        desk: Box<DeskFileView>,
    },
}
