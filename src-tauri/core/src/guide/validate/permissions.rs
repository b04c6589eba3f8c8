//! The boxes, the entries of Table Setup › customize, and the default board.

use super::{ids, known_corrections, known_features, missing, text};
use crate::catalog::Catalog;
use crate::guide::error::GuideFault;
use crate::guide::file::GuideFile;
use std::collections::BTreeSet;

pub(super) fn check_permissions(file: &GuideFile, catalog: &Catalog) -> Result<(), GuideFault> {
    ids(
        "permission",
        file.permissions.iter().map(|entry| entry.id.as_str()),
    )?;
    for permission in &file.permissions {
        let place = format!("permission \"{}\"", permission.id);
        text(&place, "why", &permission.why)?;
        sentence(file, &place, &permission.without)?;
        if catalog.function(&permission.function).is_none() {
            return Err(missing(&place, "catalog function", &permission.function));
        }
        if permission.rights.is_empty() {
            return text(&place, "rights", "");
        }
        known_features(file, &place, &permission.features)?;
        known_corrections(file, &place, &permission.corrections)?;
    }
    Ok(())
}

pub(super) fn check_tables(file: &GuideFile, catalog: &Catalog) -> Result<(), GuideFault> {
    let mut seen = BTreeSet::new();
    for entry in &file.tables {
        let place = format!("table \"{}\"", entry.table);
        if catalog.table(&entry.table).is_none() {
            return Err(missing(&place, "catalog setup table", &entry.table));
        }
        if !seen.insert(&entry.table) {
            return Err(GuideFault::TableTwice { place });
        }
        text(&place, "why", &entry.why)?;
        sentence(file, &place, &entry.without)?;
        known_features(file, &place, &entry.features)?;
        known_corrections(file, &place, &entry.corrections)?;
    }
    Ok(())
}

pub(super) fn check_default_board(file: &GuideFile) -> Result<(), GuideFault> {
    let Some(board) = &file.default_board else {
        return Ok(());
    };
    let place = "default_board";
    text(place, "why", &board.why)?;
    sentence(file, place, &board.without)?;
    known_features(file, place, &board.features)
}

/// Checks that what does not work is said as a sentence about the vendor, because findings show it alone.
fn sentence(file: &GuideFile, place: &str, without: &str) -> Result<(), GuideFault> {
    text(place, "without", without)?;
    if without.starts_with(&file.name) && without.ends_with('.') {
        return Ok(());
    }
    Err(GuideFault::NoSentence {
        place: place.to_owned(),
        text: without.to_owned(),
        vendor: file.name.clone(),
    })
}
