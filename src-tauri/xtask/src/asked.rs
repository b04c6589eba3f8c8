//! What the person typed after `cargo xtask`.

use crate::elsewhere::System;

/// Shown by `--help` and after a word that is not known.
pub(crate) const USAGE: &str = "\
cargo xtask run [-- ARGUMENTS]    installs what is missing, builds Onramp and opens its window
cargo xtask test                  installs what is missing and runs every test
cargo xtask test --only PART [-- NAME]
                                  one part (rust, ui, journeys, e2e), or the tests in it with this name
cargo xtask check                 formatting, lints, types, arrows between crates, sizes of files
cargo xtask check --windows       whether it compiles for Windows; --macos: for macOS (on Debian)
cargo xtask package [--try]       the packages for Linux; --try installs, plays and removes them (on Debian)
cargo xtask package --windows     the installer for Windows, tried out under Wine (on Debian)
cargo xtask release FOLDER [ADDRESS]
                                  what belongs beside the installers in FOLDER: contents, digests, list of versions
cargo xtask screens [-- WORD]     pictures of every screen in every variant, and what is wrong with them
cargo xtask bench [NAME]          one benchmark; without a name, which ones there are
cargo xtask notices               what of other people is inside, with their licences, written anew";

/// One part of the tests.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// The tests inside the crates.
    Rust,
    /// The web view's tests.
    Ui,
    /// Stories through the core, against practice.
    Journeys,
    /// Stories in the real window.
    E2e,
}

/// One benchmark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Bench {
    /// The permission check against a practice that answers slowly.
    Check,
    /// A specialist's whole desk, listed and searched.
    Desk,
    /// A capture beside the keychain's own write and read.
    Keys,
    /// The report's forms, drawn from the largest plan.
    Report,
    /// The window's start and memory beside an empty one's.
    Start,
}

impl Bench {
    /// Every one, in the order in which to list them.
    pub(crate) const ALL: [Self; 5] = [
        Self::Check,
        Self::Desk,
        Self::Keys,
        Self::Report,
        Self::Start,
    ];

    /// Its name: what is typed, and the name of its program in `tests/`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Desk => "desk",
            Self::Keys => "keys",
            Self::Report => "report",
            Self::Start => "start",
        }
    }

    /// What it measures.
    pub(crate) fn about(self) -> &'static str {
        match self {
            Self::Check => {
                "the permission check of MSP Process against a practice that takes 100 ms for every answer"
            }
            Self::Desk => {
                "how soon 10,000 setups with 20 runs each are listed and searched, and their memory, beside none"
            }
            Self::Keys => {
                "a capture, from the call to \"saved and read back\", beside the real keychain's own write and read"
            }
            Self::Report => "the report as PDF and as HTML, of the largest plan that a guide has",
            Self::Start => {
                "how soon the window is there, and its memory, beside an empty window of the same Tauri"
            }
        }
    }

    /// Whether it has to run in a test session: what it measures is the real keychain, or a real window.
    pub(crate) fn needs_session(self) -> bool {
        match self {
            Self::Check | Self::Desk | Self::Report => false,
            Self::Keys | Self::Start => true,
        }
    }

    /// Whether it starts Onramp's window, which has to be built first.
    pub(crate) fn needs_window(self) -> bool {
        self == Self::Start
    }
}

/// A whole request.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Asked {
    /// Build and open the window, handing `arguments` to it.
    Run { arguments: Vec<String> },
    /// Run the tests, or one part of them, or those of it that have one of these names.
    Test {
        only: Option<Part>,
        names: Vec<String>,
    },
    /// Run everything that is not a test.
    Check,
    /// Compile for another system.
    CheckFor(System),
    /// Make the packages for Linux, and try them out.
    Package { is_tried: bool },
    /// Make the installer for Windows.
    PackageForWindows,
    /// Write what belongs beside the installers in a folder, whose files will lie under an address.
    Release {
        folder: String,
        address: Option<String>,
    },
    /// Take pictures of the screens, or of those whose name holds one of these words.
    Screens { names: Vec<String> },
    /// Run one benchmark, or list them.
    Bench { name: Option<Bench> },
    /// Write anew what of other people is inside.
    Notices,
    /// Say what there is.
    Help,
}

/// Reads the words; the error is the first word that means nothing here.
pub(crate) fn read(words: &[String]) -> Result<Asked, String> {
    let Some((first, rest)) = words.split_first() else {
        return Ok(Asked::Help);
    };
    match first.as_str() {
        "run" => Ok(Asked::Run {
            arguments: rest.iter().filter(|word| *word != "--").cloned().collect(),
        }),
        "test" => read_test(rest),
        "check" => match rest {
            [system] if system == "--windows" => Ok(Asked::CheckFor(System::Windows)),
            [system] if system == "--macos" => Ok(Asked::CheckFor(System::MacOs)),
            _ => alone(Asked::Check, rest),
        },
        "package" => match rest {
            [system] if system == "--windows" => Ok(Asked::PackageForWindows),
            [word] if word == "--try" => Ok(Asked::Package { is_tried: true }),
            _ => alone(Asked::Package { is_tried: false }, rest),
        },
        "release" => match rest {
            [folder, address @ ..] if address.len() < 2 => Ok(Asked::Release {
                folder: folder.clone(),
                address: address.first().cloned(),
            }),
            [_, _, more, ..] => Err(more.clone()),
            _ => Err("release without a folder".to_owned()),
        },
        "notices" => alone(Asked::Notices, rest),
        "screens" => match rest {
            [dashes, names @ ..] if dashes == "--" => Ok(Asked::Screens {
                names: names.to_vec(),
            }),
            [] => Ok(Asked::Screens { names: Vec::new() }),
            [word, ..] => Err(word.clone()),
        },
        "bench" => read_bench(rest),
        "help" | "--help" | "-h" => Ok(Asked::Help),
        other => Err(other.to_owned()),
    }
}

/// A command that takes no more words.
fn alone(asked: Asked, rest: &[String]) -> Result<Asked, String> {
    rest.first().map_or(Ok(asked), |word| Err(word.clone()))
}

fn read_bench(rest: &[String]) -> Result<Asked, String> {
    let name = match rest {
        [] => None,
        [name] => Some(bench_named(name)?),
        [_, more, ..] => return Err(more.clone()),
    };
    Ok(Asked::Bench { name })
}

fn bench_named(name: &str) -> Result<Bench, String> {
    let known = Bench::ALL.into_iter().find(|known| known.name() == name);
    known.ok_or_else(|| name.to_owned())
}

fn read_test(rest: &[String]) -> Result<Asked, String> {
    let (before, names) = match rest.iter().position(|word| word == "--") {
        Some(at) => {
            let (before, after) = rest.split_at(at);
            (before, after.iter().skip(1).cloned().collect())
        }
        None => (rest, Vec::new()),
    };
    let only = match before {
        [] if names.is_empty() => None,
        [] => return Err("--".to_owned()),
        [flag, part] if flag == "--only" => Some(part_named(part)?),
        [flag] if flag == "--only" => return Err("--only without a part".to_owned()),
        [flag, ..] => match flag.strip_prefix("--only=") {
            Some(part) if before.len() == 1 => Some(part_named(part)?),
            _ => return Err(flag.clone()),
        },
    };
    Ok(Asked::Test { only, names })
}

fn part_named(name: &str) -> Result<Part, String> {
    match name {
        "rust" => Ok(Part::Rust),
        "ui" => Ok(Part::Ui),
        "journeys" => Ok(Part::Journeys),
        "e2e" => Ok(Part::E2e),
        other => Err(other.to_owned()),
    }
}

#[cfg(test)]
mod tests;
