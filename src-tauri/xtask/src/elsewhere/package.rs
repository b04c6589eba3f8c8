//! `cargo xtask package --windows`: the installer for Windows, tried out under Wine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread;
use std::time::{Duration, Instant};

use super::System;
use super::toolchain::cargo_for;
use super::wine::{WINE, Wine};
use crate::command::{answer, command, line, must, not_started};
use crate::package::VERSION;
use crate::steps::Steps;
use crate::stop::Stop;
use crate::{debian, front_end, need, place};

/// What the installer may take, in bytes.
const LARGEST: u64 = 5_000_000;

/// What the installer puts on the disk.
const PARTS: [&str; 4] = [
    "onramp.exe",
    "onramp-cli.exe",
    "WebView2Loader.dll",
    "LICENSES.txt",
];

/// What the installer answers where everything is there but WebView2, as under Wine.
const WITHOUT_WEBVIEW2: i32 = 3;

/// How long the uninstaller may take, which goes on after it has answered.
const REMOVED_WITHIN: Duration = Duration::from_secs(60);

/// Builds the programs and the installer, installs and removes it under Wine, and runs the core's tests there.
pub(crate) fn package() -> Result<ExitCode, Stop> {
    need::node()?;
    let mut steps = Steps::new(8);
    steps.step("System packages", || {
        need::packages(true)?;
        debian::need(System::Windows.packages())?;
        debian::need(debian::FOR_INSTALLER)
    })?;
    steps.step("Front end: npm ci", front_end::packages)?;
    steps.step("Front end: vite build", front_end::build)?;
    steps.step("Onramp for Windows, optimized: cargo build", programs)?;
    let installer = steps.step("Installer: makensis", installer)?;
    let wine = steps.step("Wine", Wine::open)?;
    steps.step("Installed, played, removed", || {
        installed_and_removed(&wine, &installer)
    })?;
    steps.step("The core's tests under Wine: cargo test", || tests(&wine))?;
    println!("\n{}", installer.display());
    Ok(ExitCode::SUCCESS)
}

/// Where the optimized programs lie.
fn built() -> PathBuf {
    place::target()
        .join("elsewhere")
        .join(System::Windows.target())
        .join("release")
}

fn programs() -> Result<(), Stop> {
    let mut build = cargo_for(System::Windows, "build")?;
    build.args([
        "--release",
        "--package",
        "onramp",
        "--package",
        "onramp-cli",
    ]);
    build.args(["--features", "onramp/custom-protocol"]);
    must(build)
}

/// Lays out what is installed, and packs it.
fn installer() -> Result<PathBuf, Stop> {
    let folder = place::target().join("packages");
    let laid_out = folder.join("windows");
    fs::create_dir_all(&laid_out).map_err(Stop::file(&laid_out))?;
    for part in PARTS {
        let to = laid_out.join(part);
        let made = if part == "LICENSES.txt" {
            licences().and_then(|text| fs::write(&to, text))
        } else {
            fs::copy(built().join(part), &to).map(drop)
        };
        made.map_err(Stop::file(&to))?;
        told(&to)?;
    }
    let installer = folder.join(format!("onramp-{VERSION}-setup.exe"));
    let mut makensis = command("makensis");
    makensis
        .args(["-V2", "-WX"])
        .arg(format!("-DVERSION={VERSION}"))
        .arg(format!("-DPROGRAMS={}", laid_out.display()))
        .arg(format!(
            "-DICON={}",
            place::root().join("icons/icon.ico").display()
        ))
        .arg(format!("-DOUT={}", installer.display()))
        .arg("src-tauri/packaging/windows/onramp.nsi");
    must(makensis)?;
    if told(&installer)? > LARGEST {
        return Err(wrong("The installer is larger than 5 MB."));
    }
    Ok(installer)
}

/// Onramp's own licences, and what of other people is inside.
fn licences() -> std::io::Result<String> {
    let mut all = String::new();
    for file in ["LICENSE", "src-tauri/core/notices.txt"] {
        all.push_str(&fs::read_to_string(place::root().join(file))?);
        all.push('\n');
    }
    Ok(all.replace('\n', "\r\n"))
}

/// Says how large a file is, and gives it.
fn told(file: &Path) -> Result<u64, Stop> {
    let bytes = fs::metadata(file).map_err(Stop::file(file))?.len();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    println!("      {bytes:>10} bytes  {name}");
    Ok(bytes)
}

fn installed_and_removed(wine: &Wine, installer: &Path) -> Result<(), Stop> {
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
    played(wine, &folder)?;
    must(wine.run(folder.join("uninstall.exe"), &["/S", "/FORGETKEYS"]))?;
    let deadline = Instant::now() + REMOVED_WITHIN;
    while folder.exists() {
        if Instant::now() > deadline {
            return Err(wrong("The uninstaller left something in its folder."));
        }
        thread::sleep(Duration::from_millis(200));
    }
    for key in [
        r"HKCU\Software\Classes\.onramp-invite",
        r"HKCU\Software\Classes\Onramp.Invite",
        r"HKCU\Software\Classes\.onramp-desk",
        r"HKCU\Software\Classes\Onramp.Desk",
        r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\io.github.onramp.desktop",
    ] {
        if answer(wine.run("reg", &["query", key])).is_some() {
            return Err(wrong(&format!("The uninstaller left {key}.")));
        }
    }
    Ok(())
}

/// The installed command line plays a whole job against practice, over TLS, and writes its report.
fn played(wine: &Wine, folder: &Path) -> Result<(), Stop> {
    let cli = folder.join("onramp-cli.exe");
    let version = answer(wine.run(&cli, &["--version"])).unwrap_or_default();
    if version.trim() != format!("onramp-cli {VERSION}") {
        return Err(wrong(&format!(
            "The installed version is `{}`.",
            version.trim()
        )));
    }
    must(wine.run(&cli, &["report", "sample", "--json", r"C:\sample.json"]))?;
    must(wine.run(&cli, &["report", "verify", r"C:\sample.json"]))
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

fn tests(wine: &Wine) -> Result<(), Stop> {
    let mut test = cargo_for(System::Windows, "test")?;
    test.args(["--package", "onramp-core", "--lib"]);
    test.args(["--test", "credential_manager"]);
    wine.dress(&mut test);
    test.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", WINE);
    must(test)
}

/// Runs a command and gives its exit status.
fn ended(mut command: Command) -> Result<Option<i32>, Stop> {
    println!("      {}", line(&command));
    let status = command.status();
    let status = status.map_err(|cause| not_started(&command, cause))?;
    Ok(status.code())
}

fn wrong(what: &str) -> Stop {
    Stop::Wrong {
        what: what.to_owned(),
    }
}
