//! Questions put to the world, and their answers.

mod finding;

pub use finding::{Check, CheckRun, Fact, FactName, Finding, Outcome, SentRequest};
