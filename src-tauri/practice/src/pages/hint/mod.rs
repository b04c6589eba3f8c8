//! Hints: on each page, what to do there, and a mark at the one thing to press.
//!
//! Which hint it is comes from what practice holds at that moment ([`advice`]), not from an order of pages. Marks go into
//! the templates as ready HTML; nothing in it comes from a person.

pub(super) mod advice;

use super::go_to;
use crate::shared::Shared;
use axum::Form;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// What to do on a page, and where.
pub(super) struct Advice {
    words: String,
    spot: Spot,
}

/// Where a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    /// Nowhere: there is nothing to press.
    Nowhere,
    /// At the button, tab or field that the template calls so.
    Named(&'static str),
    /// At the row of this record.
    Row(u32),
}

/// The hint of one page, as its template draws it.
pub(super) struct Hint {
    pub(super) is_on: bool,
    pub(super) words: String,
    spot: Spot,
    /// Where the page is; hints that stand in no form of the page go back there.
    pub(super) page: String,
}

impl Hint {
    pub(super) fn new(shared: &Shared, page: impl Into<String>, advice: Advice) -> Self {
        Self {
            is_on: shared.has_hints.load(Ordering::Relaxed),
            words: advice.words,
            spot: advice.spot,
            page: page.into(),
        }
    }

    /// The attributes of what is to be pressed; nothing for all else.
    pub(super) fn points_at(&self, name: &str) -> &'static str {
        attributes(self.is_at(name))
    }

    pub(super) fn points_at_row(&self, id: u32) -> &'static str {
        attributes(self.is_on && self.spot == Spot::Row(id))
    }

    /// The words beside what is to be pressed.
    pub(super) fn mark(&self, name: &str) -> String {
        words_beside(self.is_at(name), word_of(name))
    }

    pub(super) fn mark_row(&self, id: u32) -> String {
        words_beside(self.is_on && self.spot == Spot::Row(id), "Open this")
    }

    fn is_at(&self, name: &str) -> bool {
        self.is_on && matches!(self.spot, Spot::Named(found) if found == name)
    }
}

fn word_of(name: &str) -> &'static str {
    match name {
        "keys" => "Copy this first, then the one below",
        "menu-members" | "menu-roles" | "tab-api" | "tab-keys" => "Choose this",
        "plus" | "customize" => "Press this",
        _ => "Then press this",
    }
}

fn attributes(is_here: bool) -> &'static str {
    if is_here {
        " data-here aria-describedby=\"here\""
    } else {
        ""
    }
}

fn words_beside(is_here: bool, words: &str) -> String {
    let mut mark = String::new();
    if is_here {
        // Writing into a string does not fail.
        let _ = write!(mark, "<span class=\"here\" id=\"here\">{words}</span>");
    }
    mark
}

/// What the forms of hints send.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    act: String,
    #[serde(default)]
    page: String,
}

/// Turns hints on or off from a page that has no form of its own.
pub(super) async fn set(State(shared): State<Arc<Shared>>, Form(sent): Form<Sent>) -> Response {
    take(&shared, &sent.act);
    let is_path = sent.page.starts_with("/system") && !sent.page.contains(['\\', ':', '\r', '\n']);
    go_to(if is_path { &sent.page } else { "/" })
}

/// Turns hints on or off when that is the button that was pressed in a record's form, and says whether it was. What was
/// typed there is then drawn again, unsaved.
pub(super) fn take(shared: &Shared, act: &str) -> bool {
    let is_on = match act {
        "hints-on" => true,
        "hints-off" => false,
        _ => return false,
    };
    shared.has_hints.store(is_on, Ordering::Relaxed);
    true
}
