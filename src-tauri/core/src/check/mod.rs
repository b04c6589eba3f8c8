//! Questions put to the world, and their answers.

mod finding;
mod view;

pub use finding::{Check, CheckRun, Fact, FactName, Finding, Outcome, SentRequest};
pub use view::{finding_view, run_view};
