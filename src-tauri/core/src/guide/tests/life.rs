//! What an author is told of the replacement, the two ends and the hold.

use super::faults::{GUIDE, OUTLINE, told};
use crate::catalog::Catalog;
use crate::guide::load::read;

#[test]
fn an_id_of_a_pairs_life_that_stands_there_twice() {
    let step = told("id = \"replace-test\"", "id = \"test\"");
    assert!(step.contains("step \"test\" stands there twice"), "{step}");
    let ends = told("id = \"disconnect-report\"", "id = \"finish-report\"");
    assert!(ends.contains("step \"finish-report\" stands there twice"));
    let section = told("id = \"replace\"", "id = \"report\"");
    assert!(section.contains("section \"report\" stands there twice"));
}

#[test]
fn a_step_of_a_pairs_life_is_checked_like_any_other() {
    let correction = told(
        "corrections = [\"second-key\", ",
        "corrections = [\"second-keys\", ",
    );
    assert!(correction.contains("step \"replace-create-keys\" points to correction"));
    let label = told("its tab **API Keys**, find", "its tab **API Keys, find");
    assert!(label.contains("a label is opened with **"), "{label}");
    let proof = told(
        "part = \"removal\"\ndone_by = \"removal\"",
        "part = \"removal\"",
    );
    assert!(proof.contains("step \"finish-remove-keys\" shows the part \"removal\""));
}

#[test]
fn a_gate_of_the_sections_holds_for_the_replacement_and_one_of_the_replacement_for_nothing_else() {
    let gate = "id = \"connect\"\ndone_by = \"gate\"";
    let guide = GUIDE.replacen("id = \"connect\"", gate, 1).replacen(
        "id = \"replace-check-vendor\"",
        "id = \"replace-check-vendor\"\nwaits_for = \"connect\"",
        1,
    );
    read("phin", &guide, OUTLINE, &Catalog::shipped().unwrap()).unwrap();
    let later = guide
        .replacen(
            "id = \"connect\"\ndone_by = \"gate\"",
            "id = \"connect\"",
            1,
        )
        .replacen("waits_for = \"connect\"", "done_by = \"gate\"", 1)
        .replacen(
            "id = \"finish-keep-in-connectwise\"",
            "id = \"finish-keep-in-connectwise\"\nwaits_for = \"replace-check-vendor\"",
            1,
        );
    let error = read("phin", &later, OUTLINE, &Catalog::shipped().unwrap()).unwrap_err();
    assert!(error.to_string().contains("which is no gate before it"));
}

#[test]
fn a_section_of_a_pairs_life_shows_its_part_once() {
    let keys = "part = \"keys\"\ndone_by = \"keys\"";
    let replaced = |from: &str, to: &str| {
        let (sections, life) = GUIDE.split_at(GUIDE.find("[replace]").unwrap());
        assert!(life.contains(from), "no {from}");
        let guide = format!("{sections}{}", life.replacen(from, to, 1));
        let read = read("phin", &guide, OUTLINE, &Catalog::shipped().unwrap());
        read.unwrap_err().to_string()
    };
    let none = replaced(keys, "");
    assert!(none.contains("[replace] shows the part \"keys\" 0 times; exactly one"));
    let twice = replaced(
        "part = \"removal\"",
        "part = \"removal\"\ndone_by = \"removal\"\n\n[[finish.step]]\nid = \"again\"\ntitle = \"Again\"\nplace = \"onramp\"\ntext = [\"Again.\"]\npart = \"removal\"",
    );
    assert!(
        twice.contains("[finish] shows the part \"removal\" 2 times"),
        "{twice}"
    );
    let test = replaced("part = \"test\"\ndone_by = \"test\"", "");
    assert!(test.contains("[replace] shows the part \"test\" 0 times"));
}

#[test]
fn keys_that_would_be_removed_before_the_end() {
    let told = told(
        "id = \"connect\"\n",
        "id = \"connect\"\npart = \"removal\"\ndone_by = \"removal\"\n",
    );
    assert!(told.contains("step \"connect\" removes the keys; only a step of [finish]"));
}

#[test]
fn a_page_that_would_be_closed_too_early_or_by_nobody() {
    let none = told("id = \"close-page\"\nis_held = true", "id = \"close-page\"");
    assert!(
        none.contains("no step of the sections closes the page"),
        "{none}"
    );
    let second = told(
        "id = \"replace-close-page\"\nis_held = true",
        "id = \"replace-close-page\"",
    );
    assert!(second.contains("no step of [replace] closes the page"));
    let early = told(
        "id = \"create-keys\"",
        "id = \"create-keys\"\nis_held = true",
    );
    assert!(early.contains("step \"create-keys\" closes the page with the keys before"));
    let proof = told("id = \"test\"", "id = \"test\"\nis_held = true");
    assert!(proof.contains("step \"test\" is held, so it must be the person"));
    let end = told(
        "id = \"disconnect-key\"",
        "id = \"disconnect-key\"\nis_held = true",
    );
    assert!(end.contains("step \"disconnect-key\" belongs to an end"));
}

#[test]
fn a_placeholder_that_is_not_filled_in() {
    let unknown = told("Phin {date}", "Phin {day}");
    assert!(
        unknown.contains("in \"Phin {day}\" only {date} is filled in"),
        "{unknown}"
    );
    let elsewhere = told("value = \"Phin\" }", "value = \"Phin {date}\" }");
    assert!(elsewhere.contains("step \"create-keys\": in \"Phin {date}\""));
}

#[test]
fn a_recipient_that_is_none_or_has_no_source() {
    let with = |recipient: &str, source: &str| {
        format!("[hand_off]\nrecipient = \"{recipient}\"\nsource = \"{source}\"\n\n[replace]")
    };
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    let guide = GUIDE.replacen(
        "[replace]",
        &with(&recipient, "https://vendor.example/age"),
        1,
    );
    let catalog = Catalog::shipped().unwrap();
    let read = read("phin", &guide, OUTLINE, &catalog).unwrap();
    assert_eq!(read.file().hand_off.as_ref().unwrap().recipient, recipient);
    let cut = told(
        "[replace]",
        &with(recipient.trim_end_matches(|_| true), "https://a.example"),
    );
    assert!(cut.contains("hand_off has no recipient"), "{cut}");
    let wrong = told("[replace]", &with(&recipient[..61], "https://a.example"));
    assert!(wrong.contains("hand_off: the recipient is none"), "{wrong}");
    let nowhere = told("[replace]", &with(&recipient, "by mail"));
    assert!(nowhere.contains("\"by mail\" is no https address"));
}
