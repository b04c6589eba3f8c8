//! Questions to a ConnectWise PSA server over HTTP: GET only, and only those of [`Question`].
//!
//! A question is one of two fixed ones or a call that the catalog lets be asked.
//!
//! https everywhere but on the practice server of this computer; no redirects, no cookies. Failures are told apart by
//! type. Of an answer only what an allow-list names goes on, cut short and without anything that holds a key.

mod answer;
mod catalog_call;
mod connected;
mod failure;
mod integration_id;
mod limits;
mod name;
mod proxy;
mod question;
mod roots;
mod scrub;
mod sent;
mod server;

pub use integration_id::IntegrationId;
pub use limits::Limits;
pub use roots::{ExtraRoots, RootsError};

pub(crate) use answer::{Answer, Body};
pub(crate) use catalog_call::CatalogCall;
pub(crate) use failure::Failure;
pub(crate) use name::{NameError, look_up};
pub(crate) use question::{Codebase, Question};
pub(crate) use scrub::Scrubber;
pub(crate) use server::{Login, Psa, PsaError};
