//! Where to click, as a sketch.

use super::Span;
use serde::{Deserialize, Serialize};

/// A sketch of the place where a step happens: what to open, what to press, what not. The numbers say the order, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DrawingView {
    /// The place's name: "ConnectWise", "Phin".
    pub place_name: String,
    /// The menu entries to open, the outermost first; empty where there are none.
    pub menu: Vec<String>,
    /// The number of opening the last of them; none without a menu.
    pub menu_number: Option<u32>,
    /// The tab to open; none where there is none.
    pub tab: Option<DrawnAct>,
    /// The headings below which to look, the outermost first.
    pub under: Vec<String>,
    /// What to press before the fields.
    pub open: Vec<DrawnAct>,
    /// The fields.
    pub fields: Vec<DrawnField>,
    /// The number of filling them in; none where there are none, or where they are to stay empty.
    pub fields_number: Option<u32>,
    /// The button to press at the end.
    pub press: Option<DrawnAct>,
    /// The buttons that must not be pressed.
    pub leave: Vec<String>,
    /// All of that in sentences.
    pub text: String,
}

/// Something to open or to press.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DrawnAct {
    /// Which act it is, from 1.
    pub number: u32,
    /// What stands on it.
    pub label: String,
    /// What it stands beside; none where that says nothing.
    pub beside: Option<String>,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DrawnField {
    /// Its label, or our word for it where its label is not known.
    pub name: Span,
    /// What stands in it; none where it is empty, or not to be shown.
    pub value: Option<String>,
}

impl DrawingView {
    /// Puts `value` in place of `placeholder`, in the values and in the sentences.
    pub(crate) fn fill_in(&mut self, placeholder: &str, value: &str) {
        for field in &mut self.fields {
            if let Some(shown) = &mut field.value {
                *shown = shown.replace(placeholder, value);
            }
        }
        self.text = self.text.replace(placeholder, value);
    }
}
