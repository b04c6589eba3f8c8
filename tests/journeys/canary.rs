//! A key pair that the server echoes into every place of its answers turns up nowhere in what Onramp makes of them.

use crate::desk::{Desk, practice};
use onramp_core::check::{Check, CheckRun, Outcome, run_view};
use onramp_core::keys::{LeakForms, StoredKeys, leak_forms};
use onramp_practice::{CanaryPlace, Given};

fn forms(desk: &Desk) -> LeakForms {
    let keys = StoredKeys {
        public: Some(desk.keys.public.clone()),
        private: Some(desk.keys.private.clone()),
    };
    leak_forms(&keys, Some(desk.company.as_str()))
}

/// Everything that leaves the core after a run: to the records, to the window, to a log.
fn traces(run: &CheckRun, desk: &Desk) -> Vec<String> {
    let view = run_view(run);
    vec![
        serde_json::to_string(run).unwrap(),
        serde_json::to_string(&view).unwrap(),
        format!("{run:?}"),
        format!("{view:?}"),
        format!("{:?}", desk.keys),
    ]
}

#[tokio::test]
async fn no_form_of_an_echoed_key_is_in_anything_that_a_run_leaves() {
    let practice = practice("healthy", false).await;
    let desk = Desk::new(&practice, &Given::default());
    let forms = forms(&desk);

    for place in CanaryPlace::ALL {
        practice.set_canary(Some(place));
        let run = desk.test().await;

        let traces = traces(&run, &desk);
        for trace in &traces {
            assert!(!forms.are_in(trace), "{place:?} leaks");
        }
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
async fn the_search_finds_a_key_that_is_there() {
    let practice = practice("healthy", false).await;
    let desk = Desk::new(&practice, &Given::default());

    let mut run = desk.test().await;
    run.requests[0]
        .target
        .push_str(practice.private_key().expose());

    let forms = forms(&desk);
    assert!(traces(&run, &desk).iter().any(|trace| forms.are_in(trace)));
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
