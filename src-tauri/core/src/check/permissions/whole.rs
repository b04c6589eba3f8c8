//! What the reading calls show as a whole: lists that come back empty, fields that come back blank, and whether all
//! was asked.

use super::diagnosis::Call;
use super::line::{Line, Stop};
use super::{ReadAnswer, ReadFinding};
use crate::catalog::{Catalog, Method, Permission};
use crate::check::climb::Judgement;
use crate::check::{Fact, FactName, Outcome};
use crate::guide::NeededPermission;
use crate::words::Code;

/// How many calls or fields are named.
const NAMED_MAX: usize = 8;

/// Whether lists that no ConnectWise leaves empty have records; none where no such list was answered. An empty one is a
/// problem only where boxes of `needed` that the vendor asks for, and nothing else, decide what it shows: what the
/// person was never told to set cannot be mended.
pub(super) fn rows(
    catalog: &Catalog,
    needed: &[NeededPermission],
    reads: &[ReadFinding],
) -> Option<Judgement> {
    let never_empty = reads.iter().filter(|read| {
        let endpoint = catalog.endpoint(&read.path);
        let method = endpoint.and_then(|found| found.on(Method::Get));
        method.is_some_and(|method| method.is_never_empty) && read.code != Code::CallNeverAsked
    });
    let mut lists = Lists::default();
    for read in never_empty {
        lists.take(read, || is_up_to(needed, &Call::of(catalog, read)));
    }
    lists.judgement()
}

/// True when every box that the call needs is known for sure, and the vendor asks for it.
fn is_up_to(needed: &[NeededPermission], call: &Call<'_>) -> bool {
    let is_asked_for = |permission: &Permission| {
        let mut needed = needed.iter().filter(|it| !it.is_optional);
        needed.any(|it| it.permission == *permission)
    };
    call.is_sure() && call.needs().all(is_asked_for)
}

/// The lists that no ConnectWise leaves empty, by what came of them.
#[derive(Default)]
struct Lists {
    with_records: usize,
    empty: Vec<String>,
    perhaps_empty: Vec<String>,
    not_seen: Vec<String>,
}

impl Lists {
    fn take(&mut self, read: &ReadFinding, is_proof: impl Fn() -> bool) {
        let to = match read.answer {
            ReadAnswer::Answered => {
                self.with_records += 1;
                return;
            }
            ReadAnswer::Empty if is_proof() => &mut self.empty,
            ReadAnswer::Empty => &mut self.perhaps_empty,
            ReadAnswer::Refused | ReadAnswer::NoAnswer | ReadAnswer::NotAsked => &mut self.not_seen,
        };
        to.push(format!("GET {}", read.path));
    }

    fn judgement(&self) -> Option<Judgement> {
        let told = |outcome, code, calls: &[String]| {
            let calls = vec![Fact::new(FactName::Calls, named(calls))];
            Some(Judgement::new(outcome, code, calls))
        };
        if !self.empty.is_empty() {
            told(Outcome::Failed, Code::RowsMissing, &self.empty)
        } else if !self.perhaps_empty.is_empty() {
            told(
                Outcome::CouldNotTell,
                Code::RowsPerhapsMissing,
                &self.perhaps_empty,
            )
        } else if self.with_records == 0 {
            None
        } else if !self.not_seen.is_empty() {
            told(Outcome::CouldNotTell, Code::RowsNotAllSeen, &self.not_seen)
        } else {
            Some(Judgement::new(Outcome::Passed, Code::RowsFound, Vec::new()))
        }
    }
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
        return Some(Judgement::new(
            Outcome::CouldNotTell,
            Code::FieldsBlank,
            fields,
        ));
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
        Stop::AskedToWait(seconds) => {
            let seconds = Fact::new(FactName::RetryAfterSeconds, seconds.to_string());
            (Outcome::Failed, vec![seconds])
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
