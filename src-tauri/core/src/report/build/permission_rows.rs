//! The rows: what is asked of each function and setup table, and how it stands.

use super::Source;
use super::permission::how_known;
use super::permission_check::{is_kept, standing};
use crate::catalog::{Permission, Right};
use crate::check::{FactName, Outcome, PermissionFinding};
use crate::report::model::{
    HowKnown, ReportCorrection, ReportLevel, ReportPermission, ReportTable,
};
use crate::report::moment::moment;
use crate::report::phrases;
use crate::report::plain::plain;
use crate::setup::view::{
    CorrectionView, LevelAsked, PermissionRow, PermissionSheet, SheetBox, SheetReason, TableRow,
};

/// What the record holds of each box.
pub(super) struct Found<'a> {
    pub(super) boxes: &'a [PermissionFinding],
    said: HowKnown,
    source: &'a Source<'a>,
}

impl<'a> Found<'a> {
    pub(super) fn of(source: &'a Source<'a>, said: HowKnown) -> Self {
        let check = source.run.and_then(|run| run.permissions.as_ref());
        Self {
            boxes: check.map_or(&[], |check| &check.boxes),
            said,
            source,
        }
    }

    /// The finding of a box that a sheet names.
    fn named(&self, permission: &str) -> Option<&'a PermissionFinding> {
        let permission: Permission = permission.parse().ok()?;
        self.boxes
            .iter()
            .find(|found| found.permission == permission)
    }

    /// The rows of a sheet of which something is asked.
    pub(super) fn sheet_rows(&self, sheet: &PermissionSheet) -> Vec<ReportPermission> {
        let modules = sheet.modules.iter();
        let rows = modules.flat_map(|module| {
            let asked = module.rows.iter().filter(|row| !row.reasons.is_empty());
            asked.map(|row| self.row(&module.name, row))
        });
        rows.collect()
    }

    fn row(&self, module: &str, row: &PermissionRow) -> ReportPermission {
        let asked = row.boxes.iter();
        let asked = asked.filter(|one| one.asked != LevelAsked::Nothing);
        let found: Vec<_> = asked
            .map(|one: &SheetBox| self.named(&one.permission))
            .collect();
        let (how_known, how_known_words) = self.known(&found);
        ReportPermission {
            module: plain(module),
            function: plain(&row.function),
            levels: (row.boxes.iter())
                .map(|one| level(&one.column, one.asked, self.named(&one.permission)))
                .collect(),
            why: joined(&row.reasons, |reason| &reason.why),
            without: joined(&row.reasons, |reason| &reason.without),
            features: features(&row.reasons),
            is_correction: row.reasons.iter().all(|reason| reason.is_optional),
            corrections: row.corrections.iter().map(correction).collect(),
            how_known,
            how_known_words,
        }
    }

    pub(super) fn table(&self, row: &TableRow) -> ReportTable {
        let found = self.named(&row.permission);
        let (how_known, how_known_words) = self.known(&[found]);
        ReportTable {
            name: plain(&row.name),
            doubt: plain(&row.doubt),
            why: joined(&row.reasons, |reason| &reason.why),
            without: joined(&row.reasons, |reason| &reason.without),
            features: features(&row.reasons),
            corrections: row.corrections.iter().map(correction).collect(),
            outcome: found.map(|found| found.outcome),
            standing: found.map_or("", standing).to_owned(),
            how_known,
            how_known_words,
        }
    }

    /// How a row is known, whether that goes for each of its boxes, and how old it is where an earlier check found it.
    fn known(&self, found: &[Option<&PermissionFinding>]) -> (HowKnown, String) {
        let of = found.iter().flatten();
        let how_known = how_known(of.flat_map(|found| &found.known_by), self.said);
        let is_settled = |found: &Option<&PermissionFinding>| {
            found
                .as_ref()
                .is_some_and(|found| matches!(found.outcome, Outcome::Passed | Outcome::Failed))
        };
        let words = phrases::how_known(how_known);
        let settled = found.iter().filter(|found| is_settled(found)).count();
        let words = if how_known.is_tested() && settled > 0 && settled < found.len() {
            phrases::in_part(words)
        } else {
            words.to_owned()
        };
        let kept = found.iter().flatten();
        let kept = kept.filter(|found| is_kept(self.source, found));
        match kept.map(|found| found.known_at).min() {
            Some(oldest) => {
                let local = moment(oldest, &self.source.zone).local;
                (how_known, phrases::as_of(&words, &local))
            }
            None => (how_known, words),
        }
    }

    /// The functions of a role that has no sheet: Admin.
    pub(super) fn rows(&self, source: &Source<'_>) -> Vec<ReportPermission> {
        let mut rows: Vec<(&str, Vec<&PermissionFinding>)> = Vec::new();
        for found in self.boxes {
            let Permission::Level { function, .. } = &found.permission else {
                continue;
            };
            match rows.iter_mut().find(|(known, _)| known == function) {
                Some((_, boxes)) => boxes.push(found),
                None => rows.push((function, vec![found])),
            }
        }
        let rows = rows.into_iter();
        rows.filter_map(|(function, boxes)| self.found_row(source, function, &boxes))
            .collect()
    }

    fn found_row(
        &self,
        source: &Source<'_>,
        function: &str,
        boxes: &[&PermissionFinding],
    ) -> Option<ReportPermission> {
        let named = source.catalog.function(function)?;
        let found: Vec<_> = boxes.iter().copied().map(Some).collect();
        let (how_known, how_known_words) = self.known(&found);
        let columns = [Right::Add, Right::Edit, Right::Delete, Right::Inquire];
        let levels = columns.into_iter().map(|right| {
            let permission = Permission::level(function, right);
            let mut boxes = boxes.iter().copied();
            let found = boxes.find(|found| found.permission == permission);
            level(right.label(), asked(found), found)
        });
        Some(ReportPermission {
            module: plain(&named.module.name),
            function: plain(&named.function.name),
            levels: levels.collect(),
            why: told(boxes, FactName::Why),
            without: told(boxes, FactName::Without),
            features: Vec::new(),
            is_correction: boxes.iter().all(|found| found.is_optional),
            corrections: Vec::new(),
            how_known,
            how_known_words,
        })
    }

    /// The setup tables of a role that has no sheet.
    pub(super) fn tables(&self, source: &Source<'_>) -> Vec<ReportTable> {
        let tables = self.boxes.iter().filter_map(|found| {
            let Permission::Table { table } = &found.permission else {
                return None;
            };
            let table = source.catalog.table(table)?;
            let (how_known, how_known_words) = self.known(&[Some(found)]);
            Some(ReportTable {
                name: plain(&format!("{} / {}", table.category, table.name)),
                doubt: String::new(),
                why: told(&[found], FactName::Why),
                without: told(&[found], FactName::Without),
                features: Vec::new(),
                corrections: Vec::new(),
                outcome: Some(found.outcome),
                standing: standing(found).to_owned(),
                how_known,
                how_known_words,
            })
        });
        tables.collect()
    }
}

fn asked(found: Option<&PermissionFinding>) -> LevelAsked {
    match found {
        None => LevelAsked::Nothing,
        Some(found) if found.is_optional => LevelAsked::AllBesideTheDocument,
        Some(_) => LevelAsked::All,
    }
}

fn level(column: &str, asked: LevelAsked, found: Option<&PermissionFinding>) -> ReportLevel {
    let found = found.filter(|_| asked != LevelAsked::Nothing);
    ReportLevel {
        column: plain(column),
        asked,
        asked_words: phrases::asked(asked).to_owned(),
        outcome: found.map(|found| found.outcome),
        standing: found.map_or("", standing).to_owned(),
    }
}

/// The facts of one name behind some boxes, each once.
fn told(boxes: &[&PermissionFinding], name: FactName) -> String {
    let facts = boxes.iter().flat_map(|found| &found.evidence);
    let facts = facts.filter(|fact| fact.name == name);
    once(facts.map(|fact| fact.value.as_str())).join(" ")
}

fn joined(reasons: &[SheetReason], of: impl Fn(&SheetReason) -> &String) -> String {
    once(reasons.iter().map(|reason| of(reason).as_str())).join(" ")
}

fn features(reasons: &[SheetReason]) -> Vec<String> {
    let features = reasons.iter().flat_map(|reason| &reason.features);
    once(features.map(String::as_str))
}

/// Texts made plain, in their order, each once.
fn once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for text in texts.map(plain).filter(|text| !text.is_empty()) {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

fn correction(correction: &CorrectionView) -> ReportCorrection {
    ReportCorrection {
        document_says: plain(&correction.document_says),
        we_believe: plain(&correction.we_believe),
        confidence: plain(&correction.confidence),
    }
}
