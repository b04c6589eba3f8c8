//! What an author is told. Each test takes a shipped guide and breaks one thing.

use crate::catalog::Catalog;
use crate::guide::load::read;
use crate::guide::load_folder;
use crate::words::Code;

const GUIDE: &str = include_str!("../../../guides/phin/guide.toml");
const OUTLINE: &str = include_str!("../../../guides/phin/outline.toml");

/// Replaces the first `from` in Phin's guide and answers with what the author is told.
fn told(from: &str, to: &str) -> String {
    assert!(GUIDE.contains(from), "the guide has no {from}");
    let guide = GUIDE.replacen(from, to, 1);
    let error = read("phin", &guide, OUTLINE, &Catalog::shipped().unwrap()).unwrap_err();
    assert_eq!(error.code(), Code::GuideInvalid);
    error.to_string()
}

/// The same for the outline.
fn told_of_outline(from: &str, to: &str) -> String {
    assert!(OUTLINE.contains(from), "the outline has no {from}");
    let outline = OUTLINE.replacen(from, to, 1);
    let error = read("phin", GUIDE, &outline, &Catalog::shipped().unwrap()).unwrap_err();
    error.to_string()
}

#[test]
fn an_id_that_stands_there_twice() {
    assert_eq!(
        told("id = \"four-fields\"", "id = \"open-tile\""),
        "phin/guide.toml: step \"open-tile\" stands there twice; give one of the two another id"
    );
}

#[test]
fn an_id_with_capitals() {
    assert!(told("id = \"four-fields\"", "id = \"Four Fields\"").contains("small letters"));
}

#[test]
fn an_address_that_is_not_https() {
    let told = told("address = \"https://", "address = \"http://");
    assert!(told.contains("is no https address"), "{told}");
}

#[test]
fn a_correction_that_is_not_there() {
    let told = told(
        "corrections = [\"member-lengths\"]",
        "corrections = [\"lengths\"]",
    );
    assert_eq!(
        told,
        "phin/guide.toml: step \"create-member\" points to correction \"lengths\", which is not there; correct the id, or add it"
    );
}

#[test]
fn a_function_that_the_catalog_lacks() {
    let told = told("finance/agreements", "finance/agreement");
    assert!(told.contains("permission \"billing-agreements-edit\""));
    assert!(told.contains("catalog function \"finance/agreement\""));
}

#[test]
fn a_feature_that_is_not_there() {
    let told = told(
        "any_feature = [\"service-desk\"]",
        "any_feature = [\"desk\"]",
    );
    assert!(told.contains("step \"default-board\" points to feature \"desk\""));
}

#[test]
fn a_role_that_is_not_there() {
    let told = told("when = { role = \"custom\" }", "when = { role = \"own\" }");
    assert!(told.contains("step \"create-role\" points to role option \"own\""));
}

#[test]
fn a_gate_that_is_none() {
    let told = told(
        "id = \"connect\"",
        "id = \"connect\"\nwaits_for = \"open-tile\"",
    );
    assert!(told.contains("step \"connect\" waits for \"open-tile\", which is no gate"));
}

#[test]
fn a_step_without_text() {
    let told = told(
        "text = [\"Press **Connect**. Phin opens its **Integrations** tab.\"]",
        "text = []",
    );
    assert_eq!(
        told,
        "phin/guide.toml: step \"connect\" has no text; write it"
    );
}

#[test]
fn a_label_that_is_never_closed() {
    let told = told("Press **Connect**.", "Press **Connect.");
    assert!(told.contains("step \"connect\": a label is opened with **"));
}

#[test]
fn names_that_connectwise_would_cut_off() {
    let member = told("value = \"PhinAPI\"", "value = \"PhinIntegration2\"");
    assert!(member.contains("has 16 characters, and ConnectWise takes 15"));
    let role = told(
        "name = \"Phin Integration\"",
        "name = \"Phin Integration for ConnectWise\"",
    );
    assert!(role.contains("has 32 characters, and ConnectWise takes 30"));
}

#[test]
fn a_part_that_the_persons_word_would_close() {
    let told = told("part = \"keys\"\ndone_by = \"keys\"", "part = \"keys\"");
    assert!(told.contains("step \"capture-keys\" shows the part \"keys\"; its done_by must be"));
}

#[test]
fn a_part_that_no_step_shows() {
    let told = told("part = \"handover\"\n", "");
    assert!(told.contains("no step shows the part \"handover\""));
}

#[test]
fn a_key_that_the_format_does_not_know() {
    let told = told("menu_path = [\"Integrations\"", "menu = [\"Integrations\"");
    assert!(told.starts_with("phin/guide.toml: the file cannot be read"));
    assert!(told.contains("menu"), "{told}");
}

#[test]
fn an_outline_that_points_nowhere() {
    let told = told_of_outline("\"step:open-tile\"", "\"step:open-tiles\"");
    assert_eq!(
        told,
        "phin/outline.toml: passage \"p05\" points to \"step:open-tiles\", which is not there; correct the id, or add it"
    );
}

#[test]
fn a_digest_that_is_none() {
    let told = told_of_outline("digest = \"", "digest = \"X");
    assert!(told.contains("passage \"p01\": a digest has 16 hexadecimal digits"));
}

#[test]
fn a_folder_is_read_as_the_shipped_guides_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("phin");
    std::fs::create_dir(&path).unwrap();
    let missing = load_folder(&path).unwrap_err().to_string();
    assert!(missing.contains("phin/guide.toml: the file cannot be opened"));
    std::fs::write(path.join("guide.toml"), GUIDE).unwrap();
    std::fs::write(path.join("outline.toml"), OUTLINE).unwrap();
    assert_eq!(load_folder(&path).unwrap(), super::guide("phin"));
}

#[test]
fn a_folder_must_bear_the_guides_id() {
    let error = read("other", GUIDE, OUTLINE, &Catalog::shipped().unwrap()).unwrap_err();
    assert!(error.to_string().contains("\"other\" is expected"));
}
