//! A program that calls the API.

use onramp_practice::Practice;
use reqwest::{Client, header};
use serde_json::Value;

/// A caller with the ready pair.
pub(crate) struct Caller {
    pub(crate) http: Client,
    pub(crate) site: String,
    pub(crate) user: String,
    pub(crate) private: String,
    pub(crate) client_id: Option<String>,
}

/// One answer: its status and its body, which is null where it is no JSON.
#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

impl Answer {
    /// How many records it has.
    #[allow(dead_code, reason = "not every target that shares this file counts")]
    pub(crate) fn len(&self) -> usize {
        self.body.as_array().unwrap().len()
    }
}

impl Caller {
    pub(crate) fn ready(practice: &Practice) -> Self {
        let http = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self {
            http,
            site: practice.site(),
            user: format!("{}+{}", practice.company(), practice.public_key().expose()),
            private: practice.private_key().expose().to_owned(),
            client_id: Some(practice.client_id().to_owned()),
        }
    }

    /// Sends a GET for a path below the site.
    pub(crate) async fn send(&self, path: &str) -> reqwest::Result<reqwest::Response> {
        let mut request = self
            .http
            .get(format!("{}{path}", self.site))
            .basic_auth(&self.user, Some(&self.private));
        if let Some(id) = &self.client_id {
            request = request.header("clientId", id);
        }
        request.send().await
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Response {
        self.send(path).await.unwrap()
    }

    /// Asks for a path below `apis/3.0`.
    pub(crate) async fn ask(&self, path: &str) -> Answer {
        let answer = self.get(&format!("/v2025_8/apis/3.0{path}")).await;
        let is_json = answer
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.to_str().unwrap().contains("json"));
        Answer {
            status: answer.status().as_u16(),
            body: if is_json {
                answer.json().await.unwrap()
            } else {
                Value::Null
            },
        }
    }
}
