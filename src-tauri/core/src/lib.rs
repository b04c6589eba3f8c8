//! Onramp's decisions, without a window.
//!
//! Bird's-eye view: a [`guide`] (a vendor's document as data) and the [`catalog`] (what ConnectWise PSA has) are
//! turned by a person's choices into a plan. A [`setup`] records how far one company has come with one guide. The
//! person's Company ID and URL go through [`address`], the API key pair through [`keys`], and every question to a
//! ConnectWise server through [`psa`]; [`check`] asks those questions in order and answers with findings. What leaves for
//! a file or for somebody else is sealed by [`seal`]; a [`hand_off`] is such a seal with the pair in it.
//! [`report`] writes down what is known; [`desk`] is all setups at once, as a table; an [`invite`] says with what a setup begins. [`words`] holds every code and the sentence that goes with it.
//! [`notices`] says what of other people is inside.
//! [`Onramp`] is the front door: one method per thing a person does.
//!
//! Invariants
//! 1. This crate never names Tauri, and never practice.
//! 2. A key enters through [`keys`] and leaves only into a key store, an HTTP header, a clipboard copy that the
//!    person asked for, or a sealed hand-off. No type that holds one implements `Serialize`, `Display` or a telling `Debug`.
//! 3. A failed check is a [`check::Finding`], not an `Err`. `Err` means that Onramp could not do its own job.
//! 4. Every failure that a person can meet has a [`words::Code`], words and a next step. No code parses message text.
//! 5. Nothing is "passed" without evidence.
//! 6. Only GET ever leaves for a ConnectWise server, and never to an endpoint that the catalog marks *never*.

pub mod address;
mod base32;
pub mod catalog;
pub mod check;
pub mod desk;
pub mod guide;
pub mod hand_off;
pub mod invite;
pub mod keys;
pub mod notices;
mod onramp;
pub mod private_file;
pub mod psa;
pub mod received;
pub mod report;
pub mod seal;
pub mod setup;
mod silence;
pub mod words;

pub use onramp::{
    EveryKey, KeysWithinReach, Onramp, OnrampError, PreparedReport, RecordsTold, Rest,
    RunningPractice, Surroundings, forget_every_key, now, recordable_integration_id, settings_view,
    told_news,
};
