//! `cargo xtask package --windows`: the installer for Windows, tried out under Wine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use super::toolchain::{cargo_for, origin};
use super::wine::Wine;
use super::{System, look, tried};
use crate::command::{command, must};
use crate::package::{VERSION, made_at};
use crate::steps::Steps;
use crate::stop::Stop;
use crate::{debian, front_end, need, place};

/// What the installer may take, in bytes: 5 MB as Windows counts them.
const LARGEST: u64 = 5 * 1024 * 1024;

/// What the installer puts on the disk.
pub(super) const PARTS: [&str; 3] = ["onramp.exe", "WebView2Loader.dll", "LICENSES.txt"];

/// The command line, which is a download of its own.
pub(super) const COMMAND_LINE: &str = "onramp-cli.exe";

/// Each function is a piece of its own, of which the linker keeps one where several came out the same; and it leaves out when
/// it ran.
const FLAGS: [&str; 3] = [
    "-Zfunction-sections=yes",
    "-Clink-arg=-Wl,--icf=all",
    "-Clink-arg=-Wl,--no-insert-timestamp",
];

/// Builds the programs and the installer, installs and removes it under Wine, and runs the core's tests there.
pub(crate) fn package() -> Result<ExitCode, Stop> {
    need::node()?;
    let mut steps = Steps::new(12);
    steps.step("System packages", || {
        need::packages(true)?;
        debian::need(System::Windows.packages())?;
        debian::need(debian::FOR_INSTALLER)
    })?;
    steps.step("Front end: npm ci", front_end::packages)?;
    steps.step("Front end: vite build", front_end::build)?;
    steps.step("Onramp for Windows, optimized: cargo build", programs)?;
    let installer = steps.step("Installer: makensis", installer)?;
    let zipped = steps.step("Command line: zip", zipped)?;
    let wine = steps.step("Wine", Wine::open)?;
    steps.step("The command line, played", || {
        tried::played(&wine, &laid_out().join(COMMAND_LINE))
    })?;
    let folder = steps.step("Installed", || tried::installed(&wine, &installer))?;
    steps.step("Updated", || tried::updated(&wine, &installer, &folder))?;
    steps.step("Removed", || tried::removed(&wine, &folder))?;
    steps.step("The core's tests under Wine: cargo test", || {
        tried::tests(&wine)
    })?;
    println!("\n{}\n{}", installer.display(), zipped.display());
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
    build.args(["--release", "--package", "onramp"]);
    build.args(["--package", "onramp-cli"]);
    build.args(["--features", "onramp/custom-protocol"]);
    // The library sorts and formats in less code, and without what reads the symbols that a release has lost.
    build.arg("-Zbuild-std-features=panic-unwind,optimize_for_size");
    let origin = origin()?;
    origin.hide(&mut build, System::Windows.target(), &FLAGS);
    must(build)?;
    ["onramp.exe", COMMAND_LINE]
        .iter()
        .try_for_each(|name| origin.is_hidden_in(&built().join(name)))?;
    look::at_the_window(&built().join("onramp.exe"))?;
    look::at_the_command_line(&built().join(COMMAND_LINE))
}

/// Where what is packed lies.
fn laid_out() -> PathBuf {
    place::target().join("packages/windows")
}

/// Lays out what is packed, and packs what is installed.
fn installer() -> Result<PathBuf, Stop> {
    let laid_out = laid_out();
    fs::create_dir_all(&laid_out).map_err(Stop::file(&laid_out))?;
    for part in PARTS.into_iter().chain([COMMAND_LINE]) {
        let to = laid_out.join(part);
        let made = if part == "LICENSES.txt" {
            licences().and_then(|text| fs::write(&to, text))
        } else {
            fs::copy(built().join(part), &to).map(drop)
        };
        made.and_then(|()| date(&to)).map_err(Stop::file(&to))?;
        told(&to)?;
    }
    let installer = place::target().join(format!("packages/onramp-{VERSION}-setup.exe"));
    let mut makensis = command("makensis");
    makensis
        .args(["-V2", "-WX"])
        .env("SOURCE_DATE_EPOCH", made_at())
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

/// Gives a file the time of the commit, which the installer and the zip pass on.
fn date(file: &Path) -> std::io::Result<()> {
    let seconds = made_at().parse().unwrap_or_default();
    let file = fs::File::options().write(true).open(file)?;
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// Packs the command line, with the licences.
fn zipped() -> Result<PathBuf, Stop> {
    let zipped = place::target().join(format!("packages/onramp-cli-{VERSION}-windows.zip"));
    if zipped.exists() {
        fs::remove_file(&zipped).map_err(Stop::file(&zipped))?;
    }
    let mut zip = command("zip");
    // Without what only this machine knows of the files: their time is that of its clock in UTC.
    zip.env("TZ", "UTC");
    zip.args(["-9", "-q", "-X", "-j"]).arg(&zipped);
    zip.args([COMMAND_LINE, "LICENSES.txt"].map(|part| laid_out().join(part)));
    must(zip)?;
    told(&zipped)?;
    Ok(zipped)
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

pub(super) fn wrong(what: &str) -> Stop {
    Stop::Wrong {
        what: what.to_owned(),
    }
}
