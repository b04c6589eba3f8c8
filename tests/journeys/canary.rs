//! A key pair that the server echoes into every place of its answers turns up nowhere in what Onramp makes of them.

use crate::desk::{Desk, practice};
use crate::house::House;
use crate::traces::Traces;
use jiff::Timestamp;
use onramp_core::check::{Check, CheckRun, Outcome, run_view};
use onramp_core::report::Made;
use onramp_core::setup::view::KeySlot;
use onramp_core::setup::{Setup, SetupId, Setups};
use onramp_practice::{CanaryPlace, Given};
use std::sync::Mutex;

/// Everything that leaves the core after a run: to the records, to the window, to a log.
fn traces(run: &CheckRun, desk: &Desk) -> Traces {
    let mut traces = Traces::default();
    traces.take("the record", run);
    traces.take("the window", &run_view(run));
    traces.take_debug("a log", &desk.keys);
    traces
}

#[tokio::test]
async fn no_form_of_an_echoed_key_is_in_anything_that_a_run_leaves() {
    let practice = practice("healthy", false).await;
    let desk = Desk::new(&practice, &Given::default());
    let forms = desk.leak_forms();

    for place in CanaryPlace::ALL {
        practice.set_canary(Some(place));
        let run = desk.test().await;

        traces(&run, &desk).assert_hold_none(&forms);
        // The echo was met: the API was asked with the keys.
        let has_asked = run
            .requests
            .iter()
            .any(|request| request.target.contains("system/info"));
        assert!(has_asked, "{place:?}");
    }
    practice.stop().await;
}

#[tokio::test]
async fn no_form_of_an_echoed_key_is_in_the_records_on_the_disk() {
    let practice = practice("healthy", false).await;
    let desk = Desk::new(&practice, &Given::default());
    let folder = tempfile::tempdir().unwrap();
    let setups = Setups::open(&folder.path().join("setups.sqlite")).unwrap();
    let mut setup = Setup::begin(SetupId::new_random(), "phin", true, Timestamp::now());
    setups.put(&setup).unwrap();

    for place in CanaryPlace::ALL {
        practice.set_canary(Some(place));
        let run = desk.test().await;
        setups.add_run(&setup.id, &run).unwrap();
        setup.last_run = Some(run);
        let field_check = desk.find_company().await;
        setup.company_name = field_check.company.and_then(|company| company.name);
        setup.last_field_check = Some(field_check.run);
        setups.put(&setup).unwrap();
    }

    let mut traces = Traces::default();
    assert!(traces.take_files(folder.path()) > 0);
    traces.assert_hold_none(&desk.leak_forms());
    assert_eq!(
        setups.runs(&setup.id).unwrap().len(),
        CanaryPlace::ALL.len()
    );
    practice.stop().await;
}

#[tokio::test]
async fn no_form_of_an_echoed_key_reaches_the_window_or_a_report() {
    let house = House::open().await;
    let setup = house.begin("phin").await;
    let id = &setup.id;
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;
    let forms = Desk::new(&house.practice, &Given::default()).leak_forms();

    for place in CanaryPlace::ALL {
        house.practice.set_canary(Some(place));
        let heard = Mutex::new(Vec::new());
        let listen = |progress| heard.lock().unwrap().push(progress);
        let found = house.onramp.find_company(id).await.unwrap();
        let tested = house.onramp.run_check(id, false, &listen).await.unwrap();
        let prepared = house.onramp.prepare_report(id, &Made::now()).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let written = house.onramp.write_report(id, folder.path()).await.unwrap();
        let history = house.onramp.history(id).await.unwrap();
        let compared = house.onramp.compare_runs(id, None).await.unwrap();

        let mut traces = Traces::default();
        let heard = heard.into_inner().unwrap();
        assert!(!heard.is_empty());
        traces.take("events", &heard);
        traces.take("the window", &(found, tested));
        traces.take("earlier tests", &(history, compared));
        traces.take_text("the preview", &prepared.html);
        assert_eq!(traces.take_files(folder.path()), written.paths.len());
        assert!(traces.take_files(house.folder.path()) > 0);
        traces.assert_hold_none(&forms);
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn the_search_finds_a_key_that_is_there() {
    let practice = practice("healthy", false).await;
    let desk = Desk::new(&practice, &Given::default());

    let mut run = desk.test().await;
    run.requests[0]
        .target
        .push_str(practice.private_key().expose());

    let found = traces(&run, &desk);
    let found = found.places_with(&desk.leak_forms());
    assert!(found.contains(&"the record"), "{found:?}");
    practice.stop().await;
}

#[tokio::test]
async fn a_key_echoed_as_the_version_is_cut_out_and_the_rung_still_passes() {
    let practice = practice("healthy", false).await;
    let desk = Desk::new(&practice, &Given::default());
    practice.set_canary(Some(CanaryPlace::Body));

    let run = desk.test().await;

    let keys = run.findings.iter().find(|one| one.check == Check::Keys);
    assert_eq!(keys.map(|one| one.outcome), Some(Outcome::Passed));
    practice.stop().await;
}
