//! Standard output. A reader that has gone away (`… | head`) is no failure; a full disk is.

use crate::error::CliError;
use std::fmt::Arguments;
use std::io::{ErrorKind, Write as _};

/// Writes one line, at once: what runs for long is read while it runs.
pub(crate) fn line(text: Arguments<'_>) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    let written = writeln!(out, "{text}").and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::Output(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// As `println!`, with its failure handed back.
macro_rules! say {
    ($($text:tt)*) => { $crate::out::line(format_args!($($text)*)) };
}
pub(crate) use say;
