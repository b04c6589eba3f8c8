//! A pair that the server echoes into everything a permission check reads turns up nowhere.

use super::planned::Planned;
use crate::desk::Desk;
use crate::house::House;
use crate::traces::Traces;
use onramp_core::catalog::Catalog;
use onramp_core::keys::LeakForms;
use onramp_core::report::Made;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::KeySlot;
use onramp_practice::{CanaryPlace, Given, ReadyRole};
use std::sync::Mutex;

/// A setup that is ready to test; the permission check is reached, and whatever it reads echoes the pair.
async fn echoing(guide: &str) -> (House, SetupId, LeakForms) {
    let house = House::open().await;
    let id = house.begin_with(guide, "custom").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    // Larger than needed, so that what is beyond the need is told by its name.
    let role = ReadyRole::everything_but(&[]);
    house.practice.set_ready_role(role);
    house.practice.set_canary_spares_rungs(true);
    let forms = Desk::new(&house.practice, &Given::default()).leak_forms();
    (house, id, forms)
}

/// Everything that leaves Onramp after a check and a second look: events, views, the report, files.
async fn traces(house: &House, id: &SetupId) -> Traces {
    let heard = Mutex::new(Vec::new());
    let listen = |progress| heard.lock().unwrap().push(progress);
    let mut traces = Traces::default();
    for only_failed in [false, true] {
        let run = house.onramp.run_check(id, only_failed, &listen);
        let view = run.await.unwrap();
        let run = view.last_run.as_ref().unwrap();
        assert!(run.permissions.is_some(), "{:#?}", run.findings);
        traces.take("the window", &view);
    }
    traces.take("events", &heard.into_inner().unwrap());
    let prepared = house.onramp.prepare_report(id, &Made::now()).await.unwrap();
    traces.take("the report", &prepared.report);
    traces.take_text("the preview", &prepared.html);
    assert!(traces.take_files(house.folder.path()) > 0);
    traces
}

#[tokio::test]
async fn no_form_of_a_pair_echoed_by_role_member_lists_and_errors_comes_through() {
    for guide in ["phin", "msp-process"] {
        let (house, id, forms) = echoing(guide).await;
        for place in CanaryPlace::ALL {
            house.practice.set_canary(Some(place));
            house.practice.clear_requests();

            traces(&house, &id).await.assert_hold_none(&forms);

            let asked = house.practice.requests();
            for read in ["/mySecurity", "/myMembers", "/service/tickets"] {
                let is_asked = asked.iter().any(|one| one.path_and_query.contains(read));
                assert!(is_asked, "{guide}, {place:?}: {read}");
            }
        }
        house.practice.stop().await;
    }
}

#[tokio::test]
async fn what_is_said_of_the_role_without_an_echo_is_told_by_its_name() {
    let (house, id, _) = echoing("phin").await;
    let planned = Planned::whole(&Catalog::shipped().unwrap(), "phin");
    let role = ReadyRole::of(planned.role(true)).named("A name to be told");
    house.practice.set_ready_role(role);

    let traces = traces(&house, &id).await;

    let told = traces.places_that_say("A name to be told");
    assert!(told.contains(&"the window") && told.contains(&"the report"));
    house.practice.stop().await;
}
