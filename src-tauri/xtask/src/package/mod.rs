//! `cargo xtask package [--try]`: the packages for Linux, a .deb and an .rpm each of the window and of the command line.
//!
//! Both are made from one tree of files, which holds exactly what is installed. The same commit gives the same .deb, byte for
//! byte, where compilers and tools are the same.

mod archive;
mod deb;
mod papers;
mod rpm;
mod rpm_tried;
mod tree;
mod tried;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::command::{answer, cargo, command, must};
use crate::origin::Origin;
use crate::steps::Steps;
use crate::stop::Stop;
use crate::{debian, front_end, need, place};
use tree::Tree;

/// Onramp's version, which all its packages share.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Who answers for the packages, when the publisher says nothing.
const MAINTAINER: &str = "Onramp <onramp@example.org>";

/// What the window's .deb may take, in bytes.
const LARGEST: u64 = 6_000_000;

/// What the window may take once it is installed, in bytes.
const LARGEST_INSTALLED: u64 = 20_000_000;

/// The system that is built for, as Rust names it.
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Functions that came out the same are kept once: the linker that comes with Rust does that.
const FOLDED: &str = "-Clink-arg=-Wl,--icf=all";

/// A package as both formats know it.
struct Package {
    name: &'static str,
    /// One line, without a full stop.
    summary: &'static str,
    /// More lines, without an empty one.
    about: &'static str,
    /// Wanted besides what its program is linked with, as Debian names it: no part of Onramp fails without it.
    recommends: &'static str,
}

const WINDOW: Package = Package {
    name: "onramp",
    summary: "setup assistant for ConnectWise PSA and its vendors",
    about: "Onramp walks you through connecting ConnectWise PSA to a vendor. It keeps\nthe API key pair in the system's \
            keyring, tests the connection, names the\npermission that is missing, and writes an onboarding report.",
    recommends: "gnome-keyring | kwalletmanager | keepassxc, xdg-utils, onramp-cli",
};

const COMMAND_LINE: Package = Package {
    name: "onramp-cli",
    summary: "setup assistant for ConnectWise PSA, on the command line",
    about: "Onramp without its window: the guides, the live test and the permission\ncheck, reports, invites, sealed \
            hand-offs, and a practice ConnectWise.",
    recommends: "gnome-keyring | kwalletmanager | keepassxc",
};

/// Makes the packages, and with `is_tried` installs, plays and removes them.
pub(crate) fn package(is_tried: bool) -> Result<ExitCode, Stop> {
    need::node()?;
    let mut steps = Steps::new(if is_tried { 11 } else { 7 });
    steps.step("System packages", || {
        need::packages(true)?;
        debian::need(debian::FOR_PACKAGES)
    })?;
    steps.step("Front end: npm ci", front_end::packages)?;
    steps.step("Front end: vite build", front_end::build)?;
    steps.step("Onramp, optimized: cargo build", programs)?;
    let folder = place::target().join("packages/linux");
    let trees = steps.step("What is installed", || lay_out(&folder))?;
    let debs = steps.step(".deb", || {
        let made = trees.iter().map(|tree| deb::make(tree, &folder));
        made.collect::<Result<Vec<_>, _>>()
    })?;
    steps.step(".rpm", || {
        trees.iter().try_for_each(|tree| rpm::make(tree, &folder))
    })?;
    within_limits(&trees, &debs)?;
    if is_tried {
        steps.step("Looked at: lintian and others", || {
            tried::look(&trees, &debs)
        })?;
        let session = steps.step("Test session", crate::session::Session::open)?;
        steps.step("Installed, opened, played, removed", || {
            tried::play(&session, &debs)
        })?;
        steps.step(".rpm, installed and removed", || {
            rpm_tried::play(&trees, &folder)
        })?;
    }
    println!("\n{}", folder.display());
    Ok(ExitCode::SUCCESS)
}

fn programs() -> Result<(), Stop> {
    let words = ["build", "--release", "--locked", "--package", "onramp"];
    let mut build = cargo(words);
    build.args(["--package", "onramp-cli"]);
    build.args(["--features", "onramp/custom-protocol"]);
    let origin = Origin::of(Path::new(&place::cargo()), Path::new("rustc"))?;
    origin.hide(&mut build, TARGET, &[FOLDED]);
    // Where apt and dnf look after programs, these do not replace themselves.
    for told in ["ONRAMP_UPDATE_KEY", "ONRAMP_UPDATE_ADDRESS"] {
        build.env_remove(told);
    }
    must(build)?;
    [&WINDOW, &COMMAND_LINE].iter().try_for_each(|package| {
        origin.is_hidden_in(&place::target().join("release").join(package.name))
    })
}

fn lay_out(folder: &Path) -> Result<[Tree; 2], Stop> {
    if folder.is_dir() {
        std::fs::remove_dir_all(folder).map_err(Stop::file(folder))?;
    }
    Ok([tree::window(folder)?, tree::command_line(folder)?])
}

/// Says how large everything is, and stops where it is larger than promised.
fn within_limits(trees: &[Tree; 2], debs: &[PathBuf]) -> Result<(), Stop> {
    let mut too_large = Vec::new();
    for (tree, deb) in trees.iter().zip(debs) {
        let packed = std::fs::metadata(deb).map_err(Stop::file(deb))?.len();
        let installed = tree.bytes()?;
        let name = tree.package.name;
        println!("      {name}: {packed} bytes as .deb, {installed} bytes installed");
        if name == WINDOW.name && (packed > LARGEST || installed > LARGEST_INSTALLED) {
            too_large.push(format!(
                "{name} is larger than promised: {LARGEST} bytes as .deb, {LARGEST_INSTALLED} bytes installed."
            ));
        }
    }
    match too_large.into_iter().next() {
        Some(what) => Err(Stop::Wrong { what }),
        None => Ok(()),
    }
}

/// Who answers for the packages: "Name <address>".
fn maintainer() -> String {
    std::env::var("ONRAMP_MAINTAINER").unwrap_or_else(|_| MAINTAINER.to_owned())
}

/// When the commit was made, in seconds since 1970: every file in a package has this time.
pub(crate) fn made_at() -> String {
    let mut log = command("git");
    log.args(["log", "-1", "--format=%ct"]);
    let told = answer(log).unwrap_or_default();
    let seconds = told.trim();
    // A copy without its history.
    if seconds.is_empty() { "0" } else { seconds }.to_owned()
}

/// As Debian calls this machine's kind of processor: `amd64`.
fn architecture() -> Result<String, Stop> {
    let mut ask = command("dpkg");
    ask.arg("--print-architecture");
    let told = answer(ask).ok_or_else(|| wrong("dpkg does not say what it packs for."))?;
    Ok(told.trim().to_owned())
}

fn wrong(what: &str) -> Stop {
    Stop::Wrong {
        what: what.to_owned(),
    }
}
