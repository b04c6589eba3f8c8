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
            .is_ok_and(|code| is_test_of(&code, named))
    };
    Ok(faults_of(&text, is_there))
}

/// A test, as the document names it: `tests/journeys/canary.rs::no_form_of_a_key`.
#[derive(Debug, PartialEq, Eq)]
struct Named<'a> {
    file: &'a str,
    test: &'a str,
}

/// Whether the code has a test of just this name.
fn is_test_of(code: &str, named: &Named<'_>) -> bool {
    let mut lines = code.lines().map(str::trim_start);
    if !named.file.ends_with(".rs") {
        let quoted = format!("('{}',", named.test);
        return lines.any(|line| {
            ["test", "it"].iter().any(|call| {
                line.strip_prefix(call)
                    .is_some_and(|rest| rest.starts_with(&quoted))
            })
        });
    }
    let head = format!("fn {}(", named.test);
    let mut is_test = false;
    for line in lines {
        if line
            .strip_prefix("async ")
            .unwrap_or(line)
            .starts_with(&head)
        {
            return is_test;
        }
        if line.starts_with("#[") {
            is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
        } else if !line.starts_with("//") {
            is_test = false;
        }
    }
    false
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
    fn a_test_is_there_under_its_whole_name_and_as_a_test_only() {
        let rust = "// fn kept()\n#[test]\nfn kept_long() {}\nfn kept() {}\n#[tokio::test(start_paused = true)]\n\
                    #[cfg(unix)]\nasync fn told() {}\n";
        let script = "  // says so\n  test('says so at once', () => {});\n  test('tells', async () => {});\n";
        let is_there = |code, file, test| is_test_of(code, &Named { file, test });
        assert!(is_there(rust, "a.rs", "kept_long") && is_there(rust, "a.rs", "told"));
        assert!(is_there(script, "b.ts", "tells"));
        for (code, file, test) in [
            (rust, "a.rs", "kept"),
            (rust, "a.rs", "tol"),
            (rust, "a.rs", "gone"),
            (script, "b.ts", "says so"),
        ] {
            assert!(!is_there(code, file, test), "{file}: {test}");
        }
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
