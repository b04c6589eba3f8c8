//! The endpoint rows of a plan.

use crate::catalog::{Catalog, Method};
use crate::guide::file::{Endpoint, GuideFile};
use crate::guide::plan::{PlannedCall, PlannedEndpoint};

pub(super) fn planned_endpoint(
    file: &GuideFile,
    catalog: &Catalog,
    endpoint: &Endpoint,
) -> PlannedEndpoint {
    PlannedEndpoint {
        area: endpoint.area.clone(),
        methods: endpoint
            .methods
            .iter()
            .map(|method| method.name().to_owned())
            .collect(),
        path: endpoint.path.clone(),
        calls: endpoint
            .methods
            .iter()
            .filter_map(|listed| planned_call(catalog, endpoint, *listed))
            .collect(),
        about: endpoint.about.clone(),
        needs: needs(catalog, endpoint),
        corrections: file.corrected(&endpoint.corrections),
    }
}

/// What a listed method means, by the catalog's names.
fn planned_call(catalog: &Catalog, endpoint: &Endpoint, listed: Method) -> Option<PlannedCall> {
    let (method, path) = endpoint.meaning_of(listed);
    let path = catalog.endpoint(path)?.path.clone();
    Some(PlannedCall { method, path })
}

/// What an endpoint needs; method by method where they differ.
fn needs(catalog: &Catalog, endpoint: &Endpoint) -> String {
    let mut said: Vec<(Vec<&str>, String)> = Vec::new();
    for listed in &endpoint.methods {
        let (method, path) = endpoint.meaning_of(*listed);
        let words = catalog
            .endpoint(path)
            .and_then(|found| found.on(method))
            .map(|found| catalog.needs_in_words(found))
            .unwrap_or_default();
        match said.last_mut() {
            Some((methods, last)) if *last == words => methods.push(listed.name()),
            Some(_) | None => said.push((vec![listed.name()], words)),
        }
    }
    let is_alike = said.len() == 1;
    said.into_iter()
        .map(|(methods, words)| {
            if is_alike {
                words
            } else {
                format!("{}: {words}", methods.join(", "))
            }
        })
        .collect::<Vec<_>>()
        .join(". ")
}

impl Endpoint {
    /// Answers with what a listed method means in the API: the method, and the path as the catalog has it.
    pub(crate) fn meaning_of(&self, listed: Method) -> (Method, &str) {
        self.meant
            .iter()
            .find(|meant| meant.listed == listed)
            .map_or((listed, self.path.as_str()), |meant| {
                (meant.method, meant.path.as_str())
            })
    }
}
