//! Reads a report out of a file from anywhere.

use super::kept::{Received, ReceivedInvite, ReceivedOpen, ReceivedProblem, ReceivedTime};
use super::text::{NAME, SENTENCE, harmless, harmless_if_any};
use crate::address::{read_address, read_company_id};
use crate::report::{
    ActsNext, ConnectionStatus, Form, NEWEST_FORMAT, OLDEST_FORMAT, digest_of, form_of, moment,
    zone,
};
use crate::words::Code;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::Value;

/// The most bytes that a report's file may have. The report of the largest plan with every check has less than a quarter
/// of a million, and call notes add some thousand each; a test compares them.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// How many open steps and problems are kept.
const MOST: usize = 50;

/// How many features are kept.
const MOST_FEATURES: usize = 64;

/// The parts of a report that count here. What a later version adds to the same format does not hinder.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
    report_id: String,
    is_practice: bool,
    summary: RawSummary,
    subject: RawSubject,
    invite: Option<RawInvite>,
    choices: RawChoices,
    run: Option<RawRun>,
    made: RawMade,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawSummary {
    status: ConnectionStatus,
    acts_next: ActsNext,
    problems: Vec<RawProblem>,
    open: Vec<RawOpen>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawProblem {
    title: String,
    happened: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawOpen {
    code: String,
    title: String,
    acts: ActsNext,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawSubject {
    company_found: Option<String>,
    company_id: Option<String>,
    site: Option<String>,
    vendor: String,
    guide: String,
}

#[derive(Deserialize)]
struct RawInvite {
    id: String,
    from: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawChoices {
    is_answered: bool,
    role: Option<String>,
    features: Vec<RawChosen>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawChosen {
    name: String,
    is_chosen: bool,
}

#[derive(Deserialize)]
struct RawRun {
    finished: RawMoment,
}

#[derive(Deserialize)]
struct RawMoment {
    utc: Timestamp,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawMade {
    at: RawMoment,
    time_zone: String,
    onramp_version: String,
}

/// True when a file says of itself that it is a report's JSON form, whatever else is wrong with it.
#[must_use]
pub fn looks_like_report(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Value>(without_mark(bytes)).is_ok_and(|value| says_it_is_one(&value))
}

/// Which code to answer with where a file is another form of a report; none where it is not.
#[must_use]
pub fn other_form(bytes: &[u8]) -> Option<Code> {
    match form_of(bytes)? {
        Form::Html => Some(Code::ReceivedIsPage),
        Form::Pdf => Some(Code::ReceivedIsPdf),
        Form::Json => None,
    }
}

/// Some programs put a mark in front of a text that they save.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn says_it_is_one(value: &Value) -> bool {
    value.get("format").is_some_and(Value::is_u64)
        && value.get("reportId").is_some_and(Value::is_string)
}

/// Reads a report.
///
/// # Errors
/// `ReceivedTooLarge`, `ReceivedIsPage`, `ReceivedIsPdf`, `ReceivedNotOne`, `ReceivedNewer`, `ReceivedOlder`,
/// `ReceivedDamaged`.
pub fn read(bytes: &[u8]) -> Result<Received, Code> {
    if let Some(code) = other_form(bytes) {
        return Err(code);
    }
    if bytes.len() > LARGEST {
        return Err(Code::ReceivedTooLarge);
    }
    // The parser's own message would quote the text; it is left out on purpose.
    let value: Value =
        serde_json::from_slice(without_mark(bytes)).map_err(|_| Code::ReceivedNotOne)?;
    if !says_it_is_one(&value) {
        return Err(Code::ReceivedNotOne);
    }
    let format = value.get("format").and_then(Value::as_u64);
    match format.unwrap_or_default() {
        newer if newer > u64::from(NEWEST_FORMAT) => return Err(Code::ReceivedNewer),
        older if older < u64::from(OLDEST_FORMAT) => return Err(Code::ReceivedOlder),
        _ => {}
    }
    let id = digest_of(&value);
    // From the value and not from the text: what is shown is what the digest is about.
    let raw: Raw = serde_json::from_value(value).map_err(|_| Code::ReceivedDamaged)?;
    judged(id, &raw)
}

fn judged(id: String, raw: &Raw) -> Result<Received, Code> {
    let (subject, made) = (&raw.subject, &raw.made);
    let (zone, time_zone) = zone_of(&made.time_zone);
    let needed = |text: &str| harmless_if_any(Some(text), NAME).ok_or(Code::ReceivedDamaged);
    let time = |moment: &RawMoment| ReceivedTime {
        at: moment.utc,
        local: moment_of(moment.utc, &zone),
    };
    let role = harmless_if_any(raw.choices.role.as_deref(), NAME);
    let chosen = raw.choices.features.iter().filter(|one| one.is_chosen);
    let open = raw.summary.open.iter();
    let problems = raw.summary.problems.iter();
    Ok(Received {
        id,
        report_id: needed(&raw.report_id)?,
        guide: needed(&subject.guide)?,
        vendor: needed(&subject.vendor)?,
        company: harmless_if_any(subject.company_found.as_deref(), NAME),
        company_id: company_id(subject.company_id.as_deref()),
        site: site(subject.site.as_deref()),
        is_practice: raw.is_practice,
        status: raw.summary.status,
        acts: raw.summary.acts_next,
        tested: raw.run.as_ref().map(|run| time(&run.finished)),
        made: time(&made.at),
        time_zone,
        onramp_version: needed(&made.onramp_version)?,
        open_count: u32::try_from(open.len()).unwrap_or(u32::MAX),
        open: open.take(MOST).map(open_step).collect(),
        problems: problems.take(MOST).map(problem).collect(),
        invite: raw.invite.as_ref().map(|invite| ReceivedInvite {
            id: harmless(&invite.id, NAME),
            from: harmless(&invite.from, NAME),
        }),
        is_chosen: raw.choices.is_answered && role.is_some(),
        role,
        features: chosen
            .take(MOST_FEATURES)
            .filter_map(|one| harmless_if_any(Some(&one.name), NAME))
            .collect(),
        kept_at: None,
    })
}

fn open_step(raw: &RawOpen) -> ReceivedOpen {
    ReceivedOpen {
        code: harmless(&raw.code, 16),
        title: harmless(&raw.title, NAME),
        acts: raw.acts,
    }
}

fn problem(raw: &RawProblem) -> ReceivedProblem {
    ReceivedProblem {
        title: harmless(&raw.title, NAME),
        happened: harmless(&raw.happened, SENTENCE),
    }
}

/// The Company ID as Onramp reads it; none where it is none.
fn company_id(text: Option<&str>) -> Option<String> {
    let text = harmless_if_any(text, NAME)?;
    let read = read_company_id(&text, None).company?;
    Some(read.as_str().to_owned())
}

/// The server as Onramp reads it; of practice, and where it is none, the text alone.
fn site(text: Option<&str>) -> Option<String> {
    let text = harmless_if_any(text, NAME)?;
    Some(
        read_address(&text, None)
            .site
            .map_or(text, |site| site.display()),
    )
}

/// The zone by its name, and the name that holds. A name that could be a path is no name of a zone.
fn zone_of(name: &str) -> (TimeZone, String) {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '+' | '-');
    if name.len() <= 64 && name.chars().all(is_plain) && !name.starts_with('/') {
        zone(name)
    } else {
        (TimeZone::UTC, "UTC".to_owned())
    }
}

fn moment_of(at: Timestamp, zone: &TimeZone) -> String {
    moment(at, zone).local
}
