//! The made-up records in `acme/`.

use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// Each list's path, the field of its records that names the record it hangs on, and its file. A list that hangs on
/// records is the same under each of them.
const FILES: [(&str, Owner, &str); 43] = [
    (
        "/company/communicationtypes/info",
        Owner::None,
        include_str!("../../acme/communication-types.json"),
    ),
    (
        "/company/companies",
        Owner::None,
        include_str!("../../acme/companies.json"),
    ),
    (
        "/company/companies/{id}/groups",
        Owner::Reference("company"),
        include_str!("../../acme/company-groups.json"),
    ),
    (
        "/company/companies/{id}/teams",
        Owner::Reference("company"),
        include_str!("../../acme/company-teams.json"),
    ),
    (
        "/company/companies/statuses",
        Owner::None,
        include_str!("../../acme/company-statuses.json"),
    ),
    (
        "/company/companies/types",
        Owner::None,
        include_str!("../../acme/company-types.json"),
    ),
    (
        "/company/configurations",
        Owner::None,
        include_str!("../../acme/configurations.json"),
    ),
    (
        "/company/configurations/statuses",
        Owner::None,
        include_str!("../../acme/configuration-statuses.json"),
    ),
    (
        "/company/configurations/types",
        Owner::None,
        include_str!("../../acme/configuration-types.json"),
    ),
    (
        "/company/contacts",
        Owner::None,
        include_str!("../../acme/contacts.json"),
    ),
    (
        "/company/contacts/{id}/notes",
        Owner::Number("contactId"),
        include_str!("../../acme/contact-notes.json"),
    ),
    (
        "/company/notetypes",
        Owner::None,
        include_str!("../../acme/note-types.json"),
    ),
    (
        "/finance/agreements",
        Owner::None,
        include_str!("../../acme/agreements.json"),
    ),
    (
        "/finance/agreements/{id}/additions",
        Owner::Number("agreementId"),
        include_str!("../../acme/additions.json"),
    ),
    (
        "/finance/invoices",
        Owner::None,
        include_str!("../../acme/invoices.json"),
    ),
    (
        "/project/tickets",
        Owner::None,
        include_str!("../../acme/project-tickets.json"),
    ),
    (
        "/sales/activities",
        Owner::None,
        include_str!("../../acme/activities.json"),
    ),
    (
        "/schedule/entries",
        Owner::None,
        include_str!("../../acme/schedule-entries.json"),
    ),
    (
        "/schedule/statuses",
        Owner::None,
        include_str!("../../acme/schedule-statuses.json"),
    ),
    (
        "/service/boards",
        Owner::None,
        include_str!("../../acme/boards.json"),
    ),
    (
        "/service/boards/{id}/items",
        Owner::Reference("board"),
        include_str!("../../acme/board-items.json"),
    ),
    (
        "/service/boards/{id}/statuses",
        Owner::Reference("board"),
        include_str!("../../acme/board-statuses.json"),
    ),
    (
        "/service/boards/{id}/subtypes",
        Owner::Reference("board"),
        include_str!("../../acme/board-subtypes.json"),
    ),
    (
        "/service/boards/{id}/types",
        Owner::Reference("board"),
        include_str!("../../acme/board-types.json"),
    ),
    (
        "/service/impacts",
        Owner::None,
        include_str!("../../acme/impacts.json"),
    ),
    (
        "/service/locations",
        Owner::None,
        include_str!("../../acme/service-locations.json"),
    ),
    (
        "/service/priorities",
        Owner::None,
        include_str!("../../acme/priorities.json"),
    ),
    (
        "/service/severities",
        Owner::None,
        include_str!("../../acme/severities.json"),
    ),
    (
        "/service/sources",
        Owner::None,
        include_str!("../../acme/sources.json"),
    ),
    (
        "/service/templates",
        Owner::None,
        include_str!("../../acme/service-templates.json"),
    ),
    (
        "/service/tickets",
        Owner::None,
        include_str!("../../acme/tickets.json"),
    ),
    (
        "/service/tickets/{id}/allnotes",
        Owner::Reference("ticket"),
        include_str!("../../acme/ticket-all-notes.json"),
    ),
    (
        "/service/tickets/{id}/notes",
        Owner::Number("ticketId"),
        include_str!("../../acme/ticket-notes.json"),
    ),
    (
        "/service/tickets/{id}/timeentries",
        Owner::None,
        include_str!("../../acme/ticket-time-entries.json"),
    ),
    (
        "/system/audittrail",
        Owner::None,
        include_str!("../../acme/audit-trail.json"),
    ),
    (
        "/system/callbacks",
        Owner::None,
        include_str!("../../acme/callbacks.json"),
    ),
    (
        "/system/departments",
        Owner::None,
        include_str!("../../acme/departments.json"),
    ),
    (
        "/system/documents",
        Owner::None,
        include_str!("../../acme/documents.json"),
    ),
    (
        "/system/locations",
        Owner::None,
        include_str!("../../acme/locations.json"),
    ),
    (
        "/system/members",
        Owner::None,
        include_str!("../../acme/members.json"),
    ),
    (
        "/time/entries",
        Owner::None,
        include_str!("../../acme/time-entries.json"),
    ),
    (
        "/time/workroles",
        Owner::None,
        include_str!("../../acme/work-roles.json"),
    ),
    (
        "/time/worktypes",
        Owner::None,
        include_str!("../../acme/work-types.json"),
    ),
];

/// How a record says on which other record it hangs.
#[derive(Debug, Clone, Copy)]
enum Owner {
    /// It does not.
    None,
    /// By a field with the other's number.
    Number(&'static str),
    /// By a field that is a reference to the other.
    Reference(&'static str),
}

/// One list. Paths are in lower case.
pub(super) struct List {
    path: &'static str,
    owner: Owner,
    pub(super) records: Vec<Value>,
}

/// A list that a path names.
pub(super) struct Found {
    pub(super) list: &'static List,
    /// The list and the number of the record that it hangs on.
    pub(super) parent: Option<(&'static List, u64)>,
}

static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| {
    let read = |(path, owner, text)| {
        // A test reads every file, so none ships broken.
        let records = serde_json::from_str(text).ok()?;
        Some(List {
            path,
            owner,
            records,
        })
    };
    FILES.into_iter().filter_map(read).collect()
});

/// Finds the list at a path.
pub(super) fn find(path: &str) -> Option<Found> {
    if let Some(list) = at(path) {
        return Some(Found { list, parent: None });
    }
    let (owners, last) = path.rsplit_once('/')?;
    let (owners, id) = owners.rsplit_once('/')?;
    let list = at(&format!("{owners}/{{id}}/{last}"))?;
    Some(Found {
        list,
        parent: Some((at(owners)?, id.parse().ok()?)),
    })
}

/// Finds the list with exactly this path.
pub(super) fn at(path: &str) -> Option<&'static List> {
    LISTS.iter().find(|list| list.path == path)
}

impl List {
    /// Where it is found: `/service/boards`.
    pub(super) fn path(&self) -> &'static str {
        self.path
    }

    /// The record with a number.
    pub(super) fn record(&self, id: u64) -> Option<&Value> {
        self.records
            .iter()
            .find(|record| record.get("id").and_then(Value::as_u64) == Some(id))
    }

    /// The number of the record with a name.
    pub(super) fn id_of(&self, name: &str) -> Option<u64> {
        let mut records = self.records.iter();
        let found = records.find(|record| record.get("name").and_then(Value::as_str) == Some(name));
        found?.get("id")?.as_u64()
    }

    /// Its records under one record that they hang on.
    pub(super) fn under(&self, parent: &Value) -> Vec<Value> {
        let mut records = self.records.clone();
        let (field, value) = match self.owner {
            Owner::None => return records,
            Owner::Number(field) => (field, json!(parent.get("id"))),
            Owner::Reference(field) => (field, reference(parent)),
        };
        for record in records.iter_mut().filter_map(Value::as_object_mut) {
            record.insert(field.to_owned(), value.clone());
        }
        records
    }
}

/// A reference to a record: what names it.
fn reference(record: &Value) -> Value {
    let named = ["id", "identifier", "name", "summary"];
    let fields = named.into_iter().filter_map(|field| {
        let value = record.get(field)?;
        Some((field.to_owned(), value.clone()))
    });
    Value::Object(fields.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_its_records_have_numbers_of_their_own() {
        assert_eq!(LISTS.len(), FILES.len());
        for list in LISTS.iter() {
            let ids = list
                .records
                .iter()
                .filter_map(|record| record["id"].as_u64());
            let mut ids: Vec<u64> = ids.collect();
            ids.sort_unstable();
            ids.dedup();

            assert!(!list.records.is_empty(), "{}", list.path);
            // The audit trail's entries have none.
            let expected = if list.path == "/system/audittrail" {
                0
            } else {
                list.records.len()
            };
            assert_eq!(ids.len(), expected, "{}", list.path);
        }
    }

    #[test]
    fn the_companies_do_not_fit_on_one_usual_page() {
        assert!(at("/company/companies").unwrap().records.len() > 25);
    }

    #[test]
    fn what_hangs_on_a_record_names_it() {
        let found = find("/service/boards/2/types").unwrap();
        let (boards, id) = found.parent.unwrap();

        let types = found.list.under(boards.record(id).unwrap());

        assert_eq!(types[0]["board"], json!({ "id": 2, "name": "Alerts" }));
    }
}
