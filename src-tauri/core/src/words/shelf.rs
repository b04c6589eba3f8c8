//! The word files, embedded and parsed once.

use super::Code;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The words of one code as a file has them, placeholders and all.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWords {
    pub(super) title: String,
    pub(super) happened: String,
    #[serde(default)]
    pub(super) why: String,
    #[serde(default)]
    pub(super) to_do: String,
}

/// One file per noun; a code stands in exactly one of them.
pub(super) const FILES: [(&str, &str); 14] = [
    ("address", include_str!("../../words/en/address.toml")),
    ("network", include_str!("../../words/en/network.toml")),
    ("answer", include_str!("../../words/en/answer.toml")),
    ("access", include_str!("../../words/en/access.toml")),
    ("permission", include_str!("../../words/en/permission.toml")),
    ("keys", include_str!("../../words/en/keys.toml")),
    ("lifecycle", include_str!("../../words/en/lifecycle.toml")),
    ("setup", include_str!("../../words/en/setup.toml")),
    ("identity", include_str!("../../words/en/identity.toml")),
    ("invite", include_str!("../../words/en/invite.toml")),
    ("received", include_str!("../../words/en/received.toml")),
    ("note", include_str!("../../words/en/note.toml")),
    ("report", include_str!("../../words/en/report.toml")),
    ("desk", include_str!("../../words/en/desk.toml")),
];

pub(super) fn words(code: Code) -> Option<&'static RawWords> {
    static SHELF: OnceLock<HashMap<Code, RawWords>> = OnceLock::new();
    SHELF.get_or_init(read_all).get(&code)
}

/// A file that cannot be read leaves its codes without words; a test sees to it that every file can.
fn read_all() -> HashMap<Code, RawWords> {
    FILES
        .iter()
        .filter_map(|(_, text)| read(text).ok())
        .flatten()
        .collect()
}

pub(super) fn read(text: &str) -> Result<HashMap<Code, RawWords>, toml::de::Error> {
    toml::from_str(text)
}
