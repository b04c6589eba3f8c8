//! The reads that the catalog knows, as practice can be asked them.
#![allow(
    dead_code,
    reason = "not every target that shares this file looks at every field"
)]

use crate::common::Caller;
use onramp_core::catalog::{Ask, Catalog, Method, Permission};
use serde_json::Value;

/// One GET of the catalog.
pub(crate) struct Read {
    /// As the catalog has it.
    pub(crate) template: String,
    /// With a record's number wherever one is asked for.
    pub(crate) path: String,
    pub(crate) needs: Vec<Permission>,
}

/// Every GET of the catalog that may be asked, with the numbers that practice has.
pub(crate) async fn reads(catalog: &Catalog, caller: &Caller) -> Vec<Read> {
    let mut reads = Vec::new();
    for endpoint in catalog.endpoints() {
        let Some(get) = endpoint.on(Method::Get) else {
            continue;
        };
        let path = match &get.ask {
            Ask::Never { .. } => continue,
            Ask::SmallestGet { query } => format!("{}?{query}", endpoint.path),
            Ask::IdFrom { path, field, query } => {
                let first = caller.ask(path).await.body;
                let first = first.get(0).unwrap_or(&first);
                let id = first.pointer(&format!("/{field}")).unwrap();
                let path = with_number(&endpoint.path, id);
                format!("{path}?{}", query.replace("{id}", &id.to_string()))
            }
        };
        let functions = get.needs.iter();
        let functions = functions.map(|need| Permission::level(&need.function, need.right));
        let tables = get.tables.iter().map(Permission::table);
        let needs = functions.chain(tables).collect();
        let template = endpoint.path.clone();
        reads.push(Read {
            template,
            path,
            needs,
        });
    }
    reads
}

fn with_number(template: &str, id: &Value) -> String {
    let parts = template.split('/').map(|part| {
        let is_parameter = part.starts_with('{');
        if is_parameter {
            id.to_string()
        } else {
            part.to_owned()
        }
    });
    parts.collect::<Vec<_>>().join("/")
}
