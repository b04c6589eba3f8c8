//! How a setup stood when the person last came back to it, and what has changed since.

use super::view::{ChangeKind, SectionView, StepChange, StepStatus, StepView};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How every step stood when the person last came back to the setup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// When that was (UTC).
    pub at: Timestamp,
    /// How each step of the plan stood then, by id.
    pub steps: BTreeMap<String, StepStatus>,
}

impl Seen {
    /// Keeps how the steps stand.
    pub(crate) fn of(sections: &[SectionView], at: Timestamp) -> Self {
        Self {
            at,
            steps: steps(sections)
                .map(|step| (step.id.clone(), step.status))
                .collect(),
        }
    }

    /// Keeps how the steps stood before something was found to be lost, of those steps that it changed: the person saw them
    /// so, whenever they last came back. `begun_at` is when the setup was begun.
    pub(crate) fn before_a_loss(
        seen: Option<Self>,
        before: &[SectionView],
        after: &[SectionView],
        begun_at: Timestamp,
    ) -> Self {
        let mut seen = seen.unwrap_or_else(|| Self {
            at: begun_at,
            steps: steps(after)
                .map(|step| (step.id.clone(), untouched(step.status)))
                .collect(),
        });
        let known: BTreeMap<_, _> = steps(after).map(|step| (&step.id, step.status)).collect();
        let changed = steps(before).filter(|step| known.get(&step.id) != Some(&step.status));
        let changed = changed.map(|step| (step.id.clone(), step.status));
        seen.steps.extend(changed);
        seen
    }
}

/// What has changed since the person last came back, in the order of the steps; against nothing at all when it is the first
/// time. Steps that are no longer part of the plan are left out: the person chose so.
pub(crate) fn changes_since(seen: Option<&Seen>, sections: &[SectionView]) -> Vec<StepChange> {
    let change = |step: &StepView| {
        let before = match seen {
            Some(seen) => seen.steps.get(&step.id).copied(),
            None => Some(untouched(step.status)),
        };
        Some(StepChange {
            step: step.id.clone(),
            code: step.code.clone(),
            title: step.title.clone(),
            kind: kind_of(before, step.status)?,
            status_words: step.status_words.clone(),
        })
    };
    steps(sections).filter_map(change).collect()
}

fn steps(sections: &[SectionView]) -> impl Iterator<Item = &StepView> {
    sections.iter().flat_map(|section| &section.steps)
}

/// How a step of this status stood before anything was done: a gate and what lies behind it waited from the beginning.
fn untouched(now: StepStatus) -> StepStatus {
    match now {
        StepStatus::WaitingForSpecialist => StepStatus::WaitingForSpecialist,
        StepStatus::Done | StepStatus::ToDo | StepStatus::Problem => StepStatus::ToDo,
    }
}

/// What a step's change means; none when there is nothing to tell. Without a status before, the step is new in the plan.
fn kind_of(before: Option<StepStatus>, now: StepStatus) -> Option<ChangeKind> {
    let Some(before) = before else {
        return Some(if now == StepStatus::Done {
            ChangeKind::Done
        } else {
            ChangeKind::New
        });
    };
    if before == now {
        return None;
    }
    Some(match (before, now) {
        (_, StepStatus::Done) => ChangeKind::Done,
        (_, StepStatus::Problem) => ChangeKind::Problem,
        (StepStatus::Done, _) => ChangeKind::NoLongerDone,
        (_, StepStatus::WaitingForSpecialist) => ChangeKind::Waits,
        (_, StepStatus::ToDo) => ChangeKind::MayGoOn,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUSES: [StepStatus; 4] = [
        StepStatus::Done,
        StepStatus::ToDo,
        StepStatus::WaitingForSpecialist,
        StepStatus::Problem,
    ];

    #[test]
    fn every_change_of_a_status_is_told_and_nothing_else() {
        for before in STATUSES {
            for now in STATUSES {
                assert_eq!(kind_of(Some(before), now).is_none(), before == now);
            }
        }
        let told = |before, now| kind_of(Some(before), now).unwrap();
        assert_eq!(
            told(StepStatus::Done, StepStatus::ToDo),
            ChangeKind::NoLongerDone
        );
        assert_eq!(
            told(StepStatus::Done, StepStatus::Problem),
            ChangeKind::Problem
        );
        assert_eq!(
            told(StepStatus::Problem, StepStatus::Done),
            ChangeKind::Done
        );
        assert_eq!(
            told(StepStatus::WaitingForSpecialist, StepStatus::ToDo),
            ChangeKind::MayGoOn
        );
        assert_eq!(
            told(StepStatus::ToDo, StepStatus::WaitingForSpecialist),
            ChangeKind::Waits
        );
    }
}
