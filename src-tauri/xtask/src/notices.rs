//! `cargo xtask notices`: what of other people is inside Onramp, with their licences, as one text file that ships.
//!
//! The file is a row of blocks with a form feed between them. A block begins with one line for each package that comes
//! with the same text, `name | version | licence | home`, and after an empty line has the text; no text when the packages
//! bring none. `src-tauri/core/src/notices.rs` reads it.

mod packages;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::front_end;
use crate::place;
use crate::steps::Steps;
use crate::stop::Stop;
pub(crate) use packages::{Kind, Package, all as packages};

/// Between two blocks.
const BREAK: &str = "\n\u{c}\n";

/// Writes the file anew.
pub(crate) fn write() -> Result<ExitCode, Stop> {
    let mut steps = Steps::new(2);
    steps.step("Front end: npm packages", front_end::packages)?;
    steps.step("Notices of other people's work", || {
        let text = collected()?;
        fs::write(file(), &text).map_err(Stop::file(&file()))?;
        println!(
            "      {} bytes in {}",
            text.len(),
            file()
                .strip_prefix(place::root())
                .unwrap_or(&file())
                .display()
        );
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Whether the file is what it would be if it were written now.
pub(crate) fn is_up_to_date() -> Result<bool, Stop> {
    let written = fs::read_to_string(file()).map_err(Stop::file(&file()))?;
    Ok(written == collected()?)
}

fn file() -> PathBuf {
    place::root().join("src-tauri/core/notices.txt")
}

fn collected() -> Result<String, Stop> {
    let mut by_text: BTreeMap<String, Vec<Package>> = BTreeMap::new();
    for package in packages()? {
        by_text
            .entry(text_of(&package.folder)?)
            .or_default()
            .push(package);
    }
    let mut blocks: Vec<(Vec<Package>, String)> = by_text
        .into_iter()
        .map(|(text, packages)| (packages, text))
        .collect();
    // In the order of the first package of each.
    blocks.sort_by(|one, other| one.0.cmp(&other.0));
    let blocks: Vec<String> = blocks
        .into_iter()
        .map(|(packages, text)| block(&packages, &text))
        .collect();
    Ok(format!("{}\n", blocks.join(BREAK)))
}

fn block(packages: &[Package], text: &str) -> String {
    let lines: Vec<String> = packages.iter().map(Package::line).collect();
    format!("{}\n\n{text}", lines.join("\n"))
}

/// The texts of a package's licence and notices, one below the other; empty when it brings none.
///
/// Of a licence that can be chosen, the shorter text is the choice: MIT's.
fn text_of(folder: &Path) -> Result<String, Stop> {
    let listed = fs::read_dir(folder).map_err(Stop::file(folder))?;
    let mut files: Vec<PathBuf> = listed
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && is_legal(&name_of(path)))
        .collect();
    files.sort();
    let is_mit = |path: &PathBuf| name_of(path).contains("mit");
    let is_choice = |path: &PathBuf| name_of(path).starts_with("licen");
    if files.iter().any(is_mit) {
        files.retain(|path| is_mit(path) || !is_choice(path));
    }
    let mut texts = Vec::new();
    for path in &files {
        let bytes = fs::read(path).map_err(Stop::file(path))?;
        texts.push(tidy(&String::from_utf8_lossy(&bytes)));
    }
    texts.dedup();
    Ok(texts.join("\n\n"))
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().to_lowercase()
}

fn is_legal(name: &str) -> bool {
    let begins = [
        "licence",
        "license",
        "copying",
        "notice",
        "unlicense",
        "copyright",
    ];
    begins.iter().any(|begin| name.starts_with(begin)) && !name.ends_with(".rs")
}

/// The same text wherever it was written: no blanks at the ends of lines, no form feeds, no empty lines around it.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| line.trim_matches('\u{c}').trim_end())
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_licence_to_choose_the_short_text_is_taken_and_notices_are_kept() {
        let folder = std::env::temp_dir().join(format!("onramp-notices-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in [
            ("LICENSE-APACHE", "long\n"),
            ("LICENSE-MIT", "\n\nshort \r\nand good\n\u{c}\n"),
            ("NOTICE", "by its makers\n"),
            ("README.md", "no"),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        let text = text_of(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(text.unwrap(), "short\nand good\n\nby its makers");
    }

    #[test]
    fn a_block_names_its_packages_and_then_says_the_text() {
        let package = |name: &str| Package {
            name: name.to_owned(),
            version: "1.0".to_owned(),
            licence: "MIT".to_owned(),
            home: "https://example.com".to_owned(),
            folder: PathBuf::new(),
            kind: Kind::Crate,
        };
        assert_eq!(
            block(&[package("one"), package("two")], "text"),
            "one | 1.0 | MIT | https://example.com\ntwo | 1.0 | MIT | https://example.com\n\ntext"
        );
    }
}
