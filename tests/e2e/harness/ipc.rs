//! Everything that passes between the page and Onramp, and everything that the page ever showed.

use fantoccini::Client;
use serde_json::Value;

use super::script;

/// A recorder in a page; it is gone with the page.
pub(crate) struct Recorder<'client> {
    client: &'client Client,
}

impl<'client> Recorder<'client> {
    /// Begins to record.
    pub(crate) async fn begin(client: &'client Client) -> Self {
        let begun = client
            .execute(include_str!("recorder.js"), Vec::new())
            .await
            .unwrap();
        assert_eq!(begun, Value::Bool(true), "the page has no IPC to record");
        Self { client }
    }

    /// Each message so far, in order, the way it went first: `sent`, `answered`, `received`, `shown`, `typed`, `said`.
    pub(crate) async fn recorded(&self) -> Vec<String> {
        let read = "return window.onrampRecorded ?? null;";
        let recorded = script::read(self.client, read).await;
        let lines = recorded.as_array().expect("the page was left");
        let text = |line: &Value| line.as_str().unwrap().to_owned();
        lines.iter().map(text).collect()
    }

    /// What the page keeps beside its document: both kinds of storage, cookies, its history's state and its name.
    pub(crate) async fn kept(&self) -> String {
        let read = "return JSON.stringify([
            Object.entries(localStorage), Object.entries(sessionStorage),
            document.cookie, history.state, location.href, window.name]);";
        let kept = script::read(self.client, read).await;
        kept.as_str().unwrap().to_owned()
    }
}
