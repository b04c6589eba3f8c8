//! An invite is made, opened, and leads to the right step.

use crate::house::{House, step};
use onramp_core::setup::FieldId;
use onramp_core::setup::view::{
    IdentityState, InviteDraft, InviteView, KeySlot, OpenedFile, StepStatus,
};
use onramp_core::words::Code;
use std::path::Path;
use zeroize::Zeroizing;

/// What the desk's specialist types for the company that practice plays.
pub(crate) fn draft(house: &House, company_id: &str) -> InviteDraft {
    let pages = house.practice.pages();
    let (_, port) = pages.rsplit_once(':').unwrap();
    InviteDraft {
        guide: "phin".to_owned(),
        company_name: "ACME MSP".to_owned(),
        company_id: company_id.to_owned(),
        address: format!("https://localhost:{port}"),
        role: Some("admin".to_owned()),
        features: Some(vec!["billing".to_owned()]),
        contact_name: "Phin onboarding".to_owned(),
        contact_mail: "onboarding@vendor.example".to_owned(),
        contact_phone: String::new(),
        note: "See you on Monday.".to_owned(),
    }
}

pub(crate) async fn opened(house: &House, draft: &InviteDraft) -> InviteView {
    let path = house
        .onramp
        .write_invite(draft, house.folder.path())
        .await
        .unwrap();
    invite_in(house, &path).await
}

async fn invite_in(house: &House, path: &Path) -> InviteView {
    let opened = house.onramp.open_path(path).await.unwrap();
    let OpenedFile::Invite { invite } = opened else {
        panic!("no invite: {opened:?}");
    };
    *invite
}

#[tokio::test]
async fn an_invite_is_looked_at_before_anything_is_made_and_lands_at_the_first_open_step() {
    let house = House::open_for_real(onramp_core::keys::Vault::memory()).await;
    let mut cloud = draft(&house, house.practice.company());
    cloud.address = "na.myconnectwise.net".to_owned();
    let seen = opened(&house, &cloud).await;
    assert_eq!(seen.from, "Phin onboarding");
    assert!(seen.address_note.is_none() && seen.setup.is_none() && seen.twin.is_none());
    assert!(house.cards().await.is_empty());
    assert!(house.practice.requests().is_empty());

    let setup = house.onramp.accept_invite(&seen.id).await.unwrap();

    assert!(house.practice.requests().is_empty());
    assert!(setup.choices.is_answered);
    assert_eq!(step(&setup, "choices").status, StepStatus::Done);
    assert_eq!(step(&setup, &setup.current_step).status, StepStatus::ToDo);
    assert_ne!(setup.current_step, "choices");
    assert!(setup.fields.iter().all(|field| field.is_from_invite));
    assert_eq!(setup.fields[1].typed, "na.myconnectwise.net");
    let invited = setup.invite.unwrap();
    assert!(invited.has_choices);
    assert_eq!(invited.note, ["See you on Monday."]);
    assert_eq!(setup.identity.state, IdentityState::Unknown);

    let corrected = house
        .onramp
        .set_field(&setup.id, FieldId::Address, "eu.myconnectwise.net");
    assert!(!corrected.await.unwrap().fields[1].is_from_invite);

    // The same file again leads to the same setup; another of the same company is said to be its twin.
    let again = opened_again(&house, &seen).await;
    assert_eq!(again.setup.unwrap().id, setup.id);
    assert_eq!(
        house.onramp.accept_invite(&seen.id).await.unwrap().id,
        setup.id
    );
    let mut other = cloud.clone();
    other.address.clear();
    other.company_id.clear();
    let other = opened(&house, &other).await;
    assert!(other.setup.is_none());
    assert_eq!(house.cards().await.len(), 1);
    let gone = house.onramp.accept_invite(&seen.id).await.unwrap_err();
    assert_eq!(gone.code(), Code::InviteGone);
    house.practice.stop().await;
}

/// Opens the first file of the folder that is the invite `seen`.
async fn opened_again(house: &House, seen: &InviteView) -> InviteView {
    for entry in std::fs::read_dir(house.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let is_invite = path.extension().is_some_and(|end| end == "onramp-invite");
        if is_invite && std::fs::read_to_string(&path).unwrap().contains(&seen.id) {
            return invite_in(house, &path).await;
        }
    }
    panic!("the invite is gone");
}

#[tokio::test]
async fn a_server_of_the_company_s_own_is_told_and_left_to_the_person() {
    let house = House::open_for_real(onramp_core::keys::Vault::memory()).await;
    let seen = opened(&house, &draft(&house, house.practice.company())).await;
    assert_eq!(seen.address_note.unwrap().code, Code::InviteAddressNotCloud);
    let setup = house.onramp.accept_invite(&seen.id).await.unwrap();
    assert_eq!(setup.fields[1].typed, "");
    assert!(setup.fields[0].is_from_invite && !setup.fields[1].is_from_invite);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_captured_key_in_an_invite_is_refused_and_no_file_is_left() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    // One that does not look like a key.
    let key = "correct-horse-battery";
    let text = Zeroizing::new(key.to_owned());
    let captured = house
        .onramp
        .capture(&id, KeySlot::Private, text)
        .await
        .unwrap();
    assert!(captured.is_saved);
    let folder = tempfile::tempdir().unwrap();
    for change in [
        |draft: &mut InviteDraft, key: &str| draft.note = format!("the key is {key}"),
        |draft: &mut InviteDraft, key: &str| draft.contact_name = key.to_uppercase(),
        |draft: &mut InviteDraft, key: &str| draft.note = key.replace("horse", "horse\n"),
        |draft: &mut InviteDraft, key: &str| draft.company_name = key.to_owned(),
    ] {
        let mut draft = draft(&house, "acme");
        change(&mut draft, key);
        let refused = house.onramp.write_invite(&draft, folder.path()).await;
        assert_eq!(refused.unwrap_err().code(), Code::InviteHoldsKey);
    }
    let mut draft = draft(&house, "acme");
    draft.note = "zYxWvU9876543210".to_owned();
    let refused = house.onramp.write_invite(&draft, folder.path()).await;
    assert_eq!(refused.unwrap_err().code(), Code::InviteLooksLikeKey);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_file_that_is_none_of_onramps_is_told_by_name() {
    let house = House::open().await;
    let folder = house.folder.path();
    let told = async |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        house.onramp.open_path(&path).await.unwrap_err().code()
    };
    assert_eq!(told("photo.jpg", b"\xff\xd8").await, Code::FileNotOnramps);
    assert_eq!(told("a.onramp-invite", b"hello").await, Code::InviteNotJson);
    assert_eq!(
        told("b.ONRAMP-INVITE", &[b' '; 70_000]).await,
        Code::InviteTooLarge
    );
    for nothing in [Path::new("nowhere"), folder] {
        let gone = house.onramp.open_path(nothing).await.unwrap_err();
        assert_eq!(gone.code(), Code::InviteUnreadable);
    }
    house.practice.stop().await;
}
