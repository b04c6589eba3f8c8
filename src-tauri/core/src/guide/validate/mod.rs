//! Whether a guide holds together. The first fault found is told; an author mends one at a time.

mod drawing;
mod entries;
mod life;
mod outline;
mod permissions;
mod steps;

pub(super) use outline::check_outline;

use super::error::GuideFault;
use super::file::GuideFile;
use super::rich::is_well_marked;
use crate::catalog::Catalog;
use std::collections::BTreeSet;

/// Checks everything in `guide.toml`.
pub(super) fn check_guide(file: &GuideFile, catalog: &Catalog) -> Result<(), GuideFault> {
    check_head(file)?;
    entries::check_choices(file)?;
    entries::check_corrections(file)?;
    steps::check_steps(file)?;
    drawing::check_drawings(file)?;
    life::check_life(file)?;
    life::check_hand_off(file)?;
    permissions::check_permissions(file, catalog)?;
    permissions::check_tables(file, catalog)?;
    permissions::check_default_board(file)?;
    entries::check_endpoints(file, catalog)?;
    entries::check_notes(file)
}

fn check_head(file: &GuideFile) -> Result<(), GuideFault> {
    let place = "the head of the guide";
    text(place, "name", &file.name)?;
    text(place, "about", &file.about)?;
    text(place, "portal_name", &file.portal_name)?;
    text(place, "source title", &file.source.title)?;
    text(place, "source read_on", &file.source.read_on)?;
    is_https(place, &file.source.address)?;
    for paragraph in &file.table_setup {
        text("table_setup", "text", paragraph)?;
    }
    Ok(())
}

/// Checks that an address is a whole https address.
fn is_https(place: &str, address: &str) -> Result<(), GuideFault> {
    let is_https = url::Url::parse(address)
        .is_ok_and(|address| address.scheme() == "https" && address.has_host());
    if is_https {
        return Ok(());
    }
    Err(GuideFault::AddressNotHttps {
        place: place.to_owned(),
        address: address.to_owned(),
    })
}

/// Checks that a text is there and well marked.
fn text(place: &str, what: &'static str, text: &str) -> Result<(), GuideFault> {
    if text.trim().is_empty() {
        return Err(GuideFault::TextMissing {
            place: place.to_owned(),
            what,
        });
    }
    if !is_well_marked(text) {
        return Err(GuideFault::LabelOpen {
            place: place.to_owned(),
            text: text.to_owned(),
        });
    }
    Ok(())
}

/// Checks texts of which there must be at least one.
fn texts(place: &str, what: &'static str, paragraphs: &[String]) -> Result<(), GuideFault> {
    if paragraphs.is_empty() {
        return text(place, what, "");
    }
    paragraphs
        .iter()
        .try_for_each(|paragraph| text(place, what, paragraph))
}

/// Checks the ids of one kind of entry, and that none stands there twice.
fn ids<'a>(kind: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), GuideFault> {
    let mut seen = BTreeSet::new();
    for id in ids {
        let place = format!("{kind} \"{id}\"");
        let is_well_formed = !id.is_empty()
            && id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !is_well_formed {
            return Err(GuideFault::IdMalformed { place });
        }
        if !seen.insert(id) {
            return Err(GuideFault::Twice { place });
        }
    }
    Ok(())
}

/// Checks that every correction named is there.
fn known_corrections(file: &GuideFile, place: &str, named: &[String]) -> Result<(), GuideFault> {
    for id in named {
        if !file.corrections.iter().any(|known| known.id == *id) {
            return Err(missing(place, "correction", id));
        }
    }
    Ok(())
}

/// Checks that every feature named is there.
fn known_features(file: &GuideFile, place: &str, named: &[String]) -> Result<(), GuideFault> {
    for id in named {
        if !file.features.iter().any(|known| known.id == *id) {
            return Err(missing(place, "feature", id));
        }
    }
    Ok(())
}

fn missing(place: &str, kind: &str, id: &str) -> GuideFault {
    GuideFault::TargetMissing {
        place: place.to_owned(),
        target: format!("{kind} \"{id}\""),
    }
}

/// Checks that a value fits into a field of ConnectWise.
fn fits(place: &str, value: &str, limit: usize) -> Result<(), GuideFault> {
    let length = value.chars().count();
    if length <= limit {
        return Ok(());
    }
    Err(GuideFault::TooLong {
        place: place.to_owned(),
        value: value.to_owned(),
        length,
        limit,
    })
}
