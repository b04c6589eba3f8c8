//! Hints: what they say follows from what practice holds, and hiding them loses nothing.

use crate::browser::{Browser, MEMBER, input};

/// The hint's words, and what stands directly before its mark.
fn hint(page: &str) -> (String, Option<String>) {
    let words = page.split_once("<strong>Hint.</strong> ").unwrap().1;
    let words = words.split_once("</p>").unwrap().0.to_owned();
    let marks = page.matches("id=\"here\"").count();
    assert_eq!(marks, page.matches("data-here").count());
    assert!(marks <= 1, "{words}");
    let mark = page.split_once(" data-here aria-describedby=\"here\">");
    let label = mark.map(|(_, rest)| rest.split_once("</").unwrap().0.to_owned());
    (words, label)
}

async fn hint_of(browser: &Browser, path: &str) -> (String, Option<String>) {
    hint(&browser.get(path).await)
}

#[tokio::test]
async fn the_hint_after_logging_in_names_what_comes_next() {
    let browser = Browser::open().await;
    let next = async || hint_of(&browser, "/system").await;
    let (words, mark) = next().await;
    assert!(words.starts_with("First comes a security role"), "{words}");
    assert_eq!(mark.as_deref(), Some("Security Roles"));

    let fields = [("act", "save"), ("name", "Phin Integration")];
    let role = browser.save("/system/security-roles/new", &fields).await;
    let role = role.split('?').next().unwrap().to_owned();
    let (words, mark) = next().await;
    assert!(words.contains("Phin Integration has no permissions yet"));
    assert_eq!(mark.as_deref(), Some("Security Roles"));

    let one_box = [("finance/agreements:Inquire", "All")];
    browser
        .save(&role, &[&fields[..], &one_box[..]].concat())
        .await;
    let (words, mark) = next().await;
    assert!(words.contains("Next comes the API member"), "{words}");
    assert_eq!(mark.as_deref(), Some("Members"));

    let member = browser.add_member(role.rsplit('/').next().unwrap()).await;
    assert!(next().await.0.contains("Phin has no keys yet"));
    let (_, mark) = hint_of(&browser, &member).await;
    assert_eq!(mark.as_deref(), Some("API Keys"));

    browser.add_key(&member).await;
    let (words, mark) = next().await;
    assert!(words.contains("Go back to Onramp"), "{words}");
    assert_eq!(mark, None);
}

#[tokio::test]
async fn a_roles_hint_follows_its_boxes_and_its_tables() {
    let browser = Browser::open().await;
    let name = ("name", "Phin Integration");
    let role = browser
        .save("/system/security-roles/new", &[("act", "save"), name])
        .await;
    let role = role.split('?').next().unwrap().to_owned();
    let hint_with = async |boxes: &[(&str, &str)]| {
        let fields = [&[("act", "save"), name], boxes].concat();
        hint_of(&browser, &browser.save(&role, &fields).await).await
    };
    let (words, mark) = hint_of(&browser, &role).await;
    assert!(words.starts_with("Set each box"), "{words}");
    assert_eq!(mark.as_deref(), Some("Save"));

    let (words, _) = hint_with(&[("finance/agreements:Inquire", "My")]).await;
    assert!(words.starts_with("A box says My"), "{words}");

    let boxes = [
        ("finance/agreements:Inquire", "All"),
        ("system/table-setup:Inquire", "All"),
    ];
    let (_, mark) = hint_with(&boxes).await;
    assert_eq!(mark.as_deref(), Some("customize"));

    let tables = format!("{role}/table-setup");
    let (words, _) = hint_of(&browser, &tables).await;
    assert!(words.contains("press Allow selected"), "{words}");
    let moves = [("act", "allow-all")];
    let moved = browser.post(&tables, &moves).await.text().await.unwrap();
    let (words, mark) = hint(&moved);
    assert!(words.contains("not saved yet"), "{words}");
    assert_eq!(mark.as_deref(), Some("Save"));
    let allowed = [("act", "close"), ("allowed", "service/service-board")];
    let back = browser.save(&tables, &allowed).await;
    let (words, mark) = hint_of(&browser, &back).await;
    assert!(words.starts_with("Saved."), "{words}");
    assert_eq!(mark.as_deref(), Some("Members"));
}

#[tokio::test]
async fn hiding_hints_keeps_what_was_typed_saves_nothing_and_lasts() {
    let browser = Browser::open().await;
    let hides = async |page: &str, fields: &[(&str, &str)]| {
        let sent = [fields, &[("act", "hints-off")]].concat();
        let answer = browser.post(page, &sent).await.text().await.unwrap();
        assert!(!answer.contains("Hint.</strong>") && !answer.contains("data-here"));
        assert!(answer.contains("Show hints"));
        answer
    };
    let shown = hides("/system/members/api/new", &MEMBER[1..]).await;
    assert_eq!(input(&shown, "identifier").unwrap(), "Phin");
    let list = browser.get("/system/members/api").await;
    assert!(!list.contains(">Phin</a>") && !list.contains("Hint.</strong>"));

    let name = [("name", "Phin Integration")];
    let role = browser
        .save(
            "/system/security-roles/new",
            &[&name[..], &[("act", "save")]].concat(),
        )
        .await;
    let role = role.split('?').next().unwrap().to_owned();
    let one_box = [("finance/agreements:Inquire", "All")];
    let shown = hides(&role, &[&name[..], &one_box].concat()).await;
    assert!(shown.contains("<option selected>All</option>"));
    let kept = browser.get(&role).await;
    assert!(!kept.contains("<option selected>All</option>"));
    let tables = format!("{role}/table-setup");
    let shown = hides(&tables, &[("allowed", "service/service-board")]).await;
    assert!(shown.contains("name=\"allowed\" value=\"service/service-board\""));
    assert!(
        !browser
            .get(&tables)
            .await
            .contains("name=\"allowed\" value=")
    );

    let sent = [("act", "hints-on"), ("page", "/system/members/api")];
    assert_eq!(browser.save("/hints", &sent).await, "/system/members/api");
    let again = browser.get("/system/members/api").await;
    assert!(again.contains("Hint.</strong>"));
}

#[tokio::test]
async fn hiding_hints_leaves_a_shown_pair_on_the_screen() {
    let browser = Browser::open().await;
    let member = browser.add_member("1").await;
    let fields = [("act", "save"), ("description", "Phin")];
    let key = browser.save(&format!("{member}/keys/new"), &fields).await;
    let private = input(&browser.get(&key).await, "private-key").unwrap();

    let hidden = [("act", "hints-off"), ("description", "Phin")];
    let shown = browser.post(&key, &hidden).await.text().await.unwrap();

    assert_eq!(input(&shown, "private-key").unwrap(), private);
    assert!(shown.contains("Show hints"));
}

#[tokio::test]
async fn hints_lead_back_to_pages_of_practice_alone() {
    let browser = Browser::open().await;

    for foreign in ["//elsewhere.example", "https://elsewhere.example", ""] {
        let sent = [("act", "hints-off"), ("page", foreign)];
        assert_eq!(browser.save("/hints", &sent).await, "/");
    }
}
