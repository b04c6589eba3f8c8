//! The made-up records in `acme/`.

use Owner::{Alone, Number, Reference};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// How a record says on which other record it hangs.
#[derive(Debug, Clone, Copy)]
enum Owner {
    /// It does not.
    Alone,
    /// By a field with the other's number.
    Number(&'static str),
    /// By a field that is a reference to the other.
    Reference(&'static str),
}

/// Makes a table of lists: path, how a record names what it hangs on, and file.
macro_rules! files {
    ($($path:literal $owner:expr, $file:literal;)+) => {
        &[$(($path, $owner, include_str!(concat!("../../acme/", $file, ".json")))),+]
    };
}

/// Every list. One that hangs on records is the same under each of them.
const FILES: &[(&str, Owner, &str)] = files! {
    "/company/communicationtypes/info" Alone, "communication-types";
    "/company/companies" Alone, "companies";
    "/company/companies/{id}/groups" Reference("company"), "company-groups";
    "/company/companies/{id}/teams" Reference("company"), "company-teams";
    "/company/companies/statuses" Alone, "company-statuses";
    "/company/companies/types" Alone, "company-types";
    "/company/configurations" Alone, "configurations";
    "/company/configurations/statuses" Alone, "configuration-statuses";
    "/company/configurations/types" Alone, "configuration-types";
    "/company/contacts" Alone, "contacts";
    "/company/contacts/{id}/notes" Number("contactId"), "contact-notes";
    "/company/notetypes" Alone, "note-types";
    "/finance/agreements" Alone, "agreements";
    "/finance/agreements/{id}/additions" Number("agreementId"), "additions";
    "/finance/invoices" Alone, "invoices";
    "/project/tickets" Alone, "project-tickets";
    "/sales/activities" Alone, "activities";
    "/schedule/entries" Alone, "schedule-entries";
    "/schedule/statuses" Alone, "schedule-statuses";
    "/service/boards" Alone, "boards";
    "/service/boards/{id}/items" Reference("board"), "board-items";
    "/service/boards/{id}/statuses" Reference("board"), "board-statuses";
    "/service/boards/{id}/subtypes" Reference("board"), "board-subtypes";
    "/service/boards/{id}/types" Reference("board"), "board-types";
    "/service/impacts" Alone, "impacts";
    "/service/locations" Alone, "service-locations";
    "/service/priorities" Alone, "priorities";
    "/service/severities" Alone, "severities";
    "/service/sources" Alone, "sources";
    "/service/templates" Alone, "service-templates";
    "/service/tickets" Alone, "tickets";
    "/service/tickets/{id}/allnotes" Reference("ticket"), "ticket-all-notes";
    "/service/tickets/{id}/notes" Number("ticketId"), "ticket-notes";
    "/service/tickets/{id}/timeentries" Alone, "ticket-time-entries";
    "/system/audittrail" Alone, "audit-trail";
    "/system/callbacks" Alone, "callbacks";
    "/system/departments" Alone, "departments";
    "/system/documents" Alone, "documents";
    "/system/locations" Alone, "locations";
    "/system/members" Alone, "members";
    "/time/entries" Alone, "time-entries";
    "/time/workroles" Alone, "work-roles";
    "/time/worktypes" Alone, "work-types";
};

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
    let read = |&(path, owner, text): &(&'static str, Owner, &str)| {
        // A test reads every file, so none ships broken.
        let records = serde_json::from_str(text).ok()?;
        Some(List {
            path,
            owner,
            records,
        })
    };
    FILES.iter().filter_map(read).collect()
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
            Alone => return records,
            Number(field) => (field, json!(parent.get("id"))),
            Reference(field) => (field, reference(parent)),
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
