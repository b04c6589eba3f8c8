//! Reading how many tests passed and failed from what the test programs print.

/// What came of some tests.
#[derive(Default, PartialEq, Eq, Debug)]
pub(super) struct Count {
    pub(super) passed: u32,
    pub(super) failed: u32,
    /// The failed tests by name, and commands that failed without naming a test.
    pub(super) failures: Vec<String>,
}

impl Count {
    /// Takes one line of output in.
    pub(super) fn hear(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["test", "result:", rest @ ..] | ["Tests", rest @ ..] => {
                self.passed += number_before(rest, "passed");
                self.failed += number_before(rest, "failed");
            }
            ["test", .., name, "...", "FAILED"] => self.failures.push((*name).to_owned()),
            ["FAIL", name @ ..] => self.failures.push(name.join(" ")),
            _ => {}
        }
    }

    /// Counts a command that failed without a failed test as one failure.
    pub(super) fn closed(mut self, is_good: bool, line: &str) -> Self {
        if !is_good && self.failed == 0 {
            self.failed = 1;
            self.failures.push(format!("`{line}`"));
        }
        self
    }

    /// Counts a part in which no test ran as one failure: an empty part proves nothing.
    pub(super) fn not_empty(mut self) -> Self {
        if self.passed == 0 && self.failed == 0 {
            self.failed = 1;
            self.failures.push("no test ran".to_owned());
        }
        self
    }

    /// Counts tests that should have run and did not as one failure.
    pub(super) fn of_all(mut self, wanted: usize) -> Self {
        let ran = self.passed + self.failed;
        if usize::try_from(ran) != Ok(wanted) {
            self.failed += 1;
            self.failures.push(format!("{ran} of {wanted} tests ran"));
        }
        self
    }

    /// Adds two counts.
    pub(super) fn plus(mut self, other: Self) -> Self {
        self.passed += other.passed;
        self.failed += other.failed;
        self.failures.extend(other.failures);
        self
    }
}

/// In "3 passed; 1 failed" or "1 failed | 3 passed (4)": the number before the word.
fn number_before(words: &[&str], wanted: &str) -> u32 {
    words
        .iter()
        .zip(words.iter().skip(1))
        .find(|(_, word)| word.trim_end_matches([';', '|', ',']) == wanted)
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(text: &str) -> Count {
        let mut count = Count::default();
        text.lines().for_each(|line| count.hear(line));
        count
    }

    #[test]
    fn results_of_cargo_test_add_up_and_failures_keep_their_names() {
        let count = heard(
            "test address::tests::reads ... ok\n\
             test keys::tests::doctor ... FAILED\n\
             test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n\
             test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
        );
        assert_eq!((count.passed, count.failed), (15, 1));
        assert_eq!(count.failures, ["keys::tests::doctor"]);
    }

    #[test]
    fn results_of_vitest_are_read_and_its_count_of_files_is_not() {
        let count = heard(
            " FAIL  src/home.test.ts > home > lists setups\n\
             \x20Test Files  1 failed | 4 passed (5)\n\
             \x20     Tests  1 failed | 21 passed (22)",
        );
        assert_eq!((count.passed, count.failed), (21, 1));
        assert_eq!(count.failures, ["src/home.test.ts > home > lists setups"]);
    }

    #[test]
    fn a_part_in_which_no_test_ran_is_not_green() {
        let count = heard("test result: ok. 0 passed; 0 failed; 0 ignored");
        assert_eq!(count.not_empty().failures, ["no test ran"]);
    }

    #[test]
    fn tests_that_did_not_run_are_a_failure() {
        let count = heard("test result: ok. 3 passed; 0 failed; 0 ignored");
        assert_eq!(count.of_all(4).failures, ["3 of 4 tests ran"]);
        let count = heard("test result: FAILED. 3 passed; 1 failed; 0 ignored");
        assert_eq!(count.of_all(4).failed, 1);
    }

    #[test]
    fn a_command_that_fails_without_a_failed_test_is_one_failure() {
        let count = Count::default().closed(false, "npm run lint");
        assert_eq!(count.failed, 1);
        assert_eq!(count.failures, ["`npm run lint`"]);
    }
}
