//! Whether a document still is the one that a guide mirrors.

use super::split::{Passage, split};
use crate::guide::load::Guide;
use crate::guide::outline::OutlinePassage;
use std::collections::{BTreeMap, VecDeque};

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
    /// Passages of the outline that stand elsewhere in the document now.
    pub moved: Vec<DriftedPassage>,
}

impl Drift {
    /// True when the document is the one that the guide mirrors.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.lacking.is_empty() && self.gone.is_empty() && self.moved.is_empty()
    }
}

/// Splits a document and compares it with a guide's outline, digest by digest. A passage that stands there twice
/// must be in the outline twice, and the order must be the same: a box moved to another feature's list matters.
#[must_use]
pub fn drift(guide: &Guide, source_text: &str) -> Drift {
    let outline = &guide.outline.passages;
    let passages = split(source_text);
    let mut known = counted(outline.iter().map(|passage| passage.digest.as_str()));
    let mut found = counted(passages.iter().map(|passage| passage.digest.as_str()));
    let (stayed, lacking): (Vec<&Passage>, Vec<&Passage>) = passages
        .iter()
        .partition(|passage| take_one(&mut known, &passage.digest));
    let (kept, gone): (Vec<&OutlinePassage>, Vec<&OutlinePassage>) = outline
        .iter()
        .partition(|passage| take_one(&mut found, &passage.digest));
    let stayed: Vec<&str> = stayed
        .iter()
        .map(|passage| passage.digest.as_str())
        .collect();
    Drift {
        lacking: lacking.into_iter().cloned().collect(),
        gone: gone.into_iter().map(DriftedPassage::of).collect(),
        moved: moved(&kept, &stayed)
            .into_iter()
            .map(DriftedPassage::of)
            .collect(),
    }
}

impl DriftedPassage {
    fn of(passage: &OutlinePassage) -> Self {
        Self {
            id: passage.id.clone(),
            summary: passage.summary.clone(),
            carried_by: passage.carried_by.clone(),
        }
    }
}

fn counted<'a>(digests: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut counted = BTreeMap::new();
    for digest in digests {
        *counted.entry(digest).or_default() += 1;
    }
    counted
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

/// Walks both orders side by side and answers with the passages that must be lifted out for the rest to agree.
///
/// Both hold the same digests, each as often. Where they part, the side whose next passage comes up soonest on the
/// other side goes on; what it passes over has moved.
fn moved<'a>(kept: &[&'a OutlinePassage], stayed: &[&str]) -> Vec<&'a OutlinePassage> {
    let mut moved = Vec::new();
    let mut ahead: VecDeque<&str> = stayed.iter().copied().collect();
    let mut lifted: Vec<&str> = Vec::new();
    let mut left: VecDeque<&OutlinePassage> = kept.iter().copied().collect();
    while let Some(passage) = left.pop_front() {
        let digest = passage.digest.as_str();
        if let Some(place) = lifted.iter().position(|other| *other == digest) {
            lifted.swap_remove(place);
            moved.push(passage);
            continue;
        }
        let Some(distance) = ahead.iter().position(|other| *other == digest) else {
            continue;
        };
        let back = ahead
            .front()
            .and_then(|next| left.iter().position(|other| other.digest == *next));
        if back.is_some_and(|back| back + 1 < distance) {
            // It went down the page: the document comes back to it later.
            ahead.remove(distance);
            moved.push(passage);
            continue;
        }
        // What stands before it now came up the page.
        lifted.extend(ahead.drain(..distance));
        ahead.pop_front();
    }
    moved
}
