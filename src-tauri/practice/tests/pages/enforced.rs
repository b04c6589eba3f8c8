//! What the pages keep is what the API answers by.

use crate::browser::{Browser, MEMBER};

#[tokio::test]
async fn what_the_pages_keep_of_a_role_is_what_the_api_answers_by() {
    let browser = Browser::open().await;
    let fields = [("act", "save"), ("name", "Phin Integration")];
    let role = browser.save("/system/security-roles/new", &fields).await;
    let role = role.split('?').next().unwrap();
    let member = browser.add_member(role.rsplit('/').next().unwrap()).await;
    let (public, private) = browser.add_key(&member).await;
    let statuses = async || {
        let mut statuses = Vec::new();
        for path in [
            "/finance/agreements",
            "/service/boards",
            "/company/companies",
        ] {
            let answer = browser.ask(path, &public, &private).await;
            statuses.push(answer.status().as_u16());
        }
        statuses
    };
    assert_eq!(statuses().await, [403, 403, 403]);

    let boxes = [
        ("act", "save"),
        ("name", "Phin Integration"),
        ("finance/agreements:Inquire", "All"),
        ("system/table-setup:Inquire", "All"),
    ];
    browser.save(role, &boxes).await;
    assert_eq!(statuses().await, [200, 403, 403]);

    let tables = [("act", "save"), ("allowed", "service/service-board")];
    browser.save(&format!("{role}/table-setup"), &tables).await;
    assert_eq!(statuses().await, [200, 200, 403]);

    let taken_back = [
        ("act", "save"),
        ("name", "Phin Integration"),
        ("finance/agreements:Inquire", "None"),
    ];
    browser.save(role, &taken_back).await;
    assert_eq!(statuses().await, [403, 200, 403]);
}

#[tokio::test]
async fn what_the_pages_keep_of_a_member_is_what_the_api_answers_by() {
    let browser = Browser::open().await;
    let member = browser.add_member("1").await;
    let (public, private) = browser.add_key(&member).await;
    let count = async |path: &str| {
        let answer = browser.ask(path, &public, &private).await;
        answer.text().await.unwrap()
    };
    let companies = count("/company/companies/count").await;
    let tickets = count("/service/tickets/count").await;

    let mut fields = MEMBER.to_vec();
    fields.retain(|(name, _)| *name != "level");
    fields.extend([
        ("role", "1"),
        ("level", "Location (Level 2)"),
        ("default_board", "Alerts"),
        ("exclude-help-desk", "yes"),
    ]);
    browser.save(&member, &fields).await;

    assert_ne!(count("/company/companies/count").await, companies);
    assert_ne!(count("/service/tickets/count").await, tickets);
    let told = count("/system/myMembers").await;
    assert!(told.contains(r#""serviceDefaultBoard":{"id":2,"name":"Alerts"}"#));
    assert!(told.contains(r#""excludedServiceBoardIds":[1]"#));
    let page = browser.get(&member).await;
    let tick = page.split_once("id=\"exclude-help-desk\"").unwrap().1;
    assert!(tick.split_once('>').unwrap().0.contains("checked"));
}
