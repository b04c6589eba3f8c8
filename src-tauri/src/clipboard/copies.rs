//! The copy that lies on the clipboard now.

use super::system::Seen;
use onramp_core::keys::{BothClocks, CopyTerm};
use onramp_core::setup::view::{CopiedWhat, CopyView};
use std::time::Duration;

/// The copies that the person asked for: how many, and the one that lies there.
#[derive(Default)]
pub(super) struct Copies {
    count: u64,
    lying: Option<Lying>,
}

struct Lying {
    what: CopiedWhat,
    seen: Seen,
    term: CopyTerm,
}

impl Copies {
    /// Begins a copy's time. The number tells it from every other.
    pub(super) fn begin(
        &mut self,
        what: CopiedWhat,
        seen: Seen,
        now: BothClocks,
    ) -> (u64, CopyView) {
        self.count += 1;
        let term = CopyTerm::begin(now);
        self.lying = Some(Lying { what, seen, term });
        (self.count, term.view(what, now))
    }

    /// Forgets the copy.
    pub(super) fn end(&mut self) {
        self.lying = None;
    }

    /// What tells the copy from anything else on the clipboard.
    pub(super) fn seen(&self) -> Option<Seen> {
        self.lying.as_ref().map(|lying| lying.seen)
    }

    /// How long the copy with this number has, while it is the one that lies there.
    pub(super) fn left(&self, number: u64, now: BothClocks) -> Option<Duration> {
        let lying = self.lying.as_ref().filter(|_| self.count == number)?;
        Some(lying.term.left(now))
    }

    pub(super) fn extend(&mut self, now: BothClocks) -> Option<CopyView> {
        self.lying.as_mut()?.term.extend(now);
        self.view(now)
    }

    pub(super) fn view(&self, now: BothClocks) -> Option<CopyView> {
        let lying = self.lying.as_ref()?;
        Some(lying.term.view(lying.what, now))
    }
}
