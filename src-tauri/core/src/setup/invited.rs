//! What is kept of the invite that a setup was made from. Nothing in it is proved.

use super::{Choices, ExpectedCompany, FieldId, Setup};
use crate::keys::LeakForms;
use crate::report::LeakGuard;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands in the records where a key stood.
const MASK: &str = "•••";

/// The invite that a setup was made from, as far as it matters later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invited {
    /// The invite's id.
    pub id: String,
    /// When it says that it was made (UTC).
    pub made_at: Timestamp,
    /// The Onramp that it says it was made with.
    pub onramp_version: String,
    /// Who it says that it comes from.
    pub contact_name: String,
    /// Their e-mail address; none when it names none.
    pub contact_mail: Option<String>,
    /// Their telephone number; none when it names none.
    pub contact_phone: Option<String>,
    /// What they wrote, line by line.
    pub note: String,
    /// The company that it expects.
    pub company: ExpectedCompany,
    /// The fields that it filled, as it filled them.
    pub fields: BTreeMap<FieldId, String>,
    /// The choices that it made; none when it made none.
    pub choices: Option<Choices>,
    /// When it was opened (UTC).
    pub opened_at: Timestamp,
    /// When the person said that its company is the wrong one (UTC); none as long as it counts.
    #[serde(default)]
    pub given_up_at: Option<Timestamp>,
}

impl Setup {
    /// Takes keys out of what an invite said, and out of what was said of a company, that only now are known to be keys.
    /// A text with one is dropped whole; what the invite expects stays as it is, so that no stop is lifted by it.
    pub(crate) fn drop_traces_in_invite(&mut self, forms: &LeakForms) {
        let guard = LeakGuard::for_forms(forms);
        let holds = |text: &str| guard.check(text).is_err();
        self.identity
            .retain(|answer| serde_json::to_string(answer).is_ok_and(|text| !holds(&text)));
        self.drop_traces_in_begun_from(&guard);
        let Some(invited) = &mut self.invite else {
            return;
        };
        let optional = [&mut invited.contact_mail, &mut invited.contact_phone];
        for text in optional {
            text.take_if(|text| holds(text));
        }
        let company = &mut invited.company;
        for text in [
            &mut company.name,
            &mut company.company_id,
            &mut company.host,
        ]
        .into_iter()
        .flatten()
        .chain([&mut invited.contact_name, &mut invited.note])
        {
            if holds(text) {
                MASK.clone_into(text);
            }
        }
        invited.fields.retain(|_, text| !holds(text));
    }
}
