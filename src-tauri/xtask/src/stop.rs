//! Why xtask cannot go on, each with what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A reason to stop. Its `Display` is what the person reads last.
#[derive(Debug)]
pub(crate) enum Stop {
    /// A program ended with a failure; its own output is above.
    Failed { line: String, status: Option<i32> },
    /// A program could not be started.
    NotStarted { program: String, cause: io::Error },
    /// A file or folder could not be read or written.
    File { path: PathBuf, cause: io::Error },
    /// Packages are missing and xtask may not install them.
    Missing { advice: String },
    /// Node is missing or too old.
    Node { found: Option<String> },
    /// `run` has no display to open a window on.
    NoDisplay,
    /// The window's tests or pictures were asked for on a system that has no driver for it.
    NotHere,
    /// What was built is not as it must be.
    Wrong { what: String },
    /// A part of the test session did not come up.
    NotReady { what: &'static str, log: PathBuf },
}

impl fmt::Display for Stop {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed { line, status } => match status {
                Some(code) => write!(
                    out,
                    "`{line}` failed with exit status {code}; what it said is above."
                ),
                None => write!(out, "`{line}` was stopped before it was done."),
            },
            Self::NotStarted { program, cause } => {
                write!(out, "`{program}` could not be started: {cause}.")
            }
            Self::File { path, cause } => write!(out, "{}: {cause}.", path.display()),
            Self::Missing { advice } => write!(out, "{advice}"),
            Self::Wrong { what } => write!(out, "{what}"),
            Self::Node { found } => {
                match found {
                    Some(version) => write!(out, "The Node found here is {version}. ")?,
                    None => write!(out, "Node (with npm) was not found. ")?,
                }
                write!(
                    out,
                    "Onramp's window is built with Node 20.19 or newer (of 22: 22.12 or newer). \
                     Install it from https://nodejs.org, then run this command again."
                )
            }
            Self::NoDisplay => write!(
                out,
                "`cargo xtask run` opens a window and needs a display: run it inside a desktop \
                 session, or set DISPLAY or WAYLAND_DISPLAY."
            ),
            Self::NotHere => write!(
                out,
                "The tests in the real window and the pictures of the screens are made on Linux only: \
                 WebKitWebDriver drives the window there. \
                 `cargo xtask test --only rust`, `ui` and `journeys` run everywhere."
            ),
            Self::NotReady { what, log } => write!(
                out,
                "{what} did not come up in time; what it said is in {}.",
                log.display()
            ),
        }
    }
}

impl Stop {
    /// Names the file an I/O error belongs to.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |cause| Self::File { path, cause }
    }
}
