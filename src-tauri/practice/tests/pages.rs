//! The pages as a browser meets them: forms, redirects, what can be seen and what no longer can.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests, outside test functions"
)]

use onramp_practice::{Practice, PracticeOptions};
use reqwest::{Client, StatusCode, header};

const MEMBER: [(&str, &str); 9] = [
    ("act", "save"),
    ("identifier", "Phin"),
    ("name", "Phin API"),
    ("level", "Corporate (Level 1)"),
    ("scope", "Corporate"),
    ("location", "Head Office"),
    ("department", "Sales"),
    ("territory", "Head Office"),
    ("time_zone", "US Eastern"),
];

struct Browser {
    http: Client,
    practice: Practice,
}

impl Browser {
    async fn open() -> Self {
        let practice = Practice::start(PracticeOptions::default()).await.unwrap();
        let http = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { http, practice }
    }

    async fn get(&self, path: &str) -> String {
        let address = format!("{}{path}", self.practice.site());
        let answer = self.http.get(address).send().await.unwrap();
        answer.text().await.unwrap()
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> reqwest::Response {
        let address = format!("{}{path}", self.practice.site());
        let body: String = fields
            .iter()
            .map(|(name, value)| format!("{name}={}&", value.replace(' ', "+")))
            .collect();
        self.http
            .post(address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body)
            .send()
            .await
            .unwrap()
    }

    /// Sends a form that is right, and gives the address of the page that comes next.
    async fn save(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let next = answer.headers().get(header::LOCATION).unwrap();
        next.to_str().unwrap().to_owned()
    }

    /// Adds a member with the role `role` and gives its page.
    async fn add_member(&self, role: &str) -> String {
        let fields = [&MEMBER[..], &[("role", role)]].concat();
        let next = self.save("/system/members/api/new", &fields).await;
        next.split('?').next().unwrap().to_owned()
    }

    async fn signs_in(&self, public: &str, private: &str) -> bool {
        let answer = self.ask("/system/info", public, private).await;
        answer.status() == StatusCode::OK
    }

    /// Asks the API with a pair, below `apis/3.0`.
    async fn ask(&self, path: &str, public: &str, private: &str) -> reqwest::Response {
        let address = format!("{}/v2025_8/apis/3.0{path}", self.practice.site());
        let user = format!("{}+{public}", self.practice.company());
        let request = self.http.get(address).basic_auth(user, Some(private));
        let request = request.header("clientId", self.practice.client_id());
        request.send().await.unwrap()
    }

    /// Makes a key for a member and answers with its pair.
    async fn add_key(&self, member: &str) -> (String, String) {
        let fields = [("act", "save"), ("description", "Phin")];
        let key = self.save(&format!("{member}/keys/new"), &fields).await;
        let shown = self.get(&key).await;
        let key = |id| input(&shown, id).unwrap();
        (key("public-key"), key("private-key"))
    }
}

/// The value of the read-only input with this id.
fn input(page: &str, id: &str) -> Option<String> {
    let tag = page.split_once(&format!("id=\"{id}\""))?.1;
    let value = tag.split_once("value=\"")?.1;
    Some(value.split_once('"')?.0.to_owned())
}

#[tokio::test]
async fn a_new_pair_is_shown_after_save_signs_in_at_once_and_is_gone_after_save_and_close() {
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

    for page in pages {
        assert!(page.contains("Phin"));
        assert!(!page.contains(&public) && !page.contains(&private));
    }
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
