//! The workflow runs where nobody looks: what it names has to be here.

use std::fs;

use crate::asked;
use crate::package::VERSION;
use crate::place;

fn read(path: &str) -> String {
    fs::read_to_string(place::root().join(path)).unwrap()
}

fn workflow() -> String {
    read(".github/workflows/release.yml")
}

#[test]
fn every_command_of_the_workflow_is_one_that_xtask_knows() {
    let workflow = workflow();
    let commands = workflow.lines().filter_map(|line| {
        let (_, words) = line.split_once("cargo xtask ")?;
        Some(words.split_whitespace().map(str::to_owned).collect())
    });
    let commands: Vec<Vec<String>> = commands.collect();
    assert_eq!(commands.len(), 5, "{commands:?}");
    for words in commands {
        assert!(asked::read(&words).is_ok(), "{words:?}");
    }
}

#[test]
fn every_action_is_pinned_to_a_commit() {
    let workflow = workflow();
    let uses = workflow
        .lines()
        .filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: "));
    let uses: Vec<&str> = uses.collect();
    assert!(uses.len() > 10, "{uses:?}");
    for action in uses {
        let (_, pinned) = action.split_once('@').unwrap();
        let (commit, version) = pinned.split_once(" # v").unwrap();
        assert!(commit.len() == 40, "{action}");
        assert!(
            commit.bytes().all(|digit| digit.is_ascii_hexdigit()),
            "{action}"
        );
        assert!(!version.is_empty(), "{action}");
    }
}

#[test]
fn every_script_of_the_workflow_and_of_the_scripts_is_there() {
    let scripts = [
        ".ci/run",
        "src-tauri/packaging/macos/release.sh",
        "src-tauri/packaging/windows/release.ps1",
    ];
    let workflow = workflow().replace('\\', "/");
    for script in scripts {
        assert!(workflow.contains(script), "{script}");
        assert!(place::root().join(script).is_file(), "{script}");
    }
    for beside in ["sign.ps1", "onramp.nsi"] {
        let windows = place::root().join("src-tauri/packaging/windows");
        assert!(read(scripts[2]).contains(beside), "{beside}");
        assert!(windows.join(beside).is_file(), "{beside}");
    }
}

/// Tauri's bundler is not in a lock file: the scripts and the workflow fetch the same one.
#[test]
fn one_version_of_the_bundler_is_fetched_everywhere() {
    let scripts = [
        ".github/workflows/release.yml",
        "src-tauri/packaging/macos/release.sh",
        "src-tauri/packaging/windows/release.ps1",
    ];
    for script in scripts {
        let text = read(script);
        let mut named = text.split("@tauri-apps/cli@").skip(1).peekable();
        assert!(named.peek().is_some(), "{script}");
        assert!(named.all(|rest| rest.starts_with("2.12.5")), "{script}");
    }
}

#[test]
fn every_file_that_says_a_version_says_the_same() {
    for (file, said) in [
        (
            "src-tauri/tauri.conf.json",
            format!("\"version\": \"{VERSION}\""),
        ),
        ("ui/package.json", format!("\"version\": \"{VERSION}\"")),
    ] {
        assert!(read(file).contains(&said), "{file}");
    }
}

/// What the bundler takes from the configuration of the window lies where it says.
#[test]
fn every_file_of_the_bundles_is_there() {
    let told: serde_json::Value = serde_json::from_str(&read("src-tauri/tauri.conf.json")).unwrap();
    let bundle = &told["bundle"];
    let mut files = vec![&bundle["licenseFile"], &bundle["macOS"]["entitlements"]];
    files.extend(bundle["icon"].as_array().unwrap());
    for file in files {
        let path = place::root().join("src-tauri").join(file.as_str().unwrap());
        assert!(path.is_file(), "{file}");
    }
    assert_eq!(bundle["macOS"]["hardenedRuntime"], true);
}
