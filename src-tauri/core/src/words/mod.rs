//! Every code and the sentences that go with it.

// First: the list of codes is written in its words.
#[macro_use]
mod declare;

mod code;
mod drawing;
mod fill;
mod history;
mod labels;
mod shelf;
mod summary;

pub use code::Code;
pub(crate) use drawing::{DrawingWords, drawing_words};
pub(crate) use history::{change_count, change_title, ground_label, history_label};
pub(crate) use labels::{
    acts_label, aside_label, known_by_label, moment_label, removal_proof, standing_words,
    state_label, step_label, unknown_label,
};
pub use labels::{check_title, fact_label, outcome_words};
pub(crate) use summary::permission_summary;
pub use summary::run_summary;

use crate::check::Fact;
use serde::{Deserialize, Serialize};

/// The sentences that go with a [`Code`]: what happened, why, and what to do.
///
/// Plain text in the second person; ConnectWise's and the vendors' labels stand exactly as they are written there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Words {
    /// A few words that name the case: "The keys were not accepted".
    pub title: String,
    /// What happened, in one or two sentences.
    pub happened: String,
    /// Why that may be; empty where nothing is known.
    pub why: String,
    /// What to do now; empty only where nothing is to be done.
    pub to_do: String,
}

/// Finds the words of a code and fills the facts in.
///
/// A sentence names a fact as `{host|the server}`: the fact's value when there is one, else what stands behind the
/// bar. A code without words (a test allows none) gets a general sentence.
#[must_use]
pub fn words_for(code: Code, facts: &[Fact]) -> Words {
    let Some(raw) = shelf::words(code) else {
        return general_words();
    };
    Words {
        title: fill::fill(&raw.title, facts),
        happened: fill::fill(&raw.happened, facts),
        why: fill::fill(&raw.why, facts),
        to_do: fill::fill(&raw.to_do, facts),
    }
}

fn general_words() -> Words {
    Words {
        title: "Something unexpected happened".to_owned(),
        happened: "Onramp has no words for what happened here.".to_owned(),
        why: String::new(),
        to_do: "Try it once more. Nothing that you typed is lost.".to_owned(),
    }
}

#[cfg(test)]
mod tests;
