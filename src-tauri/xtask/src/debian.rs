//! Debian packages: which are missing, and installing them.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::IsTerminal;

use crate::command::{answer, command, must};
use crate::place;
use crate::stop::Stop;

/// What building Onramp takes.
const BUILD: &[&str] = &[
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libdbus-1-dev",
    "pkg-config",
    "build-essential",
    "file",
];

/// What its tests take besides: a display, a session bus, a keychain, a clipboard, programs that read the PDF report, the
/// registry that a screen reader asks, drivers.
/// `dbus-x11` keeps apt from bringing systemd in for the session bus.
const TEST: &[&str] = &[
    "xvfb",
    "dbus",
    "dbus-x11",
    "gnome-keyring",
    "libsecret-tools",
    "xclip",
    "age",
    "qpdf",
    "poppler-utils",
    "at-spi2-core",
    "strace",
    "webkit2gtk-driver",
    "fonts-dejavu-core",
    "fonts-noto-core",
];

/// What compiling for macOS takes: a compiler with the source of its library, of one version.
pub(crate) const FOR_MACOS: &[&str] = &["rustc-web", "cargo-web", "rust-web-src"];

/// What compiling for Windows takes: that compiler, and MinGW.
pub(crate) const FOR_WINDOWS: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "gcc-mingw-w64-x86-64",
    "g++-mingw-w64-x86-64",
];

/// What the installer for Windows takes, and what tries it out.
pub(crate) const FOR_INSTALLER: &[&str] = &["lld-19", "nsis", "wine", "wine64", "libwine", "zip"];

/// What the packages for Linux take, and what tries them out.
pub(crate) const FOR_PACKAGES: &[&str] = &[
    "appstream",
    "desktop-file-utils",
    "librsvg2-bin",
    "libglib2.0-bin",
    "lintian",
    "rpm",
    "shared-mime-info",
    "x11-utils",
    "xdg-utils",
    "xz-utils",
];

/// Whether this system installs packages with apt.
pub(crate) fn is_here() -> bool {
    place::on_path("dpkg-query").is_some() && place::on_path("apt-get").is_some()
}

/// The packages that `run` or `test` takes.
pub(crate) fn packages(with_tests: bool) -> Vec<&'static str> {
    let mut wanted = BUILD.to_vec();
    if with_tests {
        wanted.extend_from_slice(TEST);
        wanted.extend(browser());
    }
    wanted
}

/// Installs those of `packages` that are not here.
pub(crate) fn need(packages: &[&'static str]) -> Result<(), Stop> {
    if !is_here() {
        return Err(Stop::Missing {
            advice: "This is done on Debian and Ubuntu only: it takes their Rust compiler."
                .to_owned(),
        });
    }
    let there = installed(packages);
    let mut missing = packages.to_vec();
    missing.retain(|name| !there.contains(*name));
    if missing.is_empty() {
        return Ok(());
    }
    println!("      missing: {}", missing.join(" "));
    install(&missing)
}

/// The browser's packages; Ubuntu names them in its own way.
fn browser() -> &'static [&'static str] {
    let is_ubuntu = std::fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=ubuntu"));
    if place::on_path("chromedriver").is_some() && place::on_path("chromium").is_some() {
        &[]
    } else if is_ubuntu {
        &["chromium-browser", "chromium-chromedriver"]
    } else {
        &["chromium", "chromium-driver"]
    }
}

fn installed(wanted: &[&str]) -> BTreeSet<String> {
    let mut query = command("dpkg-query");
    query
        .args([
            "--show",
            "--showformat",
            "${Package} ${db:Status-Status}\\n",
        ])
        .args(wanted);
    // dpkg-query fails as soon as one package is unknown, and still lists the others.
    let listed = query
        .output()
        .map(|output| output.stdout)
        .unwrap_or_default();
    String::from_utf8_lossy(&listed)
        .lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .map(str::to_owned)
        .collect()
}

/// Installs packages, as root or through sudo.
fn install(packages: &[&str]) -> Result<(), Stop> {
    let Some(before) = rights() else {
        return Err(Stop::Missing {
            advice: format!(
                "These Debian packages are missing and installing them needs root. Run this, then \
                 the command again:\n\n    sudo apt-get install {}",
                packages.join(" ")
            ),
        });
    };
    must(apt(before, &["update"]))?;
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend_from_slice(packages);
    must(apt(before, &words))
}

/// Installs package files, with what they depend on.
pub(crate) fn install_files(files: &[OsString]) -> Result<(), Stop> {
    let mut install = apt(
        needed_rights()?,
        &["install", "--yes", "--no-install-recommends"],
    );
    install.args(files);
    must(install)
}

/// Removes packages, with what they left in the system's own folders.
pub(crate) fn purge(packages: &[&str]) -> Result<(), Stop> {
    let mut purge = apt(needed_rights()?, &["purge", "--yes"]);
    purge.args(packages);
    must(purge)
}

fn needed_rights() -> Result<&'static [&'static str], Stop> {
    rights().ok_or_else(|| Stop::Missing {
        advice: "Installing packages needs root, or sudo.".to_owned(),
    })
}

/// A program that is run as root, or through sudo.
pub(crate) fn as_root(program: &str) -> Result<std::process::Command, Stop> {
    let before = needed_rights()?;
    let (first, rest) = before.split_first().unwrap_or((&"env", &[]));
    let mut as_root = command(first);
    as_root.args(rest).arg(program);
    Ok(as_root)
}

/// The words before `apt-get`: none for root, sudo for others, nothing when neither will do.
fn rights() -> Option<&'static [&'static str]> {
    let mut id = command("id");
    id.arg("--user");
    if answer(id).is_some_and(|text| text.trim() == "0") {
        return Some(&["env"]);
    }
    place::on_path("sudo")?;
    let mut quiet = command("sudo");
    quiet.args(["--non-interactive", "true"]);
    if answer(quiet).is_some() {
        return Some(&["sudo", "--non-interactive", "env"]);
    }
    // sudo asks for the password on the terminal itself, not on standard input.
    std::io::stdout()
        .is_terminal()
        .then_some(&["sudo", "env"] as &[&str])
}

fn apt(before: &[&str], words: &[&str]) -> std::process::Command {
    let (program, rest) = before.split_first().unwrap_or((&"env", &[]));
    let mut apt = command(program);
    apt.args(rest)
        .arg("DEBIAN_FRONTEND=noninteractive")
        .args(["apt-get", "--option", "DPkg::Lock::Timeout=500", "--quiet"])
        .args(words);
    apt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_package_is_named_twice() {
        let all: Vec<_> = BUILD.iter().chain(TEST).collect();
        let once: BTreeSet<_> = all.iter().collect();
        assert_eq!(once.len(), all.len());
    }
}
