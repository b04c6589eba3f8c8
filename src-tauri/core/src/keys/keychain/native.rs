//! What the stores of macOS and Windows have in common.

use super::system;
use crate::keys::KeyProblem;
use keyring_core::{Entry, Error, Result};
use zeroize::Zeroizing;

pub(super) fn write(entry: Result<Entry>, secret: &[u8]) -> std::result::Result<(), KeyProblem> {
    entry
        .and_then(|entry| entry.set_secret(secret))
        .map_err(|error| problem_of(&error))
}

pub(super) fn read(
    entry: Result<Entry>,
) -> std::result::Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
    match entry.and_then(|entry| entry.get_secret()) {
        Ok(secret) => Ok(Some(Zeroizing::new(secret))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(problem_of(&error)),
    }
}

pub(super) fn delete(entry: Result<Entry>) -> std::result::Result<(), KeyProblem> {
    match entry.and_then(|entry| entry.delete_credential()) {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(problem_of(&error)),
    }
}

/// Whose the found entries of Onramp's are.
pub(super) fn users(found: Result<Vec<Entry>>) -> std::result::Result<Vec<String>, KeyProblem> {
    let found = found.map_err(|error| problem_of(&error))?;
    let named = found.iter().filter_map(Entry::get_specifiers);
    let ours = named.filter(|(service, _)| service == super::SERVICE);
    Ok(ours.map(|(_, user)| user).collect())
}

/// Names the cause by the error's kind and drops the error: two of its kinds carry the stored bytes.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's error may get new kinds, and then the keychain has failed in some way"
)]
pub(super) fn problem_of(error: &Error) -> KeyProblem {
    match error {
        Error::PlatformFailure(cause) => {
            system::problem_of(cause.as_ref()).unwrap_or(KeyProblem::Failed)
        }
        Error::NoStorageAccess(cause) => {
            system::problem_of(cause.as_ref()).unwrap_or(system::NO_ACCESS)
        }
        Error::NoDefaultStore => KeyProblem::Missing,
        Error::BadEncoding(_) | Error::BadDataFormat(..) => KeyProblem::EntryUnreadable,
        _ => KeyProblem::Failed,
    }
}
