//! The query `conditions`, as far as practice knows it: `id=101`, `identifier="Phin"`, `company/id=19201 and …`.

use serde_json::Value;

/// A condition that practice cannot read: which one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotRecognized(pub(super) String);

/// Fields and the values that they must have; all of them.
#[derive(Debug, Default)]
pub(super) struct Conditions(Vec<(String, Value)>);

impl Conditions {
    /// Reads the query's text.
    pub(super) fn read(text: Option<&String>) -> Result<Self, NotRecognized> {
        let text = text.map_or("", String::as_str);
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        text.split(" and ")
            .map(one)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// True when a record is as they say. Texts are compared without regard to case.
    pub(super) fn hold_for(&self, record: &Value) -> bool {
        self.0.iter().all(|(field, wanted)| {
            let found = record.pointer(&format!("/{field}"));
            found.is_some_and(|found| is_same(found, wanted))
        })
    }
}

fn one(text: &str) -> Result<(String, Value), NotRecognized> {
    let unknown = || NotRecognized(text.trim().to_owned());
    let (field, value) = text.split_once('=').ok_or_else(unknown)?;
    let value = serde_json::from_str(value.trim()).map_err(|_| unknown())?;
    match value {
        Value::String(_) | Value::Number(_) | Value::Bool(_) => {
            Ok((field.trim().to_owned(), value))
        }
        Value::Null | Value::Array(_) | Value::Object(_) => Err(unknown()),
    }
}

fn is_same(found: &Value, wanted: &Value) -> bool {
    match (found.as_str(), wanted.as_str()) {
        (Some(found), Some(wanted)) => found.eq_ignore_ascii_case(wanted),
        _ => found == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn holds(text: &str) -> bool {
        let record = json!({ "id": 7, "identifier": "Phin", "company": { "id": 3 } });
        let conditions = Conditions::read(Some(&text.to_owned())).unwrap();
        conditions.hold_for(&record)
    }

    #[test]
    fn a_record_is_found_by_its_id_its_identifier_and_by_what_it_refers_to() {
        assert!(holds("id=7") && holds("identifier=\"phin\"") && holds(""));
        assert!(holds("company/id = 3 and id = 7"));
        assert!(!holds("id=8") && !holds("company/id=3 and id=8") && !holds("name=\"x\""));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let text = "id in (1,2)".to_owned();

        let refused = Conditions::read(Some(&text)).unwrap_err();

        assert_eq!(refused, NotRecognized(text));
    }
}
