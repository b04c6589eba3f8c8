use crate::guide::{outline_schema, schema};
use std::path::Path;

/// Compares a schema with the committed one; with `UPDATE_SCHEMA` set, writes it first.
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
