//! A box that practice took from a role shows on the role's page, and comes back when it is set there.

use crate::browser::Browser;
use onramp_core::catalog::{Level, Permission};

const ALL: (&str, &str) = ("finance/agreements:Inquire", "All");
const NAME: (&str, &str) = ("name", "Phin Integration");
const SAVE: (&str, &str) = ("act", "save");

fn agreements() -> Permission {
    Permission::level("finance/agreements", onramp_core::catalog::Right::Inquire)
}

async fn role_with(browser: &Browser, boxes: &[(&str, &str)]) -> String {
    let role = browser
        .save("/system/security-roles/new", &[SAVE, NAME])
        .await;
    let role = role.split('?').next().unwrap().to_owned();
    browser.save(&role, &[&[SAVE, NAME], boxes].concat()).await;
    role
}

/// The level that the page shows for agreements.
async fn shown(browser: &Browser, role: &str) -> String {
    let page = browser.get(role).await;
    let cell = page.split_once(&format!("name=\"{}\"", ALL.0)).unwrap().1;
    let chosen = cell.split_once("<option selected>").unwrap().1;
    chosen.split_once('<').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_taken_box_shows_as_none_and_is_given_back_by_whoever_sets_it() {
    let browser = Browser::open().await;
    let role = role_with(&browser, &[ALL]).await;
    let practice = &browser.practice;

    practice.set_box(&agreements(), Level::None).unwrap();
    assert_eq!(shown(&browser, &role).await, "None");

    let as_shown = [SAVE, NAME, (ALL.0, "None")];
    browser.save(&role, &as_shown).await;
    assert_eq!(practice.taken_boxes().len(), 1, "nothing was changed");
    browser.save(&role, &[SAVE, NAME, ALL]).await;
    assert!(practice.taken_boxes().is_empty());
    assert_eq!(shown(&browser, &role).await, "All");
}

#[tokio::test]
async fn a_save_beside_a_taken_box_leaves_the_role_its_own_level() {
    let browser = Browser::open().await;
    let role = role_with(&browser, &[ALL]).await;
    browser
        .practice
        .set_box(&agreements(), Level::None)
        .unwrap();

    let other = [
        SAVE,
        NAME,
        (ALL.0, "None"),
        ("companies/contacts:Inquire", "All"),
    ];
    browser.save(&role, &other).await;
    browser.practice.mend_everything().unwrap();

    assert_eq!(shown(&browser, &role).await, "All");
}

#[tokio::test]
async fn a_taken_table_stands_in_the_right_box_and_is_given_back_from_there() {
    let browser = Browser::open().await;
    let role = role_with(&browser, &[("system/table-setup:Inquire", "All")]).await;
    let tables = format!("{role}/table-setup");
    let board = ("allowed", "service/service-board");
    browser.save(&tables, &[SAVE, board]).await;

    let taken = Permission::table(board.1);
    browser.practice.set_box(&taken, Level::None).unwrap();
    let is_left = async || {
        let page = browser.get(&tables).await;
        page.contains("name=\"allowed\" value=\"service/service-board\"")
    };
    assert!(!is_left().await);

    browser.save(&tables, &[SAVE]).await;
    assert_eq!(browser.practice.taken_boxes().len(), 1);
    browser.save(&tables, &[SAVE, board]).await;
    assert!(browser.practice.taken_boxes().is_empty() && is_left().await);
}

#[tokio::test]
async fn a_page_that_was_closed_is_broken_no_longer() {
    let browser = Browser::open().await;
    let member = browser.add_member("1").await;
    browser.practice.break_also("lost-private-key").unwrap();
    assert_eq!(browser.practice.broken().len(), 1);

    let fields = [SAVE, ("description", "Phin")];
    browser.save(&format!("{member}/keys/new"), &fields).await;
    assert!(browser.practice.broken().is_empty());

    browser.practice.break_also("no-default-board").unwrap();
    let open = browser.save(&format!("{member}/keys/new"), &fields).await;
    assert!(browser.get(&open).await.contains("private-key"));
}
