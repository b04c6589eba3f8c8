//! `check`, against a served practice.

use crate::ran::{Ran, Served, command, ran};

const WRONG: &str = "nP4xQ7vT2kLm9RsW\nb8ZcY3hJ6fGd1KqX\n";

/// The arguments for a plain practice.
fn plain(practice: &Served) -> Vec<&str> {
    vec![
        "check",
        "phin",
        "--practice",
        "--site",
        practice.said("site"),
        "--company",
        practice.said("company"),
        "--integration-id",
        practice.said("clientId"),
    ]
}

fn assert_tells_no_key(ran: &Ran, keys: &str) {
    for key in keys.lines() {
        let is_told = ran.out.contains(key) || ran.err.contains(key);
        assert!(!is_told, "a key was printed");
    }
}

#[test]
fn a_healthy_connection_passes_with_keys_from_the_standard_input() {
    let practice = Served::start(&[]);

    let passed = ran(command(&plain(&practice)), &practice.keys());

    passed.assert_status(0);
    assert!(passed.out.contains("Connected: every check passed"));
    assert_tells_no_key(&passed, &practice.keys());
}

#[test]
fn a_healthy_connection_passes_with_keys_from_the_environment() {
    let practice = Served::start(&[]);
    let mut check = command(&plain(&practice));
    check.env("ONRAMP_PUBLIC_KEY", practice.said("publicKey"));
    check.env("ONRAMP_PRIVATE_KEY", practice.said("privateKey"));

    let passed = ran(check, "");

    passed.assert_status(0);
    assert_tells_no_key(&passed, &practice.keys());
}

#[test]
fn a_healthy_connection_passes_over_tls_for_whoever_is_given_the_authority() {
    let folder = tempfile::tempdir().unwrap();
    let ca = folder.path().join("ca.pem");
    let ca = ca.to_str().unwrap();
    let practice = Served::start(&["--tls", "--ca-out", ca]);
    let arguments = [
        "check",
        "msp-process",
        "--site",
        practice.said("site"),
        "--company",
        practice.said("company"),
        "--integration-id",
        practice.said("clientId"),
    ];

    let mut trusting = arguments.to_vec();
    trusting.extend(["--ca", ca]);
    ran(command(&trusting), &practice.keys()).assert_status(0);
    let doubting = ran(command(&arguments), &practice.keys());
    doubting.assert_status(1);
    assert!(
        doubting
            .out
            .contains("Is the connection secure and trusted?")
    );
}

#[test]
fn wrong_keys_are_a_finding_with_what_to_do() {
    let practice = Served::start(&[]);

    let failed = ran(command(&plain(&practice)), WRONG);

    failed.assert_status(1);
    assert!(failed.out.contains("Stopped at: Is the key pair accepted?"));
    assert!(failed.out.contains('→'));
    assert_tells_no_key(&failed, WRONG);
}

#[test]
fn missing_keys_are_told_and_nothing_is_run() {
    let practice = Served::start(&[]);
    for input in ["", "\n\n", "only-one-line-of-two\n"] {
        let refused = ran(command(&plain(&practice)), input);

        refused.assert_status(2);
        assert!(
            refused
                .err
                .starts_with("The keys are missing. Set ONRAMP_PUBLIC_KEY")
        );
        assert!(refused.out.is_empty());
    }
}

#[test]
fn a_key_that_cannot_be_one_is_refused_without_being_repeated() {
    let practice = Served::start(&[]);

    let refused = ran(
        command(&plain(&practice)),
        "nP4xQ7vT2kLm9RsW\nnP4xQ7vT2kLm9RsW\n",
    );

    refused.assert_status(2);
    assert!(refused.err.starts_with("The private key cannot be used. "));
    assert_tells_no_key(&refused, "nP4xQ7vT2kLm9RsW");
}

#[test]
fn keys_are_never_taken_from_arguments() {
    for argument in ["--public-key", "--private-key", "--key"] {
        let practice = Served::start(&[]);
        let mut arguments = plain(&practice);
        arguments.extend([argument, "nP4xQ7vT2kLm9RsW"]);

        let refused = ran(command(&arguments), "");

        refused.assert_status(2);
        assert!(refused.err.contains("unexpected argument"));
    }
}

#[test]
fn fields_that_cannot_be_used_are_told() {
    for (site, company, told) in [
        ("acme", "acme", "This is not a web address."),
        ("na.myconnectwise.net", "", "Company ID"),
    ] {
        let arguments = ["check", "phin", "--site", site, "--company", company];

        let refused = ran(command(&arguments), WRONG);

        refused.assert_status(2);
        assert!(refused.err.contains(told), "{}", refused.err);
    }
}
