//! The gate of MSP Process: what lies behind it waits for the specialist's word.

use crate::house::{House, step};
use onramp_core::setup::view::StepStatus;
use onramp_core::words::Code;

const BEHIND: [&str; 3] = ["open-integrations", "add-psa", "enter-values"];

#[tokio::test]
async fn steps_behind_the_gate_refuse_to_be_marked_until_the_person_opens_it() {
    let house = House::open().await;
    let view = house.begin("msp-process").await;
    let id = &view.id;

    for behind in BEHIND {
        assert_eq!(step(&view, behind).status, StepStatus::WaitingForSpecialist);
        let refused = house.onramp.mark(id, behind, true).await.unwrap_err();
        assert_eq!(refused.code(), Code::StepWaitsForSpecialist);
    }

    let view = house.onramp.mark(id, "specialist", true).await.unwrap();
    for behind in BEHIND {
        assert_eq!(step(&view, behind).status, StepStatus::ToDo);
        let view = house.onramp.mark(id, behind, true).await.unwrap();
        assert_eq!(step(&view, behind).status, StepStatus::Done);
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn what_was_said_behind_a_gate_can_be_taken_back_after_the_gate_was() {
    let house = House::open().await;
    let view = house.begin("msp-process").await;
    let id = &view.id;
    house.onramp.mark(id, "specialist", true).await.unwrap();
    house.onramp.mark(id, "add-psa", true).await.unwrap();

    house.onramp.mark(id, "specialist", false).await.unwrap();
    let view = house.onramp.mark(id, "add-psa", false).await.unwrap();

    assert_eq!(
        step(&view, "add-psa").status,
        StepStatus::WaitingForSpecialist
    );
    house.practice.stop().await;
}

#[tokio::test]
async fn a_step_that_needs_evidence_cannot_be_marked() {
    let house = House::open().await;
    let view = house.begin("msp-process").await;

    for id in ["choices", "fields", "capture-keys", "test", "report"] {
        let refused = house.onramp.mark(&view.id, id, true).await.unwrap_err();
        assert_eq!(refused.code(), Code::StepNeedsEvidence, "{id}");
    }
    let refused = house.onramp.mark(&view.id, "no-such-step", true).await;
    assert_eq!(refused.unwrap_err().code(), Code::StepNotFound);
    house.practice.stop().await;
}
