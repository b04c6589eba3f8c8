//! axe-core: a page judged by the rules of WCAG 2.2 AA and by good practice.
//!
//! It is injected through WebDriver, which the page's content policy does not bind. It is a tool of the tests, and in
//! nothing that is shipped.

use std::path::{Path, PathBuf};

use fantoccini::Client;
use serde::Deserialize;
use serde_json::Value;

const LOOK: &str = include_str!("axe_look.js");

/// How often an answer may be lost on its way.
const LOST_AT_MOST: usize = 3;

/// What axe makes of a page.
#[derive(Deserialize, Debug)]
pub(crate) struct Looked {
    /// What breaks a rule.
    pub(crate) violations: Vec<Found>,
    /// What axe cannot decide.
    pub(crate) incomplete: Vec<Found>,
}

/// One rule, and where it is broken or in doubt.
#[derive(Deserialize, Debug)]
pub(crate) struct Found {
    /// The rule's name.
    pub(crate) rule: String,
    /// What the rule asks for.
    pub(crate) help: String,
    /// The elements, each as a selector with what axe says of it.
    pub(crate) elements: Vec<String>,
}

impl Found {
    /// One sentence for each element: the rule, what it asks for, the element and what axe says of it.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = String> {
        let Self {
            rule,
            help,
            elements,
        } = self;
        elements
            .iter()
            .map(move |element| format!("axe {rule} ({help}): {element}"))
    }
}

/// Looks at the page that a client shows now.
pub(crate) async fn look(client: &Client) -> Looked {
    let is_there = client.execute("return 'axe' in window;", Vec::new()).await;
    if !is_there.is_ok_and(|answer| answer == Value::Bool(true)) {
        let source = std::fs::read_to_string(source()).unwrap();
        client.execute(&source, Vec::new()).await.unwrap();
    }
    let mut lost = 0;
    loop {
        match client.execute_async(LOOK, Vec::new()).await {
            Ok(Value::String(text)) => match serde_json::from_str(&text) {
                Ok(looked) => return looked,
                Err(_) => panic!("axe did not look: {text}"),
            },
            Err(_) if lost < LOST_AT_MOST => lost += 1,
            other => panic!("axe did not answer: {other:?}"),
        }
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js")
}
