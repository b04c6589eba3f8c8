//! One setup, as a row of a table.

use crate::address::{read_address, read_company_id};
use crate::check::{CheckRun, Outcome};
use crate::report::{ActsNext, Moment, moment, plain};
use crate::setup::view::{SetupCard, SetupState, UnreadableSetup};
use crate::setup::{EndingKind, FieldId, Setup, SetupId, looks_like_key};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands in a table where a person typed what looks like a key.
pub(super) const MASK: &str = "•••";

/// One setup, as a row of a table. Every text is in one line and without marks that turn its direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeskRow {
    /// Names the setup, for good.
    #[schemars(with = "String")]
    pub id: SetupId,
    /// The vendor's name.
    pub vendor: String,
    /// The guide's id: `phin`.
    pub guide: String,
    /// The company: as the server named it, else as typed, else none.
    pub company: Option<String>,
    /// The Company ID as Onramp reads it; none as long as it cannot be used.
    pub company_id: Option<String>,
    /// The login host of its ConnectWise; none as long as the address cannot be used, and in practice.
    pub server: Option<String>,
    /// How it stands.
    pub state: SetupState,
    /// The same in words: "Test found a problem".
    pub state_words: String,
    /// Who has to do something.
    pub acts_next: ActsNext,
    /// The same in words.
    pub acts_next_words: String,
    /// Steps done.
    pub steps_done: u32,
    /// Steps in all.
    pub steps_total: u32,
    /// When the last live test that counts ended; none when there is none.
    pub last_test_at: Option<Moment>,
    /// How it ended, in one line.
    pub last_test_words: Option<String>,
    /// How many findings of that test failed or could not tell, and how many boxes that the vendor's document asks for it
    /// found missing. None without a test, and where the connection is to end.
    pub open_findings: Option<u32>,
    /// How many notes were written on it.
    pub notes: u32,
    /// True when it plays on practice.
    pub is_practice: bool,
    /// True when it was put aside.
    pub is_archived: bool,
    /// When it last changed.
    pub updated_at: Moment,
}

/// A setup whose record cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UnreadableRow {
    /// Names the setup.
    #[schemars(with = "String")]
    pub id: SetupId,
    /// The vendor, where the record tells.
    pub vendor: Option<String>,
    /// The company, where the record tells.
    pub company: Option<String>,
    /// Why it cannot be read, and what to do.
    pub why: String,
}

impl DeskRow {
    /// The row of a setup, its times as the clocks of `zone` show them.
    pub(crate) fn of(setup: &Setup, shown: &SetupCard, zone: &TimeZone) -> Self {
        let at = |at: Timestamp| moment(at, zone);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let typed = |field| setup.fields.get(&field).map_or("", String::as_str);
        // Practice has an address of its own each time that it runs.
        let site = read_address(typed(FieldId::Address), None).site;
        let site = site.filter(|_| !setup.is_practice);
        let company_id = read_company_id(typed(FieldId::CompanyId), site.as_ref()).company;
        let run = setup.last_run.as_ref();
        Self {
            id: setup.id.clone(),
            vendor: shown.guide_name.clone(),
            guide: setup.guide.clone(),
            company: line(shown.company.as_deref()),
            company_id: line(company_id.as_ref().map(|id| id.as_str())),
            server: line(site.as_ref().map(|site| site.login_host())),
            state: shown.state,
            state_words: shown.state_words.clone(),
            acts_next: shown.acts,
            acts_next_words: shown.acts_words.clone(),
            steps_done: shown.steps_done,
            steps_total: shown.steps_total,
            last_test_at: run.map(|run| at(run.finished_at)),
            last_test_words: line(shown.last_check.as_ref().map(|check| check.words.as_str())),
            open_findings: run.filter(|_| !is_disconnecting(setup)).map(open_findings),
            notes: count(setup.call_notes.len()),
            is_practice: setup.is_practice,
            is_archived: shown.is_archived,
            updated_at: at(setup.updated_at),
        }
    }
}

impl UnreadableRow {
    pub(crate) fn of(told: &UnreadableSetup) -> Self {
        let words = &told.words;
        Self {
            id: told.id.clone(),
            vendor: line(told.vendor.as_deref()),
            company: line(told.company.as_deref()),
            why: format!("{} {}", words.happened, words.to_do)
                .trim()
                .to_owned(),
        }
    }
}

/// A text in one line; none when nothing is left of it. What looks like a key, typed where a name belongs, is masked.
fn line(text: Option<&str>) -> Option<String> {
    let text = text.map(plain).filter(|left| !left.is_empty())?;
    Some(if looks_like_key(&text) {
        MASK.to_owned()
    } else {
        text
    })
}

fn is_disconnecting(setup: &Setup) -> bool {
    let ending = setup.ending.as_ref();
    ending.is_some_and(|ending| ending.kind == EndingKind::Disconnected)
}

fn open_findings(run: &CheckRun) -> u32 {
    let permissions = run.permissions.as_ref();
    let whole = permissions.iter().flat_map(|found| &found.findings);
    let findings = run.findings.iter().chain(whole);
    let open = findings
        .filter(|finding| matches!(finding.outcome, Outcome::Failed | Outcome::CouldNotTell));
    let missing = permissions.map_or(0, |found| found.missing().count());
    u32::try_from(open.count() + missing).unwrap_or(u32::MAX)
}
