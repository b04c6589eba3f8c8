//! `guide` and `plan`.

use crate::ran::run;

#[test]
fn the_list_names_both_guides_and_their_documents() {
    let listed = run(&["guide", "list"]);

    listed.assert_status(0);
    for part in ["phin ", "msp-process ", "https://", "read on "] {
        assert!(listed.out.contains(part), "{part}");
    }
}

#[test]
fn a_guide_is_shown_as_json_and_one_that_is_not_there_is_said_to_be_so() {
    let shown = run(&["guide", "show", "phin"]);
    shown.assert_status(0);
    assert_eq!(shown.json()["id"], "phin");

    let missing = run(&["guide", "show", "nobody"]);
    missing.assert_status(2);
    assert!(missing.err.contains("There is no guide 'nobody'."));
}

#[test]
fn both_guides_carry_every_passage_of_their_document() {
    for guide in ["phin", "msp-process"] {
        let covered = run(&["guide", "coverage", guide]);

        covered.assert_status(0);
        let last = covered.out.trim_end().lines().last().unwrap();
        assert!(last.ends_with("passages carried."), "{last}");
    }
}

#[test]
fn a_changed_document_is_drift_and_names_the_new_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let changed = folder.path().join("changed.txt");
    std::fs::write(&changed, "Paint the tile green before you save it.\n").unwrap();

    let arguments = ["guide", "coverage", "phin", "--source"];
    let mut arguments = arguments.to_vec();
    arguments.push(changed.to_str().unwrap());
    let drift = run(&arguments);

    drift.assert_status(1);
    assert!(drift.out.contains("Paint the tile green"), "{}", drift.out);
}

#[test]
fn a_document_that_is_not_there_could_not_be_compared() {
    let missing = run(&["guide", "coverage", "phin", "--source", "no-such-file"]);

    missing.assert_status(2);
    assert!(missing.err.contains("no-such-file"));
}

#[test]
fn every_schema_is_json() {
    for of in ["guide", "outline", "catalog", "report"] {
        let schema = run(&["guide", "schema", of]);

        schema.assert_status(0);
        let schema = schema.json();
        assert!(schema["$schema"].is_string() && schema["title"].is_string());
    }
}

#[test]
fn phins_billing_needs_three_boxes() {
    let plan = run(&["plan", "phin", "--feature", "billing"]);

    plan.assert_status(0);
    let after = plan
        .out
        .split_once("Boxes of the security role \"Phin Integration\"");
    let rows: Vec<&str> = (after.unwrap().1.lines())
        .map(str::trim)
        .filter(|line| line.contains("→ All"))
        .collect();
    assert_eq!(
        rows,
        [
            "Company Maintenance: Inquire → All",
            "Agreements: Edit, Inquire → All",
        ]
    );
}

#[test]
fn a_choice_that_the_guide_does_not_offer_is_told_with_those_it_does() {
    for arguments in [
        ["plan", "phin", "--feature", "no-such-feature"],
        ["plan", "phin", "--role", "no-such-role"],
    ] {
        let refused = run(&arguments);

        refused.assert_status(2);
        assert_eq!(
            refused.err.trim(),
            "The guide 'phin' has no such choice. Roles: custom, admin. Features: billing, service-desk."
        );
    }
}

#[test]
fn help_says_what_the_exit_status_means() {
    for arguments in [["--help"].as_slice(), &["check", "--help"]] {
        let help = run(arguments);

        help.assert_status(0);
        assert!(
            help.out
                .contains("0 all passed, 1 findings, 2 could not run")
        );
    }
}
