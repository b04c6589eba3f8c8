//! What may be read: made-up records, as far as the caller's role and member let it.

use super::caller::Caller;
use super::conditions::{Conditions, NotRecognized};
use super::paging::Page;
use super::permit::{self, Permit};
use super::sight::Sight;
use super::target::Target;
use super::{VERSION, host, identity, lists, reply};
use crate::scenario::is_path_of;
use crate::shared::Shared;
use axum::extract::Query;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

type Words = BTreeMap<String, String>;

/// One read below `apis/3.0`.
pub(super) struct Read<'a> {
    pub(super) shared: &'a Shared,
    pub(super) parts: &'a Parts,
    pub(super) target: &'a Target,
    pub(super) caller: &'a Caller,
    /// Which records the caller sees.
    pub(super) sight: Sight,
    /// In lower case, without a slash at the end.
    pub(super) path: &'a str,
}

/// What of a list is asked for.
enum Part {
    Page,
    Count,
    Record(u64),
}

impl Read<'_> {
    /// Answers it.
    pub(super) fn answer(&self) -> Response {
        let permit = permit::permit(&self.shared.catalog, &self.caller.role, self.path);
        if permit == Permit::Nothing || self.is_switched_off() {
            return reply::forbidden();
        }
        if let Some(object) = self.object() {
            return reply::json(StatusCode::OK, &object);
        }
        let Some((list, part)) = self.list() else {
            return reply::endpoint_unknown();
        };
        let Some(records) = self.records(list) else {
            return reply::record_unknown();
        };
        let records = match permit {
            Permit::Everything => records,
            // No record belongs to an API member.
            Permit::OwnOnly | Permit::Nothing => Vec::new(),
        };
        match self.chosen(list, records) {
            Ok(records) => self.part_of(&records, &part),
            Err(NotRecognized(condition)) => reply::condition_refused(&condition),
        }
    }

    fn is_switched_off(&self) -> bool {
        let is_off = self.shared.server().hides_my_security
            || !self.shared.has_my_security.load(Ordering::Relaxed);
        is_off && identity::is_read_back(self.path)
    }

    fn object(&self) -> Option<Value> {
        if self.path == "/system/info" {
            return Some(system_info());
        }
        identity::object(self.path, self.caller)
    }

    /// The path of the list that is asked, and what of it.
    fn list(&self) -> Option<(&str, Part)> {
        if self.is_list(self.path) {
            return Some((self.path, Part::Page));
        }
        let (list, last) = self.path.rsplit_once('/')?;
        let part = match last {
            "count" => Part::Count,
            "info" => Part::Page,
            _ => Part::Record(last.parse().ok()?),
        };
        self.is_list(list).then_some((list, part))
    }

    fn is_list(&self, path: &str) -> bool {
        lists::find(path).is_some() || identity::list(self.shared, self.caller, path).is_some()
    }

    /// Every record of a list that the member sees; none when the record it hangs on is not there for the member.
    fn records(&self, path: &str) -> Option<Vec<Value>> {
        if let Some(records) = identity::list(self.shared, self.caller, path) {
            return Some(records);
        }
        let found = lists::find(path)?;
        let records = match found.parent {
            None => found.list.records.clone(),
            Some((list, id)) => {
                let parent = list.record(id)?;
                self.sees(list.path(), parent)
                    .then(|| found.list.under(parent))?
            }
        };
        if permit::is_setup(&self.shared.catalog, path) {
            return Some(records);
        }
        let seen = records.into_iter();
        let seen = seen.filter(|record| self.sight.takes_in(path, record));
        Some(seen.collect())
    }

    fn sees(&self, path: &str, record: &Value) -> bool {
        permit::is_setup(&self.shared.catalog, path) || self.sight.takes_in(path, record)
    }

    /// What the query and the scenario leave of a list.
    fn chosen(&self, path: &str, records: Vec<Value>) -> Result<Vec<Value>, NotRecognized> {
        let server = self.shared.server();
        let query = self.query();
        let conditions = Conditions::read(query.get("conditions"))?;
        let is_empty = server.empty.iter().any(|named| is_path_of(named, path));
        if is_empty || !self.has_subject(path, &query) {
            return Ok(Vec::new());
        }
        let mut records = records;
        records.retain(|record| conditions.hold_for(record));
        let blanks = server
            .blank
            .iter()
            .filter(|blank| is_path_of(&blank.path, path));
        for field in blanks.flat_map(|blank| &blank.fields) {
            let fields = records
                .iter_mut()
                .filter_map(|record| record.pointer_mut(&format!("/{field}")));
            fields.for_each(make_blank);
        }
        Ok(records)
    }

    /// False when the list is about one record, as the query says, and the member does not see that record.
    fn has_subject(&self, path: &str, query: &Words) -> bool {
        let (kind, id) = match path {
            "/system/documents" => (query.get("recordType"), query.get("recordId")),
            "/system/audittrail" => (query.get("type"), query.get("id")),
            _ => return true,
        };
        let (Some(kind), Some(id)) = (kind, id) else {
            return true;
        };
        let list = match kind.to_ascii_lowercase().as_str() {
            "ticket" => lists::at("/service/tickets"),
            "company" => lists::at("/company/companies"),
            "contact" => lists::at("/company/contacts"),
            "agreement" => lists::at("/finance/agreements"),
            _ => None,
        };
        let subject = || {
            let list = list?;
            let record = list.record(id.parse().ok()?)?;
            Some(self.sees(list.path(), record))
        };
        subject().unwrap_or(false)
    }

    fn part_of(&self, records: &[Value], part: &Part) -> Response {
        match part {
            Part::Page => self.page_of(records),
            Part::Count => reply::json(StatusCode::OK, &json!({ "count": records.len() })),
            Part::Record(id) => records
                .iter()
                .find(|record| record.get("id").and_then(Value::as_u64) == Some(*id))
                .map_or_else(reply::record_unknown, |record| {
                    reply::json(StatusCode::OK, record)
                }),
        }
    }

    fn page_of(&self, records: &[Value]) -> Response {
        let page = Page::read(&self.query());
        let mut response = reply::json(StatusCode::OK, &Value::Array(page.rows(records)));
        let address = match self.target {
            Target::Api { codebase, path } => format!(
                "{}://{}/{codebase}/apis/3.0{path}",
                self.shared.scheme(),
                host(&self.parts.uri, &self.parts.headers)
            ),
            Target::CompanyInfo(_) | Target::Misrouted => String::new(),
        };
        if let Some(link) = page.link(records.len(), &address)
            && let Ok(link) = HeaderValue::try_from(link)
        {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }

    fn query(&self) -> Words {
        Query::<Words>::try_from_uri(&self.parts.uri)
            .map_or_else(|_| BTreeMap::new(), |Query(query)| query)
    }
}

/// A text becomes an empty one, anything else null.
fn make_blank(value: &mut Value) {
    *value = if value.is_string() {
        json!("")
    } else {
        Value::Null
    };
}

fn system_info() -> Value {
    json!({
        "version": format!("v{VERSION}.104512"),
        "isCloud": true,
        "serverTimeZone": "Eastern Standard Time",
        "licenseBits": [
            { "name": "API", "activeFlag": true },
            { "name": "ServiceDesk", "activeFlag": true }
        ],
        "cloudRegion": "Practice",
        "maxWorkFlowRecordsAllowed": 500
    })
}
