//! Making an invite, and saying what is in one.

use crate::ran::{Ran, command, ran, run};
use std::path::Path;

fn create(out: &Path, more: &[&str]) -> Ran {
    let mut command = command(&["invite", "create", "--guide", "phin"]);
    command.args([
        "--contact",
        "A specialist",
        "--mail",
        "onboarding@vendor.example",
    ]);
    command.args(more).arg("--out").arg(out);
    ran(command, "")
}

#[test]
fn an_invite_that_is_made_can_be_shown_in_words_and_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("acme.onramp-invite");
    let more = [
        "--company",
        "ACME MSP",
        "--company-id",
        "acme",
        "--address",
        "https://na.myconnectwise.net/",
        "--role",
        "admin",
        "--feature",
        "billing",
        "--note",
        "See you on Monday.\nBring the form.",
    ];
    create(&out, &more).assert_status(0);

    let shown = run(&["invite", "show", out.to_str().unwrap()]);
    shown.assert_status(0);
    for said in [
        "It says it comes from  A specialist",
        "Nothing in it is proved",
        "ConnectWise server     na.myconnectwise.net",
        "Features               billing",
        "Note                   Bring the form.",
    ] {
        assert!(
            shown.out.contains(said),
            "{said} is missing in\n{}",
            shown.out
        );
    }
    let json = run(&["invite", "show", "--json", out.to_str().unwrap()]).json();
    assert_eq!(json["kind"], "onramp-invite");
    assert_eq!(json["company"]["companyId"], "acme");

    let again = create(&out, &more);
    again.assert_status(2);
    let text = std::fs::read_to_string(&out).unwrap();
    let piped = ran(command(&["invite", "show", "-"]), &text);
    piped.assert_status(0);
    assert_eq!(piped.out, shown.out);
}

#[test]
fn what_cannot_be_an_invite_is_told_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("acme.onramp-invite");
    for (more, said) in [
        (&["--company-id", " "][..], "names no company"),
        (&["--company", "a\u{202e}b"], "cannot be seen"),
        (
            &["--company", "ACME", "--note", "zYxWvU9876543210"],
            "looks like a key",
        ),
        (&["--company", "ACME", "--feature", "wings"], "“wings”"),
        (&["--company", "ACME", "--role", "owner"], "“owner”"),
    ] {
        let refused = create(&out, more);
        refused.assert_status(2);
        assert!(refused.err.contains(said), "{}", refused.err);
        assert!(!out.exists());
    }
}

#[test]
fn a_file_that_is_none_and_an_invite_for_another_guide_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("acme.onramp-invite");
    create(&out, &["--company", "ACME MSP"]).assert_status(0);
    let text = std::fs::read_to_string(&out).unwrap();
    let other = text.replace("\"id\": \"phin\"", "\"id\": \"another-guide\"");
    let shown = ran(command(&["invite", "show", "-"]), &other);
    shown.assert_status(1);
    assert!(
        shown.out.contains("This Onramp does not have the guide"),
        "{}",
        shown.out
    );

    for (text, said) in [
        ("hello", "is no invite"),
        ("{}", "does not say that it is an invite"),
        (
            &text.replace("\"format\": 1", "\"format\": 2"),
            "newer Onramp",
        ),
        (
            &format!("{text}{}", " ".repeat(70_000)),
            "larger than 64 KB",
        ),
    ] {
        let refused = ran(command(&["invite", "show", "-"]), text);
        refused.assert_status(2);
        assert!(refused.err.contains(said), "{}", refused.err);
    }
    run(&["invite", "show", "nowhere.onramp-invite"]).assert_status(2);
}

#[test]
fn the_schema_of_an_invite_can_be_printed() {
    let schema = run(&["guide", "schema", "invite"]).json();
    assert!(schema["properties"]["company"].is_object());
}
