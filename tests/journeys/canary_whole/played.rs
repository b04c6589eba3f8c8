//! Every scenario of practice in both guides: asked, tested, told, reported.

use super::Watch;
use crate::house::House;
use onramp_core::report::Made;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{HomeQuery, KeySlot};
use onramp_practice::scenarios;
use std::sync::Mutex;

#[tokio::test]
async fn no_scenario_of_practice_leaves_a_trace_of_a_pair_for_phin() {
    play_every_scenario("phin").await;
}

#[tokio::test]
async fn no_scenario_of_practice_leaves_a_trace_of_a_pair_for_msp_process() {
    play_every_scenario("msp-process").await;
}

async fn play_every_scenario(guide: &str) {
    let house = House::open_impatient().await;
    let mut watch = Watch::of(&house);
    let id = house.begin(guide).await.id;
    for slot in [KeySlot::Public, KeySlot::Private] {
        let captured = house.paste(&id, slot).await;
        watch.traces.take("a capture", &captured);
    }
    for scenario in scenarios().unwrap() {
        house.practice.play(scenario);
        play(&house, &id, &mut watch).await;
    }
    house.practice.set_scenario("healthy").unwrap();
    play(&house, &id, &mut watch).await;
    report(&house, &id, &mut watch).await;
    watch.assert_no_trace(&house);
    house.practice.stop().await;
}

/// Asks for the company, tests, tests again what had not passed, and looks at everything there is to look at.
async fn play(house: &House, id: &SetupId, watch: &mut Watch) {
    let (onramp, traces) = (&house.onramp, &mut watch.traces);
    traces.answer("the company", onramp.find_company(id).await);
    let heard = Mutex::new(Vec::new());
    let listen = |progress| heard.lock().unwrap().push(progress);
    for only_failed in [false, true] {
        let tested = onramp.run_check(id, only_failed, &listen).await;
        traces.answer("a test", tested);
    }
    traces.take("events", &heard.into_inner().unwrap());
    traces.answer("the setup", onramp.open_setup(id).await);
    traces.answer("the list", onramp.home(HomeQuery::default()).await);
    traces.answer("the keys", onramp.keys_status(id).await);
    traces.answer("a closed page", onramp.release_page(id, true).await);
    let prepared = onramp.prepare_report(id, &Made::now()).await.unwrap();
    traces.take("the report", &prepared.report);
    traces.take_text("the preview", &prepared.html);
}

async fn report(house: &House, id: &SetupId, watch: &mut Watch) {
    let folder = house.folder.path().join(&id.0);
    std::fs::create_dir(&folder).unwrap();
    let written = house.onramp.write_report(id, &folder).await.unwrap();
    assert_eq!(written.paths.len(), 3);
    watch.traces.take_debug("the written report", &written);
}
