use super::coverage::cover;
use super::{outline_schema, plan, schema, shipped};
use crate::catalog::Catalog;
use crate::setup::Choices;
use std::path::Path;

fn guide(id: &str) -> super::Guide {
    let guides = shipped().unwrap_or_else(|fault| panic!("{fault}"));
    guides.into_iter().find(|guide| guide.id() == id).unwrap()
}

fn choices(role: &str, features: &[&str]) -> Choices {
    Choices {
        role: Some(role.to_owned()),
        features: features.iter().map(|id| (*id).to_owned()).collect(),
        is_answered: true,
    }
}

#[test]
fn every_shipped_guide_carries_every_passage_of_its_document() {
    for guide in shipped().unwrap() {
        let coverage = cover(&guide);
        assert!(coverage.is_complete(), "{}: {coverage:?}", guide.id());
    }
}

#[test]
fn phin_with_billing_only_asks_for_three_boxes() {
    let plan = plan(
        &guide("phin"),
        &Catalog::shipped().unwrap(),
        &choices("custom", &["billing"]),
    );
    let boxes: usize = plan
        .permissions
        .iter()
        .map(|row| [row.add, row.edit, row.delete, row.inquire])
        .map(|row| row.iter().filter(|is_asked| **is_asked).count())
        .sum();
    assert_eq!(boxes, 3);
}

/// Compares a schema with the committed one, or writes it.
pub(crate) fn assert_committed(schema: &serde_json::Value, path: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed.replace("\r\n", "\n") == text,
        "{} is not what the Rust types say. Write it anew with: UPDATE_SCHEMA=1 cargo test -p onramp-core --lib schema",
        path.display()
    );
}

#[test]
fn the_committed_guide_schema_is_what_the_types_say() {
    assert_committed(&schema(), "guides/guide.schema.json");
}

#[test]
fn the_committed_outline_schema_is_what_the_types_say() {
    assert_committed(&outline_schema(), "guides/outline.schema.json");
}
