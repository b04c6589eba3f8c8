//! What the reading calls show as a whole: lists that come back empty, fields that come back blank, and whether all
//! was asked.

use super::line::{Line, Stop};
use super::{ReadAnswer, ReadFinding};
use crate::catalog::{Catalog, Method};
use crate::check::climb::Judgement;
use crate::check::{Fact, FactName, Outcome};
use crate::words::Code;

/// How many calls or fields are named.
const NAMED_MAX: usize = 8;

/// Whether lists that no ConnectWise leaves empty have records; none where no such list was answered.
pub(super) fn rows(catalog: &Catalog, reads: &[ReadFinding]) -> Option<Judgement> {
    let never_empty = reads.iter().filter(|read| {
        let endpoint = catalog.endpoint(&read.path);
        let method = endpoint.and_then(|found| found.on(Method::Get));
        method.is_some_and(|method| method.is_never_empty)
    });
    let (mut has_records, mut empty) = (false, Vec::new());
    for read in never_empty {
        match read.answer {
            ReadAnswer::Answered => has_records = true,
            ReadAnswer::Empty => empty.push(format!("GET {}", read.path)),
            ReadAnswer::Refused | ReadAnswer::NoAnswer | ReadAnswer::NotAsked => {}
        }
    }
    if !empty.is_empty() {
        let calls = vec![Fact::new(FactName::Calls, named(&empty))];
        return Some(Judgement::new(Outcome::Failed, Code::RowsMissing, calls));
    }
    has_records.then(|| Judgement::new(Outcome::Passed, Code::RowsFound, Vec::new()))
}

/// Whether fields that are always filled are; none where no record was there to look at.
pub(super) fn fields(catalog: &Catalog, reads: &[ReadFinding]) -> Option<Judgement> {
    let (mut has_looked, mut blank) = (false, Vec::new());
    for read in reads
        .iter()
        .filter(|read| read.answer == ReadAnswer::Answered)
    {
        let endpoint = catalog.endpoint(&read.path);
        let method = endpoint.and_then(|found| found.on(Method::Get));
        has_looked |= method.is_some_and(|method| !method.filled.is_empty());
        let blanks = blanks_of(read);
        blank.extend(blanks.map(|fields| format!("GET {}: {fields}", read.path)));
    }
    if !blank.is_empty() {
        let fields = vec![Fact::new(FactName::Fields, named(&blank))];
        return Some(Judgement::new(Outcome::Failed, Code::FieldsBlank, fields));
    }
    has_looked.then(|| Judgement::new(Outcome::Passed, Code::FieldsFilled, Vec::new()))
}

/// The fields of a read's record that are blank and should not be.
pub(super) fn blanks_of(read: &ReadFinding) -> impl Iterator<Item = &str> {
    let facts = read.evidence.iter();
    let blanks = facts.filter(|fact| fact.name == FactName::Fields);
    blanks.map(|fact| fact.value.as_str())
}

/// Whether everything could be asked.
pub(super) fn reading(line: &Line<'_>) -> Judgement {
    let Some(stop) = line.stop() else {
        return Judgement::new(Outcome::Passed, Code::ReadsEnded, Vec::new());
    };
    let (outcome, facts) = match stop {
        Stop::Cancelled => (Outcome::NotRun, Vec::new()),
        Stop::KeysRejected => (Outcome::Failed, Vec::new()),
        Stop::OutOfTime => {
            let seconds = line.open_for().as_secs().to_string();
            (Outcome::Failed, vec![Fact::new(FactName::Seconds, seconds)])
        }
    };
    Judgement::new(outcome, stop.code(), facts)
}

fn named(all: &[String]) -> String {
    let mut named: Vec<&str> = all.iter().take(NAMED_MAX).map(String::as_str).collect();
    if all.len() > NAMED_MAX {
        named.push("…");
    }
    named.join(", ")
}
