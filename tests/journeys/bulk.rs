//! All setups at once: what is written of them holds no key, and a report on each is written or named.

use crate::desk::Desk;
use crate::house::{House, step};
use crate::traces::{Traces, forms_of};
use onramp_core::desk::{DeskRow, to_csv};
use onramp_core::report::Form;
use onramp_core::setup::view::{DeskFileView, KeySlot, OpenedFile, StepStatus};
use onramp_core::setup::{FieldId, SetupId};
use onramp_core::words::Code;
use onramp_practice::{CanaryPlace, Given};
use std::path::Path;
use zeroize::Zeroizing;

/// Writes everything that bulk writes: the table in both forms, and the reports. What was refused is handed back.
async fn write_all(house: &House, folder: &Path) -> Vec<(SetupId, Code)> {
    let summary = house.onramp.desk_summary().await.unwrap();
    std::fs::write(folder.join("list.csv"), to_csv(&summary)).unwrap();
    let json = serde_json::to_string_pretty(&summary).unwrap();
    std::fs::write(folder.join("list.json"), json).unwrap();
    let file = folder.join("all.onramp-desk");
    let desk = house.onramp.export_desk(&file);
    let left_out = desk.await.unwrap().left_out.into_iter();
    let keys = house.onramp.keys_within_reach().await.unwrap();
    let mut refused: Vec<(SetupId, Code)> = left_out.collect();
    for row in summary.setups {
        let written = house
            .onramp
            .export_report(&row.id, &keys, folder, &Form::ALL);
        if let Err(error) = written.await {
            refused.push((row.id, error.code()));
        }
    }
    refused
}

#[tokio::test]
async fn no_form_of_an_echoed_key_is_in_a_table_or_a_report_of_all_setups() {
    let house = House::open().await;
    for guide in ["phin", "msp-process"] {
        let id = &house.begin(guide).await.id;
        house.paste(id, KeySlot::Public).await;
        house.paste(id, KeySlot::Private).await;
    }
    let forms = Desk::new(&house.practice, &Given::default()).leak_forms();
    for place in CanaryPlace::ALL {
        house.practice.set_canary(Some(place));
        for card in house.cards().await {
            house.onramp.find_company(&card.id).await.unwrap();
            house.test(&card.id).await;
        }
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(write_all(&house, folder.path()).await, []);
        let mut traces = Traces::default();
        assert_eq!(traces.take_files(folder.path()), 3 + 2 * 3, "{place:?}");
        traces.assert_hold_none(&forms);
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn the_report_that_would_hold_a_key_is_refused_and_the_others_are_written() {
    let house = House::open().await;
    let whole = &house.begin("msp-process").await.id;
    house.paste(whole, KeySlot::Public).await;
    // One that by its looks alone nobody takes for a key.
    let key = "pr1v4te&CanaryX9";
    let text = Zeroizing::new(key.to_owned());
    let captured = house.onramp.capture(whole, KeySlot::Private, text).await;
    assert!(captured.unwrap().is_saved);
    let bad = &house.begin("phin").await.id;
    let typed = house.onramp.set_field(bad, FieldId::CompanyId, key);
    typed.await.unwrap();
    let public = house.practice.public_key().expose();
    let forms = forms_of(public, key, house.practice.company());

    let folder = tempfile::tempdir().unwrap();
    let refused = write_all(&house, folder.path()).await;
    let why = [Code::DeskHoldsKey, Code::ReportWouldLeak];
    assert_eq!(refused, why.map(|why| (bad.clone(), why)));
    let mut traces = Traces::default();
    assert_eq!(traces.take_files(folder.path()), 3 + 3);
    traces.assert_hold_none(&forms);

    // The search finds a key that is there.
    std::fs::write(folder.path().join("planted.csv"), format!("\"{key}\"")).unwrap();
    let mut traces = Traces::default();
    traces.take_files(folder.path());
    assert!(!traces.places_with(&forms).is_empty());
    house.practice.stop().await;
}

#[tokio::test]
async fn a_desk_goes_into_another_one_and_only_what_rests_on_its_keys_is_open_there() {
    let mut house = House::open().await;
    let plain = &house.begin("phin").await.id;
    house.onramp.find_company(plain).await.unwrap();
    house.onramp.archive(plain, true).await.unwrap();
    let tested = &house.begin("msp-process").await.id;
    house.paste(tested, KeySlot::Public).await;
    house.paste(tested, KeySlot::Private).await;
    house.test(tested).await;
    house.test(tested).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.onramp-desk");
    assert_eq!(house.onramp.export_desk(&file).await.unwrap().written, 2);
    let twice = house.onramp.export_desk(&file).await.unwrap_err();
    assert_eq!(twice.code(), Code::DeskNotWritten);
    let record = house.record(plain).await;
    let rows = house.onramp.desk_summary().await.unwrap().setups;

    let here = house.onramp.import_desk(&file).await.unwrap();
    assert_eq!((here.added.len(), here.kept.len()), (0, 2));
    let first = std::mem::replace(&mut house.folder, tempfile::tempdir().unwrap());
    house.reopen(onramp_core::keys::Vault::memory());
    let look = house.onramp.look_into_desk(&file).await.unwrap();
    assert_eq!((look.added.len(), look.kept.len()), (2, 0));
    assert!(house.onramp.desk_summary().await.unwrap().setups.is_empty());
    assert_eq!(house.onramp.import_desk(&file).await.unwrap(), look);

    let there = house.onramp.desk_summary().await.unwrap().setups;
    let row = |rows: &[DeskRow], id: &SetupId| rows.iter().find(|row| row.id == *id).cloned();
    assert_eq!(row(&there, plain), row(&rows, plain));
    assert_eq!(house.record(plain).await, record);
    let view = house.onramp.open_setup(tested).await.unwrap();
    assert_ne!(step(&view, "capture-keys").status, StepStatus::Done);
    assert!(view.last_run.is_none());
    let history = house.onramp.history(tested).await.unwrap();
    assert_eq!(history.runs.len(), 2);
    drop(first);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_file_that_is_damaged_at_its_end_adds_nothing() {
    let mut house = House::open().await;
    house.begin("phin").await;
    house.begin("phin").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.onramp-desk");
    house.onramp.export_desk(&file).await.unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let cut = text.rsplit_once("{\"setups\"").unwrap().0;
    std::fs::write(&file, cut).unwrap();
    let _first = std::mem::replace(&mut house.folder, tempfile::tempdir().unwrap());
    house.reopen(onramp_core::keys::Vault::memory());
    let refused = house.onramp.import_desk(&file).await.unwrap_err();
    assert_eq!(refused.code(), Code::DeskDamaged);
    assert!(house.cards().await.is_empty());
    house.practice.stop().await;
}

#[tokio::test]
async fn a_test_that_cannot_be_read_is_left_out_and_counted() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    house.test(&id).await;
    house.test(&id).await;
    let records = rusqlite::Connection::open(house.folder.path().join("setups.sqlite")).unwrap();
    let damage =
        "UPDATE check_runs SET body = '{' || body WHERE id = (SELECT max(id) FROM check_runs)";
    assert_eq!(records.execute(damage, []).unwrap(), 1);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.onramp-desk");
    let told = house.onramp.export_desk(&file).await.unwrap();
    assert_eq!((told.written, told.tests_left_out), (1, 1));
    let text = std::fs::read_to_string(&file).unwrap();
    let entry: serde_json::Value = serde_json::from_str(text.lines().nth(1).unwrap()).unwrap();
    assert_eq!(entry["runs"].as_array().unwrap().len(), 1);
    house.practice.stop().await;
}

/// What an import of the file would do, as the window is shown it.
async fn looked_at(house: &House, path: &Path) -> DeskFileView {
    let opened = house.onramp.open_path(path).await.unwrap();
    let OpenedFile::Desk { desk } = opened else {
        panic!("no desk: {opened:?}");
    };
    *desk
}

#[tokio::test]
async fn the_window_writes_a_desk_looks_at_it_elsewhere_and_adds_it() {
    let mut house = House::open().await;
    let id = house.begin_for_real("phin").await.id;
    house.onramp.find_company(&id).await.unwrap();
    let practice = house.begin("msp-process").await.id;
    let rows = house.onramp.desk_summary().await.unwrap().setups;
    let company = rows
        .into_iter()
        .find_map(|row| row.company.filter(|_| row.id == id))
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let first = house.onramp.write_desk(folder.path()).await.unwrap();
    let second = house.onramp.write_desk(folder.path()).await.unwrap();
    assert_ne!(first.path, second.path);
    assert_eq!((first.setups, first.left_out.len()), (2, 0));
    assert!(first.path.ends_with(".onramp-desk"), "{}", first.path);
    let gone = folder.path().join("not there");
    let refused = house.onramp.write_desk(&gone).await.unwrap_err();
    assert_eq!(refused.code(), Code::DeskNotWritten);

    let here = looked_at(&house, Path::new(&first.path)).await;
    assert_eq!(
        (here.added.count, here.here.count, here.is_done),
        (0, 2, false)
    );
    let _first = std::mem::replace(&mut house.folder, tempfile::tempdir().unwrap());
    house.reopen(onramp_core::keys::Vault::memory());
    // Under another name it is known by what it holds.
    let renamed = folder.path().join("from the old computer.txt");
    std::fs::rename(&second.path, &renamed).unwrap();
    let there = looked_at(&house, &renamed).await;
    let mut rows: Vec<_> = there.added.first.iter().collect();
    rows.sort_by_key(|row| row.is_practice);
    assert_eq!(rows[0].company.as_deref(), Some(company.as_str()));
    assert_eq!(
        (rows[0].vendor.as_str(), rows[1].vendor.as_str()),
        ("Phin", "MSP Process")
    );
    assert_eq!((rows[0].is_practice, rows[1].is_practice), (false, true));
    assert!(house.cards().await.is_empty());

    // Chosen in the window, where only what it holds is known. The one that was open before is not any more.
    let bytes = std::fs::read(&first.path).unwrap();
    let OpenedFile::Desk { desk } = house
        .onramp
        .open_bytes("a.onramp-desk", &bytes)
        .await
        .unwrap()
    else {
        panic!("no desk");
    };
    let stale = house
        .onramp
        .import_opened_desk(&there.id)
        .await
        .unwrap_err();
    assert_eq!(stale.code(), Code::DeskNotRead);
    let done = house.onramp.import_opened_desk(&desk.id).await.unwrap();
    assert_eq!((done.added.count, done.is_done), (2, true));
    assert!(house.record(&practice).await.is_practice);
    let again = house.onramp.import_opened_desk(&desk.id).await.unwrap();
    assert_eq!((again.added.count, again.here.count), (0, 2));
    house.practice.stop().await;
}

#[tokio::test]
async fn a_desk_that_is_too_large_to_be_chosen_is_refused_with_the_way_that_takes_it() {
    let house = House::open().await;
    let large = vec![b' '; 32 * 1024 * 1024 + 1];
    let refused = house
        .onramp
        .open_bytes("all.onramp-desk", &large)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::DeskTooLarge);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.onramp-desk");
    std::fs::write(&path, &large).unwrap();
    let read = house.onramp.open_path(&path).await.unwrap_err();
    assert_eq!(read.code(), Code::DeskNotOne);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_setup_that_is_left_out_of_a_desk_is_named_with_the_reason() {
    let house = House::open().await;
    let id = house.begin_for_real("phin").await.id;
    house.onramp.find_company(&id).await.unwrap();
    let records = rusqlite::Connection::open(house.folder.path().join("setups.sqlite")).unwrap();
    let damage = "UPDATE setups SET body = substr(body, 1, length(body) - 1)";
    assert_eq!(records.execute(damage, []).unwrap(), 1);
    drop(records);
    let folder = tempfile::tempdir().unwrap();
    let written = house.onramp.write_desk(folder.path()).await.unwrap();
    assert_eq!((written.setups, written.left_out.len()), (0, 1));
    assert_eq!(written.left_out[0].why.code, Code::SetupUnreadable);
    // A record that is cut short tells no company any more.
    assert_eq!(written.left_out[0].company, None);
    house.practice.stop().await;
}
