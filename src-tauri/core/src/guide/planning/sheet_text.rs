//! The permission sheet as plain text, for the clipboard and the command line.

use crate::guide::rich::flat;
use crate::setup::view::{
    CorrectionView, LevelAsked, PermissionRow, PermissionSheet, SheetReason, TableRow,
};
use std::fmt::{self, Display, Formatter};

/// Writes a sheet as plain text: the rows of which something is asked, then Table Setup › customize.
pub(in crate::guide) struct SheetText<'a> {
    pub(in crate::guide) sheet: &'a PermissionSheet,
    /// True when each row's corrections are to stand below it.
    pub(in crate::guide) has_corrections: bool,
}

impl Display for SheetText<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let role = &self.sheet.role_name;
        writeln!(out, "Boxes of the security role \"{role}\"")?;
        writeln!(
            out,
            "In ConnectWise: System › Security Roles › {role}. Set each level named here to All, and leave every other level as it is."
        )?;
        if self.has_optional_boxes() {
            writeln!(
                out,
                "The document does not ask what is marked optional: set it only if you want what it is for."
            )?;
        }
        for module in &self.sheet.modules {
            let mut asked = module.rows.iter().filter(|row| !row.reasons.is_empty());
            let Some(first) = asked.next() else {
                continue;
            };
            writeln!(out, "\n{}", module.name)?;
            self.write_row(out, first)?;
            asked.try_for_each(|row| self.write_row(out, row))?;
        }
        self.write_tables(out)
    }
}

impl SheetText<'_> {
    fn has_optional_boxes(&self) -> bool {
        let rows = self.sheet.modules.iter().flat_map(|module| &module.rows);
        let mut boxes = rows.flat_map(|row| &row.boxes);
        boxes.any(|one| one.asked == LevelAsked::AllBesideTheDocument)
    }

    fn write_row(&self, out: &mut Formatter<'_>, row: &PermissionRow) -> fmt::Result {
        write!(out, "  {}: {}", row.function, levels(row))?;
        if let Some(spelling) = &row.written_as {
            write!(out, " (the document writes \"{spelling}\")")?;
        }
        writeln!(out)?;
        let is_split = row.reasons.len() > 1;
        for reason in &row.reasons {
            write_reason(out, reason, is_split)?;
        }
        self.write_corrections(out, &row.corrections)
    }

    fn write_tables(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let sheet = self.sheet;
        if sheet.tables.is_empty() && sheet.table_setup.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "\nSystem › Table Setup › customize (the left box is the allowed one)"
        )?;
        for paragraph in &sheet.table_setup {
            writeln!(out, "  {}", flat(paragraph))?;
        }
        for table in &sheet.tables {
            self.write_table(out, table)?;
        }
        Ok(())
    }

    fn write_table(&self, out: &mut Formatter<'_>, table: &TableRow) -> fmt::Result {
        writeln!(out, "  {} → left box (allowed)", table.name)?;
        for reason in &table.reasons {
            write_reason(out, reason, false)?;
        }
        if !table.doubt.is_empty() {
            writeln!(out, "    {}", table.doubt)?;
        }
        self.write_corrections(out, &table.corrections)
    }

    fn write_corrections(
        &self,
        out: &mut Formatter<'_>,
        corrections: &[CorrectionView],
    ) -> fmt::Result {
        if self.has_corrections {
            write_corrections(out, corrections)?;
        }
        Ok(())
    }
}

/// What is asked of a row: "Inquire → All; optional: Add → All".
fn levels(row: &PermissionRow) -> String {
    let columns = |asked: LevelAsked| {
        let boxes = row.boxes.iter().filter(|one| one.asked == asked);
        let columns: Vec<&str> = boxes.map(|one| one.column.as_str()).collect();
        (!columns.is_empty()).then(|| format!("{} → All", columns.join(", ")))
    };
    let beside = columns(LevelAsked::AllBesideTheDocument);
    let parts = [
        columns(LevelAsked::All),
        beside.map(|levels| format!("optional: {levels}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn write_reason(out: &mut Formatter<'_>, reason: &SheetReason, is_split: bool) -> fmt::Result {
    write!(out, "    ")?;
    if is_split {
        write!(out, "{}: ", reason.columns)?;
    }
    write!(out, "{}", reason.why)?;
    if !reason.features.is_empty() {
        write!(out, " (for {})", reason.features.join(", "))?;
    }
    writeln!(out)
}

/// Writes what differs from the document.
pub(in crate::guide) fn write_corrections(
    out: &mut Formatter<'_>,
    corrections: &[CorrectionView],
) -> fmt::Result {
    for correction in corrections {
        writeln!(out, "      document: {}", correction.document_says)?;
        writeln!(
            out,
            "      we believe: {} ({}; {})",
            correction.we_believe, correction.source, correction.confidence
        )?;
    }
    Ok(())
}
