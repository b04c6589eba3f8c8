//! Takes the keys from the environment or from standard input. Never from arguments.

use crate::error::CliError;
use onramp_core::keys::{CaptureContext, StoredKeys, read_key};
use onramp_core::setup::view::KeySlot;
use onramp_core::words::Code;
use std::io::{IsTerminal as _, Read as _};
use zeroize::Zeroizing;

const PUBLIC: &str = "ONRAMP_PUBLIC_KEY";
const PRIVATE: &str = "ONRAMP_PRIVATE_KEY";
// Two keys and what may stand around them; more is no pair of keys.
const MOST_BYTES: u64 = 4096;

/// Reads the pair, and looks at it as the window would.
///
/// # Errors
/// `KeysMissing`, or `KeyRefused` with the reason.
pub(crate) fn read(company_id: &str) -> Result<StoredKeys, CliError> {
    let (public, private) = match (std::env::var(PUBLIC), std::env::var(PRIVATE)) {
        (Ok(public), Ok(private)) => (Zeroizing::new(public), Zeroizing::new(private)),
        _ => from_standard_input()?,
    };
    let mut stored = StoredKeys::default();
    take(KeySlot::Public, "public", public, company_id, &mut stored)?;
    take(
        KeySlot::Private,
        "private",
        private,
        company_id,
        &mut stored,
    )?;
    Ok(stored)
}

fn take(
    slot: KeySlot,
    which: &'static str,
    text: Zeroizing<String>,
    company_id: &str,
    stored: &mut StoredKeys,
) -> Result<(), CliError> {
    let reading = {
        let context = CaptureContext {
            company_id: Some(company_id),
            stored,
            old: None,
        };
        read_key(slot, text, &context)
    };
    let code = reading
        .notes
        .first()
        .map_or(Code::KeyEmpty, |(code, _)| *code);
    let key = reading.key.ok_or(CliError::KeyRefused { which, code })?;
    stored.put(key);
    Ok(())
}

fn from_standard_input() -> Result<(Zeroizing<String>, Zeroizing<String>), CliError> {
    // A terminal would show the keys while they are typed, and keep them on the screen.
    if std::io::stdin().is_terminal() {
        return Err(CliError::KeysMissing);
    }
    let mut text = Zeroizing::new(String::new());
    std::io::stdin()
        .take(MOST_BYTES)
        .read_to_string(&mut text)
        .map_err(|_| CliError::KeysMissing)?;
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    match (lines.next(), lines.next()) {
        (Some(public), Some(private)) => Ok((
            Zeroizing::new(public.to_owned()),
            Zeroizing::new(private.to_owned()),
        )),
        _ => Err(CliError::KeysMissing),
    }
}
