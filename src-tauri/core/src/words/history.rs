//! What is said about earlier tests, and about two of them side by side.

use crate::check::{Change, Ground};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct History {
    ground: HashMap<Ground, String>,
    change: HashMap<Change, String>,
    count_one: HashMap<Change, String>,
    count_more: HashMap<Change, String>,
    label: HashMap<String, String>,
}

fn history() -> &'static History {
    static HISTORY: OnceLock<History> = OnceLock::new();
    HISTORY.get_or_init(|| {
        toml::from_str(include_str!("../../words/en/history.toml")).unwrap_or_default()
    })
}

/// Names what a test stood on: "Server".
#[must_use]
pub(crate) fn ground_label(ground: Ground) -> &'static str {
    history().ground.get(&ground).map_or("", String::as_str)
}

/// Names what became of some rows: "Worked then, and is a problem now".
#[must_use]
pub(crate) fn change_title(change: Change) -> &'static str {
    history().change.get(&change).map_or("", String::as_str)
}

/// Says how many rows went one way: "2 broke".
#[must_use]
pub(crate) fn change_count(change: Change, count: usize) -> String {
    let forms = if count == 1 {
        &history().count_one
    } else {
        &history().count_more
    };
    let form = forms.get(&change).map_or("", String::as_str);
    form.replace("{count}", &count.to_string())
}

/// Another word or sentence about earlier tests, by its name in kebab case.
#[must_use]
pub(crate) fn history_label(name: &str) -> &'static str {
    history().label.get(name).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_has_a_title_and_both_counts() {
        for change in Change::ALL {
            assert!(!change_title(change).is_empty(), "{change:?}");
            assert!(change_count(change, 1).starts_with('1'), "{change:?}");
            assert!(change_count(change, 23).starts_with("23 "), "{change:?}");
        }
    }

    #[test]
    fn every_ground_has_a_name() {
        for ground in Ground::ALL {
            assert!(!ground_label(ground).is_empty(), "{ground:?}");
        }
    }
}
