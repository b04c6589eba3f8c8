//! Composes what the window is shown of a pair's life.

use super::status::Standing;
use super::view::{EndingView, HoldState, HoldView, RemovalView, ReplacementView, StepStatus};
use super::{EndingKind, Hold, Replacement, ReplacementReason, Setup};
use crate::guide::{ENDING_LETTER, Plan, REPLACE_LETTER};
use crate::setup::view::Part;

pub(super) fn hold_view(setup: &Setup, plan: &Plan, standing: &Standing<'_>) -> HoldView {
    let hold = setup.pair_in_work().hold();
    let (state, since) = match hold {
        Hold::NothingYet => (HoldState::NothingYet, None),
        Hold::Held => (HoldState::Held, None),
        Hold::Proved { at } => (HoldState::Proved, Some(at)),
        Hold::Overridden { at } => (HoldState::Overridden, Some(at)),
    };
    let mut steps = plan.steps();
    let at = standing.current_step();
    let is_at_the_keys = steps.any(|step| step.id == at && step.part == Some(Part::Keys));
    let is_page_open = plan
        .steps()
        .any(|step| step.is_held && standing.status_of(step) != StepStatus::Done);
    let is_about_removed_keys = setup.are_keys_removed() && !setup.is_replacing();
    HoldView {
        state,
        since: since.map(|at| at.to_string()),
        is_shown: is_page_open
            && !is_about_removed_keys
            && (hold != Hold::NothingYet || is_at_the_keys),
    }
}

pub(super) fn replacement_view(replacement: &Replacement) -> ReplacementView {
    ReplacementView {
        reason: replacement.reason,
        old_last_four: replacement.old_last_four.clone(),
        has_taken_over: replacement.took_over_at.is_some(),
        section: REPLACE_LETTER.to_string(),
    }
}

/// Why a second pair may be begun now. A pair that has signed in is not lost: it lies here.
pub(super) fn replacement_offers(setup: &Setup) -> Vec<ReplacementReason> {
    let kind = setup.ending.as_ref().map(|ending| ending.kind);
    match kind {
        None if setup.is_replacing() => return Vec::new(),
        // The vendor stays connected, and its keys grow old.
        Some(EndingKind::Finished) if setup.are_keys_removed() => {
            return vec![ReplacementReason::Rotation];
        }
        Some(EndingKind::Finished | EndingKind::Disconnected) => return Vec::new(),
        None => {}
    }
    let pair = &setup.keys.pair;
    let has_signed_in = pair.is_complete() && pair.proved_at.is_some();
    let mut offers = Vec::new();
    if !has_signed_in {
        offers.push(ReplacementReason::Lost);
    }
    if pair.is_complete() {
        offers.push(ReplacementReason::Rotation);
    }
    offers
}

pub(super) fn ending_view(setup: &Setup) -> Option<EndingView> {
    let ending = setup.ending.as_ref()?;
    let removal = setup.keys.removal.as_ref();
    Some(EndingView {
        kind: ending.kind,
        section: ENDING_LETTER.to_string(),
        removal: removal.map(|removal| RemovalView {
            at: removal.at.to_string(),
            proofs: removal.found_empty.clone(),
        }),
    })
}
