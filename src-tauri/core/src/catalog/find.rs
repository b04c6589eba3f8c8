//! Looking things up in the catalog.

use super::endpoint::{Ask, CatalogEndpoint, EndpointMethod, Method, Need};
use super::load::Catalog;
use super::model::{Confidence, Function, Module, Order, SetupTable};
use super::path::{gives_id, is_same_template, parameters_matched};

/// A function with its module and its place on the Security Roles page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundFunction<'a> {
    /// Its module.
    pub module: &'a Module,
    /// The function.
    pub function: &'a Function,
    /// Its place on the page: the module's place, then the function's place in the module.
    pub place: (usize, usize),
}

impl Catalog {
    /// Answers with what is known about the order of the Security Roles page.
    #[must_use]
    pub fn order(&self) -> &Order {
        &self.order
    }

    /// Answers with the modules, in the order of the page.
    #[must_use]
    pub fn modules(&self) -> &[Module] {
        &self.modules
    }

    /// Answers with the entries of Table Setup › customize that are known.
    #[must_use]
    pub fn tables(&self) -> &[SetupTable] {
        &self.tables
    }

    /// Answers with every endpoint.
    #[must_use]
    pub fn endpoints(&self) -> &[CatalogEndpoint] {
        &self.endpoints
    }

    /// Finds a function by its full id: `companies/company-maintenance`.
    #[must_use]
    pub fn function(&self, id: &str) -> Option<FoundFunction<'_>> {
        let (module_id, function_id) = id.split_once('/')?;
        let (module_place, module) = self
            .modules
            .iter()
            .enumerate()
            .find(|(_, module)| module.id == module_id)?;
        let (function_place, function) = module
            .functions
            .iter()
            .enumerate()
            .find(|(_, function)| function.id == function_id)?;
        Some(FoundFunction {
            module,
            function,
            place: (module_place, function_place),
        })
    }

    /// Finds a setup table by its id: `service/service-board`.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<&SetupTable> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// Finds an endpoint by its path as any document writes it; names of parameters and case do not matter.
    #[must_use]
    pub fn endpoint(&self, template: &str) -> Option<&CatalogEndpoint> {
        let mut endpoints = self.endpoints.iter();
        let as_written = endpoints.find(|endpoint| endpoint.path == template);
        as_written.or_else(|| {
            let mut endpoints = self.endpoints.iter();
            endpoints.find(|endpoint| is_same_template(&endpoint.path, template))
        })
    }

    /// Finds the endpoint that a real path (`/service/boards/12/types?pageSize=1`) belongs to.
    ///
    /// A path that two endpoints could answer belongs to the one with fewer parameters.
    #[must_use]
    pub fn endpoint_of(&self, path: &str) -> Option<&CatalogEndpoint> {
        self.endpoints
            .iter()
            .filter_map(|endpoint| {
                parameters_matched(&endpoint.path, path).map(|count| (count, endpoint))
            })
            .min_by_key(|(count, _)| *count)
            .map(|(_, endpoint)| endpoint)
    }

    /// True when Onramp may send this to a real server: a GET, to an endpoint that the catalog has and does not
    /// mark *never*. Everything unknown is refused.
    ///
    /// The path is the part below `apis/3.0`. Its query is looked at only where the id of a record must stand in it.
    #[must_use]
    pub fn may_ask(&self, method: Method, path: &str) -> bool {
        method == Method::Get
            && self
                .endpoint_of(path)
                .and_then(|endpoint| endpoint.on(method))
                .is_some_and(|found| match &found.ask {
                    Ask::SmallestGet { .. } => true,
                    Ask::IdFrom { query, .. } => gives_id(query, path),
                    Ask::Never { .. } => false,
                })
    }

    /// Says in words what a call needs, and where that is no more than a guess: "Companies › Company Maintenance ›
    /// Inquire".
    #[must_use]
    pub fn needs_in_words(&self, method: &EndpointMethod) -> String {
        let needs = method.needs.iter();
        let mut parts: Vec<String> = needs.filter_map(|need| self.need_in_words(need)).collect();
        let tables = method.tables.iter();
        parts.extend(tables.filter_map(|id| self.table(id)).map(table_in_words));
        if parts.is_empty() {
            return method.needs_note.clone().unwrap_or_default();
        }
        let doubt = match method.confidence {
            Confidence::High => "",
            Confidence::Medium => " (likely)",
            Confidence::Low => " (an inference)",
            Confidence::Unverified => " (unverified)",
        };
        let mut said = parts.join("; ") + doubt;
        if let Some(note) = &method.needs_note {
            said.push_str("; ");
            said.push_str(note);
        }
        said
    }

    fn need_in_words(&self, need: &Need) -> Option<String> {
        let found = self.function(&need.function)?;
        Some(format!(
            "{} › {} › {}",
            found.module.name,
            found.function.name,
            need.right.label()
        ))
    }
}

fn table_in_words(table: &SetupTable) -> String {
    let doubt = match table.confidence {
        Confidence::Unverified => ", a name not seen anywhere",
        Confidence::High | Confidence::Medium | Confidence::Low => "",
    };
    format!(
        "Table Setup › customize: {} / {}{doubt}",
        table.category, table.name
    )
}

impl CatalogEndpoint {
    /// Answers with one of its methods.
    #[must_use]
    pub fn on(&self, method: Method) -> Option<&EndpointMethod> {
        self.methods.iter().find(|found| found.method == method)
    }
}
