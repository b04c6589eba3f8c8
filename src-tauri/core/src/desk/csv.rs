//! The table as CSV (RFC 4180): every cell in quotes, lines that end with CR LF, UTF-8 without a mark in front.

use super::{DeskRow, DeskSummary};

/// Draws the setups of a summary as CSV, a header first; its columns have the names of the fields of the JSON. Those that
/// cannot be read have a row with what is known of them, and `unreadable` as their state.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front of it: then it is text.
#[must_use]
pub fn to_csv(summary: &DeskSummary) -> String {
    let mut text = String::new();
    add_line(&mut text, COLUMNS.map(|(name, _)| name.to_owned()));
    for row in &summary.setups {
        add_line(&mut text, COLUMNS.map(|(_, cell)| cell(row)));
    }
    for row in &summary.unreadable {
        add_line(
            &mut text,
            COLUMNS.map(|(name, _)| match name {
                "id" => row.id.0.clone(),
                "vendor" => row.vendor.clone().unwrap_or_default(),
                "company" => row.company.clone().unwrap_or_default(),
                "state" => "unreadable".to_owned(),
                "stateWords" => row.why.clone(),
                _ => String::new(),
            }),
        );
    }
    text
}

/// A column: its name, and what stands in it.
type Column = (&'static str, fn(&DeskRow) -> String);

const COLUMNS: [Column; 21] = [
    ("vendor", |row| row.vendor.clone()),
    ("company", |row| row.company.clone().unwrap_or_default()),
    ("companyId", |row| {
        row.company_id.clone().unwrap_or_default()
    }),
    ("server", |row| row.server.clone().unwrap_or_default()),
    ("state", |row| name(&row.state)),
    ("stateWords", |row| row.state_words.clone()),
    ("actsNext", |row| name(&row.acts_next)),
    ("actsNextWords", |row| row.acts_next_words.clone()),
    ("stepsDone", |row| row.steps_done.to_string()),
    ("stepsTotal", |row| row.steps_total.to_string()),
    ("lastTestUtc", |row| {
        row.last_test_at
            .as_ref()
            .map_or_else(String::new, |at| at.utc.clone())
    }),
    ("lastTestLocal", |row| {
        row.last_test_at
            .as_ref()
            .map_or_else(String::new, |at| at.local.clone())
    }),
    ("lastTestWords", |row| {
        row.last_test_words.clone().unwrap_or_default()
    }),
    ("openFindings", |row| {
        row.open_findings
            .map_or_else(String::new, |open| open.to_string())
    }),
    ("notes", |row| row.notes.to_string()),
    ("isPractice", |row| row.is_practice.to_string()),
    ("isArchived", |row| row.is_archived.to_string()),
    ("updatedUtc", |row| row.updated_at.utc.clone()),
    ("updatedLocal", |row| row.updated_at.local.clone()),
    ("guide", |row| row.guide.clone()),
    ("id", |row| row.id.0.clone()),
];

/// The name of a value that has one: `in-progress`.
fn name(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn add_line(text: &mut String, cells: impl IntoIterator<Item = String>) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push('"');
        if may_be_formula(&cell) {
            text.push('\'');
        }
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}

/// True when a spreadsheet may take the cell for a formula, whatever white space stands before it.
pub(super) fn may_be_formula(cell: &str) -> bool {
    let first = cell.trim_start_matches(' ').chars().next();
    first.is_some_and(|first| "=+-@\t\r\n＝＋－＠".contains(first))
}
