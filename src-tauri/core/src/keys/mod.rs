//! The API key pair: the one door in, and the few doors out.
//!
//! [`read_key`] looks at what was pasted and takes the key out of it. A [`Vault`] keeps it: an async front, with a time
//! limit, to a [`KeyStore`] on a thread of its own. [`leak_forms`] lists what must never turn up anywhere else.

mod captured;
mod copy_mark;
mod copy_term;
mod doctor;
mod entry;
mod fingerprint;
mod forgotten;
mod incoming;
pub(crate) mod json;
mod keychain;
mod leak;
mod memory;
mod pair;
mod problem;
mod screen;
mod sealed_file;
mod store;
#[cfg(test)]
mod tests;
mod vault;

pub use captured::CapturedKey;
pub use copy_mark::{CopyMark, CopyMarkFile};
pub use copy_term::{BothClocks, CopyTerm};
pub use doctor::{CaptureContext, Reading, read_key};
pub use entry::read as read_entry;
pub use fingerprint::{PairSalt, fingerprint};
pub use forgotten::Forgotten;
pub use incoming::{CopyFate, CopyManager, HistoryFate, IncomingCopy, incoming_notes};
pub use keychain::Keychain;
pub use leak::{LeakForms, leak_forms};
pub use memory::MemoryStore;
pub use pair::{KeyEntry, KeyPair, PrivateKey, PublicKey, StoredKeys};
pub use problem::KeyProblem;
pub use screen::{System, screen_truth};
pub use sealed_file::{Before, SealedFiles};
pub use store::{KeyPlace, KeyStore};
pub use vault::{Vault, Wanted};
