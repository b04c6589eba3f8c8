//! The permissions that the vendor asks for, and how much is known of them.

use super::permission_check::check;
use super::permission_rows::Found;
use super::{Source, parts};
use crate::check::KnownBy;
use crate::report::model::{HowKnown, ReportPermissionCheck, ReportPermissions};
use crate::report::phrases;
use crate::report::plain::{paragraph, plain};
use crate::setup::view::{Part, StepStatus};

/// The permissions; none for the Admin role as long as nothing was checked.
pub(super) fn permissions(source: &Source<'_>) -> Option<ReportPermissions> {
    let sheet = source.view.permissions.as_ref();
    let said = said(source);
    let check = check(source, said);
    let found = Found::of(source, said);
    if sheet.is_none() && check.is_none() {
        return None;
    }
    let known = found.boxes.iter().flat_map(|found| &found.known_by);
    let how_known = how_known(known, said);
    Some(ReportPermissions {
        role_name: sheet.map_or_else(
            || parts::choices(source).role.unwrap_or_default(),
            |sheet| plain(&sheet.role_name),
        ),
        how_known,
        how_known_words: whole(how_known, check.as_ref()).to_owned(),
        check,
        rows: sheet.map_or_else(|| found.rows(source), |sheet| found.sheet_rows(sheet)),
        tables: sheet.map_or_else(
            || found.tables(source),
            |sheet| sheet.tables.iter().map(|row| found.table(row)).collect(),
        ),
        table_setup: sheet.map_or_else(Vec::new, |sheet| {
            sheet.table_setup.iter().map(paragraph).collect()
        }),
    })
}

/// A person's word counts once every step that shows the sheet is done.
fn said(source: &Source<'_>) -> HowKnown {
    let sections = source.view.sections.iter();
    let mut with_sheet = sections
        .flat_map(|section| &section.steps)
        .filter(|step| step.part == Some(Part::Permissions))
        .peekable();
    let is_shown = with_sheet.peek().is_some();
    let is_said = with_sheet.all(|step| {
        step.status == StepStatus::Done && source.setup.steps_done.contains_key(&step.id)
    });
    if is_shown && is_said {
        HowKnown::PersonSaid
    } else {
        HowKnown::NotTested
    }
}

/// How something is known: what was found out comes before what was said.
pub(super) fn how_known<'a>(
    known_by: impl Iterator<Item = &'a KnownBy>,
    said: HowKnown,
) -> HowKnown {
    let (mut is_read_back, mut is_read) = (false, false);
    for way in known_by {
        match way {
            KnownBy::RoleReadBack => is_read_back = true,
            KnownBy::Read => is_read = true,
        }
    }
    match (is_read_back, is_read) {
        (true, true) => HowKnown::BothWays,
        (true, false) => HowKnown::RoleReadBack,
        (false, true) => HowKnown::ReadingCalls,
        (false, false) => said,
    }
}

fn whole(how_known: HowKnown, check: Option<&ReportPermissionCheck>) -> &'static str {
    match (how_known, check) {
        (HowKnown::RoleReadBack, _) => phrases::PERMISSIONS_READ_BACK,
        (HowKnown::ReadingCalls, _) => phrases::PERMISSIONS_BY_CALLS,
        (HowKnown::BothWays, _) => phrases::PERMISSIONS_BOTH_WAYS,
        (HowKnown::PersonSaid, Some(_)) => phrases::PERMISSIONS_UNTOLD_SAID,
        (HowKnown::NotTested, Some(_)) => phrases::PERMISSIONS_UNTOLD,
        (HowKnown::PersonSaid, None) => phrases::PERMISSIONS_SAID,
        (HowKnown::NotTested, None) => phrases::PERMISSIONS_NOT_SAID,
    }
}
