//! The list of versions, as Tauri's updater reads it: one version, and for each system a file with its publisher's signature.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::wrong;
use crate::command::{answer, command};
use crate::package::VERSION;
use crate::place;
use crate::stop::Stop;

/// Its name, at the address that the publisher builds in.
pub(super) const FILE: &str = "latest.json";

/// The systems as the updater names them, and the file for each; `VERSION` is put in.
const FILES: [(&str, &str); 3] = [
    ("windows-x86_64", "onramp-VERSION-setup.exe"),
    ("darwin-x86_64", "Onramp-VERSION.app.tar.gz"),
    ("darwin-aarch64", "Onramp-VERSION.app.tar.gz"),
];

/// Makes it for the files in `folder`, which will lie under `address`. Each has its signature beside it, in a file whose
/// name ends in `.sig`.
pub(super) fn list(folder: &Path, address: &str) -> Result<String, Stop> {
    if !address.starts_with("https://") {
        return Err(wrong("The address of the files begins with https://."));
    }
    let mut platforms = Map::new();
    for (system, file) in FILES {
        let file = file.replace("VERSION", VERSION);
        let url = format!("{}/{file}", address.trim_end_matches('/'));
        let signature = signature_of(folder, &file)?;
        platforms.insert(
            system.to_owned(),
            json!({ "url": url, "signature": signature }),
        );
    }
    let list = json!({
        "version": VERSION,
        "notes": news(&changes()?)?,
        "pub_date": made_at()?,
        "platforms": platforms,
    });
    Ok(format!("{list:#}\n"))
}

fn signature_of(folder: &Path, file: &str) -> Result<Value, Stop> {
    let signature = folder.join(format!("{file}.sig"));
    if !folder.join(file).is_file() || !signature.is_file() {
        return Err(wrong(&format!(
            "{file} or its signature is not there. Sign it: tauri signer sign --app-version {VERSION} {file}"
        )));
    }
    let text = fs::read_to_string(&signature).map_err(Stop::file(&signature))?;
    Ok(Value::String(text.trim().to_owned()))
}

fn changes() -> Result<String, Stop> {
    let file = place::root().join("CHANGELOG.md");
    fs::read_to_string(&file).map_err(Stop::file(&file))
}

/// What the changelog says of this version.
fn news(changes: &str) -> Result<String, Stop> {
    let headline = format!("## {VERSION}");
    let mut lines = changes
        .lines()
        .skip_while(|line| line.split(" - ").next().map(str::trim_end) != Some(&headline));
    if lines.next().is_none() {
        return Err(wrong(&format!("CHANGELOG.md has no part \"{headline}\".")));
    }
    let part: Vec<&str> = lines.take_while(|line| !line.starts_with("## ")).collect();
    Ok(part.join("\n").trim().to_owned())
}

/// When the commit was made (RFC 3339): the same commit gives the same list.
fn made_at() -> Result<String, Stop> {
    let mut log = command("git");
    log.args(["log", "-1", "--format=%cI"]);
    let told = answer(log).ok_or_else(|| wrong("git does not say when the commit was made."))?;
    Ok(told.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_news_of_a_version_are_its_part_of_the_changelog() {
        let changes = format!(
            "# Changes\n\n## 99.0.0\n\n- Later\n\n## {VERSION} - 2026-12-01\n\n- Now\n  and here\n\n## 0.0.1\n- Then\n"
        );
        assert_eq!(news(&changes).unwrap(), "- Now\n  and here");
        assert!(news("## Unreleased\n- Now\n").is_err());
    }

    #[test]
    fn a_file_without_a_signature_is_in_no_list() {
        let folder = std::env::temp_dir().join(format!("onramp-updates-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = format!("onramp-{VERSION}-setup.exe");
        fs::write(folder.join(&file), "program").unwrap();
        let unsigned = signature_of(&folder, &file);
        fs::write(folder.join(format!("{file}.sig")), "c2lnbmVk\n").unwrap();
        let signed = signature_of(&folder, &file);
        fs::remove_dir_all(&folder).unwrap();
        assert!(
            unsigned
                .unwrap_err()
                .to_string()
                .contains("tauri signer sign")
        );
        assert_eq!(signed.unwrap(), "c2lnbmVk");
        assert!(list(&folder, "http://example.com").is_err());
    }
}
