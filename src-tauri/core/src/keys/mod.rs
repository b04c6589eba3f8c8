//! The API key pair: the one door in, and the few doors out.

mod pair;

pub use pair::{KeyPair, PrivateKey, PublicKey, StoredKeys};
