//! What an invite file holds.

use super::Text;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

/// The format that this version writes, and the newest that it reads.
pub(super) const FORMAT: u32 = 1;

/// What every invite says it is.
pub(super) const KIND: &str = "onramp-invite";

/// Which guide the setup follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteGuide {
    /// The guide's id: `phin`.
    pub id: Text,
    /// The vendor's name.
    pub vendor: Text,
    /// The day on which the vendor's document was read for the sender's guide: `2026-11-21`.
    pub read_on: Text,
}

/// The company that is expected to answer. At least a name or a Company ID is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteCompany {
    /// Its name.
    pub name: Option<Text>,
    /// Its Company ID.
    pub company_id: Option<Text>,
    /// The login host of its ConnectWise, without scheme and path.
    pub address: Option<Text>,
}

/// What is chosen; none of both leaves a choice to the admin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteChoices {
    /// The id of the role option.
    pub role: Option<Text>,
    /// The ids of the features; an empty list chooses none.
    pub features: Option<Vec<Text>>,
}

/// Whom to ask. A name, and an address or a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteContact {
    /// The person's name.
    pub name: Text,
    /// Their e-mail address.
    pub mail: Option<Text>,
    /// Their telephone number.
    pub phone: Option<Text>,
}

/// An invite. Never a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invite {
    /// `onramp-invite`.
    pub(super) kind: &'static str,
    /// The format's version. A reader that knows a lower one only must refuse.
    pub(super) format: u32,
    /// Names this invite (a UUID).
    #[serde(serialize_with = "as_text")]
    #[schemars(with = "String")]
    pub id: uuid::Uuid,
    /// When it was made (RFC 3339, UTC).
    #[schemars(with = "String")]
    pub made_at: Timestamp,
    /// The Onramp that made it.
    pub onramp_version: Text,
    /// Which guide.
    pub guide: InviteGuide,
    /// Which company.
    pub company: InviteCompany,
    /// Which choices.
    pub choices: InviteChoices,
    /// Whom to ask.
    pub contact: InviteContact,
    /// What to tell the admin; lines end with a line feed.
    pub note: Option<Text>,
}

fn as_text<S: serde::Serializer>(id: &uuid::Uuid, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

impl Invite {
    /// Draws the invite as its file has it: indented, in the order of the struct, the same bytes each time.
    ///
    /// # Errors
    /// When it cannot be turned into JSON.
    pub fn render(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}

/// The JSON Schema of an invite, as committed in `schema/invite.schema.json`.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Invite).to_value()
}
