//! `onramp --forget-every-key`: every pair of this person's taken away from this computer, for whoever removes Onramp. It opens
//! no window, asks nobody, and the exit status says what came of it.

use onramp_core::desk::data_folder;
use onramp_core::forget_every_key;
use std::ffi::OsStr;
use std::process::ExitCode;

/// What asks for it; nothing else may be said beside it.
const ASKED: &str = "--forget-every-key";

/// Whether this process was started for it.
pub(crate) fn is_asked() -> bool {
    let mut arguments = std::env::args_os().skip(1);
    arguments.next().as_deref() == Some(OsStr::new(ASKED)) && arguments.next().is_none()
}

/// Forgets them: success where nothing is left, else failure with a line on standard error.
#[expect(
    clippy::print_stderr,
    reason = "it is asked for by an uninstaller or at a terminal"
)]
pub(crate) fn run() -> ExitCode {
    let Some(folder) = data_folder() else {
        eprintln!("The system names no folder for programs' data: no key was forgotten.");
        return ExitCode::FAILURE;
    };
    let every = tauri::async_runtime::block_on(forget_every_key(&folder));
    if every.is_all_gone() {
        return ExitCode::SUCCESS;
    }
    eprintln!(
        "Not every key is known to be gone: `onramp-cli keys forget --all` says what is left where."
    );
    ExitCode::FAILURE
}
