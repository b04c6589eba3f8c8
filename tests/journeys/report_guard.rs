//! The report: what was previewed is what is written, and never with a key in it.

use crate::house::House;
use onramp_core::report::Made;
use onramp_core::setup::view::{KeySlot, StepStatus};
use onramp_core::setup::{FieldId, SetupId};
use onramp_core::words::Code;
use zeroize::Zeroizing;

#[tokio::test]
async fn the_file_is_the_preview_byte_for_byte_and_says_that_it_is_practice() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;
    house.test(id).await;

    let shown = house.onramp.prepare_report(id, &Made::now()).await.unwrap();
    let folder = house.folder.path();
    let written = house.onramp.write_report(id, folder).await.unwrap();

    let html = std::fs::read_to_string(&written.paths[1]).unwrap();
    assert!(html == shown.html, "the file differs from its preview");
    assert_eq!(written.report_id, shown.report.report_id);
    let names: Vec<_> = written.paths.iter().map(|path| path.file_name()).collect();
    let shown_names = shown.file_names.iter().map(|name| Some(name.as_ref()));
    assert_eq!(names, shown_names.collect::<Vec<_>>());
    assert!(shown.report.is_practice && html.contains("PRACTICE"));
    assert!(
        house
            .onramp
            .has_written(&written.paths[0].display().to_string())
            .await
            .unwrap()
    );
    house.practice.stop().await;
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_told_and_the_next_one_gets_the_same_report() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    let shown = house.onramp.prepare_report(id, &Made::now()).await.unwrap();

    let nowhere = house.folder.path().join("nowhere");
    let refused = house.onramp.write_report(id, &nowhere).await.unwrap_err();
    assert_eq!(refused.code(), Code::ReportFolderMissing);
    let view = house.onramp.open_setup(id).await.unwrap();
    assert_eq!(crate::house::step(&view, "report").status, StepStatus::ToDo);
    let folder = house.folder.path();
    let written = house.onramp.write_report(id, folder).await.unwrap();

    assert_eq!(written.report_id, shown.report.report_id);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_report_with_a_key_in_it_is_neither_shown_nor_written() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;
    let key = house.practice.private_key().expose();

    assert_refused_with(&house, id, key).await;
    house.practice.stop().await;
}

#[tokio::test]
async fn a_report_with_the_key_of_another_setup_in_it_is_refused_too() {
    let house = House::open().await;
    let other = &house.begin("msp-process").await.id;
    house.paste(other, KeySlot::Private).await;
    let id = &house.begin("phin").await.id;
    let key = house.practice.private_key().expose();

    assert_refused_with(&house, id, key).await;
    house.practice.stop().await;
}

#[tokio::test]
async fn a_report_with_the_key_of_a_setup_that_cannot_be_read_is_refused_too() {
    let house = House::open().await;
    let other = &house.begin("msp-process").await.id;
    house.paste(other, KeySlot::Private).await;
    house.damage(other).await;
    assert!(house.onramp.open_setup(other).await.is_err());
    let id = &house.begin("phin").await.id;
    let key = house.practice.private_key().expose();

    assert_refused_with(&house, id, key).await;
    house.practice.stop().await;
}

#[tokio::test]
async fn a_key_that_html_writes_otherwise_is_found_as_well() {
    let house = House::open().await;
    let other = &house.begin("msp-process").await.id;
    let key = "pr1v4te&CanaryX9";
    let text = Zeroizing::new(key.to_owned());
    let captured = house.onramp.capture(other, KeySlot::Private, text).await;
    let captured = captured.unwrap();
    let said: Vec<Code> = captured.notes.iter().map(|note| note.code).collect();
    assert!(captured.is_saved && said == [Code::KeyUnusualCharacter]);
    let id = &house.begin("phin").await.id;

    assert_refused_with(&house, id, key).await;
    house.practice.stop().await;
}

/// Types a key into the Company ID; the report is then neither shown nor written.
async fn assert_refused_with(house: &House, id: &SetupId, key: &str) {
    let typed = house.onramp.set_field(id, FieldId::CompanyId, key);
    typed.await.unwrap();
    let shown = house.onramp.prepare_report(id, &Made::now()).await;
    assert_eq!(shown.err().unwrap().code(), Code::ReportWouldLeak);
    let folder = tempfile::tempdir().unwrap();
    let written = house.onramp.write_report(id, folder.path()).await;
    assert_eq!(written.unwrap_err().code(), Code::ReportWouldLeak);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
