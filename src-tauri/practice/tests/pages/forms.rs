//! Forms, redirects, what can be seen and what no longer can.

use crate::browser::{Browser, MEMBER, input};
use reqwest::{StatusCode, header};

#[tokio::test]
async fn a_new_pair_is_shown_after_save_signs_in_at_once_and_its_private_key_is_gone_after_save_and_close()
 {
    let browser = Browser::open().await;
    let member = browser.add_member("1").await;

    let fields = [("act", "save"), ("description", "Phin")];
    let key = browser.save(&format!("{member}/keys/new"), &fields).await;
    let shown = browser.get(&key).await;
    let public = input(&shown, "public-key").unwrap();
    let private = input(&shown, "private-key").unwrap();
    assert!(browser.signs_in(&public, &private).await);

    let list = browser
        .save(&key, &[("act", "close"), ("description", "Phin")])
        .await;
    let pages = [browser.get(&list).await, browser.get(&key).await];

    for page in &pages {
        assert!(page.contains("Phin"));
        assert!(!page.contains(&private));
    }
    assert_eq!(input(&pages[1], "public-key").unwrap(), public);
    assert!(browser.signs_in(&public, &private).await);
}

#[tokio::test]
async fn save_and_close_at_once_shows_no_key_and_says_what_to_do() {
    let browser = Browser::open().await;
    let member = browser.add_member("1").await;
    let fields = [("act", "close"), ("description", "Phin")];

    let list = browser.save(&format!("{member}/keys/new"), &fields).await;

    let page = browser.get(&list).await;
    assert!(page.contains("cannot be shown again"));
    assert!(input(&page, "private-key").is_none());
}

#[tokio::test]
async fn of_several_keys_each_signs_in_until_it_is_deleted() {
    let browser = Browser::open().await;
    let member = browser.add_member("1").await;
    let old = browser.add_key(&member).await;
    let new = browser.add_key(&member).await;
    assert!(browser.signs_in(&old.0, &old.1).await);
    assert!(browser.signs_in(&new.0, &new.1).await);

    let list = browser.get(&format!("{member}/keys")).await;
    let link = list.split_once(&format!("{member}/keys/1")).unwrap().1;
    let id = link.split_once('"').unwrap().0;
    let first = format!("{member}/keys/1{id}");
    assert_eq!(
        input(&browser.get(&first).await, "public-key").unwrap(),
        old.0
    );
    browser.save(&first, &[("act", "delete")]).await;

    let refused = browser.ask("/system/info", &old.0, &old.1).await;
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    assert!(browser.signs_in(&new.0, &new.1).await);
    let left = browser.get(&format!("{member}/keys")).await;
    assert_eq!(left.matches(">Phin</a>").count(), 1);
}

#[tokio::test]
async fn a_role_goes_only_when_no_member_has_it_and_admin_never() {
    let browser = Browser::open().await;
    let fields = [("act", "save"), ("name", "Phin Integration")];
    let role = browser.save("/system/security-roles/new", &fields).await;
    let role = role.split('?').next().unwrap();
    let member = browser.add_member(role.rsplit('/').next().unwrap()).await;
    let inactive = [
        &MEMBER[..],
        &[
            ("role", role.rsplit('/').next().unwrap()),
            ("inactive", "yes"),
        ],
    ];
    browser.save(&member, &inactive.concat()).await;

    let refused = browser.post(role, &[("act", "delete")]).await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    let page = refused.text().await.unwrap();
    assert!(page.contains("Not deleted"));
    assert!(page.contains("while a member has it: Phin."), "{page}");

    browser
        .save(&member, &[&MEMBER[..], &[("role", "1")]].concat())
        .await;
    let list = browser.save(role, &[("act", "delete")]).await;
    assert!(!browser.get(&list).await.contains("Phin Integration"));
    let gone = browser.post(role, &[("act", "delete")]).await;
    assert_eq!(gone.status(), StatusCode::NOT_FOUND);

    browser
        .post("/system/security-roles/1", &[("act", "delete")])
        .await;
    assert!(
        browser
            .get("/system/security-roles")
            .await
            .contains(">Admin</a>")
    );
}

#[tokio::test]
async fn the_scenario_of_the_lost_key_closes_the_next_keys_page_and_no_other() {
    let browser = Browser::open().await;
    let member = browser.add_member("1").await;
    browser.practice.set_scenario("lost-private-key").unwrap();
    let new = format!("{member}/keys/new");
    let fields = [("act", "save"), ("description", "Phin")];

    let closed = browser.save(&new, &fields).await;
    assert_eq!(closed, format!("{member}/keys?from=closed"));
    let list = browser.get(&closed).await;
    assert!(list.contains("cannot be shown again"));

    let (public, private) = browser.add_key(&member).await;
    assert!(browser.signs_in(&public, &private).await);

    browser.practice.set_scenario("lost-private-key").unwrap();
    let closed = browser.save(&new, &fields).await;
    assert!(closed.ends_with("from=closed"));
    browser.practice.set_scenario("healthy").unwrap();
    let open = browser.save(&new, &fields).await;
    assert!(input(&browser.get(&open).await, "private-key").is_some());
}

#[tokio::test]
async fn keys_of_an_inactive_member_and_deleted_keys_are_refused() {
    let browser = Browser::open().await;
    let member = browser.add_member("1").await;
    let fields = [("act", "save"), ("description", "Phin")];
    let key = browser.save(&format!("{member}/keys/new"), &fields).await;
    let shown = browser.get(&key).await;
    let public = input(&shown, "public-key").unwrap();
    let private = input(&shown, "private-key").unwrap();

    let active = [&MEMBER[..], &[("role", "1")]].concat();
    let inactive = [&active[..], &[("inactive", "yes")]].concat();
    browser.save(&member, &inactive).await;
    assert!(!browser.signs_in(&public, &private).await);

    browser.save(&member, &active).await;
    assert!(browser.signs_in(&public, &private).await);

    browser.save(&key, &[("act", "delete")]).await;
    assert!(!browser.signs_in(&public, &private).await);
}

#[tokio::test]
async fn a_form_with_gaps_names_each_gap_and_keeps_what_was_typed() {
    let browser = Browser::open().await;
    let fields = [
        ("act", "save"),
        ("identifier", "Phin"),
        ("level", "Corporate (Level 1)"),
    ];

    let answer = browser.post("/system/members/api/new", &fields).await;

    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text().await.unwrap();
    for gap in [
        "Member Name",
        "Role ID",
        "Location",
        "Department",
        "Time Zone",
    ] {
        assert!(page.contains(&format!("{gap} is required")), "{gap}");
    }
    assert_eq!(input(&page, "identifier").unwrap(), "Phin");
    assert!(page.contains("<option value=\"Corporate (Level 1)\" selected>"));
    assert!(!page.contains("Member ID is required"));
}

#[tokio::test]
async fn a_role_keeps_its_boxes_and_its_tables_and_can_be_given_to_a_member() {
    let browser = Browser::open().await;
    let fields = [("act", "save"), ("name", "Phin Integration")];
    let role = browser.save("/system/security-roles/new", &fields).await;
    let role = role.split('?').next().unwrap();

    let boxes = [
        ("act", "save"),
        ("name", "Phin Integration"),
        ("finance/agreements:Inquire", "All"),
    ];
    browser.save(role, &boxes).await;
    let tables = format!("{role}/table-setup");
    let moved = browser.post(
        &tables,
        &[("act", "allow"), ("right", "service/service-board")],
    );
    let moved = moved.await.text().await.unwrap();
    let fields = [("act", "close"), ("allowed", "service/service-board")];
    browser.save(&tables, &fields).await;

    let page = browser.get(role).await;
    let cell = page
        .split_once("name=\"finance/agreements:Inquire\"")
        .unwrap()
        .1;
    let cell = cell.split_once("</select>").unwrap().0;
    assert!(cell.contains("<option selected>All</option>"));
    assert!(moved.contains("not saved yet"));
    let left = browser.get(&tables).await;
    let left = left.split_once("id=\"allow\"").unwrap().1;
    let left = left.split_once("</select>").unwrap().0.to_owned();
    assert!(left.contains("Service / Service Board"));
    let id = role.rsplit('/').next().unwrap();
    assert!(
        browser
            .get(&browser.add_member(id).await)
            .await
            .contains("Phin Integration")
    );
}

#[tokio::test]
async fn forms_of_other_websites_and_other_host_names_are_refused() {
    let browser = Browser::open().await;
    let address = format!("{}/system/security-roles/new", browser.practice.site());
    let send = |name: header::HeaderName, value: &str| {
        let request = browser.http.post(&address).header(name, value);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        request.body("act=save&name=Intruder").send()
    };

    let foreign = send(header::ORIGIN, "https://elsewhere.example")
        .await
        .unwrap();
    let rebound = send(header::HOST, "elsewhere.example").await.unwrap();

    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
    assert_eq!(rebound.status(), StatusCode::FORBIDDEN);
    assert!(
        !browser
            .get("/system/security-roles")
            .await
            .contains("Intruder")
    );
}

#[tokio::test]
async fn every_page_says_that_nothing_is_real_and_runs_no_script() {
    let browser = Browser::open().await;

    for path in [
        "/",
        "/system",
        "/system/my-company",
        "/system/members",
        "/system/members/api",
        "/system/members/api/new",
        "/system/security-roles",
        "/system/security-roles/new",
    ] {
        let address = format!("{}{path}", browser.practice.site());
        let answer = browser.http.get(address).send().await.unwrap();
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].clone();
        let page = answer.text().await.unwrap();

        assert!(policy.to_str().unwrap().starts_with("default-src 'none'"));
        assert!(page.contains("nothing here is real"), "{path}");
        assert!(!page.contains("<script"), "{path}");
        assert_eq!(page.matches("<h1>").count(), 1, "{path}");
    }
}
