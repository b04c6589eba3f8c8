//! Compares what a run found with what its scenario expects. The suite's only way to do so, and itself put to the test.

use onramp_core::check::{CheckRun, Finding, Outcome};
use onramp_core::words::Code;
use onramp_practice::{Expect, Scenario};

/// One row: what it is about, how it ended, what was found.
type Row = (String, Outcome, Code);

/// What a run finds, or is expected to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The rungs of the live test, in ladder order.
    rungs: Vec<Row>,
    /// About the role and the member as a whole, where it is not what a healthy run finds.
    about: Vec<Row>,
    /// The boxes that are not found set.
    boxes: Vec<Row>,
}

impl Found {
    /// What a scenario expects when the server plays it.
    pub(crate) fn expected(scenario: &Scenario) -> Self {
        Self::of(scenario, &scenario.expected_when_played())
    }

    /// What a scenario expects when the mistake is the person's own.
    pub(crate) fn expected_of_the_mistake(scenario: &Scenario) -> Self {
        Self::of(scenario, &scenario.expect)
    }

    fn of(scenario: &Scenario, rungs: &[Expect]) -> Self {
        let rungs = rungs.iter();
        let about = scenario.expect_about.iter();
        let boxes = scenario.expect_permission.iter();
        Self {
            rungs: rungs
                .map(|one| (format!("{:?}", one.check), one.outcome, one.code))
                .collect(),
            about: about
                .map(|one| (format!("{:?}", one.check), one.outcome, one.code))
                .collect(),
            boxes: sorted(
                boxes
                    .map(|one| (one.permission.to_string(), one.outcome, one.code))
                    .collect(),
            ),
        }
    }

    /// What a run found, beside a healthy run over the same plan.
    pub(crate) fn by(run: &CheckRun, healthy: &CheckRun) -> Self {
        let row = |one: &Finding| (format!("{:?}", one.check), one.outcome, one.code);
        let whole = |run: &CheckRun| -> Vec<Row> {
            let permissions = run.permissions.iter();
            permissions.flat_map(|it| &it.findings).map(row).collect()
        };
        let usual = whole(healthy);
        let boxes = run.permissions.iter().flat_map(|it| &it.boxes);
        let boxes = boxes.filter(|one| one.outcome != Outcome::Passed);
        Self {
            rungs: run.findings.iter().map(row).collect(),
            about: whole(run)
                .into_iter()
                .filter(|row| !usual.contains(row))
                .collect(),
            boxes: sorted(
                boxes
                    .map(|one| (one.permission.to_string(), one.outcome, one.code))
                    .collect(),
            ),
        }
    }

    fn parts(&self) -> [&Vec<Row>; 3] {
        [&self.rungs, &self.about, &self.boxes]
    }

    fn with(&self, part: usize, rows: Vec<Row>) -> Self {
        let mut changed = self.clone();
        let parts = [&mut changed.rungs, &mut changed.about, &mut changed.boxes];
        *parts.into_iter().nth(part).unwrap() = rows;
        changed
    }
}

fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    rows
}

/// Every place in which what was found differs from what is expected; empty when it does not.
pub(crate) fn differences(expected: &Found, found: &Found) -> Vec<String> {
    let parts = ["rung", "about the whole", "box"].into_iter();
    let rows = expected.parts().into_iter().zip(found.parts());
    parts
        .zip(rows)
        .flat_map(|(part, (expected, found))| {
            let places = 0..expected.len().max(found.len());
            let rows = places.map(|place| (expected.get(place), found.get(place)));
            let wrong = rows.filter(|(expected, found)| expected != found);
            wrong.map(move |(expected, found)| {
                format!("{part}: expected {expected:?}, found {found:?}")
            })
        })
        .collect()
}

/// Every way in which one expected row can be wrong: about something else, another outcome or code, missing, or one too
/// many.
pub(crate) fn mutations(expected: &Found) -> Vec<Found> {
    let parts = expected.parts().into_iter().enumerate();
    parts
        .flat_map(|(part, rows)| {
            let mutated = (0..rows.len()).flat_map(|place| mutated(rows, place));
            mutated.map(move |rows| expected.with(part, rows))
        })
        .collect()
}

fn mutated(rows: &[Row], place: usize) -> Vec<Vec<Row>> {
    let (name, outcome, code) = &rows[place];
    let changed = [
        (format!("not {name}"), *outcome, *code),
        (name.clone(), other_outcome(*outcome), *code),
        (name.clone(), *outcome, other_code(*code)),
    ];
    let replaced = changed.into_iter().map(|row| {
        let mut mutation = rows.to_vec();
        mutation[place] = row;
        mutation
    });
    let mut shorter = rows.to_vec();
    shorter.remove(place);
    let mut longer = rows.to_vec();
    longer.insert(place, rows[place].clone());
    replaced.chain([shorter, longer]).collect()
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
