//! What a person meets: the packages are looked at by the systems' own tools, installed with apt, opened, played, removed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::tree::Tree;
use super::{COMMAND_LINE, VERSION, WINDOW, wrong};
use crate::command::{answer, command, must};
use crate::debian;
use crate::session::Session;
use crate::stop::Stop;

const ENTRY: &str = "/usr/share/applications/onramp.desktop";

/// What an invite is to the system.
const INVITE: &str = "application/vnd.onramp.invite+json";

/// Where packages put files.
const SYSTEM: [&str; 5] = ["/usr", "/etc", "/opt", "/srv", "/var"];

/// Longer than a window takes to appear or to go, on a busy machine.
const WITHIN: Duration = Duration::from_secs(60);

/// Has the packages and their parts judged by the tools that distributions judge by.
pub(super) fn look(trees: &[Tree; 2], debs: &[PathBuf]) -> Result<(), Stop> {
    let [window, command_line] = trees;
    let mut lintian = command("lintian");
    lintian.args(["--allow-root", "--fail-on", "error", "--display-info"]);
    lintian.args(debs);
    must(lintian)?;
    let mut validate = command("desktop-file-validate");
    validate.arg(in_tree(window, ENTRY));
    must(validate)?;
    let mut metainfo = command("appstreamcli");
    metainfo
        .args(["validate-tree", "--no-net"])
        .arg(&window.root);
    must(metainfo)?;
    let mut completions = command("bash");
    let completed = "/usr/share/bash-completion/completions/onramp-cli";
    completions.arg("-n").arg(in_tree(command_line, completed));
    must(completions)
}

fn in_tree(tree: &Tree, path: &str) -> PathBuf {
    tree.root.join(path.trim_start_matches('/'))
}

/// Installs the packages, opens an invite as a desktop does, plays the smoke test, and removes everything.
pub(super) fn play(session: &Session, debs: &[PathBuf]) -> Result<(), Stop> {
    if is_installed() {
        return Err(wrong("Onramp is installed here already. Remove it first."));
    }
    let before = named_so();
    let files: Vec<OsString> = debs.iter().map(OsString::from).collect();
    debian::install_files(&files)?;
    let played = played(session);
    // Also after a failure: the next try begins as this one did.
    let installed = listed();
    debian::purge(&[WINDOW.name, COMMAND_LINE.name])?;
    played?;
    let left = installed.iter().filter(|path| Path::new(path).is_file());
    let left: Vec<&String> = left.collect();
    if !left.is_empty() || installed.is_empty() || named_so() != before {
        let now = named_so();
        return Err(wrong(&format!(
            "Removing the packages left {left:?}; of Onramp's name there was {before:?} and is {now:?}."
        )));
    }
    Ok(())
}

fn is_installed() -> bool {
    let mut ask = command("dpkg-query");
    ask.args(["--show", WINDOW.name, COMMAND_LINE.name]);
    let listed = ask.output().map(|output| output.stdout);
    listed.is_ok_and(|text| !text.is_empty())
}

/// What the packages put on the disk.
fn listed() -> Vec<String> {
    let mut ask = command("dpkg");
    ask.args(["--listfiles", WINDOW.name, COMMAND_LINE.name]);
    let text = answer(ask).unwrap_or_default();
    let paths = text.lines().filter(|path| Path::new(path).is_file());
    paths.map(str::to_owned).collect()
}

/// Everything of the system's with Onramp's name.
fn named_so() -> Vec<String> {
    let mut find = command("find");
    find.args(SYSTEM).args(["-xdev", "-iname", "*onramp*"]);
    // What of apt's and dpkg's own says what was once there is theirs.
    find.args([
        "-not",
        "-path",
        "/var/lib/*",
        "-not",
        "-path",
        "/var/cache/*",
    ]);
    find.args(["-not", "-path", "/var/log/*", "-not", "-path", "/usr/src/*"]);
    let found = find
        .output()
        .map(|output| output.stdout)
        .unwrap_or_default();
    let mut paths: Vec<String> = String::from_utf8_lossy(&found)
        .lines()
        .map(str::to_owned)
        .collect();
    paths.sort();
    paths
}

fn played(session: &Session) -> Result<(), Stop> {
    let version = answer(dressed(session, "onramp-cli", &["--version"]));
    if version.as_deref().map(str::trim) != Some(&format!("onramp-cli {VERSION}")) {
        return Err(wrong(&format!("The installed version is {version:?}.")));
    }
    let opens = answer(dressed(session, "gio", &["mime", INVITE])).unwrap_or_default();
    if !opens.contains("onramp.desktop") {
        return Err(wrong("The desktop does not open invites with Onramp."));
    }
    let page = answer(dressed(session, "man", &["--where", "onramp-cli-check"]));
    // A system without a reader of manuals is left without one.
    if crate::place::on_path("man").is_some() && page.is_none() {
        return Err(wrong("The manual of onramp-cli is not found."));
    }
    opened(session)?;
    must(dressed(session, "/usr/bin/onramp", &["--smoke"]))
}

/// A double click on an invite: the desktop entry opens a window, which a person closes again.
fn opened(session: &Session) -> Result<(), Stop> {
    let invite = session.home().join("acme.onramp-invite");
    let mut make = dressed(session, "onramp-cli", &["invite", "create"]);
    make.args([
        "--guide",
        "phin",
        "--company",
        "ACME MSP",
        "--company-id",
        "acme",
    ]);
    make.args([
        "--contact",
        "Sample Person",
        "--mail",
        "sample@example.org",
        "--out",
    ]);
    make.arg(&invite);
    must(make)?;
    let kind = dressed(
        session,
        "gio",
        &["info", "--attributes", "standard::content-type"],
    );
    let kind = with(kind, &invite);
    if !answer(kind).is_some_and(|text| text.contains(INVITE)) {
        return Err(wrong("The desktop does not know an invite."));
    }
    must(with(dressed(session, "gio", &["launch", ENTRY]), &invite))?;
    let window = until(|| window(session), "The desktop entry opens no window.")?;
    let asked = answer(dressed(session, "xprop", &["-id", &window, "_NET_WM_PID"]));
    let process = asked.as_deref().and_then(|text| text.split(" = ").nth(1));
    let process = process.ok_or_else(|| wrong("The window does not say whose it is."))?;
    must(dressed(session, "kill", &["-TERM", process.trim()]))?;
    let gone = || self::window(session).is_none().then_some(());
    until(gone, "The window does not close.")
}

/// The window's number, once it is on the display.
fn window(session: &Session) -> Option<String> {
    let tree = answer(dressed(session, "xwininfo", &["-root", "-tree"]))?;
    let line = tree
        .lines()
        .find(|line| line.contains("\"Onramp\"") && line.contains("1120x780"))?;
    line.split_whitespace().next().map(str::to_owned)
}

fn until<T>(ask: impl Fn() -> Option<T>, otherwise: &str) -> Result<T, Stop> {
    let deadline = Instant::now() + WITHIN;
    loop {
        if let Some(answer) = ask() {
            return Ok(answer);
        }
        if Instant::now() > deadline {
            return Err(wrong(otherwise));
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn dressed(session: &Session, program: &str, words: &[&str]) -> Command {
    let mut command = command(program);
    command.args(words);
    session.dress(&mut command);
    command
}

fn with(mut command: Command, path: &Path) -> Command {
    command.arg(path);
    command
}
