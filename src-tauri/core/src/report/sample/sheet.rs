//! The permission sheet of a sample.

use crate::setup::view::*;

/// Id, module, function, the columns that the document asks, the columns beside it, why, without.
type Row = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const COMPANIES: [Row; 2] = [
    ("companies/company-maintenance", "Company Maintenance", &["Inquire"], &[], "Reads your companies.", "Phin cannot list your companies."),
    ("companies/contacts", "Contacts", &["Edit", "Inquire"], &[], "Reads and updates contacts.", "Phin cannot keep contacts in step."),
];
#[rustfmt::skip]
const FINANCE: [Row; 1] = [
    ("finance/agreements", "Agreements", &["Edit", "Inquire"], &[], "Changes agreements: that is where billing data goes.", "Phin cannot push billing data."),
];
#[rustfmt::skip]
const SERVICE: [Row; 1] = [
    ("service-desk/service-tickets", "Service Tickets", &["Add", "Inquire"], &["Edit"], "Creates service tickets and reads them.", "Phin cannot open tickets."),
];

pub(super) fn permissions() -> PermissionSheet {
    let text = |text: &str, is_label| Span {
        text: text.to_owned(),
        is_label,
    };
    let mut finance = module("Finance", &FINANCE);
    for row in &mut finance.rows {
        for reason in &mut row.reasons {
            reason.features = vec!["Billing".to_owned()];
        }
        row.corrections = vec![CorrectionView {
            document_says: "Nothing about attachments.".to_owned(),
            we_believe: "Its endpoints read them.".to_owned(),
            source: "endpoint list".to_owned(),
            confidence: "medium".to_owned(),
        }];
    }
    PermissionSheet {
        role_name: "Phin Integration".to_owned(),
        modules: vec![
            module("Companies", &COMPANIES),
            finance,
            module("Service Desk", &SERVICE),
        ],
        tables: vec![table("service/service-board", "Service / Service Board")],
        table_setup: vec![vec![
            text("Allow ", false),
            text("Service / Service Board", true),
        ]],
        order_note: String::new(),
        as_text: String::new(),
    }
}

fn module(name: &str, rows: &[Row]) -> PermissionModule {
    PermissionModule {
        name: name.to_owned(),
        rows: rows.iter().map(row).collect(),
    }
}

fn row((id, function, asked, beside, why, without): &Row) -> PermissionRow {
    let boxes = ["Add", "Edit", "Delete", "Inquire"].map(|column| SheetBox {
        permission: format!("{id}/{}", column.to_lowercase()),
        column: column.to_owned(),
        asked: if asked.contains(&column) {
            LevelAsked::All
        } else if beside.contains(&column) {
            LevelAsked::AllBesideTheDocument
        } else {
            LevelAsked::Nothing
        },
    });
    PermissionRow {
        id: (*id).to_owned(),
        function: (*function).to_owned(),
        has_customize: false,
        boxes: boxes.to_vec(),
        reasons: vec![reason(why, without)],
        written_as: None,
        corrections: Vec::new(),
    }
}

fn table(id: &str, name: &str) -> TableRow {
    TableRow {
        permission: format!("table/{id}"),
        name: name.to_owned(),
        doubt: String::new(),
        reasons: vec![reason(
            "Lists the boards for tickets.",
            "Phin cannot offer a board.",
        )],
        corrections: Vec::new(),
    }
}

fn reason(why: &str, without: &str) -> SheetReason {
    SheetReason {
        columns: String::new(),
        why: why.to_owned(),
        without: without.to_owned(),
        features: Vec::new(),
        is_optional: false,
    }
}
