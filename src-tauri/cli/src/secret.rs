//! Asks for a passphrase. Never takes one from arguments or the environment, which other programs can read.

use crate::error::CliError;
use onramp_core::seal::Passphrase;
use std::io::{IsTerminal as _, Read as _};
use zeroize::Zeroizing;

/// No passphrase is longer.
const MOST_BYTES: u64 = 4096;

/// Asks at the terminal, without showing what is typed; without a terminal, or where the standard input `is_taken` by
/// what is to be opened, as far as that goes.
///
/// # Errors
/// `PassphraseMissing` when nobody can be asked, or nothing was typed.
pub(crate) fn passphrase(is_taken: bool) -> Result<Passphrase, CliError> {
    let text = if is_taken || std::io::stdin().is_terminal() {
        let typed = rpassword::prompt_password("Passphrase: ");
        Zeroizing::new(typed.map_err(|_| CliError::PassphraseMissing)?)
    } else {
        first_line()?
    };
    if text.is_empty() {
        return Err(CliError::PassphraseMissing);
    }
    Ok(Passphrase::new(text))
}

fn first_line() -> Result<Zeroizing<String>, CliError> {
    let mut text = Zeroizing::new(String::new());
    std::io::stdin()
        .take(MOST_BYTES)
        .read_to_string(&mut text)
        .map_err(|_| CliError::PassphraseMissing)?;
    let line = text.lines().next().unwrap_or_default();
    Ok(Zeroizing::new(line.to_owned()))
}
