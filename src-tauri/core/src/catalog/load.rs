//! Reading the catalog and checking that it holds together.

use super::endpoint::{Ask, CatalogEndpoint, EndpointMethod, EndpointsFile, Method};
use super::error::{CatalogError, CatalogFault};
use super::model::{Module, ModulesFile, Order, SetupTable, TablesFile, Term, TermsFile};
use super::path::{has_other_places, is_same_template, parameters, takes_id};
use std::collections::BTreeSet;

const MODULES: &str = "modules.toml";
const TABLES: &str = "setup-tables.toml";
const TERMS: &str = "terms.toml";
const ENDPOINTS: [(&str, &str); 5] = [
    (
        "endpoints-company.toml",
        include_str!("../../catalog/endpoints-company.toml"),
    ),
    (
        "endpoints-finance.toml",
        include_str!("../../catalog/endpoints-finance.toml"),
    ),
    (
        "endpoints-service.toml",
        include_str!("../../catalog/endpoints-service.toml"),
    ),
    (
        "endpoints-system.toml",
        include_str!("../../catalog/endpoints-system.toml"),
    ),
    (
        "endpoints-time.toml",
        include_str!("../../catalog/endpoints-time.toml"),
    ),
];

/// What ConnectWise PSA has, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    pub(super) order: Order,
    pub(super) modules: Vec<Module>,
    pub(super) tables: Vec<SetupTable>,
    pub(super) endpoints: Vec<CatalogEndpoint>,
    pub(super) terms: Vec<Term>,
}

impl Catalog {
    /// Reads the catalog that ships with Onramp.
    ///
    /// # Errors
    /// When a file is malformed or names something that is not there; a test keeps that from shipping.
    pub fn shipped() -> Result<Self, CatalogError> {
        Self::from_files(
            include_str!("../../catalog/modules.toml"),
            include_str!("../../catalog/setup-tables.toml"),
            include_str!("../../catalog/terms.toml"),
            &ENDPOINTS,
        )
    }

    /// The words of ConnectWise that can be explained, in the order in which they are listed.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Reads a catalog from the texts of its files.
    ///
    /// # Errors
    /// When a file is malformed or names something that is not there.
    pub(crate) fn from_files(
        modules: &str,
        tables: &str,
        terms: &str,
        endpoints: &[(&str, &str)],
    ) -> Result<Self, CatalogError> {
        let modules: ModulesFile = read(MODULES, modules)?;
        let tables: TablesFile = read(TABLES, tables)?;
        let terms: TermsFile = read(TERMS, terms)?;
        let mut catalog = Self {
            order: modules.order,
            modules: modules.modules,
            tables: tables.tables,
            endpoints: Vec::new(),
            terms: terms.terms,
        };
        catalog.check_ids()?;
        for (file, text) in endpoints {
            let read_file: EndpointsFile = read(file, text)?;
            catalog.take_endpoints(file, read_file.endpoints)?;
        }
        for (file, text) in endpoints {
            let read_file: EndpointsFile = read(file, text)?;
            for endpoint in &read_file.endpoints {
                catalog.check_endpoint(file, endpoint)?;
            }
        }
        Ok(catalog)
    }

    fn check_ids(&self) -> Result<(), CatalogError> {
        let mut seen = BTreeSet::new();
        for module in &self.modules {
            for function in &module.functions {
                let id = format!("{}/{}", module.id, function.id);
                if !seen.insert(id.clone()) {
                    return Err(fault(MODULES, CatalogFault::Twice { id }));
                }
            }
        }
        let mut seen = BTreeSet::new();
        for table in &self.tables {
            if !seen.insert(&table.id) {
                let id = table.id.clone();
                return Err(fault(TABLES, CatalogFault::Twice { id }));
            }
        }
        let mut seen = BTreeSet::new();
        for term in &self.terms {
            let id = term.id.clone();
            if !seen.insert(&term.id) {
                return Err(fault(TERMS, CatalogFault::Twice { id }));
            }
            if !term.is_told() {
                return Err(fault(TERMS, CatalogFault::TermUntold { id }));
            }
        }
        Ok(())
    }

    fn take_endpoints(
        &mut self,
        file: &str,
        endpoints: Vec<CatalogEndpoint>,
    ) -> Result<(), CatalogError> {
        for endpoint in endpoints {
            let is_there = self
                .endpoints
                .iter()
                .any(|known| is_same_template(&known.path, &endpoint.path));
            if is_there {
                let id = endpoint.path;
                return Err(fault(file, CatalogFault::Twice { id }));
            }
            self.endpoints.push(endpoint);
        }
        Ok(())
    }

    fn check_endpoint(&self, file: &str, endpoint: &CatalogEndpoint) -> Result<(), CatalogError> {
        let mut seen = BTreeSet::new();
        for method in &endpoint.methods {
            let entry = format!("{} {}", method.method.name(), endpoint.path);
            if !seen.insert(method.method) {
                return Err(fault(file, CatalogFault::Twice { id: entry }));
            }
            self.check_needs(method, &entry)
                .map_err(|cause| fault(file, cause))?;
            self.check_ask(method, &endpoint.path, &entry)
                .map_err(|cause| fault(file, cause))?;
        }
        Ok(())
    }

    fn check_needs(&self, method: &EndpointMethod, entry: &str) -> Result<(), CatalogFault> {
        for need in &method.needs {
            if self.function(&need.function).is_none() {
                return Err(CatalogFault::FunctionUnknown {
                    entry: entry.to_owned(),
                    function: need.function.clone(),
                });
            }
        }
        for table in &method.tables {
            if self.table(table).is_none() {
                return Err(CatalogFault::TableUnknown {
                    entry: entry.to_owned(),
                    table: table.clone(),
                });
            }
        }
        if method.needs.is_empty() && method.needs_note.is_none() {
            return Err(CatalogFault::NeedsUnsaid {
                entry: entry.to_owned(),
            });
        }
        Ok(())
    }

    fn check_ask(
        &self,
        method: &EndpointMethod,
        template: &str,
        entry: &str,
    ) -> Result<(), CatalogFault> {
        let entry = || entry.to_owned();
        let in_path = parameters(template);
        match &method.ask {
            Ask::Never { .. } => Ok(()),
            Ask::SmallestGet { query } | Ask::IdFrom { query, .. } if has_other_places(query) => {
                Err(CatalogFault::IdMisplaced { entry: entry() })
            }
            Ask::SmallestGet { .. } | Ask::IdFrom { .. } if method.method != Method::Get => {
                Err(CatalogFault::WritesAreNeverAsked { entry: entry() })
            }
            Ask::SmallestGet { query } if in_path == 0 && !takes_id(query) => Ok(()),
            Ask::IdFrom { path, query, .. }
                if in_path == 1 || (in_path == 0 && takes_id(query)) =>
            {
                let source = self.endpoint(path).and_then(|found| found.on(Method::Get));
                match source.map(|found| &found.ask) {
                    Some(Ask::SmallestGet { .. }) => Ok(()),
                    Some(Ask::IdFrom { .. } | Ask::Never { .. }) | None => {
                        Err(CatalogFault::IdFromUnknown {
                            entry: entry(),
                            from: path.clone(),
                        })
                    }
                }
            }
            Ask::SmallestGet { .. } | Ask::IdFrom { .. } => {
                Err(CatalogFault::IdMisplaced { entry: entry() })
            }
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogError> {
    toml::from_str(text).map_err(|cause| fault(file, CatalogFault::NotToml(Box::new(cause))))
}

fn fault(file: &str, fault: CatalogFault) -> CatalogError {
    CatalogError {
        file: file.to_owned(),
        fault,
    }
}
