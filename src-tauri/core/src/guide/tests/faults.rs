//! What an author is told. Each test takes a shipped guide and breaks one thing.

use crate::catalog::Catalog;
use crate::guide::load::read;
use crate::guide::load_folder;
use crate::words::Code;

pub(super) const GUIDE: &str = include_str!("../../../guides/phin/guide.toml");
pub(super) const OUTLINE: &str = include_str!("../../../guides/phin/outline.toml");

/// Replaces the first `from` in Phin's guide and answers with what the author is told.
pub(super) fn told(from: &str, to: &str) -> String {
    assert!(GUIDE.contains(from), "the guide has no {from}");
    let guide = GUIDE.replacen(from, to, 1);
    let error = read("phin", &guide, OUTLINE, &Catalog::shipped().unwrap()).unwrap_err();
    assert_eq!(error.code(), Code::GuideInvalid);
    error.to_string()
}

/// The same for the outline.
pub(super) fn told_of_outline(from: &str, to: &str) -> String {
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
fn what_does_not_work_is_a_sentence_about_the_vendor() {
    let from = "without = \"Phin cannot push billing data.\"";
    assert_eq!(
        told(from, "without = \" \""),
        "phin/guide.toml: permission \"billing-agreements-edit\" has no without; write it"
    );
    for wrong in ["No billing data.", "Phin cannot push billing data"] {
        let told = told(from, &format!("without = \"{wrong}\""));
        assert!(
            told.contains(&format!("\"{wrong}\" is shown alone")),
            "{told}"
        );
    }
    let missing = told(from, "");
    assert!(missing.contains("missing field `without`"), "{missing}");
}

/// Puts entries of Table Setup into Phin's guide and answers with what the author is told.
fn told_of_tables(tables: &[&str]) -> String {
    let entry = |text: &&str| format!("[[table]]\n{text}\n\n");
    let entries: String = tables.iter().map(entry).collect();
    told("[default_board]", &format!("{entries}[default_board]"))
}

#[test]
fn an_entry_of_table_setup_that_does_not_fit() {
    let boards = "table = \"service/service-board\"\nwhy = \"Boards.\"\nwithout = \"Phin cannot read boards.\"";
    let with = |more: &str| format!("{boards}\n{more}");

    let unknown = told_of_tables(&[&boards.replace("service-board", "serviceboard")]);
    assert!(unknown.contains("points to catalog setup table \"service/serviceboard\""));
    let twice = told_of_tables(&[boards, boards]);
    assert!(twice.contains("table \"service/service-board\" stands there twice"));
    let feature = told_of_tables(&[&with("features = [\"desk\"]")]);
    assert!(feature.contains("points to feature \"desk\""));
    let correction = told_of_tables(&[&with("corrections = [\"none\"]")]);
    assert!(correction.contains("points to correction \"none\""));
    let silent = told_of_tables(&[&boards.replace("Phin cannot read boards.", "")]);
    assert!(silent.contains("has no without"));
}

#[test]
fn a_default_board_for_a_feature_that_is_not_there() {
    let told = told(
        "[default_board]\nfeatures = [\"service-desk\"]",
        "[default_board]\nfeatures = [\"desk\"]",
    );
    assert!(told.contains("default_board points to feature \"desk\""));
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
