//! What this machine lacks, and who puts it there: xtask itself, or the person.

use crate::command::{answer, command};
use crate::debian;
use crate::place;
use crate::stop::Stop;

/// Node and npm, new enough for the front end's tools.
pub(crate) fn node() -> Result<(), Stop> {
    let mut ask = command("node");
    ask.arg("--version");
    let found = answer(ask).map(|text| text.trim().to_owned());
    let npm = answer(crate::command::npm(&["--version"]));
    match &found {
        Some(version) if is_new_enough(version) && npm.is_some() => Ok(()),
        Some(version) if is_new_enough(version) => Err(Stop::Node { found: None }),
        _ => Err(Stop::Node { found }),
    }
}

/// Vite's own rule: 20.19 or newer of 20, 22.12 or newer of 22, anything later.
fn is_new_enough(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let major = numbers.next().unwrap_or(0);
    let minor = numbers.next().unwrap_or(0);
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        _ => major > 22,
    }
}

/// The system's own packages: installed where apt is, named everywhere else.
pub(crate) fn packages(with_tests: bool) -> Result<(), Stop> {
    if !cfg!(target_os = "linux") {
        return other_system();
    }
    if debian::is_here() {
        return debian::need(&debian::packages(with_tests));
    }
    other_linux(with_tests)
}

/// A display for `run`.
pub(crate) fn display() -> Result<(), Stop> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") {
        return Ok(());
    }
    Err(Stop::NoDisplay)
}

/// What `Stop::NotHere` is about: the window's driver exists on Linux.
pub(crate) fn window_driver() -> Result<(), Stop> {
    if cfg!(target_os = "linux") {
        Ok(())
    } else {
        Err(Stop::NotHere)
    }
}

fn other_linux(with_tests: bool) -> Result<(), Stop> {
    let mut query = command("pkg-config");
    query.args(["--exists", "webkit2gtk-4.1", "librsvg-2.0", "dbus-1"]);
    let can_build = answer(query).is_some();
    let tools = [
        "Xvfb",
        "dbus-daemon",
        "gnome-keyring-daemon",
        "secret-tool",
        "xclip",
        "age",
        "qpdf",
        "pdftotext",
        "strace",
    ];
    let drivers = ["WebKitWebDriver", "chromedriver", "chromium"];
    let can_test = tools
        .iter()
        .chain(&drivers)
        .all(|name| place::on_path(name).is_some());
    if can_build && (can_test || !with_tests) {
        return Ok(());
    }
    let mut advice = "Onramp installs its packages by itself on Debian and Ubuntu only. Here, \
        install these and run the command again:\n\n  \
        Fedora:  sudo dnf install webkit2gtk4.1-devel librsvg2-devel dbus-devel pkgconf gcc file\n  \
        Arch:    sudo pacman -S --needed webkit2gtk-4.1 librsvg dbus pkgconf base-devel file"
        .to_owned();
    if with_tests {
        advice.push_str(
            "\n\nand for the tests:\n\n  \
            Fedora:  sudo dnf install xorg-x11-server-Xvfb dbus-daemon gnome-keyring libsecret \
            xclip age qpdf poppler-utils at-spi2-core strace webkitgtk6.0-driver chromium chromedriver dejavu-sans-fonts\n  \
            Arch:    sudo pacman -S --needed xorg-server-xvfb gnome-keyring libsecret xclip age \
            qpdf poppler at-spi2-core strace chromium ttf-dejavu (WebKitWebDriver comes with webkit2gtk-4.1)",
        );
    }
    Err(Stop::Missing { advice })
}

#[cfg(target_os = "macos")]
fn other_system() -> Result<(), Stop> {
    let mut ask = command("xcode-select");
    ask.arg("--print-path");
    if answer(ask).is_some() {
        return Ok(());
    }
    Err(Stop::Missing {
        advice: "Apple's command line tools are missing. Run `xcode-select --install`, wait until \
                 it is done, then run this command again."
            .to_owned(),
    })
}

#[cfg(windows)]
fn other_system() -> Result<(), Stop> {
    // Cargo could not have built xtask without the build tools; WebView2 is asked for here.
    let roots = ["ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"];
    let has_web_view = roots.iter().filter_map(std::env::var_os).any(|root| {
        std::path::Path::new(&root)
            .join("Microsoft/EdgeWebView/Application")
            .is_dir()
    });
    if has_web_view {
        return Ok(());
    }
    Err(Stop::Missing {
        advice: "Onramp needs the WebView2 Runtime (Windows 11 brings it) and, to be built, the \
                 \"Desktop development with C++\" part of Visual Studio Build Tools. Install both \
                 from Microsoft's pages, then run this command again:\n\n  \
                 https://developer.microsoft.com/microsoft-edge/webview2\n  \
                 https://visualstudio.microsoft.com/visual-cpp-build-tools"
            .to_owned(),
    })
}

#[cfg(not(any(target_os = "macos", windows)))]
fn other_system() -> Result<(), Stop> {
    other_linux(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_node_the_front_end_can_be_built_with_is_taken() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.0.0"] {
            assert!(is_new_enough(good), "{good}");
        }
        for bad in ["v18.20.4", "v20.18.9", "v21.7.3", "v22.11.0", "", "node"] {
            assert!(!is_new_enough(bad), "{bad}");
        }
    }
}
