//! The report's own sentences. They speak of "the admin" and never of "you": a report is read by others.

use super::model::{ActsNext, ConnectionStatus, EvidenceKind};
use crate::setup::view::{StepStatus, Verdict};

mod identity;
mod keys;
mod permission;

pub(super) use identity::*;
pub(super) use keys::*;
pub(super) use permission::*;

/// What stands on every page of a practice report.
pub(super) const PRACTICE_NOTICE: &str = "Practice only. This report comes from Onramp's practice ConnectWise. Nothing \
    real was connected, and it proves nothing about any company.";

/// What the headline rests on: the last run's own summary and its time.
pub(super) fn explanation(told: &str, at: &str) -> String {
    let is_sentence = told.ends_with(['.', '?', '!', '…']);
    let stop = if is_sentence { "" } else { "." };
    format!("{told}{stop} Live test of {at}.")
}

/// The headline of the summary.
pub(crate) fn headline(status: ConnectionStatus, is_practice: bool) -> &'static str {
    match (status, is_practice) {
        (ConnectionStatus::Connected, false) => "Connected",
        (ConnectionStatus::ConnectedWithGaps, false) => "Connected, but something is missing",
        (ConnectionStatus::ConnectedUnchecked, false) => {
            "Connected, permissions not checked to the end"
        }
        (ConnectionStatus::OtherCompany, false) => "Stopped: another company answered",
        (ConnectionStatus::NotConnected, false) => "Not connected",
        (ConnectionStatus::NotTested, false) => "Not tested yet",
        (ConnectionStatus::Ending, false) => "Being disconnected",
        (ConnectionStatus::Ended, false) => "Disconnected, by a person's word",
        (ConnectionStatus::Connected, true) => "Practice: the test passed",
        (ConnectionStatus::ConnectedWithGaps, true) => {
            "Practice: connected, but something is missing"
        }
        (ConnectionStatus::ConnectedUnchecked, true) => {
            "Practice: connected, permissions not checked to the end"
        }
        (ConnectionStatus::OtherCompany, true) => "Practice: stopped, another company answered",
        (ConnectionStatus::NotConnected, true) => "Practice: the test found a problem",
        (ConnectionStatus::NotTested, true) => "Practice: not tested yet",
        (ConnectionStatus::Ending, true) => "Practice: being disconnected",
        (ConnectionStatus::Ended, true) => "Practice: disconnected, by a person's word",
    }
}

/// Who has to do something.
pub(super) fn acts(acts: ActsNext, vendor: &str) -> String {
    match acts {
        ActsNext::Admin => "The company's admin".to_owned(),
        ActsNext::Specialist => format!("The specialist at {vendor}"),
        ActsNext::Nobody => "Nobody: nothing is open".to_owned(),
    }
}

/// How a step stands.
pub(super) fn step_status(status: StepStatus) -> &'static str {
    match status {
        StepStatus::Done => "Done",
        StepStatus::ToDo => "Open",
        StepStatus::WaitingForSpecialist => "Waiting for the specialist",
        StepStatus::Problem => "Problem",
    }
}

/// What a done step rests on.
pub(super) fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::PersonSaid => "A person said so",
        EvidenceKind::ValidValue => "What was entered is valid",
        EvidenceKind::Finding => "A check showed it",
        EvidenceKind::KeysSaved => "The keys were saved and read back",
        EvidenceKind::KeysRemoved => "The keys were saved, and were removed since",
        EvidenceKind::ReportWritten => "This report",
        EvidenceKind::None => "",
    }
}

/// How many steps are done, and on whose word.
pub(super) fn progress(seen: u32, said: u32, total: u32) -> String {
    let done = seen + said;
    let open = total.saturating_sub(done);
    let left = match open {
        0 => "None is open.".to_owned(),
        1 => "1 is open.".to_owned(),
        more => format!("{more} are open."),
    };
    format!(
        "{done} of {total} steps are done: {seen} that Onramp saw, {said} on a person's word. {left}"
    )
}

/// What is known of a field.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Empty => "Empty",
        Verdict::Valid => "Usable",
        Verdict::ValidWithNotes => "Usable, with a remark",
        Verdict::Invalid => "Not usable as entered",
    }
}
