//! Sealing: bytes that only one recipient, or whoever has the passphrase, can read.
//!
//! The format is age's (<https://age-encryption.org/v1>), as armored text, so that the standard `age` tool opens what is
//! sealed here and the other way round. age does not say who sealed something: whoever has a recipient can seal for it.

mod armor;
mod file_key;
mod open;
mod party;
mod passphrase;
mod problem;
#[cfg(test)]
mod tests;

pub use armor::digest;
pub use file_key::FileKey;
pub use open::{OpensWith, needs_passphrase, open, open_again, open_and_keep};
pub use party::{Identity, Recipient, read_identities};
pub use passphrase::{LEAST_CHARACTERS, Passphrase};
pub use problem::SealProblem;

use age::secrecy::SecretString;
use file_key::Keeping;
use zeroize::Zeroizing;

/// The work that a passphrase costs whoever tries one: scrypt with 2^18 rounds takes about a second and 256 MiB. Fixed,
/// because age would measure this computer, and what a fast one seals a slow one may then refuse to open.
const WORK_FACTOR: u8 = 18;

/// What age holds back before it seals it, in bytes.
const CHUNK: usize = 64 * 1024;

/// How many blocks of that size are written over: enough to meet the one that age has given back.
const BLOCKS: usize = 16;

/// For whom something is sealed.
#[derive(Debug, Clone, Copy)]
pub enum SealedFor<'a> {
    /// For whoever holds the identity of this recipient.
    Recipient(&'a Recipient),
    /// For whoever has this passphrase.
    Passphrase(&'a Passphrase),
}

/// Seals `plain`. Answers with armored text, its lines ended by a line feed on every system.
///
/// With a passphrase this takes about a second; call it from a thread that may block.
///
/// # Errors
/// `NotSealed` when age refuses, which it does for no input known.
pub fn seal(plain: &[u8], sealed_for: SealedFor<'_>) -> Result<String, SealProblem> {
    match sealed_for {
        SealedFor::Recipient(recipient) => seal_for(plain, recipient.age()),
        SealedFor::Passphrase(passphrase) => seal_for(plain, &recipient_of(passphrase)),
    }
}

/// Seals `plain` with `passphrase`, and keeps the key that opens just this text again without the passphrase's work.
///
/// This takes about a second; call it from a thread that may block.
///
/// # Errors
/// `NotSealed` when age refuses, which it does for no input known.
pub fn seal_and_keep(
    plain: &[u8],
    passphrase: &Passphrase,
) -> Result<(String, FileKey), SealProblem> {
    let recipient = Keeping::new(recipient_of(passphrase));
    let sealed = seal_for(plain, &recipient)?;
    let key = recipient.into_key().ok_or(SealProblem::NotSealed)?;
    Ok((sealed, key))
}

fn recipient_of(passphrase: &Passphrase) -> age::scrypt::Recipient {
    let secret = SecretString::from(passphrase.expose());
    let mut recipient = age::scrypt::Recipient::new(secret);
    recipient.set_work_factor(WORK_FACTOR);
    recipient
}

fn seal_for(plain: &[u8], recipient: &impl age::Recipient) -> Result<String, SealProblem> {
    let sealed = age::encrypt_and_armor(recipient, plain);
    write_over_freed_chunk();
    let text = sealed.map_err(|_| SealProblem::NotSealed)?;
    Ok(text.replace("\r\n", "\n"))
}

/// Takes blocks like the one that age has given back, and writes over them. age wipes its keys but not that block, and
/// what was sealed would lie there until somebody else takes it. Nothing promises that one of these is the same block;
/// `tests/memory_of_a_seal.rs` looks.
fn write_over_freed_chunk() {
    let blocks: Vec<_> = (0..BLOCKS)
        .map(|_| {
            let mut block = Zeroizing::new(Vec::with_capacity(CHUNK));
            block.resize(CHUNK, 1_u8);
            block
        })
        .collect();
    std::hint::black_box(&blocks);
}
