//! What is kept of a pair's life: its replacement, its hand-offs, its end. Never a key.

use super::{KeptIn, KnownPair, Setup};
use crate::check::CheckRun;
use crate::guide::Section;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// That the keys were removed from this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Removal {
    /// When (UTC).
    pub at: Timestamp,
    /// The last four of the public key that was removed; none when none was captured.
    pub last_four: Option<String>,
    /// True when both keys of the pair were captured until then.
    #[serde(default)]
    pub was_complete: bool,
    /// Every place that was emptied and then looked into, by name, and was found empty.
    pub found_empty: Vec<String>,
}

/// Why a second pair is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum ReplacementReason {
    /// The private key is lost.
    Lost,
    /// The pair is old, or somebody may have seen it.
    Rotation,
}

/// A second pair that takes the first one's place once it has signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// Why.
    pub reason: ReplacementReason,
    /// Since when (UTC).
    pub began_at: Timestamp,
    /// The last four of the public key to retire; none when it was never captured.
    pub old_last_four: Option<String>,
    /// What is known of the new pair; empty once it has taken over.
    pub next: KnownPair,
    /// The last run of the live test with the old pair; none once the new one has taken over.
    #[serde(default)]
    pub old_run: Option<CheckRun>,
    /// The end that was taken back for it; none where the setup had not come to one.
    #[serde(default)]
    pub ending: Option<Ending>,
    /// When the new pair had signed in and took the old one's place (UTC).
    pub took_over_at: Option<Timestamp>,
}

/// What an end means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum EndingKind {
    /// The vendor stays connected; only this computer lets go of the keys.
    Finished,
    /// The vendor is to be disconnected, and the key, the member and the role to go.
    Disconnected,
}

/// How a setup is brought to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    /// What it means.
    pub kind: EndingKind,
    /// Since when (UTC).
    pub began_at: Timestamp,
    /// When the last report about it was written (UTC).
    #[serde(default)]
    pub reported_at: Option<Timestamp>,
}

/// A hand-off that was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HandOff {
    /// When (UTC).
    pub at: Timestamp,
    /// The recipient who can open it; none when whoever has the passphrase can.
    pub recipient: Option<String>,
    /// The file's path, as shown to the person; none when it was copied as text.
    pub path: Option<String>,
    /// The first 16 hex digits of the SHA-256 of what was sealed, to tell two hand-offs apart.
    pub digest: String,
    /// The pair's fingerprint.
    pub fingerprint: String,
}

impl Setup {
    /// The pair that a capture, a test and the hold are about: the new one while a replacement is under way.
    #[must_use]
    pub fn pair_in_work(&self) -> &KnownPair {
        match &self.replacement {
            Some(replacement) if replacement.took_over_at.is_none() => &replacement.next,
            _ => &self.keys.pair,
        }
    }

    pub(crate) fn pair_in_work_mut(&mut self) -> &mut KnownPair {
        match &mut self.replacement {
            Some(replacement) if replacement.took_over_at.is_none() => &mut replacement.next,
            _ => &mut self.keys.pair,
        }
    }

    /// True while a page that shows keys has to stay open: they have neither signed in nor been let go of.
    #[must_use]
    pub fn needs_page(&self) -> bool {
        !self.are_keys_removed() && !self.pair_in_work().hold().is_over()
    }

    /// The last run of the live test with the pair in use; while a replacement is under way that is the old pair.
    #[must_use]
    pub fn run_of_pair_in_use(&self) -> Option<&CheckRun> {
        match &self.replacement {
            Some(replacement) if replacement.took_over_at.is_none() => replacement.old_run.as_ref(),
            _ => self.last_run.as_ref(),
        }
    }

    /// No run of the live test counts any more, with either pair.
    pub(crate) fn drop_runs(&mut self) {
        self.last_run = None;
        if let Some(replacement) = &mut self.replacement {
            replacement.old_run = None;
        }
    }

    /// Begins to replace the pair. The old one is kept, with what was found out about it. A setup that had come to its end
    /// goes on.
    pub(crate) fn begin_replacement(&mut self, reason: ReplacementReason, at: Timestamp) {
        let removed = self.keys.removal.as_ref();
        let removed = removed.and_then(|removal| removal.last_four.clone());
        let known = self.keys.pair.public.as_ref();
        self.replacement = Some(Replacement {
            reason,
            began_at: at,
            old_last_four: known.and_then(|slot| slot.last_four.clone()).or(removed),
            next: KnownPair::default(),
            old_run: self.last_run.take(),
            ending: self.ending.take(),
            took_over_at: None,
        });
    }

    /// Gives the replacement up: everything is as it was before, the end included, unless another was begun since.
    pub(crate) fn cancel_replacement(&mut self) {
        if let Some(replacement) = self.replacement.take() {
            self.last_run = replacement.old_run;
            self.ending = self.ending.take().or(replacement.ending);
        }
    }

    /// Neither pair is captured any more; what lies in the keychain is still to be deleted.
    pub(crate) fn forget_pairs(&mut self) {
        self.keys.clear();
        if self.is_replacing() {
            *self.pair_in_work_mut() = KnownPair::default();
        }
        self.drop_runs();
    }

    /// Takes back whatever the person said of the steps of `section`.
    pub(crate) fn forget_marks(&mut self, section: &Section) {
        for step in &section.steps {
            self.steps_done.remove(&step.id);
        }
    }

    /// Resumes at the first step of `section`.
    pub(crate) fn go_to_first_of(&mut self, section: &Section) {
        self.current_step = section.steps.first().map(|step| step.id.clone());
    }

    /// True from when the new pair has signed in until it has taken the old one's place. Once recorded, that is
    /// carried through, whatever comes between.
    #[must_use]
    pub fn is_about_to_take_over(&self) -> bool {
        let next = self.pair_in_work();
        self.is_replacing() && next.proved_at.is_some() && next.is_complete()
    }

    /// The new pair is the one in use from now on.
    pub(crate) fn take_over(&mut self, at: Timestamp) {
        if let Some(replacement) = &mut self.replacement {
            self.keys.pair = std::mem::take(&mut replacement.next);
            replacement.old_run = None;
            replacement.ending = None;
            replacement.took_over_at = Some(at);
        }
    }

    /// The keys are gone from this computer, proved by `removal`. What they did before stays on record; a replacement
    /// under way is given up.
    pub(crate) fn record_removal(&mut self, removal: Removal) {
        if self.is_replacing() {
            self.cancel_replacement();
        }
        self.keys.pair.public = None;
        self.keys.pair.private = None;
        self.keys.has_keychain_entry = false;
        self.keys.kept_in = KeptIn::default();
        self.keys.left_file = None;
        self.keys.removal = Some(removal);
    }

    /// True when the pair in use was removed from this computer to bring the setup to its end, and was whole until then;
    /// also while another is made for it.
    #[must_use]
    pub(crate) fn was_whole_until_its_end(&self) -> bool {
        let removal = self.keys.removal.as_ref();
        (self.ending.is_some() || self.is_replacing())
            && self.is_pair_in_use_removed()
            && removal.is_some_and(|removal| removal.was_complete)
    }

    /// True when the pair in use was removed from this computer, whatever was captured of one that is to replace it.
    #[must_use]
    pub(crate) fn is_pair_in_use_removed(&self) -> bool {
        self.keys.removal.is_some() && !self.keys.pair.is_any_captured()
    }

    /// True when the keys were removed from this computer, and none was captured since.
    #[must_use]
    pub fn are_keys_removed(&self) -> bool {
        self.keys.removal.is_some() && !self.is_any_captured()
    }

    /// Nothing that was found out about a pair holds for another company or another server.
    pub(crate) fn turn_elsewhere(&mut self) {
        self.keys.pair.turn_elsewhere();
        if let Some(replacement) = &mut self.replacement {
            replacement.next.turn_elsewhere();
        }
    }

    /// True when at least one key of either pair is captured.
    #[must_use]
    pub fn is_any_captured(&self) -> bool {
        self.keys.pair.is_any_captured() || self.pair_in_work().is_any_captured()
    }

    /// True from the beginning of a replacement until the new pair has signed in.
    #[must_use]
    pub fn is_replacing(&self) -> bool {
        let replacement = self.replacement.as_ref();
        replacement.is_some_and(|replacement| replacement.took_over_at.is_none())
    }
}
