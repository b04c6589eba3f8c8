//! The whole job in practice, for each guide: fields, keys, a test that fails, is mended and passes, the report.

use crate::house::House;
use onramp_core::check::Outcome;
use onramp_core::setup::view::KeySlot;
use onramp_core::words::Code;

#[tokio::test]
async fn each_guide_leads_from_a_new_setup_to_a_written_report() {
    let house = House::open().await;

    for guide in house.onramp.guides() {
        let setup = house.begin(&guide.id).await;
        let id = &setup.id;

        let found = house.onramp.find_company(id).await.unwrap();
        assert_eq!(found.field_check.unwrap().code, Code::CompanyFound);
        assert_eq!(found.company.as_deref(), Some("ACME MSP"));
        assert!(house.paste(id, KeySlot::Public).await.is_saved);
        assert!(house.paste(id, KeySlot::Private).await.is_saved);
        let tested = house.test(id).await;
        assert!(tested.last_run.unwrap().is_connected, "{}", guide.id);

        let folder = house.folder.path().join(&guide.id);
        std::fs::create_dir(&folder).unwrap();
        let written = house.onramp.write_report(id, &folder).await.unwrap();
        assert_eq!(written.paths.len(), 3);
        assert!(written.paths.iter().all(|path| path.is_file()));
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn a_test_that_fails_names_the_cause_and_passes_once_it_is_mended() {
    let house = House::open().await;
    let setup = house.begin("phin").await;
    let id = &setup.id;
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;

    house.practice.set_scenario("wrong-keys").unwrap();
    let failed = house.test(id).await.last_run.unwrap();
    house.practice.set_scenario("healthy").unwrap();
    let mended = house.test(id).await.last_run.unwrap();

    assert!(!failed.is_connected);
    let cause = failed
        .findings
        .iter()
        .find(|one| one.outcome == Outcome::Failed);
    let cause = cause.unwrap();
    assert_eq!(cause.code, Code::KeysRejected);
    assert!(!cause.words.to_do.is_empty());
    assert!(mended.is_connected);
    house.practice.stop().await;
}
