//! Starting other programs.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::place;
use crate::stop::Stop;

/// A program to be started in the workspace's folder.
///
/// What Cargo told xtask about xtask's own package is taken out: some build scripts watch those
/// variables and would build everything again.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(place::root());
    for (name, _) in std::env::vars_os() {
        let is_own = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_")
                || name.starts_with("CARGO_MANIFEST_")
                || name == "CARGO_BIN_NAME"
                || name == "CARGO_CRATE_NAME"
                || name == "CARGO_PRIMARY_PACKAGE"
        });
        if is_own {
            command.env_remove(name);
        }
    }
    command
}

/// Cargo, with its words.
pub(crate) fn cargo<'a>(words: impl IntoIterator<Item = &'a str>) -> Command {
    let mut cargo = command(place::cargo());
    cargo.args(words);
    cargo
}

/// npm in the web view's folder, with its words.
pub(crate) fn npm(words: &[&str]) -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(place::ui()).args(words);
    npm.env("NPM_CONFIG_UPDATE_NOTIFIER", "false");
    npm
}

/// The command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a command that talks to the terminal itself; a failure stops.
pub(crate) fn must(mut command: Command) -> Result<(), Stop> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|cause| not_started(&command, cause))?;
    if status.success() {
        return Ok(());
    }
    Err(Stop::Failed {
        line: line(&command),
        status: status.code(),
    })
}

/// Runs a command and gives what it printed; `None` when it fails or is not there.
pub(crate) fn answer(mut command: Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

/// Runs a command, shows each line of its standard output as it comes and hands it to `hear`.
///
/// Gives whether the command succeeded.
pub(crate) fn listen(mut command: Command, mut hear: impl FnMut(&str)) -> Result<bool, Stop> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|cause| not_started(&command, cause))?;
    if let Some(output) = child.stdout.take() {
        for bytes in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let said = String::from_utf8_lossy(&bytes);
            println!("{said}");
            hear(&said);
        }
    }
    let status = child.wait().map_err(|cause| not_started(&command, cause))?;
    Ok(status.success())
}

/// Names the program an error belongs to.
pub(crate) fn not_started(command: &Command, cause: std::io::Error) -> Stop {
    Stop::NotStarted {
        program: command.get_program().to_string_lossy().into_owned(),
        cause,
    }
}
