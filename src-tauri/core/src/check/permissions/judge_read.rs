//! What the answer to a reading call proves.

use super::ReadAnswer;
use crate::catalog::EndpointMethod;
use crate::check::judge::{self, ApiAnswer};
use crate::psa::{Answer, Body};
use crate::words::Code;
use serde_json::{Map, Value};

/// What the answer to a reading call proves.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct JudgedRead<'a> {
    pub(super) answer: ReadAnswer,
    pub(super) code: Code,
    /// Fields that are never blank, and are here.
    pub(super) blanks: Vec<&'a str>,
    /// The record, or the first of the list; null when there is none.
    pub(super) record: Value,
}

impl<'a> JudgedRead<'a> {
    fn without_record(answer: ReadAnswer, code: Code) -> Self {
        Self {
            answer,
            code,
            blanks: Vec::new(),
            record: Value::Null,
        }
    }

    fn answered(method: &'a EndpointMethod, record: Value) -> Self {
        let filled = method.filled.iter().map(String::as_str);
        let blanks = filled.filter(|path| is_blank(field(&record, path)));
        Self {
            answer: ReadAnswer::Answered,
            code: Code::CallAnswered,
            blanks: blanks.collect(),
            record,
        }
    }
}

/// Tells what the answer to a reading call proves: records, none, a refusal, or nothing at all.
pub(super) fn judge_read(answer: Answer, method: &EndpointMethod) -> JudgedRead<'_> {
    let none = |code| JudgedRead::without_record(ReadAnswer::NoAnswer, code);
    match judge::api(&answer) {
        ApiAnswer::Answered => judge_body(answer.body, method),
        ApiAnswer::NotAllowed if judge::is_refusal(&answer) => {
            JudgedRead::without_record(ReadAnswer::Refused, Code::CallRefused)
        }
        ApiAnswer::NotAllowed => none(Code::AnswerUnexpected),
        ApiAnswer::KeysRejected => none(Code::KeysRejected),
        ApiAnswer::IntegrationId => none(Code::IntegrationIdRefused),
        ApiAnswer::Other(code) => none(code),
    }
}

fn judge_body(body: Body, method: &EndpointMethod) -> JudgedRead<'_> {
    let empty = || JudgedRead::without_record(ReadAnswer::Empty, Code::CallEmpty);
    let unexpected = || JudgedRead::without_record(ReadAnswer::NoAnswer, Code::AnswerUnexpected);
    let Body::Json(value) = body else {
        return unexpected();
    };
    match value {
        Value::Array(records) => match records.into_iter().next() {
            None => empty(),
            Some(record @ Value::Object(_)) => JudgedRead::answered(method, record),
            Some(_) => unexpected(),
        },
        Value::Object(record) => match count(&record) {
            Some(0) => empty(),
            Some(_) => JudgedRead::without_record(ReadAnswer::Answered, Code::CallAnswered),
            None if is_record(&record, method) => {
                JudgedRead::answered(method, Value::Object(record))
            }
            None => unexpected(),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => unexpected(),
    }
}

/// `{"count": n}` and nothing else.
fn count(record: &Map<String, Value>) -> Option<u64> {
    let mut fields = record.iter();
    let (name, value) = fields.next()?;
    let is_alone = fields.next().is_none() && name.eq_ignore_ascii_case("count");
    value.as_u64().filter(|_| is_alone)
}

/// True for an object that has what a record of this call has; anything else may come from whatever stands in front.
fn is_record(record: &Map<String, Value>, method: &EndpointMethod) -> bool {
    let filled = method
        .filled
        .iter()
        .filter_map(|path| path.split('/').next());
    filled
        .chain(["id"])
        .any(|wanted| record.keys().any(|name| name.eq_ignore_ascii_case(wanted)))
}

/// Finds a field of a record by its path: `company/name`. Case does not matter.
pub(super) fn field<'v>(record: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/').try_fold(record, |value, wanted| {
        let mut fields = value.as_object()?.iter();
        fields
            .find(|(name, _)| name.eq_ignore_ascii_case(wanted))
            .map(|(_, value)| value)
    })
}

fn is_blank(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => false,
    }
}
