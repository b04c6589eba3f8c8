//! A browser that knows forms and no scripts.

use onramp_practice::{Practice, PracticeOptions};
use reqwest::{Client, StatusCode, header};

pub(crate) const MEMBER: [(&str, &str); 9] = [
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

pub(crate) struct Browser {
    pub(crate) http: Client,
    pub(crate) practice: Practice,
}

impl Browser {
    pub(crate) async fn open() -> Self {
        let practice = Practice::start(PracticeOptions::default()).await.unwrap();
        let http = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { http, practice }
    }

    pub(crate) async fn get(&self, path: &str) -> String {
        let address = format!("{}{path}", self.practice.site());
        let answer = self.http.get(address).send().await.unwrap();
        answer.text().await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> reqwest::Response {
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
    pub(crate) async fn save(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let next = answer.headers().get(header::LOCATION).unwrap();
        next.to_str().unwrap().to_owned()
    }

    /// Adds a member with the role `role` and gives its page.
    pub(crate) async fn add_member(&self, role: &str) -> String {
        let fields = [&MEMBER[..], &[("role", role)]].concat();
        let next = self.save("/system/members/api/new", &fields).await;
        next.split('?').next().unwrap().to_owned()
    }

    pub(crate) async fn signs_in(&self, public: &str, private: &str) -> bool {
        let answer = self.ask("/system/info", public, private).await;
        answer.status() == StatusCode::OK
    }

    /// Asks the API with a pair, below `apis/3.0`.
    pub(crate) async fn ask(&self, path: &str, public: &str, private: &str) -> reqwest::Response {
        let address = format!("{}/v2025_8/apis/3.0{path}", self.practice.site());
        let user = format!("{}+{public}", self.practice.company());
        let request = self.http.get(address).basic_auth(user, Some(private));
        let request = request.header("clientId", self.practice.client_id());
        request.send().await.unwrap()
    }

    /// Makes a key for a member and answers with its pair.
    pub(crate) async fn add_key(&self, member: &str) -> (String, String) {
        let fields = [("act", "save"), ("description", "Phin")];
        let key = self.save(&format!("{member}/keys/new"), &fields).await;
        let shown = self.get(&key).await;
        let key = |id| input(&shown, id).unwrap();
        (key("public-key"), key("private-key"))
    }
}

/// The value of the read-only input with this id.
pub(crate) fn input(page: &str, id: &str) -> Option<String> {
    let tag = page.split_once(&format!("id=\"{id}\""))?.1;
    let value = tag.split_once("value=\"")?.1;
    Some(value.split_once('"')?.0.to_owned())
}
