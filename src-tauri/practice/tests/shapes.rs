//! Every body has only fields that ConnectWise's own specification has, each of the right JSON type.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "everything in this target is a test"
)]

mod common;
mod reading;

use common::Caller;
use onramp_core::catalog::Catalog;
use onramp_practice::{Practice, PracticeOptions, ReadyMember};
use reading::reads;
use serde_json::Value;

/// `shapes.json`: which path answers with what, and the fields of each.
struct Shapes(Value);

impl Shapes {
    fn read() -> Self {
        Self(serde_json::from_str(include_str!("../shapes.json")).unwrap())
    }

    /// What a path answers with: `Company`, `[Company]`; its parameters may be numbers.
    fn of(&self, path: &str) -> Option<String> {
        let path = path.split('?').next().unwrap().trim_end_matches('/');
        let paths = self.0["paths"].as_object().unwrap();
        if let Some((_, shape)) = paths.iter().find(|(known, _)| is_same(known, path)) {
            return Some(shape.as_str().unwrap().to_owned());
        }
        let (list, last) = path.rsplit_once('/')?;
        if last == "count" {
            return Some("Count".to_owned());
        }
        let one = self.of(list)?;
        let one = one.strip_prefix('[')?.strip_suffix(']')?;
        is_parameter(last).then(|| one.to_owned())
    }

    /// What is wrong with a value of a type: the way to it and why.
    fn faults(&self, kind: &str, value: &Value, way: &str) -> Vec<String> {
        let is_right = match kind {
            "integer" => value.is_i64(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            "string" => value.is_string(),
            "object" => value.is_object(),
            _ => return self.faults_within(kind, value, way),
        };
        if is_right {
            return Vec::new();
        }
        vec![format!("{way}: {value} is no {kind}")]
    }

    fn faults_within(&self, kind: &str, value: &Value, way: &str) -> Vec<String> {
        if let Some(words) = kind.strip_prefix("string: ") {
            let is_known = words.split(", ").any(|word| value == word);
            return if is_known {
                Vec::new()
            } else {
                vec![format!("{way}: {value} is none of {words}")]
            };
        }
        if let Some(item) = kind
            .strip_prefix('[')
            .and_then(|kind| kind.strip_suffix(']'))
        {
            let Some(items) = value.as_array() else {
                return vec![format!("{way}: {value} is no list")];
            };
            let items = items.iter().enumerate();
            return items
                .flat_map(|(place, value)| self.faults(item, value, &format!("{way}/{place}")))
                .collect();
        }
        let Some(fields) = value.as_object() else {
            return vec![format!("{way}: {value} is no {kind}")];
        };
        let fields = fields.iter().flat_map(|(name, value)| {
            let way = format!("{way}/{name}");
            match self.0["shapes"][kind][name].as_str() {
                Some(known) => self.faults(known, value, &way),
                None => vec![format!("{way}: {kind} has no such field")],
            }
        });
        fields.collect()
    }
}

fn is_parameter(part: &str) -> bool {
    part.starts_with('{') || part.parse::<u64>().is_ok()
}

fn is_same(template: &str, path: &str) -> bool {
    let (template, path) = (template.split('/'), path.split('/'));
    template.clone().count() == path.clone().count()
        && template.zip(path).all(|(known, part)| {
            known.eq_ignore_ascii_case(part) || (is_parameter(known) && is_parameter(part))
        })
}

#[tokio::test]
async fn every_answer_has_only_fields_of_the_specification_with_values_of_their_type() {
    let member = ReadyMember {
        excluded_boards: vec!["Alerts".to_owned()],
        ..ReadyMember::default()
    };
    let practice = Practice::start(PracticeOptions {
        ready_member: member,
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    let caller = Caller::ready(&practice);
    let shapes = Shapes::read();
    let mut asked = Vec::new();
    for read in reads(&Catalog::shipped().unwrap(), &caller).await {
        asked.push((shapes.of(&read.template), read.path));
    }
    // What the catalog does not name and practice has.
    for path in [
        "/system/locations",
        "/system/myMembers/info",
        "/system/securityRoles",
        "/company/companies/19201",
        "/finance/agreements/60/additions/700",
        "/service/boards/1/types/count",
    ] {
        asked.push((shapes.of(path), path.to_owned()));
    }

    let mut faults = Vec::new();
    for (shape, path) in asked {
        let answer = caller.ask(&path).await;

        assert_eq!(answer.status, 200, "{path}");
        match shape {
            Some(shape) => faults.extend(shapes.faults(&shape, &answer.body, &path)),
            None => faults.push(format!("shapes.json has no entry for {path}")),
        }
    }
    assert_eq!(faults, [""; 0]);
    practice.stop().await;
}

#[test]
fn a_field_too_many_a_wrong_type_and_an_unknown_word_are_noticed() {
    let shapes = Shapes::read();
    let wrong = serde_json::json!([{
        "id": "1", "nickname": "", "company": { "id": 1.5 }, "agreementStatus": "Lively", "customFields": {}
    }]);

    let faults = shapes.faults("[Agreement]", &wrong, "");

    assert_eq!(faults.len(), 5, "{faults:#?}");
}
