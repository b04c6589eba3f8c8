//! A setup that comes out of a desk's file. The file may be from anybody: nothing that it tells is proved here.

use super::{FieldId, KeptIn, Setup, is_connectwise, looks_like_key};
use crate::address::read_address;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The file that a setup came out of, as it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Arrived {
    /// When the setup was added from it (UTC).
    pub at: Timestamp,
    /// When it says that it was made (UTC).
    pub made_at: Timestamp,
    /// The Onramp that it says made it.
    pub onramp_version: String,
}

impl Setup {
    /// Takes out what holds for another computer only, and what counts as seen by Onramp: the keys and what is known of them,
    /// the last tests, whose company it is, the last report. What the person chose, typed, wrote down and said to have done
    /// stays. An address stays only where it is ConnectWise's own: keys are sent there.
    pub(crate) fn arrive(&mut self) {
        self.forget_pairs();
        self.keys.has_keychain_entry = false;
        self.keys.is_entry_ahead = false;
        self.keys.left_file = None;
        self.keys.kept_in = KeptIn::default();
        self.recheck = None;
        self.last_field_check = None;
        self.last_report = None;
        self.identity.clear();
        self.seen = None;
        self.company_name.take_if(|name| looks_like_key(name));
        if self.has_address_of_anybody() {
            self.fields.remove(&FieldId::Address);
        }
    }

    /// True where the address that was typed leads to another server than one of ConnectWise's own. Practice leads nowhere.
    pub(crate) fn has_address_of_anybody(&self) -> bool {
        let typed = self
            .fields
            .get(&FieldId::Address)
            .map_or("", String::as_str);
        let site = read_address(typed, None).site;
        !self.is_practice && site.is_some_and(|site| !is_connectwise(&site))
    }
}
