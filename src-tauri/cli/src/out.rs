//! Standard output. A reader that has gone away (`… | head`) is no failure; a full disk is.

use crate::error::CliError;
use std::fmt::Arguments;
use std::fs::File;
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

/// Writes a text as it is.
pub(crate) fn whole(text: &str) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::Output(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// The standard output itself, where another program reads it: a pipe, and neither a terminal nor a file that anybody may
/// read later.
#[cfg(unix)]
pub(crate) fn pipe() -> Option<File> {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;
    let out = std::io::stdout().as_fd().try_clone_to_owned().ok()?;
    let out = File::from(out);
    let kind = out.metadata().ok()?.file_type();
    (kind.is_fifo() || kind.is_socket()).then_some(out)
}

/// The standard output itself, where it is no terminal.
#[cfg(windows)]
pub(crate) fn pipe() -> Option<File> {
    use std::io::IsTerminal as _;
    use std::os::windows::io::AsHandle as _;
    if std::io::stdout().is_terminal() {
        return None;
    }
    let out = std::io::stdout().as_handle().try_clone_to_owned().ok()?;
    Some(File::from(out))
}

/// As `println!`, with its failure handed back.
macro_rules! say {
    ($($text:tt)*) => { $crate::out::line(format_args!($($text)*)) };
}
pub(crate) use say;
