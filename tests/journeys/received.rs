//! A report is written in one house and opened in another, kept there, and a setup is started from it.

use crate::house::{House, step};
use onramp_core::keys::Vault;
use onramp_core::report::Report;
use onramp_core::setup::view::{
    HomeQuery, HomeView, IdentityState, KeySlot, OpenedFile, ReceivedView, SetupState, StepStatus,
};
use onramp_core::setup::{FieldId, SetupId};
use onramp_core::words::Code;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A real setup of the house is tested; its report in every form.
async fn reported(house: &House) -> (SetupId, Vec<PathBuf>) {
    let id = house.begin_for_real("phin").await.id;
    house.onramp.find_company(&id).await.unwrap();
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    assert_eq!(house.test(&id).await.state, SetupState::Connected);
    let folder = house.folder.path().join("reports");
    std::fs::create_dir_all(&folder).unwrap();
    let written = house.onramp.write_report(&id, &folder).await.unwrap();
    let paths = written.paths;
    (id, paths)
}

fn json(paths: &[PathBuf]) -> &Path {
    let mut paths = paths.iter();
    paths
        .find(|path| path.extension().is_some_and(|end| end == "json"))
        .unwrap()
}

async fn looked_at(house: &House, path: &Path) -> ReceivedView {
    let opened = house.onramp.open_path(path).await.unwrap();
    let OpenedFile::Report { report } = opened else {
        panic!("no report: {opened:?}");
    };
    *report
}

async fn home(house: &House, text: &str) -> HomeView {
    let query = HomeQuery {
        text: text.to_owned(),
        ..HomeQuery::default()
    };
    house.onramp.home(query).await.unwrap()
}

/// The file with one text in place of another; its ID no longer fits.
fn changed(path: &Path, folder: &Path, from: &str, to: &str) -> PathBuf {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    let changed = folder.join("changed.json");
    std::fs::write(&changed, text.replace(from, to)).unwrap();
    changed
}

#[tokio::test]
async fn a_report_is_looked_at_kept_found_and_removed_and_nothing_is_sent() {
    let admin = House::open_for_real(Vault::memory()).await;
    let desk = House::open_for_real(Vault::memory()).await;
    let (_, paths) = reported(&admin).await;

    let seen = looked_at(&desk, json(&paths)).await;
    assert!(seen.fits_its_id && seen.obstacle.is_none() && seen.kept_at.is_none());
    assert_eq!(seen.state, SetupState::Connected);
    assert_eq!(seen.company_name.as_deref(), Some("ACME MSP"));
    assert!(seen.tested.is_some() && !seen.time_zone.is_empty());
    assert_eq!(
        home(&desk, "").await.reports_total,
        0,
        "looking keeps nothing"
    );

    let kept = desk.onramp.keep_received(&seen.id).await.unwrap();
    assert!(kept.kept_at.is_some());
    let again = looked_at(&desk, json(&paths)).await;
    assert_eq!(again.kept_at, kept.kept_at, "the one that is kept");
    desk.onramp.keep_received(&seen.id).await.unwrap();
    desk.begin("phin").await;
    let list = home(&desk, "").await;
    assert_eq!((list.reports.len(), list.reports_total), (1, 1));
    assert_eq!((list.cards.len(), list.found, list.total), (1, 1, 1));
    for (text, found) in [("acme", 1), ("PHIN", 1), ("nowhere", 0)] {
        assert_eq!(home(&desk, text).await.reports_found, found, "{text}");
    }
    let problems = HomeQuery {
        state: Some(SetupState::Problem),
        ..HomeQuery::default()
    };
    assert!(desk.onramp.home(problems).await.unwrap().reports.is_empty());

    let records = desk.records().await;
    for key in [
        admin.practice.public_key().expose(),
        admin.practice.private_key().expose(),
    ] {
        let holds = records
            .windows(key.len())
            .any(|window| window == key.as_bytes());
        assert!(!holds);
    }
    desk.onramp.forget_received(&seen.id).await.unwrap();
    assert_eq!(home(&desk, "").await.reports_total, 0);
    let gone = desk.onramp.received(&seen.id).await.unwrap_err();
    assert_eq!(gone.code(), Code::ReceivedGone);
    assert!(desk.practice.requests().is_empty());
    admin.practice.stop().await;
    desk.practice.stop().await;
}

#[tokio::test]
async fn a_setup_starts_from_a_report_with_nothing_done_and_its_own_report_names_it() {
    let admin = House::open_for_real(Vault::memory()).await;
    let desk = House::open_for_real(Vault::memory()).await;
    let (_, paths) = reported(&admin).await;
    let seen = looked_at(&desk, json(&paths)).await;
    // A server of the company's own is left to the person.
    assert_eq!(seen.notes[0].code, Code::ReceivedAddressNotCloud);

    let begun = desk.onramp.start_from_received(&seen.id).await.unwrap();
    assert!(desk.practice.requests().is_empty());
    assert!(!begun.is_practice && begun.last_run.is_none());
    assert_eq!(begun.fields[0].typed, admin.practice.company());
    assert_eq!(begun.fields[1].typed, "");
    let done = begun.sections.iter().flat_map(|section| &section.steps);
    let done = done.filter(|step| step.status == StepStatus::Done);
    let done: Vec<&str> = done.map(|step| step.id.as_str()).collect();
    assert_eq!(done, ["choices"], "and nothing else");
    assert_eq!(step(&begun, "choices").status, StepStatus::Done);
    let shown = begun.begun_from.as_ref().unwrap();
    assert!(shown.has_choices);
    assert_eq!(shown.report_id, seen.report_id);

    let address = seen.address.clone().unwrap();
    assert!(address.starts_with("localhost"));
    let (_, port) = desk
        .practice
        .pages()
        .rsplit_once(':')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let typed = format!("https://localhost:{port}");
    let id = &begun.id;
    desk.onramp
        .set_field(id, FieldId::Address, &typed)
        .await
        .unwrap();
    desk.paste(id, KeySlot::Public).await;
    desk.paste(id, KeySlot::Private).await;
    let tested = desk.test(id).await;
    assert_eq!(tested.identity.state, IdentityState::Asks);
    assert!(tested.identity.expected.is_some());

    let report: Report = desk.report(id).await;
    let named = report.begun_from.unwrap();
    assert_eq!(named.report_id, seen.report_id);
    // The same report again names the setup that was started from it.
    let again = looked_at(&desk, json(&paths)).await;
    assert_eq!(again.setup.unwrap().id, *id);
    admin.practice.stop().await;
    desk.practice.stop().await;
}

#[tokio::test]
async fn another_company_than_the_report_is_about_stops_until_the_person_decides() {
    let house = House::open_for_real(Vault::memory()).await;
    let (own, paths) = reported(&house).await;
    let twin = looked_at(&house, json(&paths)).await.twin;
    assert_eq!(twin.unwrap().id, own, "there is a setup for this");
    let company = house.practice.company();
    let path = changed(json(&paths), house.folder.path(), company, "another");
    let seen = looked_at(&house, &path).await;
    assert!(!seen.fits_its_id, "it was changed");

    let id = house.onramp.start_from_received(&seen.id).await.unwrap().id;
    let (_, port) = house
        .practice
        .pages()
        .rsplit_once(':')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let typed = format!("https://localhost:{port}");
    for (field, text) in [(FieldId::CompanyId, company), (FieldId::Address, &typed)] {
        house.onramp.set_field(&id, field, text).await.unwrap();
    }
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    let stopped = house.test(&id).await;
    assert_eq!(stopped.identity.state, IdentityState::Stopped);
    let problem = stopped.identity.problem.as_ref().unwrap();
    assert_eq!(problem.code, Code::CompanyNotReported);
    let refused = house.onramp.answer_identity(&id, true).await.unwrap_err();
    assert_eq!(refused.code(), Code::CompanyNotReported);
    let copied = house.onramp.key_for_clipboard(&id, KeySlot::Public).await;
    assert_eq!(copied.unwrap_err().code(), Code::CompanyNotReported);

    let asks = house.onramp.give_up_expected(&id).await.unwrap();
    assert_eq!(asks.identity.state, IdentityState::Asks);
    let report = house.report(&id).await;
    assert!(report.begun_from.unwrap().given_up.is_some());
    house.practice.stop().await;
}

#[tokio::test]
async fn a_page_a_pdf_a_practice_report_and_one_with_a_key_are_told() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let key = "correct-horse-battery";
    let text = Zeroizing::new(key.to_owned());
    let captured = house.onramp.capture(&id, KeySlot::Private, text).await;
    assert!(captured.unwrap().is_saved);
    let folder = house.folder.path().join("reports");
    std::fs::create_dir_all(&folder).unwrap();
    let written = house.onramp.write_report(&id, &folder).await.unwrap();
    let paths = written.paths;
    for (end, code) in [("html", Code::ReceivedIsPage), ("pdf", Code::ReceivedIsPdf)] {
        let form = paths
            .iter()
            .find(|path| path.extension().is_some_and(|is| is == end));
        let refused = house.onramp.open_path(form.unwrap()).await.unwrap_err();
        assert_eq!(refused.code(), code);
    }

    let seen = looked_at(&house, json(&paths)).await;
    assert!(seen.is_practice && seen.twin.is_none());
    assert_eq!(seen.obstacle.unwrap().code, Code::ReceivedIsPractice);
    let refused = house.onramp.start_from_received(&seen.id).await;
    assert_eq!(refused.unwrap_err().code(), Code::ReceivedIsPractice);

    let path = changed(
        json(&paths),
        house.folder.path(),
        "\"vendor\": \"Phin\"",
        &format!("\"vendor\": \"{key}\""),
    );
    let seen = looked_at(&house, &path).await;
    let refused = house.onramp.keep_received(&seen.id).await.unwrap_err();
    assert_eq!(refused.code(), Code::ReceivedHoldsKey);
    assert_eq!(home(&house, "").await.reports_total, 0);
    house.practice.stop().await;
}
