//! What `docs/security.md` claims: every claim names a test, and every test named is there.

use std::fs;

use super::Faults;
use crate::place;
use crate::stop::Stop;

const DOCUMENT: &str = "docs/security.md";

/// The head of the last column of a table of claims.
const TEST_COLUMN: &str = "test";

/// Looks for every test that the document names.
pub(super) fn look() -> Result<Faults, Stop> {
    let Ok(text) = fs::read_to_string(place::root().join(DOCUMENT)) else {
        return Ok(vec![format!("{DOCUMENT} is not there.")]);
    };
    let is_there = |named: &Named<'_>| {
        fs::read_to_string(place::root().join(named.file))
            .is_ok_and(|code| code.contains(named.test))
    };
    Ok(faults_of(&text, is_there))
}

/// A test, as the document names it: `tests/journeys/canary.rs::no_form_of_a_key`.
#[derive(Debug, PartialEq, Eq)]
struct Named<'a> {
    file: &'a str,
    test: &'a str,
}

fn faults_of(text: &str, is_there: impl Fn(&Named<'_>) -> bool) -> Faults {
    let mut faults = Faults::new();
    let mut claims = 0;
    for (number, row) in rows_of_claims(text) {
        claims += 1;
        let place = format!("{DOCUMENT}:{number}");
        let named = tests_in(row);
        if named.is_empty() {
            faults.push(format!("{place}: a claim without a test."));
        }
        for test in named.iter().filter(|test| !is_there(test)) {
            faults.push(format!("{place}: {} has no `{}`.", test.file, test.test));
        }
    }
    if claims == 0 {
        faults.push(format!("{DOCUMENT} claims nothing."));
    }
    faults
}

/// Every row, by its line's number, of the tables whose last column is for tests.
fn rows_of_claims(text: &str) -> Vec<(usize, &str)> {
    let mut rows = Vec::new();
    let mut is_within = false;
    for (line, number) in text.lines().zip(1..) {
        if !line.starts_with('|') {
            is_within = false;
        } else if last_cell(line) == TEST_COLUMN {
            is_within = true;
        } else if is_within && !line.starts_with("|-") && !line.starts_with("| -") {
            rows.push((number, line));
        }
    }
    rows
}

fn last_cell(row: &str) -> &str {
    let row = row.trim().trim_end_matches('|');
    row.rsplit('|').next().unwrap_or_default().trim()
}

fn tests_in(row: &str) -> Vec<Named<'_>> {
    let quoted = last_cell(row).split('`').skip(1).step_by(2);
    quoted
        .filter_map(|quoted| quoted.split_once("::"))
        .map(|(file, test)| Named { file, test })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "| claim | test |\n|---|---|\n";

    #[test]
    fn a_claim_whose_test_is_there_is_right() {
        let text = format!("{HEAD}| keys are kept | `tests/a.rs::they_are_kept` |\n");
        assert!(faults_of(&text, |_| true).is_empty());
    }

    #[test]
    fn a_claim_without_a_test_and_a_test_that_is_gone_are_named() {
        let text = format!("{HEAD}| one | by hand |\n| two | `a.rs::x`, `ui/b.ts::says so` |\n");

        let faults = faults_of(&text, |named| named.test == "x");

        assert_eq!(
            faults,
            [
                "docs/security.md:3: a claim without a test.",
                "docs/security.md:4: ui/b.ts has no `says so`.",
            ]
        );
    }

    #[test]
    fn other_tables_are_left_alone_and_a_document_that_claims_nothing_is_named() {
        let text = "| who | what |\n|---|---|\n| a thief | the disk |\n";
        assert_eq!(
            faults_of(text, |_| true),
            ["docs/security.md claims nothing."]
        );
    }
}
