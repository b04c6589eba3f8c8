//! A verdict as a finding: with the facts that its words need.

use super::Diagnosis;
use super::call::Call;
use super::verdict::Verdict;
use crate::catalog::{Level, Method, Permission, SetupTable};
use crate::check::permissions::read_role::OWN_LEVELS;
use crate::check::{Fact, FactName, Outcome, PermissionFinding, ReadAnswer, ReadFinding};
use crate::guide::NeededPermission;
use crate::words::{self, Code};

/// Puts a verdict on a box of the plan into a finding.
pub(super) fn finding(
    diagnosis: &Diagnosis<'_>,
    needed: &NeededPermission,
    verdict: Verdict<'_>,
) -> PermissionFinding {
    let evidence = evidence(diagnosis, needed, &verdict);
    let is_choice = matches!(
        verdict.code,
        Code::PermissionOneOf | Code::PermissionSuspected
    );
    let one_of = verdict.beside.iter().filter(|_| is_choice);
    PermissionFinding {
        permission: needed.permission.clone(),
        outcome: verdict.outcome,
        code: verdict.code,
        one_of: one_of.map(|it| (*it).clone()).collect(),
        is_optional: needed.is_optional,
        evidence,
        known_at: verdict.read.map_or(diagnosis.now, |read| read.at),
        known_by: verdict.known_by,
    }
}

fn evidence(
    diagnosis: &Diagnosis<'_>,
    needed: &NeededPermission,
    verdict: &Verdict<'_>,
) -> Vec<Fact> {
    let catalog = diagnosis.catalog;
    let permission = &needed.permission;
    let is_open = verdict.outcome != Outcome::Passed;
    let is_to_look_at = asks_for_the_box(verdict.code);
    let remedy = || catalog.remedy(permission, diagnosis.role_name);
    let features = || needed.features.join(", ");
    let told = |is_told: bool, text: &dyn Fn() -> Option<String>| is_told.then(text).flatten();
    let facts = [
        (FactName::Place, catalog.permission_in_words(permission)),
        (FactName::Remedy, told(is_to_look_at, &remedy)),
        (
            FactName::Without,
            told(is_open, &|| Some(needed.without.clone())),
        ),
        (
            FactName::Why,
            told(is_open, &|| Some(why(diagnosis, needed))),
        ),
        (FactName::Features, told(is_open, &|| Some(features()))),
        (FactName::OneOf, choice(diagnosis, &verdict.beside)),
        (
            FactName::Level,
            verdict.level.map(|it| level(it).to_owned()),
        ),
        (
            FactName::Call,
            verdict
                .read
                .map(|it| it.path.as_str())
                .or(verdict.stop.map(|_| OWN_LEVELS))
                .map(call),
        ),
        (
            FactName::Confidence,
            confidence(diagnosis, permission, verdict),
        ),
        (
            FactName::Reason,
            verdict
                .read
                .and_then(reason)
                .or_else(|| Some(words::words_for(verdict.stop?, &[]).title)),
        ),
        (FactName::Role, Some(diagnosis.role_name.to_owned())),
        (
            FactName::Vendor,
            told(is_open, &|| Some(diagnosis.vendor.to_owned())),
        ),
    ];
    let facts = facts.into_iter().filter_map(|(name, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(Fact::new(name, value))
    });
    facts.collect()
}

/// Why the vendor needs the box; that its document does not ask for it; and a doubt about its name.
fn why(diagnosis: &Diagnosis<'_>, needed: &NeededPermission) -> String {
    let mut why = needed.why.clone();
    if needed.is_optional {
        let aside = words::aside_label("optional").replace("{vendor}", diagnosis.vendor);
        why = format!("{why} {aside}");
    }
    let doubt = match &needed.permission {
        Permission::Level { .. } => "",
        Permission::Table { table } => {
            let table = diagnosis.catalog.table(table);
            table.map_or("", SetupTable::doubt)
        }
    };
    if doubt.is_empty() {
        why
    } else {
        format!("{why} {doubt}")
    }
}

/// True when the person is to look at this very box.
fn asks_for_the_box(code: Code) -> bool {
    matches!(
        code,
        Code::PermissionMissing
            | Code::PermissionLevelTooLow
            | Code::PermissionListedAsLeftOut
            | Code::PermissionOneOf
            | Code::PermissionSuspected
            | Code::PermissionBehindAnother
            | Code::PermissionDisagrees
            | Code::PermissionNothingToRead
            | Code::PermissionNotReadable
    )
}

/// Boxes by their places: "Finance › Agreements › Inquire Level, or Companies › Notes › Inquire Level".
fn choice(diagnosis: &Diagnosis<'_>, boxes: &[&Permission]) -> Option<String> {
    let named = boxes.iter();
    let named: Vec<String> = named
        .filter_map(|it| diagnosis.catalog.permission_in_words(it))
        .collect();
    (!named.is_empty()).then(|| named.join(", or "))
}

fn level(level: Level) -> &'static str {
    match level {
        Level::None => "None",
        Level::My => "My",
        Level::All => "All",
    }
}

fn call(path: &str) -> String {
    format!("{} {path}", Method::Get.name())
}

/// How sure it is that the call needs the box, where that is in question.
fn confidence(
    diagnosis: &Diagnosis<'_>,
    permission: &Permission,
    verdict: &Verdict<'_>,
) -> Option<String> {
    let is_in_question = matches!(
        verdict.code,
        Code::PermissionSuspected | Code::PermissionReadLikely | Code::PermissionDisagrees
    );
    let read = verdict.read.filter(|_| is_in_question)?;
    let confidence = Call::of(diagnosis.catalog, read).confidence(permission)?;
    Some(confidence.label().to_owned())
}

/// Why a call has no answer, in words.
fn reason(read: &ReadFinding) -> Option<String> {
    match read.answer {
        ReadAnswer::NoAnswer | ReadAnswer::NotAsked => {
            Some(words::words_for(read.code, &read.evidence).title)
        }
        ReadAnswer::Answered | ReadAnswer::Empty | ReadAnswer::Refused => None,
    }
}
