//! Which crate may know which: asked of `cargo tree`, not of the manifests.

use super::Faults;
use crate::command::{answer, cargo};
use crate::compile::ALIKE;
use crate::stop::Stop;

/// A crate, and the crates it must never reach.
const NEVER: &[(&str, &[&str])] = &[
    (
        "onramp-core",
        &["tauri", "axum", "onramp", "onramp-practice", "onramp-cli"],
    ),
    ("onramp-practice", &["tauri", "onramp", "onramp-cli"]),
    ("onramp-cli", &["tauri", "onramp"]),
    ("onramp", &["onramp-cli", "onramp-tests"]),
];

/// Looks at the arrows, and at the feature of Tauri that would write keys into logs.
pub(super) fn look() -> Result<Faults, Stop> {
    let mut faults = Faults::new();
    for (from, never) in NEVER {
        let Some(tree) = tree_of(from) else {
            faults.push(format!("`cargo tree` could not list what {from} uses."));
            continue;
        };
        for to in *never {
            if reaches(&tree, to) {
                faults.push(format!(
                    "{from} must not use {to}, directly or through others."
                ));
            }
        }
    }
    let words = ["tree", "--edges", "features", "--invert", "tauri"];
    match answer(cargo(words.iter().chain(ALIKE).copied())) {
        Some(tree) if has_feature(&tree, "tauri", "tracing") => faults.push(
            "Tauri's feature \"tracing\" is on: it records the bodies of requests.".to_owned(),
        ),
        Some(_) => {}
        None => faults.push("`cargo tree` could not list Tauri's features.".to_owned()),
    }
    Ok(faults)
}

fn tree_of(package: &str) -> Option<String> {
    let words = [
        "tree",
        "--package",
        package,
        "--edges",
        "normal,build",
        "--prefix",
        "none",
    ];
    answer(cargo(words.iter().chain(&["--target", "all"]).copied()))
}

/// Whether a tree without indentation lists a package, below its first line.
fn reaches(tree: &str, package: &str) -> bool {
    tree.lines()
        .skip(1)
        .any(|line| line.split_whitespace().next() == Some(package))
}

fn has_feature(tree: &str, package: &str, feature: &str) -> bool {
    let wanted = format!("{package} feature \"{feature}\"");
    tree.lines().any(|line| {
        line.find(&wanted).is_some_and(|start| {
            line.get(..start)
                .is_some_and(|before| !before.ends_with('-'))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_found_by_its_whole_name() {
        let tree = "onramp-core v0.1.0\ntauri-utils v2.8.0\nserde v1.0.0 (*)\n";
        assert!(reaches(tree, "serde"));
        assert!(!reaches(tree, "tauri"));
        assert!(!reaches(tree, "onramp-core"));
    }

    #[test]
    fn the_feature_of_one_package_is_not_taken_for_anothers() {
        assert!(has_feature(
            "├── tauri feature \"tracing\"",
            "tauri",
            "tracing"
        ));
        assert!(!has_feature(
            "├── x-tauri feature \"tracing\"",
            "tauri",
            "tracing"
        ));
        assert!(!has_feature(
            "├── tauri feature \"wry\"",
            "tauri",
            "tracing"
        ));
    }
}
