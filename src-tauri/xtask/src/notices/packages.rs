//! The packages whose code is in the programs that people get, on every system.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::command::{answer, cargo, command};
use crate::place;
use crate::stop::Stop;

/// The systems that Onramp is built for.
const SYSTEMS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
];

/// A package of somebody else's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// As its manifest says it.
    pub(crate) licence: String,
    /// The address of its code; empty when its manifest says none.
    pub(crate) home: String,
    /// Where its files lie.
    pub(crate) folder: PathBuf,
    /// Where it comes from.
    pub(crate) kind: Kind,
}

/// Where a package comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    /// Rust's registry.
    Crate,
    /// The registry of npm.
    Npm,
    /// A font in the tree.
    Font,
}

impl Package {
    /// Its line in the file. Were the version right behind the name, "fdeflate 0.3.7" would look to lintian like zlib.
    pub(crate) fn line(&self) -> String {
        let Self {
            name,
            version,
            licence,
            home,
            ..
        } = self;
        format!("{name} | {version} | {licence} | {home}")
    }
}

/// Every one, by name.
pub(crate) fn all() -> Result<BTreeSet<Package>, Stop> {
    let mut all = crates()?;
    all.extend(of_the_web_view()?);
    all.extend(fonts());
    Ok(all)
}

/// The fonts of the PDF report, which lie in the tree with their licences.
fn fonts() -> [Package; 2] {
    let all = place::root().join("src-tauri/core/fonts");
    let font = |name: &str, version: &str, licence: &str, home: &str, folder: &str| Package {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: licence.to_owned(),
        home: home.to_owned(),
        folder: all.join(folder),
        kind: Kind::Font,
    };
    [
        font(
            "dejavu-sans-mono-font",
            "2.37",
            "Bitstream-Vera",
            "https://dejavu-fonts.github.io",
            "dejavu-sans-mono",
        ),
        font(
            "inter-font",
            "4.0-beta7",
            "OFL-1.1",
            "https://github.com/rsms/inter",
            "inter",
        ),
    ]
}

/// The crates that are linked into the window and the command line. Macros only work while they are built.
fn crates() -> Result<BTreeSet<Package>, Stop> {
    let sources = sources()?;
    let mut all = BTreeSet::new();
    for system in SYSTEMS {
        let words = [
            "tree",
            "--locked",
            "--package",
            "onramp",
            "--package",
            "onramp-cli",
            "--features",
            "onramp/custom-protocol",
            "--edges",
            "normal,no-proc-macro",
            "--target",
            system,
            "--prefix",
            "none",
            "--no-dedupe",
            "--format",
            "{p}|{l}|{r}",
        ];
        let tree = answer(cargo(words)).ok_or_else(not_listed)?;
        for line in tree.lines() {
            if let Some((named, licence, home)) = parts(line) {
                all.insert(the_crate(named, licence, home, &sources)?);
            }
        }
    }
    Ok(all)
}

/// `name vVERSION`, licence and home; none for a line that is empty or a crate of Onramp's own, which lies in a folder.
fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let (named, rest) = line.split_once('|')?;
    let (licence, home) = rest.split_once('|')?;
    (!named.contains('(')).then_some((named, licence, home))
}

fn the_crate(named: &str, licence: &str, home: &str, sources: &[PathBuf]) -> Result<Package, Stop> {
    let (name, version) = named.split_once(" v").ok_or_else(not_listed)?;
    let folder = sources
        .iter()
        .map(|source| source.join(format!("{name}-{version}")))
        .find(|folder| folder.is_dir());
    Ok(Package {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: licence.to_owned(),
        home: home.to_owned(),
        folder: folder.ok_or_else(not_listed)?,
        kind: Kind::Crate,
    })
}

/// Where Cargo unpacks what it has fetched: one folder for each registry.
fn sources() -> Result<Vec<PathBuf>, Stop> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let folder = home.unwrap_or_default().join("registry/src");
    let listed = std::fs::read_dir(&folder).map_err(Stop::file(&folder))?;
    Ok(listed
        .filter_map(Result::ok)
        .map(|one| one.path())
        .collect())
}

/// The packages that `ui/bundled.txt` names; the build of the web view fails when another one is in it.
fn of_the_web_view() -> Result<Vec<Package>, Stop> {
    let list = place::ui().join("bundled.txt");
    let names = std::fs::read_to_string(&list).map_err(Stop::file(&list))?;
    names.lines().map(of_npm).collect()
}

fn of_npm(name: &str) -> Result<Package, Stop> {
    let folder = place::ui().join("node_modules").join(name);
    let manifest = folder.join("package.json");
    let mut node = command("node");
    node.args(["--print", PRINT]).arg(Path::new(&manifest));
    let said = answer(node).ok_or_else(not_listed)?;
    let mut lines = said.lines().map(str::to_owned);
    let mut next = || lines.next().unwrap_or_default();
    Ok(Package {
        name: name.to_owned(),
        version: next(),
        licence: next(),
        home: next(),
        folder,
        kind: Kind::Npm,
    })
}

/// Prints the version, the licence and the home of the package whose manifest is the argument.
const PRINT: &str = "const p = require(process.argv[1]); const r = p.repository?.url ?? p.repository ?? ''; \
    const home = r.replace(/^git\\+/, '').replace(/\\.git$/, ''); \
    [p.version, p.license, home.includes(':') || !home ? home : 'https://github.com/' + home].join('\\n')";

fn not_listed() -> Stop {
    Stop::Missing {
        advice: "The packages inside Onramp could not be listed: build once with `cargo xtask run`, then try again."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_tree_is_a_package_unless_it_is_our_own() {
        assert_eq!(
            parts("aes v0.8.4|MIT OR Apache-2.0|https://example.com/aes"),
            Some(("aes v0.8.4", "MIT OR Apache-2.0", "https://example.com/aes"))
        );
        assert_eq!(parts("onramp v0.1.0 (/src)|MIT|"), None);
        assert_eq!(parts(""), None);
    }
}
