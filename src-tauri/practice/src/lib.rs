//! The ConnectWise that Onramp brings with it: an HTTP API and small web pages on 127.0.0.1, to rehearse and test on.
//!
//! [`Practice::start`] serves it until it is stopped. What goes wrong is data: [`scenarios`] lists what can be played,
//! and [`Practice::set_scenario`] switches a running server; [`Practice::break_also`] and
//! [`Practice::set_box`] let several things go wrong at once.
//!
//! # Source
//! Statuses, bodies and headers are those that public logs and ConnectWise's own Developer Guide show. Two things are
//! guesses, because no public source settles them: how a missing `clientId` is refused (see [`api`]), and the wording
//! of an HTTP 500 (see `scenarios/server-error.toml`).

mod account;
pub mod api;
mod breaking;
mod listener;
mod options;
mod pages;
mod played;
mod practice;
mod ready;
mod request_log;
mod scenario;
mod severed;
mod shared;
mod tls;

pub use api::CanaryPlace;
pub use options::PracticeOptions;
pub use practice::{Practice, PracticeError};
pub use ready::{MemberLevel, ReadyMember, ReadyRole};
pub use request_log::LoggedRequest;
pub use scenario::{
    Accepts, Blank, Expect, ExpectAbout, ExpectPermission, Fault, Given, GivenCompany,
    GivenIntegrationId, GivenKeys, MemberChange, PlanChoice, RoleChange, Scenario, ScenarioError,
    ScenarioGroup, ServerSide, scenarios,
};
