//! Whether a document still is the one that a guide mirrors.

use super::split::{Passage, split};
use crate::guide::load::Guide;
use std::collections::BTreeMap;

/// A passage of the outline that the document no longer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriftedPassage {
    /// Its id in the outline.
    pub id: String,
    /// What it said, in our words.
    pub summary: String,
    /// What carries it.
    pub carried_by: Vec<String>,
}

/// How a document differs from an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Passages of the document that the outline lacks: new, or changed.
    pub lacking: Vec<Passage>,
    /// Passages of the outline that the document no longer has: gone, or changed.
    pub gone: Vec<DriftedPassage>,
}

impl Drift {
    /// True when the document is the one that the guide mirrors.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.lacking.is_empty() && self.gone.is_empty()
    }
}

/// Splits a document and compares it with a guide's outline, digest by digest. A passage that stands there twice
/// must be in the outline twice.
#[must_use]
pub fn drift(guide: &Guide, source_text: &str) -> Drift {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for passage in &guide.outline.passages {
        *known.entry(&passage.digest).or_default() += 1;
    }
    let passages = split(source_text);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for passage in &passages {
        *found.entry(&passage.digest).or_default() += 1;
    }
    Drift {
        lacking: passages
            .iter()
            .filter(|passage| !take_one(&mut known, &passage.digest))
            .cloned()
            .collect(),
        gone: guide
            .outline
            .passages
            .iter()
            .filter(|passage| !take_one(&mut found, &passage.digest))
            .map(|passage| DriftedPassage {
                id: passage.id.clone(),
                summary: passage.summary.clone(),
                carried_by: passage.carried_by.clone(),
            })
            .collect(),
    }
}

/// Takes one of a digest; false when none is left.
fn take_one(counted: &mut BTreeMap<&str, usize>, digest: &str) -> bool {
    match counted.get_mut(digest) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        Some(_) | None => false,
    }
}
