//! Reading guides: the shipped ones, and one from a folder.

use super::error::{GuideError, GuideFault};
use super::file::GuideFile;
use super::outline::Outline;
use super::validate::{check_guide, check_outline};
use crate::catalog::Catalog;
use sha2::{Digest, Sha256};
use std::path::Path;

const GUIDE: &str = "guide.toml";
const OUTLINE: &str = "outline.toml";

/// The folders of the shipped guides with their two files, in the order in which to show them.
const SHIPPED: [(&str, &str, &str); 2] = [
    (
        "msp-process",
        include_str!("../../guides/msp-process/guide.toml"),
        include_str!("../../guides/msp-process/outline.toml"),
    ),
    (
        "phin",
        include_str!("../../guides/phin/guide.toml"),
        include_str!("../../guides/phin/outline.toml"),
    ),
];

/// A guide that was read and holds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    pub(crate) file: GuideFile,
    pub(crate) outline: Outline,
    /// The SHA-256 of `guide.toml`: another one makes another guide.
    pub(crate) digest: [u8; 32],
}

/// Reads the guides that ship with Onramp, in the order in which to show them.
///
/// # Errors
/// When one of them or the catalog is faulty; a test keeps that from shipping.
pub fn shipped() -> Result<Vec<Guide>, GuideError> {
    let catalog =
        Catalog::shipped().map_err(|cause| error("catalog", GuideFault::Catalog(cause)))?;
    SHIPPED
        .iter()
        .map(|(folder, guide, outline)| read(folder, guide, outline, &catalog))
        .collect()
}

/// Reads a guide from a folder that holds `guide.toml` and `outline.toml`.
///
/// # I/O
/// Reads the two files.
///
/// # Errors
/// When a file cannot be opened, or the guide is faulty: the error says which file, which entry and what to do.
pub fn load_folder(folder: &Path) -> Result<Guide, GuideError> {
    let catalog =
        Catalog::shipped().map_err(|cause| error("catalog", GuideFault::Catalog(cause)))?;
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let guide = open(folder, &name, GUIDE)?;
    let outline = open(folder, &name, OUTLINE)?;
    read(&name, &guide, &outline, &catalog)
}

fn open(folder: &Path, name: &str, file: &str) -> Result<String, GuideError> {
    let path = folder.join(file);
    std::fs::read_to_string(&path).map_err(|source| {
        error(
            &format!("{name}/{file}"),
            GuideFault::NotOpened { path, source },
        )
    })
}

/// Reads a guide from the texts of its two files; `folder` is the name it must bear.
pub(crate) fn read(
    folder: &str,
    guide: &str,
    outline: &str,
    catalog: &Catalog,
) -> Result<Guide, GuideError> {
    let guide_name = format!("{folder}/{GUIDE}");
    let outline_name = format!("{folder}/{OUTLINE}");
    let file: GuideFile = parse(&guide_name, guide)?;
    same_id(&guide_name, &file.id, folder)?;
    check_guide(&file, catalog).map_err(|fault| error(&guide_name, fault))?;
    let outline: Outline = parse(&outline_name, outline)?;
    same_id(&outline_name, &outline.guide, folder)?;
    check_outline(&file, &outline).map_err(|fault| error(&outline_name, fault))?;
    Ok(Guide {
        file,
        outline,
        digest: Sha256::digest(guide).into(),
    })
}

fn parse<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, GuideError> {
    toml::from_str(text).map_err(|cause| error(file, GuideFault::NotToml(Box::new(cause))))
}

fn same_id(file: &str, found: &str, wanted: &str) -> Result<(), GuideError> {
    if found == wanted {
        return Ok(());
    }
    let fault = GuideFault::IdDiffers {
        found: found.to_owned(),
        wanted: wanted.to_owned(),
    };
    Err(error(file, fault))
}

fn error(file: &str, fault: GuideFault) -> GuideError {
    GuideError {
        file: file.to_owned(),
        fault,
    }
}
