//! The permission sheet: the role's page, row by row.

use super::Chosen;
use super::needed::merge_features;
use super::sheet_text::SheetText;
use crate::catalog::{Catalog, Function, Module, Permission as Box, Right};
use crate::guide::file::{GuideFile, Permission, TableEntry};
use crate::guide::rich::rich_all;
use crate::setup::view::{
    LevelAsked, PermissionModule, PermissionRow, PermissionSheet, SheetBox, SheetReason, TableRow,
};

/// The columns of the page, in its order.
const COLUMNS: [Right; 4] = [Right::Add, Right::Edit, Right::Delete, Right::Inquire];

/// Lays the boxes out as ConnectWise's page does: every function of the catalog in its order, those of which nothing
/// is asked included, then Table Setup › customize.
pub(super) fn sheet(
    file: &GuideFile,
    catalog: &Catalog,
    chosen: &Chosen<'_>,
    role_name: String,
) -> PermissionSheet {
    let asked: Vec<&Permission> = file
        .permissions
        .iter()
        .filter(|permission| chosen.wants_any(&permission.features))
        .collect();
    let modules = catalog.modules().iter().map(|module| PermissionModule {
        name: module.name.clone(),
        rows: module
            .functions
            .iter()
            .map(|function| row(file, module, function, &asked))
            .collect(),
    });
    let tables = file.tables.iter();
    let tables = tables.filter(|entry| chosen.wants_any(&entry.features));
    let mut tables: Vec<&TableEntry> = tables.collect();
    tables.sort_by_key(|entry| catalog.place_of(&Box::table(entry.table.clone())));
    let mut sheet = PermissionSheet {
        role_name,
        modules: modules.collect(),
        tables: tables
            .into_iter()
            .filter_map(|entry| table_row(file, catalog, entry))
            .collect(),
        table_setup: rich_all(&file.table_setup),
        order_note: catalog.order().note.clone(),
        as_text: String::new(),
    };
    let text = SheetText {
        sheet: &sheet,
        has_corrections: false,
    };
    sheet.as_text = text.to_string();
    sheet
}

fn row(
    file: &GuideFile,
    module: &Module,
    function: &Function,
    asked: &[&Permission],
) -> PermissionRow {
    let id = format!("{}/{}", module.id, function.id);
    let asked = || asked.iter().filter(|permission| permission.function == id);
    let boxes = COLUMNS.into_iter().map(|right| {
        let for_right = || asked().filter(|permission| permission.rights.contains(&right));
        SheetBox {
            permission: Box::level(id.clone(), right).to_string(),
            column: right.label().to_owned(),
            asked: if for_right().any(|permission| !permission.is_correction) {
                LevelAsked::All
            } else if for_right().next().is_some() {
                LevelAsked::AllBesideTheDocument
            } else {
                LevelAsked::Nothing
            },
        }
    });
    let corrections = asked().flat_map(|permission| &permission.corrections);
    let mut corrections: Vec<String> = corrections.cloned().collect();
    let mut seen = std::collections::BTreeSet::new();
    corrections.retain(|id| seen.insert(id.clone()));
    PermissionRow {
        function: function.name.clone(),
        has_customize: function.has_customize,
        boxes: boxes.collect(),
        reasons: reasons(file, asked()),
        written_as: asked().find_map(|permission| permission.written_as.clone()),
        corrections: file.corrected(&corrections),
        id,
    }
}

/// One reason per entry of the guide; those that say the same are one, for the features of both.
fn reasons<'a>(
    file: &GuideFile,
    asked: impl Iterator<Item = &'a &'a Permission>,
) -> Vec<SheetReason> {
    let mut reasons: Vec<SheetReason> = Vec::new();
    for new in asked.map(|permission| reason(file, permission)) {
        let known = reasons.iter_mut().find(|known| {
            known.columns == new.columns
                && known.why == new.why
                && known.without == new.without
                && known.is_optional == new.is_optional
        });
        match known {
            Some(known) => merge_features(&mut known.features, new.features),
            None => reasons.push(new),
        }
    }
    reasons
}

fn reason(file: &GuideFile, permission: &Permission) -> SheetReason {
    let columns = COLUMNS.into_iter();
    let columns: Vec<&str> = columns
        .filter(|right| permission.rights.contains(right))
        .map(Right::label)
        .collect();
    SheetReason {
        columns: columns.join(", "),
        why: permission.why.clone(),
        without: permission.without.clone(),
        features: file.feature_names(&permission.features),
        is_optional: permission.is_correction,
    }
}

fn table_row(file: &GuideFile, catalog: &Catalog, entry: &TableEntry) -> Option<TableRow> {
    let table = catalog.table(&entry.table)?;
    Some(TableRow {
        permission: Box::table(entry.table.clone()).to_string(),
        name: format!("{} / {}", table.category, table.name),
        doubt: table.doubt().to_owned(),
        reasons: vec![SheetReason {
            columns: String::new(),
            why: entry.why.clone(),
            without: entry.without.clone(),
            features: file.feature_names(&entry.features),
            is_optional: false,
        }],
        corrections: file.corrected(&entry.corrections),
    })
}
