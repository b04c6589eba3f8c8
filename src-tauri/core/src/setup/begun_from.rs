//! What is kept of the report that a setup was started from. Nothing in it is proved, and nothing counts as done by it.

use super::{Choices, ExpectedCompany, FieldId, Setup};
use crate::report::LeakGuard;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands in the records where a key stood.
const MASK: &str = "•••";

/// The report that a setup was started from, as far as it matters later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BegunFrom {
    /// What its data give: its name on this desk.
    pub id: String,
    /// The report ID that it carries.
    pub report_id: String,
    /// When it says that it was made (UTC).
    pub made_at: Timestamp,
    /// The Onramp that it says it was made with.
    pub onramp_version: String,
    /// The company that it is about.
    pub company: ExpectedCompany,
    /// The fields that it filled, as it filled them.
    pub fields: BTreeMap<FieldId, String>,
    /// The choices that it made.
    pub choices: Choices,
    /// When the setup was started from it (UTC).
    pub begun_at: Timestamp,
    /// When the person said that its company is the wrong one (UTC); none as long as it counts.
    #[serde(default)]
    pub given_up_at: Option<Timestamp>,
}

impl Setup {
    /// Takes keys out of what a report said that only now are known to be keys. What it expects stays as it is, so that no
    /// stop is lifted by it.
    pub(super) fn drop_traces_in_begun_from(&mut self, guard: &LeakGuard) {
        let Some(begun) = &mut self.begun_from else {
            return;
        };
        let company = &mut begun.company;
        let known = [
            &mut company.name,
            &mut company.company_id,
            &mut company.host,
        ];
        let texts = [&mut begun.report_id, &mut begun.onramp_version];
        for text in known.into_iter().flatten().chain(texts) {
            if guard.check(text).is_err() {
                MASK.clone_into(text);
            }
        }
        begun.fields.retain(|_, text| guard.check(text).is_ok());
    }
}
