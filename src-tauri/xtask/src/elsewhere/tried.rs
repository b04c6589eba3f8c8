//! The installer, tried out under Wine: what a person meets, and what Onramp's own update does.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::System;
use super::package::{PARTS, wrong};
use super::toolchain::cargo_for;
use super::wine::{WINE, Wine};
use crate::command::{answer, command, line, must, not_started};
use crate::package::VERSION;
use crate::place;
use crate::stop::Stop;

/// What the installer answers where Onramp is open.
const IS_OPEN: i32 = 2;

/// What the installer answers where everything is there but WebView2, as under Wine.
const WITHOUT_WEBVIEW2: i32 = 3;

/// The core's tests that cannot run under Wine.
const LEFT_OUT: [&str; 2] = [
    // Wine 8 judges no certificate by an authority of one's own, which every server of these tests has.
    "check::tests::tls::",
    // The programs that read the PDF are Debian's.
    "report::tests::paper::",
];

/// Where Windows keeps what opens a desk.
const DESK: &str = r"HKCU\Software\Classes\.onramp-desk";

/// What Onramp would call an entry of the setup "removed".
const KEPT: &str = "removed.onramp";

/// How long the Onramp that starts an update takes to close.
const CLOSES_AFTER: Duration = Duration::from_secs(2);

/// How long an update waits for that at the least.
const WAITED_FOR: Duration = Duration::from_secs(25);

/// How long something may take that goes on after its program has answered.
const DONE_WITHIN: Duration = Duration::from_secs(60);

/// Installs it as an RMM tool does, and gives the folder that it is in.
pub(super) fn installed(wine: &Wine, installer: &Path) -> Result<PathBuf, Stop> {
    let code = ended(wine.run(installer, &["/S"]))?;
    if code != Some(WITHOUT_WEBVIEW2) {
        return Err(wrong(&format!("The installer ended with {code:?}.")));
    }
    let folder = home(wine)?.join("AppData/Local/Programs/Onramp");
    for part in PARTS {
        if !folder.join(part).is_file() {
            return Err(wrong(&format!("{part} is not installed.")));
        }
    }
    let opens = wine.run(
        "reg",
        &[
            "query",
            r"HKCU\Software\Classes\Onramp.Invite\shell\open\command",
        ],
    );
    if !answer(opens).is_some_and(|text| text.contains(r#"\onramp.exe" "%1""#)) {
        return Err(wrong("Invites do not open with Onramp."));
    }
    Ok(folder)
}

/// Updates it as Onramp itself does: while that is still open, and closes, and is to be opened again.
pub(super) fn updated(wine: &Wine, installer: &Path, folder: &Path) -> Result<(), Stop> {
    let program = folder.join("onramp.exe");
    let new = fs::read(&program).map_err(Stop::file(&program))?;
    fs::write(&program, "older").map_err(Stop::file(&program))?;
    must(wine.run("reg", &["add", DESK, "/ve", "/d", "Other", "/f"]))?;
    let words = ["/P", "/UPDATE", "/R", "/ARGS", r"C:\acme.onramp-invite"];
    let mut closing = open_onramp(wine, CLOSES_AFTER)?;
    let code = ended(wine.run(installer, &words))?;
    let has_closed = closing.try_wait().is_ok_and(|status| status.is_some());
    // Waits for it otherwise: nothing is left at work.
    let _ = closing.wait();
    if code != Some(0) || !has_closed {
        return Err(wrong(&format!("The update ended with {code:?}.")));
    }
    if !fs::read(&program).is_ok_and(|now| now == new) {
        return Err(wrong("The update left the older program."));
    }
    until(
        || answer(wine.run("taskkill", &["/F", "/IM", "onramp.exe"])).is_some(),
        "The update does not open Onramp again.",
    )?;
    let desk = answer(wine.run("reg", &["query", DESK, "/ve"]));
    if !desk.is_some_and(|text| text.contains("Other")) {
        return Err(wrong("The update took files from another program."));
    }
    must(wine.run("reg", &["add", DESK, "/ve", "/d", "Onramp.Desk", "/f"]))?;
    not_updated(wine, installer, &program)
}

/// An Onramp that does not close is left as it is.
fn not_updated(wine: &Wine, installer: &Path, program: &Path) -> Result<(), Stop> {
    let mut open = open_onramp(wine, DONE_WITHIN * 5)?;
    let before = fs::metadata(program).and_then(|file| file.modified());
    let start = Instant::now();
    let code = ended(wine.run(installer, &["/S", "/UPDATE"]));
    let took = start.elapsed();
    open.kill().map_err(Stop::file(program))?;
    open.wait().map_err(Stop::file(program))?;
    let code = code?;
    if code != Some(IS_OPEN) || took < WAITED_FOR {
        return Err(wrong(&format!(
            "Beside an open Onramp, the update ended with {code:?} after {took:?}."
        )));
    }
    let after = fs::metadata(program).and_then(|file| file.modified());
    if after.map_err(Stop::file(program))? != before.map_err(Stop::file(program))? {
        return Err(wrong("An open Onramp was replaced."));
    }
    Ok(())
}

/// A small program of this folder's, on the disk of that Windows.
fn compiled(wine: &Wine, name: &str) -> Result<PathBuf, Stop> {
    let program = wine.folder(&format!("{name}.exe"));
    let mut compiler = command("x86_64-w64-mingw32-gcc");
    compiler.args(["-O2", "-s", "-o"]).arg(&program);
    compiler.arg(format!("src-tauri/xtask/src/elsewhere/{name}.c"));
    compiler.arg("-ladvapi32");
    must(compiler)?;
    Ok(program)
}

/// What the installer takes for an Onramp that is open for so long.
fn open_onramp(wine: &Wine, time: Duration) -> Result<Child, Stop> {
    let program = compiled(wine, "open-onramp")?;
    let mut open = wine.run(&program, &[&time.as_millis().to_string()]);
    let open = open.stdout(Stdio::piped());
    let mut child = open.spawn().map_err(|cause| not_started(open, cause))?;
    let mut said = String::new();
    if let Some(output) = child.stdout.take() {
        BufReader::new(output)
            .read_line(&mut said)
            .map_err(Stop::file(&program))?;
    }
    if said.trim() == "open" {
        Ok(child)
    } else {
        Err(wrong("Nothing stands in for an open Onramp."))
    }
}

/// Removes it as an RMM tool does, and forgets the keys.
pub(super) fn removed(wine: &Wine, folder: &Path) -> Result<(), Stop> {
    let kept_key = compiled(wine, "kept-key")?;
    must(wine.run(&kept_key, &["keep", KEPT, "removed"]))?;
    let is_kept = || answer(wine.run(&kept_key, &["look", KEPT])).is_some();
    if !is_kept() {
        return Err(wrong("Nothing is kept in Credential Manager."));
    }
    must(wine.run(folder.join("uninstall.exe"), &["/S", "/FORGETKEYS"]))?;
    until(
        || !folder.exists(),
        "The uninstaller left something in its folder.",
    )?;
    if is_kept() {
        return Err(wrong("The uninstaller forgot no key."));
    }
    for key in [
        r"HKCU\Software\Classes\.onramp-invite",
        r"HKCU\Software\Classes\Onramp.Invite",
        DESK,
        r"HKCU\Software\Classes\Onramp.Desk",
        r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\io.github.onramp.desktop",
    ] {
        if answer(wine.run("reg", &["query", key])).is_some() {
            return Err(wrong(&format!("The uninstaller left {key}.")));
        }
    }
    Ok(())
}

/// The command line plays a whole job against practice, over TLS, and writes its report.
pub(super) fn played(wine: &Wine, cli: &Path) -> Result<(), Stop> {
    let version = answer(wine.run(cli, &["--version"])).unwrap_or_default();
    if version.trim() != format!("onramp-cli {VERSION}") {
        return Err(wrong(&format!(
            "The command line's version is `{}`.",
            version.trim()
        )));
    }
    must(wine.run(cli, &["report", "sample", "--json", r"C:\sample.json"]))?;
    must(wine.run(cli, &["report", "verify", r"C:\sample.json"]))
}

/// The home folder of the person in Wine's Windows.
fn home(wine: &Wine) -> Result<PathBuf, Stop> {
    let users = wine.folder("users");
    let listed = fs::read_dir(&users).map_err(Stop::file(&users))?;
    let mut homes = listed.flatten().map(|entry| entry.path());
    homes
        .find(|home| !home.ends_with("Public"))
        .ok_or_else(|| wrong("Wine has made no home folder."))
}

/// Runs the core's tests, but [`LEFT_OUT`].
pub(super) fn tests(wine: &Wine) -> Result<(), Stop> {
    let mut test = cargo_for(System::Windows, "test")?;
    test.args(["--package", "onramp-core", "--lib"]);
    test.args(["--test", "credential_manager"]);
    test.arg("--");
    test.args(LEFT_OUT.iter().flat_map(|name| ["--skip", name]));
    wine.dress(&mut test);
    test.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", WINE);
    // Snapshots are found by asking Cargo, which no Windows program can here.
    test.env("INSTA_WORKSPACE_ROOT", place::root());
    must(test)
}

/// Runs a command and gives its exit status.
fn ended(mut command: Command) -> Result<Option<i32>, Stop> {
    println!("      {}", line(&command));
    let status = command.status();
    let status = status.map_err(|cause| not_started(&command, cause))?;
    Ok(status.code())
}

fn until(is_so: impl Fn() -> bool, otherwise: &str) -> Result<(), Stop> {
    let deadline = Instant::now() + DONE_WITHIN;
    while !is_so() {
        if Instant::now() > deadline {
            return Err(wrong(otherwise));
        }
        thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}
