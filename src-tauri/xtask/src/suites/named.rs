//! The names of the test programs that lie beside the crates.
//!
//! They are chosen by name over the whole workspace: choosing packages instead would resolve
//! other features and build the dependencies again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::place;
use crate::stop::Stop;

/// Test programs of every package but `onramp-tests`.
pub(super) fn beside_the_crates() -> Result<BTreeSet<String>, Stop> {
    let shell = place::root().join("src-tauri");
    let mut names = BTreeSet::new();
    let mut packages = vec![shell.clone()];
    packages.extend(entries(&shell)?);
    for package in packages {
        if package.join("Cargo.toml").is_file() {
            names.extend(declared(&package.join("Cargo.toml"))?);
            for file in entries(&package.join("tests"))? {
                names.extend(discovered(&file));
            }
        }
    }
    Ok(names)
}

/// Test programs of the package `onramp-tests`, without those that a plain run leaves out.
pub(super) fn in_the_tests_package() -> Result<BTreeSet<String>, Stop> {
    declared(&place::root().join("tests/Cargo.toml"))
}

/// The words that choose them.
pub(super) fn as_words(names: &BTreeSet<String>) -> impl Iterator<Item = &str> {
    names.iter().flat_map(|name| ["--test", name.as_str()])
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    fs::read_dir(folder)
        .map_err(Stop::file(folder))?
        .map(|entry| entry.map(|entry| entry.path()).map_err(Stop::file(folder)))
        .collect()
}

fn discovered(file: &Path) -> Option<String> {
    let is_program =
        file.extension().is_some_and(|ending| ending == "rs") || file.join("main.rs").is_file();
    let stem = file.file_stem()?.to_str()?;
    is_program.then(|| stem.to_owned())
}

fn declared(manifest: &Path) -> Result<BTreeSet<String>, Stop> {
    let text = fs::read_to_string(manifest).map_err(Stop::file(manifest))?;
    Ok(declared_in(&text))
}

/// The `[[test]]` tables of a manifest that do not say `test = false`.
fn declared_in(manifest: &str) -> BTreeSet<String> {
    manifest
        .split("\n[")
        .filter_map(|table| table.strip_prefix("[test]]"))
        .filter(|table| !table.lines().any(|line| line.trim() == "test = false"))
        .filter_map(|table| {
            table
                .lines()
                .find_map(|line| line.trim().strip_prefix("name = \""))
                .and_then(|rest| rest.strip_suffix('"'))
                .map(str::to_owned)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_tests_are_found_and_those_of_the_window_left_out() {
        let manifest = "[package]\nname = \"onramp-tests\"\n\n[[test]]\nname = \"journeys\"\n\
                        path = \"journeys/main.rs\"\n\n[[test]]\nname = \"e2e\"\ntest = false\n\n\
                        [lints]\nworkspace = true\n";
        let names = declared_in(manifest);
        assert_eq!(names, BTreeSet::from(["journeys".to_owned()]));
    }
}
