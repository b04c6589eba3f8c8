//! The permission sheet as plain text, for the clipboard and the command line.

use crate::setup::view::{LevelAsked, PermissionRow, PermissionSheet, SheetBox, SheetReason};
use std::fmt::Write;

/// Writes the rows of which something is asked, one line each.
pub(super) fn written(sheet: &PermissionSheet) -> String {
    let mut text = format!("Security role: {}\n", sheet.role_name);
    for module in &sheet.modules {
        let asked = module.rows.iter().filter(|row| !row.reasons.is_empty());
        for (index, row) in asked.enumerate() {
            if index == 0 {
                let _ = write!(text, "\n{}\n", module.name);
            }
            write_row(&mut text, row);
        }
    }
    if !sheet.tables.is_empty() {
        text.push_str("\nSystem › Table Setup › customize: to stand in the left box (allowed)\n");
        for table in &sheet.tables {
            let _ = writeln!(text, "  {}", table.name);
            write_reasons(&mut text, &table.reasons);
        }
    }
    text
}

fn write_row(text: &mut String, row: &PermissionRow) {
    let columns = |asked: LevelAsked| -> Vec<&str> {
        let boxes = row.boxes.iter().filter(|one| one.asked == asked);
        boxes.map(|one: &SheetBox| one.column.as_str()).collect()
    };
    let (asked, beside) = (
        columns(LevelAsked::All),
        columns(LevelAsked::AllBesideTheDocument),
    );
    let _ = write!(text, "  {}:", row.function);
    if !asked.is_empty() {
        let _ = write!(text, " {} → All", asked.join(", "));
    }
    if !beside.is_empty() {
        let joint = if asked.is_empty() { "" } else { ";" };
        let beside = beside.join(", ");
        let _ = write!(text, "{joint} {beside} → All (not asked by the document)");
    }
    if let Some(spelling) = &row.written_as {
        let _ = write!(text, " (written \"{spelling}\")");
    }
    text.push('\n');
    write_reasons(text, &row.reasons);
}

fn write_reasons(text: &mut String, reasons: &[SheetReason]) {
    for reason in reasons {
        let _ = write!(text, "    {}", reason.why);
        if !reason.features.is_empty() {
            let _ = write!(text, " (for {})", reason.features.join(", "));
        }
        text.push('\n');
    }
}
