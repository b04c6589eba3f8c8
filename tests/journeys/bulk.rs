//! All setups at once: what is written of them holds no key, and a report on each is written or named.

use crate::desk::Desk;
use crate::house::{House, step};
use crate::traces::{Traces, forms_of};
use onramp_core::desk::{DeskRow, to_csv};
use onramp_core::report::Form;
use onramp_core::setup::view::{KeySlot, StepStatus};
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
    let (here, before) = (row(&there, plain).unwrap(), row(&rows, plain).unwrap());
    assert_eq!((here.company, here.is_archived), (before.company, true));
    let arrived = house.record(plain).await;
    assert_eq!(arrived.choices, record.choices);
    assert_eq!(arrived.fields, record.fields);
    assert!(record.last_field_check.is_some() && arrived.last_field_check.is_none());
    assert!(arrived.arrived.is_some());
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
