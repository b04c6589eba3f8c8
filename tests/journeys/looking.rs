//! Nothing is done by looking at it.

use crate::house::House;
use onramp_core::report::Made;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{SetupState, StepStatus};

async fn done(house: &House, id: &SetupId) -> Vec<String> {
    let view = house.onramp.open_setup(id).await.unwrap();
    let steps = view.sections.iter().flat_map(|section| &section.steps);
    steps
        .filter(|step| step.status == StepStatus::Done)
        .map(|step| step.id.clone())
        .collect()
}

#[tokio::test]
async fn no_step_turns_done_by_opening_it_or_by_looking_at_the_report() {
    let house = House::open().await;
    for guide in house.onramp.guides() {
        let view = house.onramp.create(&guide.id, true).await.unwrap();
        assert_eq!(view.state, SetupState::NotStarted);

        let steps = view.sections.iter().flat_map(|section| &section.steps);
        for step in steps {
            house.onramp.go_to(&view.id, &step.id).await.unwrap();
            house.onramp.keys_status(&view.id).await.unwrap();
        }
        let made = Made::now();
        house.onramp.prepare_report(&view.id, &made).await.unwrap();

        assert_eq!(done(&house, &view.id).await, [""; 0], "{}", guide.id);
        let opened = house.onramp.open_setup(&view.id).await.unwrap();
        assert_eq!(opened.state, SetupState::NotStarted);
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn a_mark_that_is_taken_back_is_gone() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let before = done(&house, &id).await;

    house.onramp.mark(&id, "create-member", true).await.unwrap();
    house
        .onramp
        .mark(&id, "create-member", false)
        .await
        .unwrap();

    assert_eq!(done(&house, &id).await, before);
    house.practice.stop().await;
}
