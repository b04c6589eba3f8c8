//! Asks the reading calls: a few at a time, and each as soon as it can be asked.

use super::asks::{Asks, Call, IdSource};
use super::judge_read::{field, judge_read};
use super::line::{Line, Stop, Unanswered};
use super::{ReadAnswer, ReadFinding};
use crate::catalog::{Catalog, CatalogEndpoint, Method};
use crate::check::climb::Judgement;
use crate::check::evidence::Evidence;
use crate::check::judge::{self, ApiAnswer};
use crate::check::{Clock, Fact, FactName, Outcome};
use crate::psa::{Answer, Body, CatalogCall, Question, Scrubber};
use crate::words::{self, Code};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use serde_json::Value;
use std::collections::BTreeMap;
use tokio::sync::watch;

/// What it takes to ask.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) catalog: &'a Catalog,
    pub(super) scrubber: &'a Scrubber,
    pub(super) clock: Clock<'a>,
}

/// Why a call of Onramp's own has no body to read from; empty where it had one that says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Untold {
    cause: Cause,
    evidence: Vec<Fact>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Cause {
    /// ConnectWise does not tell it to this key pair.
    #[default]
    NotTold,
    /// No answer to the question came: the code says why.
    NotAnswered(Code),
    Stopped(Stop),
}

impl Untold {
    /// Not run where asking was stopped; else it could not be told: by `not_told` where ConnectWise does not tell it,
    /// by `not_answered` where something stood in the way.
    pub(super) fn judgement(&self, not_told: Code, not_answered: Code) -> Judgement {
        let mut evidence = self.evidence.clone();
        let (outcome, code) = match self.cause {
            Cause::Stopped(stop) => (Outcome::NotRun, stop.code()),
            Cause::NotTold => (Outcome::CouldNotTell, not_told),
            Cause::NotAnswered(code) => {
                let reason = words::words_for(code, &evidence).title;
                evidence.push(Fact::new(FactName::Reason, reason));
                (Outcome::CouldNotTell, not_answered)
            }
        };
        Judgement::new(outcome, code, evidence)
    }

    /// The code that says why asking was stopped; none where it was not.
    pub(super) fn stop(&self) -> Option<Code> {
        match self.cause {
            Cause::Stopped(stop) => Some(stop.code()),
            Cause::NotTold | Cause::NotAnswered(_) => None,
        }
    }
}

/// The first record of each call, once there is an answer; null where it has none.
type Records = [watch::Sender<Option<Value>>];

impl Asking<'_> {
    /// Asks all of them and answers with one finding each, in their order. `tell` hears of each end at once, and how
    /// many have ended.
    pub(super) async fn read_all(
        &self,
        asks: &Asks<'_>,
        tell: &(dyn Fn(&ReadFinding, usize) + Send + Sync),
    ) -> Vec<ReadFinding> {
        let records: Vec<_> = asks
            .calls
            .iter()
            .map(|_| watch::Sender::new(None))
            .collect();
        let calls = asks.order().into_iter();
        let calls = calls.filter_map(|place| Some((place, asks.calls.get(place)?)));
        let mut under_way: FuturesUnordered<_> = calls
            .map(async |(place, call)| (place, self.read(place, call, &records).await))
            .collect();
        let mut ended = BTreeMap::new();
        while let Some((place, finding)) = under_way.next().await {
            tell(&finding, ended.len() + 1);
            ended.insert(place, finding);
        }
        ended.into_values().collect()
    }

    /// Asks a call of Onramp's own and answers with the body. `narrowed` is one more name and value for the query.
    pub(super) async fn body(
        &self,
        path: &str,
        id: Option<u64>,
        narrowed: Option<(&str, &str)>,
    ) -> Result<Value, Untold> {
        let endpoint = self.catalog.endpoint(path).ok_or_else(Untold::default)?;
        let mut call = CatalogCall::of(self.catalog, endpoint, id).ok_or_else(Untold::default)?;
        if let Some((name, value)) = narrowed {
            call = call.with(name, value);
        }
        let evidence = self.evidence(endpoint);
        let (cause, evidence) = match self.line.ask(&Question::Read(call)).await {
            Ok(answer) => {
                let evidence = evidence.with_answer(&answer);
                match untold(answer) {
                    Ok(body) => return Ok(body),
                    Err(cause) => (cause, evidence),
                }
            }
            Err(Unanswered::Failed(failure)) => (Cause::NotAnswered(failure.code()), evidence),
            Err(Unanswered::BrokenOff(stop) | Unanswered::NotSent(stop)) => {
                (Cause::Stopped(stop), evidence)
            }
        };
        let evidence = evidence.facts();
        Err(Untold { cause, evidence })
    }

    async fn read(&self, place: usize, call: &Call<'_>, records: &Records) -> ReadFinding {
        let (finding, record) = match self.question(call, records).await {
            Ok(question) => self.put(call, &question).await,
            Err(code) => (self.finding(call, ReadAnswer::NotAsked, code), Value::Null),
        };
        if let Some(own) = records.get(place) {
            own.send_replace(Some(record));
        }
        finding
    }

    /// The question, as soon as the id that it needs is there; or why it cannot be asked.
    async fn question(&self, call: &Call<'_>, records: &Records) -> Result<Question, Code> {
        let id = match call.from {
            None => None,
            Some(source) => tokio::select! {
                biased;
                stop = self.line.stopped() => return Err(stop.code()),
                id = id_from(source, records) => Some(id.ok_or(Code::CallNoIdToAsk)?),
            },
        };
        CatalogCall::of(self.catalog, call.endpoint, id)
            .map(Question::Read)
            .ok_or(Code::CallNeverAsked)
    }

    async fn put(&self, call: &Call<'_>, question: &Question) -> (ReadFinding, Value) {
        let answer = match self.line.ask(question).await {
            Ok(answer) => answer,
            Err(unanswered) => {
                let (how, code) = told(unanswered);
                return (self.finding(call, how, code), Value::Null);
            }
        };
        let mut evidence = self.evidence(call.endpoint);
        if !(200..=299).contains(&answer.status) {
            evidence = evidence.with_answer(&answer);
        }
        let judged = judge_read(answer, call.method);
        if !judged.blanks.is_empty() {
            evidence = evidence.with(FactName::Fields, &judged.blanks.join(", "));
        }
        let finding = ReadFinding {
            evidence: evidence.facts(),
            ..self.finding(call, judged.answer, judged.code)
        };
        (finding, judged.record)
    }

    fn finding(&self, call: &Call<'_>, answer: ReadAnswer, code: Code) -> ReadFinding {
        ReadFinding {
            path: call.endpoint.path.clone(),
            answer,
            code,
            needs: call.needs(),
            evidence: self.evidence(call.endpoint).facts(),
            at: (self.clock)(),
        }
    }

    fn evidence(&self, endpoint: &CatalogEndpoint) -> Evidence<'_> {
        let name = format!("{} {}", Method::Get.name(), endpoint.path);
        Evidence::through(self.scrubber).with(FactName::Call, &name)
    }
}

/// The body of an answer, or why it has none to read from.
fn untold(answer: Answer) -> Result<Value, Cause> {
    match judge::api(&answer) {
        ApiAnswer::Answered => match answer.body {
            Body::Json(body) => Ok(body),
            Body::Empty | Body::Other(_) => Err(Cause::NotAnswered(Code::AnswerNotJson)),
        },
        ApiAnswer::NotAllowed if judge::is_refusal(&answer) => Err(Cause::NotTold),
        ApiAnswer::NotAllowed => Err(Cause::NotAnswered(Code::AnswerUnexpected)),
        ApiAnswer::KeysRejected => Err(Cause::NotAnswered(Code::KeysRejected)),
        ApiAnswer::IntegrationId => Err(Cause::NotAnswered(Code::IntegrationIdRefused)),
        ApiAnswer::Other(code) => Err(Cause::NotAnswered(code)),
    }
}

/// The id in the record of another call, once that one has ended; none when it has none to give.
async fn id_from(source: IdSource<'_>, records: &Records) -> Option<u64> {
    let mut record = records.get(source.place)?.subscribe();
    let record = record.wait_for(Option::is_some).await.ok()?;
    field(record.as_ref()?, source.field)?.as_u64()
}

fn told(unanswered: Unanswered) -> (ReadAnswer, Code) {
    match unanswered {
        Unanswered::Failed(failure) => (ReadAnswer::NoAnswer, failure.code()),
        Unanswered::BrokenOff(stop) => (ReadAnswer::NoAnswer, stop.code()),
        Unanswered::NotSent(stop) => (ReadAnswer::NotAsked, stop.code()),
    }
}
