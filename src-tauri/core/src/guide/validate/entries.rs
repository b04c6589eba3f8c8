//! Choices, fields, corrections, endpoints and notes.

use super::{fits, ids, known_corrections, missing, text, texts};
use crate::catalog::{Catalog, Method};
use crate::guide::error::GuideFault;
use crate::guide::file::{Endpoint, Fits, GuideFile};
use crate::setup::FieldId;

pub(super) fn check_choices(file: &GuideFile) -> Result<(), GuideFault> {
    let roles = &file.role_choice.options;
    text("role_choice", "question", &file.role_choice.question)?;
    ids("role option", roles.iter().map(|role| role.id.as_str()))?;
    if roles.is_empty() {
        return text("role_choice", "option", "");
    }
    for role in roles {
        let place = format!("role option \"{}\"", role.id);
        text(&place, "name", &role.name)?;
        text(&place, "about", &role.about)?;
        fits(&place, &role.name, Fits::RoleName.limit_characters())?;
    }
    ids(
        "feature",
        file.features.iter().map(|feature| feature.id.as_str()),
    )?;
    if !file.features.is_empty() {
        text(
            "the head of the guide",
            "feature_question",
            &file.feature_question,
        )?;
    }
    for feature in &file.features {
        let place = format!("feature \"{}\"", feature.id);
        text(&place, "name", &feature.name)?;
        text(&place, "about", &feature.about)?;
    }
    check_fields(file)
}

fn check_fields(file: &GuideFile) -> Result<(), GuideFault> {
    for (id, name) in [
        (FieldId::CompanyId, "company-id"),
        (FieldId::Address, "address"),
    ] {
        let found: Vec<_> = file.fields.iter().filter(|field| field.id == id).collect();
        let place = format!("field \"{name}\"");
        match found.as_slice() {
            [] => return Err(missing("the guide", "field", name)),
            [field] => {
                text(&place, "label", &field.label)?;
                texts(&place, "help", &field.help)?;
                known_corrections(file, &place, &field.corrections)?;
            }
            _ => return Err(GuideFault::Twice { place }),
        }
    }
    Ok(())
}

pub(super) fn check_corrections(file: &GuideFile) -> Result<(), GuideFault> {
    ids(
        "correction",
        file.corrections.iter().map(|entry| entry.id.as_str()),
    )?;
    for correction in &file.corrections {
        let place = format!("correction \"{}\"", correction.id);
        text(&place, "document_says", &correction.document_says)?;
        text(&place, "we_believe", &correction.we_believe)?;
        text(&place, "source", &correction.source)?;
    }
    Ok(())
}

pub(super) fn check_endpoints(file: &GuideFile, catalog: &Catalog) -> Result<(), GuideFault> {
    ids(
        "endpoint",
        file.endpoints.iter().map(|entry| entry.id.as_str()),
    )?;
    for endpoint in &file.endpoints {
        let place = format!("endpoint \"{}\"", endpoint.id);
        text(&place, "area", &endpoint.area)?;
        text(&place, "about", &endpoint.about)?;
        known_corrections(file, &place, &endpoint.corrections)?;
        if endpoint.methods.is_empty() {
            return text(&place, "methods", "");
        }
        for method in &endpoint.methods {
            check_meaning(catalog, &place, endpoint, *method)?;
        }
    }
    Ok(())
}

fn check_meaning(
    catalog: &Catalog,
    place: &str,
    endpoint: &Endpoint,
    listed: Method,
) -> Result<(), GuideFault> {
    let (method, path) = endpoint.meaning_of(listed);
    let is_known = catalog
        .endpoint(path)
        .is_some_and(|found| found.on(method).is_some());
    if is_known {
        return Ok(());
    }
    let id = format!("{} {path}", method.name());
    Err(missing(place, "catalog endpoint", &id))
}

pub(super) fn check_notes(file: &GuideFile) -> Result<(), GuideFault> {
    ids("note", file.notes.iter().map(|note| note.id.as_str()))?;
    for note in &file.notes {
        let place = format!("note \"{}\"", note.id);
        text(&place, "title", &note.title)?;
        texts(&place, "text", &note.text)?;
    }
    Ok(())
}
