//! Programs that live as long as the session and no longer.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use crate::command::{command, not_started};
use crate::place;
use crate::stop::Stop;

/// A command that is ended by the kernel, should xtask itself be killed.
pub(super) fn bound(program: &str) -> Command {
    if place::on_path("setpriv").is_none() {
        return command(program);
    }
    let mut bound = command("setpriv");
    bound.args(["--pdeathsig", "TERM", program]);
    bound
}

/// Starts a program whose complaints go to a log.
pub(super) fn spawn(mut command: Command, log: &Path) -> Result<Child, Stop> {
    let file = File::create(log).map_err(Stop::file(log))?;
    command.stderr(file);
    command
        .spawn()
        .map_err(|cause| not_started(&command, cause))
}

/// The first line a program prints, which says that it is ready; `None` when it ended instead.
pub(super) fn first_line(child: &mut Child) -> Option<String> {
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut()?)
        .read_line(&mut line)
        .ok()?;
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// Asks a program to end, and ends it when it does not.
pub(super) fn put_away(mut child: Child) {
    let mut term = Command::new("kill");
    term.args(["-TERM", &child.id().to_string()]);
    drop(term.status());
    let deadline = Instant::now() + Duration::from_secs(3);
    while matches!(child.try_wait(), Ok(None)) {
        if Instant::now() > deadline {
            drop(child.kill());
            drop(child.wait());
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Makes a folder readable for its owner only; the bus and the keychain insist on it.
#[cfg(unix)]
pub(super) fn keep_private(folder: &Path) -> Result<(), Stop> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(Stop::file(folder))
}

/// Sessions are opened on Linux only.
#[cfg(not(unix))]
pub(super) fn keep_private(folder: &Path) -> Result<(), Stop> {
    fs::metadata(folder).map(drop).map_err(Stop::file(folder))
}
