//! `onramp --smoke`: does the installed program work here? The real window plays one practice setup, and the exit status says
//! what came of it: 0 it was connected, otherwise it was not, with one line that says why.
//!
//! The window is a second process with a home, a name and records of its own, so that nothing of the person's is read or
//! changed, and an Onramp that is open is left alone. Neither keychain nor clipboard is touched. The first process ends the
//! second where it takes too long, and takes away what it wrote.

mod journey;

pub(crate) use journey::begin;

use onramp_core::desk::IDENTIFIER;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

/// What asks for it.
const ASKED: &str = "--smoke";

/// What tells the second process its name.
const NAME: &str = "ONRAMP_SMOKE";

/// How long all of it may take. The journey's own limit is shorter, so that it can say where it stopped.
const LIMIT: Duration = Duration::from_secs(120);

/// How often the second process is looked at.
const PAUSE: Duration = Duration::from_millis(50);

/// Which part of a smoke test this process plays.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// None: a person's own Onramp.
    None,
    /// The one that starts the other, and waits for it.
    Watches,
    /// The one with the window; Tauri and the system know it by this name.
    Plays(String),
}

/// Which part was asked for by this process's arguments and environment.
pub(crate) fn part() -> Part {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    part_of(&arguments, std::env::var(NAME).ok())
}

fn part_of(arguments: &[OsString], name: Option<String>) -> Part {
    let is_asked = arguments.len() == 1 && arguments.iter().all(|argument| argument == ASKED);
    match (is_asked, name) {
        (false, _) => Part::None,
        (true, None) => Part::Watches,
        (true, Some(name)) => Part::Plays(name),
    }
}

/// Plays it in a second process, and answers with how that ended: success, or failure with a line on standard error.
#[expect(
    clippy::print_stderr,
    reason = "it is asked for by a script or at a terminal"
)]
pub(crate) fn watch() -> ExitCode {
    let name = format!("{IDENTIFIER}.smoke-{}", std::process::id());
    let home = std::env::temp_dir().join(&name);
    let ended = make_private(&home)
        .and_then(|()| start(&home, &name))
        .and_then(|mut child| wait(&mut child));
    clear_away(&home, &name);
    match ended {
        Ok(Some(status)) if status.success() => ExitCode::SUCCESS,
        Ok(Some(status)) => {
            // What stopped the journey was said where it happened.
            if status.code() != Some(journey::STOPPED) {
                eprintln!("Onramp's smoke test ended by itself: {status}.");
            }
            ExitCode::FAILURE
        }
        Ok(None) => {
            eprintln!("Onramp's smoke test was ended after {LIMIT:?}.");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("Onramp's smoke test could not be started: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(home: &Path, name: &str) -> std::io::Result<Child> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .arg(ASKED)
        .env(NAME, name)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_DATA_HOME", home.join("data"))
        // What Apple's frameworks take for the home.
        .env("CFFIXED_USER_HOME", home);
    // The display's password lies in the person's own home unless it is named.
    if std::env::var_os("XAUTHORITY").is_none()
        && let Some(password) = std::env::home_dir().map(|home| home.join(".Xauthority"))
        && password.exists()
    {
        command.env("XAUTHORITY", password);
    }
    command.spawn()
}

/// How it ended; none when it took too long, and was ended.
fn wait(child: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    let deadline = Instant::now() + LIMIT;
    while Instant::now() < deadline {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(PAUSE);
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

#[cfg(unix)]
fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir(folder)
}

/// Windows tells programs its folders whatever their environment says: there they are known by the name.
fn clear_away(home: &Path, name: &str) {
    let named = ["LOCALAPPDATA", "APPDATA"].map(std::env::var_os);
    let named = named.into_iter().flatten();
    let folders = named.map(|folder| PathBuf::from(folder).join(name));
    for folder in folders.chain([home.to_path_buf()]) {
        // The web view's processes may write for a moment longer than the window.
        let deadline = Instant::now() + Duration::from_secs(5);
        while folder.exists() && Instant::now() < deadline {
            if std::fs::remove_dir_all(&folder).is_err() {
                thread::sleep(PAUSE);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part_of_words(words: &[&str], name: Option<&str>) -> Part {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        part_of(&words, name.map(str::to_owned))
    }

    #[test]
    fn it_is_played_only_when_it_alone_is_asked_for() {
        assert_eq!(part_of_words(&[], None), Part::None);
        assert_eq!(part_of_words(&[], Some("one")), Part::None);
        assert_eq!(part_of_words(&["a.onramp-invite", ASKED], None), Part::None);
        assert_eq!(part_of_words(&[ASKED], None), Part::Watches);
        let plays = Part::Plays("one".to_owned());
        assert_eq!(part_of_words(&[ASKED], Some("one")), plays);
    }
}
