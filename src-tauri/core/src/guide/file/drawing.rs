//! What a step's picture is drawn from: names that stand in the vendor's document, or in a correction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where to click in a step, as a sketch: the parts that are known, and no others.
///
/// Drawn and told in this order: menu, tab, headings, what to press first, fields, the button at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Drawing {
    /// The menu entries to open, the outermost first.
    #[serde(default)]
    pub menu: Vec<String>,
    /// The tab to open.
    #[serde(default)]
    pub tab: Option<String>,
    /// The headings below which to look, the outermost first.
    #[serde(default)]
    pub under: Vec<String>,
    /// What to press before the fields, in order: `{ label = "+" }`.
    #[serde(default)]
    pub open: Vec<Pressed>,
    /// The fields, in order.
    #[serde(default)]
    pub fields: Vec<DrawnEntry>,
    /// True where the fields are to stay empty for now.
    #[serde(default)]
    pub fields_stay_empty: bool,
    /// The button to press at the end.
    #[serde(default)]
    pub press: Option<String>,
    /// The buttons beside it that must not be pressed.
    #[serde(default)]
    pub leave: Vec<String>,
}

/// Something to press before the fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pressed {
    /// What stands on it.
    pub label: String,
    /// What it stands beside, where that helps to find it.
    #[serde(default)]
    pub beside: Option<String>,
}

/// A field. It bears either the label that the document gives it, or our own word where the document gives none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DrawnEntry {
    /// The label, exactly.
    #[serde(default)]
    pub label: Option<String>,
    /// Our word for it, where the label is not known: "Role name".
    #[serde(default)]
    pub what: Option<String>,
    /// The value that stands in it. Left out, it is the value to copy of the same name, if the step has one.
    #[serde(default)]
    pub value: Option<String>,
}

impl DrawnEntry {
    /// Answers with its name, whoever gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.label
            .as_deref()
            .or(self.what.as_deref())
            .unwrap_or_default()
    }
}

impl Drawing {
    /// Every label that is said to stand in ConnectWise or in the vendor's portal.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let beside = self.open.iter().filter_map(|one| one.beside.as_ref());
        let fields = self.fields.iter().filter_map(|one| one.label.as_ref());
        self.menu
            .iter()
            .chain(&self.tab)
            .chain(&self.under)
            .chain(self.open.iter().map(|one| &one.label))
            .chain(beside)
            .chain(fields)
            .chain(&self.press)
            .chain(&self.leave)
            .map(String::as_str)
    }
}
