//! What of other people is inside Onramp, with their licences: the notices that they ask for.
//!
//! `cargo xtask notices` writes the file from what is built, and `cargo xtask check` compares; its shape is told there.

use serde::Serialize;

/// The file as it is: an installer packs it better than a program could.
const NOTICES: &str = include_str!("../notices.txt");

/// Packages of other people that come with the same text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// By name.
    pub packages: Vec<NoticedPackage>,
    /// Their licence, with what its holders want to be said. Empty when the packages bring no text.
    pub text: String,
}

/// A package of somebody else's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct NoticedPackage {
    /// Its name.
    pub name: String,
    /// The version that is inside.
    pub version: String,
    /// The licence, as the package says it.
    pub licence: String,
    /// The address of its code; empty when the package says none.
    pub home: String,
}

/// Every notice, in the order of the first package of each.
#[must_use]
pub fn notices() -> Vec<Notice> {
    NOTICES.split("\n\u{c}\n").map(notice).collect()
}

fn notice(block: &str) -> Notice {
    let (lines, text) = block.split_once("\n\n").unwrap_or((block, ""));
    Notice {
        packages: lines.lines().filter_map(package).collect(),
        text: text.trim_end().to_owned(),
    }
}

fn package(line: &str) -> Option<NoticedPackage> {
    let mut parts = line.splitn(4, " | ");
    Some(NoticedPackage {
        name: parts.next()?.to_owned(),
        version: parts.next()?.to_owned(),
        licence: parts.next()?.to_owned(),
        home: parts.next().unwrap_or_default().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_of_the_file_is_read_and_what_the_window_is_made_of_is_in_it() {
        let all = notices();
        let packages: Vec<&NoticedPackage> = all.iter().flat_map(|one| &one.packages).collect();
        assert!(all.iter().all(|notice| !notice.packages.is_empty()));
        let lines = NOTICES.lines().filter(|line| line.contains(" | ")).count();
        assert_eq!(packages.len(), lines, "no line is lost");
        for wanted in ["tauri", "serde", "reqwest", "tokio", "rusqlite", "svelte"] {
            let found = packages.iter().find(|package| package.name == wanted);
            let found = found.unwrap_or_else(|| panic!("{wanted} is not noticed"));
            assert!(!found.licence.is_empty() && found.home.starts_with("https://"));
        }
        assert!(
            !packages
                .iter()
                .any(|package| package.name.starts_with("onramp"))
        );
    }

    #[test]
    fn a_text_stands_with_its_packages() {
        let all = notices();
        let of_svelte = all.iter().find(|notice| {
            notice
                .packages
                .iter()
                .any(|package| package.name == "svelte")
        });
        let text = &of_svelte.unwrap().text;
        assert!(text.contains("Permission is hereby granted") && text.contains("Copyright"));
    }
}
