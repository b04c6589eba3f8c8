//! Which passages of the outline a guide carries.

use crate::guide::load::Guide;
use crate::guide::outline::PassageKind;

/// One passage of the outline, and what carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoveredPassage {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: PassageKind,
    /// What it says, in our words.
    pub summary: String,
    /// What carries it; empty means nothing does.
    pub carried_by: Vec<String>,
}

/// How far a guide mirrors its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Every passage, in the document's order.
    pub passages: Vec<CoveredPassage>,
}

impl Coverage {
    /// Answers with the passages that nothing carries.
    pub fn uncarried(&self) -> impl Iterator<Item = &CoveredPassage> {
        self.passages
            .iter()
            .filter(|passage| passage.carried_by.is_empty())
    }

    /// True when the outline has passages and each is carried.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.passages.is_empty() && self.uncarried().next().is_none()
    }
}

/// Tells passage by passage what carries it. That the carriers exist was checked when the guide was read.
#[must_use]
pub fn cover(guide: &Guide) -> Coverage {
    let passages = guide.outline.passages.iter();
    Coverage {
        passages: passages
            .map(|passage| CoveredPassage {
                id: passage.id.clone(),
                kind: passage.kind,
                summary: passage.summary.clone(),
                carried_by: passage.carried_by.clone(),
            })
            .collect(),
    }
}
