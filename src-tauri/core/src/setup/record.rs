//! What is kept of a setup.

use super::{
    Arrived, BegunFrom, CallNote, CapturedKeys, Ending, HandOff, IdentityAnswer, Invited, KeptIn,
    Recheck, Replacement, Seen,
};
use crate::check::{Check, CheckRun, Fact, FactName, Outcome};
use crate::words::Code;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Names one setup, for good. Also the name of its entry in the keychain.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(transparent)]
pub struct SetupId(pub String);

impl SetupId {
    /// Makes a new one (a random UUID).
    #[must_use]
    pub fn new_random() -> Self {
        Self(uuid::Uuid::new_v4().to_string())
    }
}

/// The two fields a person fills in. Keys are no fields.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum FieldId {
    /// The Company ID: what stands in "Company" on ConnectWise's login page.
    CompanyId,
    /// The address used to log into ConnectWise.
    Address,
}

impl FieldId {
    /// Answers with its name in a guide: `company-id`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CompanyId => "company-id",
            Self::Address => "address",
        }
    }
}

/// What the person chose for this setup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Choices {
    /// The id of the chosen role option of the guide (`admin` or `custom`); none until chosen.
    pub role: Option<String>,
    /// The ids of the chosen features.
    pub features: BTreeSet<String>,
    /// True once the person has confirmed the choices.
    pub is_answered: bool,
}

/// A step that the person marked as done. Every other step is done by what the record holds, and is never marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StepDone {
    /// Since when (UTC).
    pub at: Timestamp,
}

/// The record of connecting one company to one vendor. Holds no key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Setup {
    /// Its name for good.
    pub id: SetupId,
    /// The guide's id.
    pub guide: String,
    /// True when it plays on practice.
    pub is_practice: bool,
    /// What the person chose.
    pub choices: Choices,
    /// What the person typed, exactly as typed.
    pub fields: BTreeMap<FieldId, String>,
    /// The steps that the person marked as done, by id.
    pub steps_done: BTreeMap<String, StepDone>,
    /// The step the person was last at.
    pub current_step: Option<String>,
    /// What is known of the key pair.
    pub keys: CapturedKeys,
    /// The second pair that is being made, or was; none until a replacement is begun.
    #[serde(default)]
    pub replacement: Option<Replacement>,
    /// How the setup is being brought to its end; none until then.
    #[serde(default)]
    pub ending: Option<Ending>,
    /// The hand-offs that were sealed, the newest last.
    #[serde(default)]
    pub hand_offs: Vec<HandOff>,
    /// The company as the server named it, from the last field check that found it.
    pub company_name: Option<String>,
    /// The last run of the live field check (company only).
    pub last_field_check: Option<CheckRun>,
    /// The last run of the live test.
    pub last_run: Option<CheckRun>,
    /// Where the last report was written, as shown to the person.
    pub last_report: Option<String>,
    /// What was written down on a call, the oldest first.
    #[serde(default)]
    pub call_notes: Vec<CallNote>,
    /// The note that is being written.
    #[serde(default)]
    pub note_draft: String,
    /// How it stood when the person last came back to it; none until they first do.
    #[serde(default)]
    pub seen: Option<Seen>,
    /// What the person said of the company that answered, the newest last.
    #[serde(default)]
    pub identity: Vec<IdentityAnswer>,
    /// The invite that it was made from; none when it was begun without one.
    #[serde(default)]
    pub invite: Option<Invited>,
    /// The report that it was started from; none when it was begun without one.
    #[serde(default)]
    pub begun_from: Option<BegunFrom>,
    /// The desk's file that it came out of; none when it was begun on this computer.
    #[serde(default)]
    pub arrived: Option<Arrived>,
    /// That Onramp tests it by itself while it is open; none until somebody asks for that.
    #[serde(default)]
    pub recheck: Option<Recheck>,
    /// Since when it is put aside (UTC); none while it stands in the list.
    #[serde(default)]
    pub archived_at: Option<Timestamp>,
    /// When it was begun (UTC).
    pub created_at: Timestamp,
    /// When it last changed (UTC).
    pub updated_at: Timestamp,
}

impl Setup {
    /// Begins a record in which nothing is chosen, typed or done.
    #[must_use]
    pub fn begin(id: SetupId, guide: &str, is_practice: bool, now: Timestamp) -> Self {
        Self {
            id,
            guide: guide.to_owned(),
            is_practice,
            choices: Choices::default(),
            fields: BTreeMap::new(),
            steps_done: BTreeMap::new(),
            current_step: None,
            keys: CapturedKeys::default(),
            replacement: None,
            ending: None,
            hand_offs: Vec::new(),
            company_name: None,
            last_field_check: None,
            last_run: None,
            last_report: None,
            call_notes: Vec::new(),
            note_draft: String::new(),
            seen: None,
            identity: Vec::new(),
            invite: None,
            begun_from: None,
            arrived: None,
            recheck: None,
            archived_at: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// True when its pair lies in memory: in practice, and where the person agreed to it.
    #[must_use]
    pub fn lies_in_memory(&self) -> bool {
        self.is_practice || self.keys.kept_in == KeptIn::Memory
    }

    /// Where its keys lie: as the person chose, and in memory in practice.
    #[must_use]
    pub fn place_of_keys(&self) -> KeptIn {
        if self.is_practice {
            KeptIn::Memory
        } else {
            self.keys.kept_in
        }
    }

    /// The login host of another region where the last field check found the company.
    pub(crate) fn offered_host(&self) -> Option<&str> {
        let findings = self.last_field_check.iter().flat_map(|run| &run.findings);
        findings
            .filter(|finding| finding.code == Code::CompanyFoundElsewhere)
            .find_map(|finding| Fact::find(&finding.evidence, FactName::OtherHost))
    }

    /// The newest run that asked for the company: of the field check, or of the live test.
    pub(crate) fn company_run(&self) -> Option<(&CheckRun, Outcome)> {
        let asked = |run: &'_ CheckRun| {
            let mut findings = run.findings.iter();
            let company = findings.find(|finding| finding.check == Check::Company)?;
            (company.outcome != Outcome::NotRun).then_some(company.outcome)
        };
        [&self.last_field_check, &self.last_run]
            .into_iter()
            .flatten()
            .filter_map(|run| Some((run, asked(run)?)))
            .max_by_key(|(run, _)| run.finished_at)
    }
}
