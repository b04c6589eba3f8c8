//! Whether the words by which a passage is found still stand in it.

use super::digest::normalize;
use super::split::{Passage, split};
use crate::guide::load::Guide;
use std::collections::BTreeMap;

/// Why a passage cannot be found by its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindLoss {
    /// The document has no such passage any more.
    PassageGone,
    /// The passage does not have these words.
    NotThere,
    /// A passage before it has them too, and a browser would stop there.
    StandsEarlier,
}

/// A passage that cannot be found by its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostFind {
    /// The passage's id in the outline.
    pub id: String,
    /// The words.
    pub find: String,
    /// Why they do not lead there.
    pub loss: FindLoss,
}

/// Splits a document and answers with the passages of a guide's outline whose `find` does not lead to them.
#[must_use]
pub fn lost_finds(guide: &Guide, source_text: &str) -> Vec<LostFind> {
    let passages = split(source_text);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lost = Vec::new();
    for outlined in &guide.outline.passages {
        let nth = seen.entry(&outlined.digest).or_default();
        let all = passages.iter().enumerate();
        let mut alike = all.filter(|(_, one)| one.digest == outlined.digest);
        let place = alike.nth(*nth);
        *nth += 1;
        let Some(find) = &outlined.find else { continue };
        if let Some(loss) = loss_of(find, place, &passages) {
            lost.push(LostFind {
                id: outlined.id.clone(),
                find: find.clone(),
                loss,
            });
        }
    }
    lost
}

fn loss_of(find: &str, place: Option<(usize, &Passage)>, all: &[Passage]) -> Option<FindLoss> {
    let find = normalize(find);
    let Some((index, passage)) = place else {
        return Some(FindLoss::PassageGone);
    };
    if !has_words(&passage.text, &find) {
        return Some(FindLoss::NotThere);
    }
    // A browser does not mind capitals.
    let find = find.to_lowercase();
    let mut before = all.iter().take(index);
    before
        .any(|earlier| has_words(&earlier.text.to_lowercase(), &find))
        .then_some(FindLoss::StandsEarlier)
}

/// True when these words stand in a text, not as parts of longer ones: a browser looks for whole words.
fn has_words(text: &str, words: &str) -> bool {
    let is_free = |next: Option<char>| next.is_none_or(|character| !character.is_alphanumeric());
    text.match_indices(words).any(|(start, found)| {
        let before = text.get(..start).and_then(|head| head.chars().next_back());
        let after = text
            .get(start + found.len()..)
            .and_then(|tail| tail.chars().next());
        is_free(before) && is_free(after)
    })
}
