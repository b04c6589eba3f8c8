//! The sentences that tell what a step's sketch shows.

use serde::Deserialize;
use std::sync::OnceLock;

/// The sentences, placeholders and all.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct DrawingWords {
    /// Where it is: `{place}`.
    pub(crate) place: String,
    /// What stands between two entries of a path.
    pub(crate) then: String,
    /// What stands between two fields.
    pub(crate) and: String,
    /// A menu path: `{labels}`.
    pub(crate) menu: String,
    /// A tab: `{label}`.
    pub(crate) tab: String,
    /// Headings: `{labels}`.
    pub(crate) under: String,
    /// Something to press: `{label}`.
    pub(crate) press: String,
    /// Something to press, `{label}`, and what it stands beside, `{beside}`.
    pub(crate) press_beside: String,
    /// A field's `{name}` and `{value}`.
    pub(crate) field_value: String,
    /// `{fields}` to fill in.
    pub(crate) fields: String,
    /// `{fields}` to leave empty.
    pub(crate) fields_empty: String,
    /// What not to press: `{label}`.
    pub(crate) leave: String,
}

/// Answers with the sentences. A test sees to it that the file can be read.
pub(crate) fn drawing_words() -> &'static DrawingWords {
    static WORDS: OnceLock<DrawingWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        toml::from_str(include_str!("../../words/en/drawing.toml")).unwrap_or_default()
    })
}
