//! The desk in a file, as the window writes it, looks at it and adds it; and what a file may not do.

use crate::house::House;
use onramp_core::keys::Vault;
use onramp_core::report::Made;
use onramp_core::setup::view::{
    DeskFileView, IdentityState, KeySlot, OpenedFile, SetupState, StepStatus,
};
use onramp_core::words::Code;
use std::path::{Path, PathBuf};

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
    let mut house = House::open_for_real(Vault::memory()).await;
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
    // Only what was written is shown in its folder.
    assert!(house.onramp.has_written(&second.path).await.unwrap());
    assert!(!house.onramp.has_written("/etc/passwd").await.unwrap());
    let gone = folder.path().join("not there");
    let refused = house.onramp.write_desk(&gone).await.unwrap_err();
    assert_eq!(refused.code(), Code::DeskNotWritten);

    let here = looked_at(&house, Path::new(&first.path)).await;
    assert_eq!(
        (here.added.count, here.here.count, here.is_done),
        (0, 2, false)
    );
    let _first = std::mem::replace(&mut house.folder, tempfile::tempdir().unwrap());
    house.reopen(Vault::memory());
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
    let house = House::open_for_real(Vault::memory()).await;
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
    let house = House::open_for_real(Vault::memory()).await;
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

/// The desk of a house with one setup, in a file that names the setup by another id, and with one text in place of another.
async fn of_somebody_else(house: &House, folder: &Path, from: &str, to: &str) -> PathBuf {
    let rows = house.onramp.desk_summary().await.unwrap().setups;
    let written = house.onramp.write_desk(folder).await.unwrap();
    let text = std::fs::read_to_string(&written.path).unwrap();
    assert!(text.contains(from));
    let other = "0b7e3c1e-6a51-4a0e-9a1c-0c6c7d1f2a11";
    let text = text.replace(&rows[0].id.0, other).replace(from, to);
    let path = folder.join("somebody-else.onramp-desk");
    std::fs::write(&path, text).unwrap();
    path
}

#[tokio::test]
async fn a_file_with_a_captured_key_in_it_adds_nothing() {
    let house = House::open_for_real(Vault::memory()).await;
    let id = house.begin_for_real("phin").await.id;
    let folder = tempfile::tempdir().unwrap();
    let key = house.practice.private_key().expose();
    let company = house.practice.company();
    let file = of_somebody_else(
        &house,
        folder.path(),
        &format!("\"{company}\""),
        &format!("\"{key}\""),
    )
    .await;
    let before = house.onramp.look_into_desk(&file).await.unwrap();
    assert_eq!(before.added.len(), 1);
    house.paste(&id, KeySlot::Private).await;
    let refused = house.onramp.import_desk(&file).await.unwrap_err();
    assert_eq!(refused.code(), Code::DeskUnfit);
    assert_eq!(house.cards().await.len(), 1);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_file_that_was_changed_since_it_was_shown_adds_nothing() {
    let house = House::open_for_real(Vault::memory()).await;
    house.begin_for_real("phin").await;
    let folder = tempfile::tempdir().unwrap();
    let file = of_somebody_else(&house, folder.path(), "\"phin\"", "\"phin\"").await;
    let shown = looked_at(&house, &file).await;
    assert_eq!(shown.added.count, 1);
    let text = std::fs::read_to_string(&file).unwrap();
    let company = house.practice.company();
    std::fs::write(&file, text.replace(company, "another")).unwrap();
    let refused = house
        .onramp
        .import_opened_desk(&shown.id)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::DeskChanged);
    assert_eq!(house.cards().await.len(), 1);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_setup_of_a_file_has_to_be_tested_and_confirmed_here_and_its_report_says_where_it_came_from()
 {
    let house = House::open_for_real(Vault::memory()).await;
    let id = house.begin_for_real("phin").await.id;
    house.onramp.find_company(&id).await.unwrap();
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    assert_eq!(house.test(&id).await.state, SetupState::Connected);
    house.onramp.answer_identity(&id, true).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = of_somebody_else(&house, folder.path(), "\"phin\"", "\"phin\"").await;
    let shown = looked_at(&house, &file).await;
    let row = &shown.added.first[0];
    assert!(row.has_twin && row.server.is_some());
    assert_eq!(shown.addresses_left_out, 1);

    house.onramp.import_opened_desk(&shown.id).await.unwrap();
    let cards = house.cards().await;
    let added = cards.iter().find(|card| card.id != id).unwrap();
    assert_eq!(added.state, SetupState::InProgress);
    assert!(added.last_check.is_none());
    let view = house.onramp.open_setup(&added.id).await.unwrap();
    assert!(view.arrived_at.is_some());
    assert_eq!(view.identity.state, IdentityState::Unknown);
    for step in ["capture-keys", "fields", "test", "report"] {
        assert_ne!(
            crate::house::step(&view, step).status,
            StepStatus::Done,
            "{step}"
        );
    }
    let report = house
        .onramp
        .prepare_report(&added.id, &Made::now())
        .await
        .unwrap();
    assert!(report.html.contains("The file that this setup came out of"));
    house.practice.stop().await;
}
