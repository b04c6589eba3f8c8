//! What is broken in practice while somebody practises is found, named, mended, and found no longer.

use crate::house::{House, step};
use onramp_core::catalog::{Level, Permission};
use onramp_core::check::{Check, Outcome};
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{KeySlot, PermissionFindingView, SetupView, StepStatus};
use onramp_core::words::Code;

const AGREEMENTS: &str = "finance/agreements/inquire";
const TICKETS: &str = "service-desk/service-tickets/inquire";

fn named(permission: &str) -> Permission {
    permission.parse().unwrap()
}

async fn ready() -> (House, SetupId) {
    let house = House::open().await;
    let id = house.begin_with("phin", "custom").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    (house, id)
}

fn found(view: &SetupView, permission: &str) -> PermissionFindingView {
    let run = view.last_run.as_ref().unwrap();
    let mut boxes = run.permissions.as_ref().unwrap().boxes.iter();
    let found = boxes.find(|one| one.permission == permission).unwrap();
    found.clone()
}

#[tokio::test]
async fn a_taken_box_is_named_by_the_permission_check_and_passes_once_it_is_mended() {
    let (house, id) = ready().await;
    house
        .practice
        .set_box(&named(AGREEMENTS), Level::None)
        .unwrap();
    house.practice.set_box(&named(TICKETS), Level::My).unwrap();

    let failed = house.test(&id).await;
    let missing = found(&failed, AGREEMENTS);
    assert_eq!(
        (missing.outcome, missing.code),
        (Outcome::Failed, Code::PermissionMissing)
    );
    let remedy = missing.remedy.unwrap();
    assert!(remedy.ends_with("Finance › Agreements › Inquire Level → All"));
    assert_eq!(found(&failed, TICKETS).code, Code::PermissionLevelTooLow);

    house
        .practice
        .set_box(&named(AGREEMENTS), Level::All)
        .unwrap();
    let half = house.test_again(&id).await;
    assert_eq!(found(&half, AGREEMENTS).outcome, Outcome::Passed);
    assert_eq!(found(&half, TICKETS).outcome, Outcome::Failed);

    house.practice.mend_everything().unwrap();
    let mended = house.test_again(&id).await;
    assert_eq!(found(&mended, TICKETS).outcome, Outcome::Passed);
    assert_eq!(step(&mended, "test").status, StepStatus::Done);
    house.practice.stop().await;
}

#[tokio::test]
async fn swapped_keys_are_mended_by_onramps_own_offer_while_other_things_are_broken() {
    let (house, id) = ready().await;
    house.practice.break_also("swapped-keys").unwrap();
    house.practice.break_also("no-default-board").unwrap();

    let failed = house.test(&id).await;
    let keys = failed.last_run.as_ref().unwrap().findings.iter();
    let keys = keys.clone().find(|one| one.check == Check::Keys).unwrap();
    assert_eq!(keys.code, Code::KeysSwapped);

    house.onramp.swap_keys(&id).await.unwrap();
    let swapped = house.test(&id).await;
    assert!(swapped.last_run.as_ref().unwrap().is_connected);
    let broken = house.practice.broken();
    let broken: Vec<&str> = broken.iter().map(|one| &*one.id).collect();
    assert_eq!(broken, ["swapped-keys", "no-default-board"]);
    house.practice.stop().await;
}
