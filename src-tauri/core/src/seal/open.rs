//! Opening what is sealed.

use super::armor::cut_out;
use super::file_key::Keeping;
use super::{FileKey, Identity, Passphrase, SealProblem};
use age::DecryptError;
use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use std::io::Read;
use std::iter;
use zeroize::Zeroizing;

/// The most work that is done for a passphrase: 2^20 rounds, about four seconds and a gigabyte. Whoever made the text
/// decides how much it asks for.
const MOST_WORK: u8 = 20;

/// What opens something.
#[derive(Debug, Clone, Copy)]
pub enum OpensWith<'a> {
    /// Any of these identities.
    Identities(&'a [Identity]),
    /// This passphrase.
    Passphrase(&'a Passphrase),
}

/// True when `sealed` was sealed with a passphrase, false when it was sealed for recipients.
///
/// # Errors
/// `Damaged`.
pub fn needs_passphrase(sealed: &[u8]) -> Result<bool, SealProblem> {
    let sealed = cut_out(sealed);
    Ok(decryptor(&sealed)?.is_scrypt())
}

/// Opens `sealed`, armored or not, and reads it to its end: what comes back is whole.
///
/// With a passphrase this takes about a second, at most about four; call it from a thread that may block.
///
/// # Errors
/// Every kind but `NotSealed`.
pub fn open(sealed: &[u8], with: OpensWith<'_>) -> Result<Zeroizing<Vec<u8>>, SealProblem> {
    let sealed = cut_out(sealed);
    match (with, decryptor(&sealed)?.is_scrypt()) {
        (OpensWith::Identities(_), true) => Err(SealProblem::NeedsPassphrase),
        (OpensWith::Passphrase(_), false) => Err(SealProblem::NeedsIdentity),
        (OpensWith::Identities(identities), false) => {
            let identities = identities.iter().map(|identity| identity.age() as _);
            read_with(&sealed, identities)
        }
        (OpensWith::Passphrase(passphrase), true) => {
            let opened = with_passphrase(&sealed, passphrase);
            opened.map(|(plain, _)| plain)
        }
    }
}

/// Opens `sealed` with `passphrase`, as [`open`] does, and keeps the key that opens just this text again.
///
/// # Errors
/// As [`open`].
pub fn open_and_keep(
    sealed: &[u8],
    passphrase: &Passphrase,
) -> Result<(Zeroizing<Vec<u8>>, FileKey), SealProblem> {
    let sealed = cut_out(sealed);
    if !decryptor(&sealed)?.is_scrypt() {
        return Err(SealProblem::NeedsIdentity);
    }
    with_passphrase(&sealed, passphrase)
}

/// Opens `sealed` with the key that was kept when this very text was sealed or opened with a passphrase. Costs nothing
/// of the passphrase's work.
///
/// # Errors
/// `Damaged` for any other text, and for this one when it was changed or cut short; `NotForThisIdentity` for one that
/// no passphrase opens.
pub fn open_again(sealed: &[u8], key: &FileKey) -> Result<Zeroizing<Vec<u8>>, SealProblem> {
    read_with(&cut_out(sealed), iter::once(key as _))
}

fn with_passphrase(
    sealed: &[u8],
    passphrase: &Passphrase,
) -> Result<(Zeroizing<Vec<u8>>, FileKey), SealProblem> {
    for spelling in passphrase.spellings() {
        let identity = Keeping::new(identity_of(&spelling));
        match read_with(sealed, iter::once(&identity as _)) {
            Err(SealProblem::PassphraseWrong) => {}
            Err(problem) => return Err(problem),
            Ok(plain) => {
                let key = identity.into_key().ok_or(SealProblem::Damaged)?;
                return Ok((plain, key));
            }
        }
    }
    Err(SealProblem::PassphraseWrong)
}

fn identity_of(passphrase: &Passphrase) -> age::scrypt::Identity {
    let secret = SecretString::from(passphrase.expose());
    let mut identity = age::scrypt::Identity::new(secret);
    identity.set_max_work_factor(MOST_WORK);
    identity
}

type Armored<'a> = ArmoredReader<std::io::BufReader<&'a [u8]>>;

fn decryptor(sealed: &[u8]) -> Result<age::Decryptor<Armored<'_>>, SealProblem> {
    age::Decryptor::new_buffered(ArmoredReader::new(sealed)).map_err(|error| problem_of(&error))
}

fn read_with<'a>(
    sealed: &[u8],
    identities: impl Iterator<Item = &'a dyn age::Identity>,
) -> Result<Zeroizing<Vec<u8>>, SealProblem> {
    let opened = decryptor(sealed)?.decrypt(identities);
    let mut opened = opened.map_err(|error| problem_of(&error))?;
    // What is inside is shorter: the buffer does not grow, and leaves no copy behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    opened
        .read_to_end(&mut plain)
        .map_err(|_| SealProblem::Damaged)?;
    Ok(plain)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's error may get new kinds, and then the text is none that Onramp can open"
)]
fn problem_of(error: &DecryptError) -> SealProblem {
    match error {
        DecryptError::DecryptionFailed => SealProblem::PassphraseWrong,
        DecryptError::NoMatchingKeys => SealProblem::NotForThisIdentity,
        DecryptError::ExcessiveWork { .. } => SealProblem::TooMuchWork,
        _ => SealProblem::Damaged,
    }
}
