//! ConnectWise PSA as data: modules, functions, levels, setup tables, endpoints, and which endpoint needs what.
//!
//! The files lie in `catalog/`; each entry says where it comes from and how sure it is. Nothing in them was tried
//! against a live server unless its source says so.

mod endpoint;
mod error;
mod find;
mod load;
mod model;
mod path;
mod permission;
mod schema;
#[cfg(test)]
mod tests;

pub use endpoint::{Ask, CatalogEndpoint, EndpointMethod, Method, Need};
pub use error::{CatalogError, CatalogFault};
pub use find::FoundFunction;
pub use load::Catalog;
pub use model::{Confidence, Function, Level, Module, Order, Right, SetupTable, Term};
pub use permission::{NotAPermission, Permission};
pub use schema::schema;
