//! Compares what a run found with what its scenario expects. The suite's only way to do so, and itself put to the test.

use onramp_core::check::{Check, CheckRun, Outcome};
use onramp_core::words::Code;
use onramp_practice::Expect;

type Row = (Check, Outcome, Code);

/// Every place in which a run differs from what is expected; empty when it does not.
pub(crate) fn differences(expected: &[Expect], run: &CheckRun) -> Vec<String> {
    let expected = expected
        .iter()
        .map(|expect| (expect.check, expect.outcome, expect.code));
    let found = run
        .findings
        .iter()
        .map(|finding| (finding.check, finding.outcome, finding.code));
    let (expected, found): (Vec<Row>, Vec<Row>) = (expected.collect(), found.collect());
    let longest = expected.len().max(found.len());
    (0..longest)
        .filter(|place| expected.get(*place) != found.get(*place))
        .map(|place| {
            format!(
                "rung {place}: expected {:?}, found {:?}",
                expected.get(place),
                found.get(place)
            )
        })
        .collect()
}

/// Every way in which one expected finding can be wrong: another check, outcome or code, missing, or one too many.
pub(crate) fn mutations(expected: &[Expect]) -> Vec<Vec<Expect>> {
    let mut mutations = Vec::new();
    for place in 0..expected.len() {
        let entry = expected[place];
        let changed = [
            Expect {
                check: other_check(entry.check),
                ..entry
            },
            Expect {
                outcome: other_outcome(entry.outcome),
                ..entry
            },
            Expect {
                code: other_code(entry.code),
                ..entry
            },
        ];
        for entry in changed {
            let mut mutation = expected.to_vec();
            mutation[place] = entry;
            mutations.push(mutation);
        }
        let mut shorter = expected.to_vec();
        shorter.remove(place);
        mutations.push(shorter);
        let mut longer = expected.to_vec();
        longer.insert(place, entry);
        mutations.push(longer);
    }
    mutations
}

fn other_check(check: Check) -> Check {
    if check == Check::Keys {
        Check::Company
    } else {
        Check::Keys
    }
}

fn other_outcome(outcome: Outcome) -> Outcome {
    if outcome == Outcome::Passed {
        Outcome::CouldNotTell
    } else {
        Outcome::Passed
    }
}

fn other_code(code: Code) -> Code {
    if code == Code::Unexpected {
        Code::ServerError
    } else {
        Code::Unexpected
    }
}
