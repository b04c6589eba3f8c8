//! The package for Fedora, openSUSE and others.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::tree::Tree;
use super::{VERSION, made_at, maintainer, wrong};
use crate::command::{answer, command, must};
use crate::stop::Stop;

/// Where zsh looks on Debian alone, and where everywhere else.
const ZSH: [&str; 2] = [
    "usr/share/zsh/vendor-completions",
    "usr/share/zsh/site-functions",
];

/// Makes `NAME-VERSION-1.ARCHITECTURE.rpm` in `folder`, and looks whether everything is in it.
pub(super) fn make(tree: &Tree, folder: &Path) -> Result<(), Stop> {
    let name = tree.package.name;
    let spec = folder.join(format!("{name}.spec"));
    let text = described(tree)?;
    fs::write(&spec, text).map_err(Stop::file(&spec))?;
    let work = folder.join("rpmbuild");
    let mut build = command("rpmbuild");
    build
        .args(["-bb", "--quiet", "--define"])
        .arg(format!("_topdir {}", work.display()))
        .arg("--define")
        .arg(format!("_rpmdir {}", folder.display()))
        .args([
            "--define",
            "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
        ])
        .arg(&spec)
        .env("SOURCE_DATE_EPOCH", made_at());
    must(build)?;
    fs::remove_dir_all(&work).map_err(Stop::file(&work))?;
    fs::remove_file(&spec).map_err(Stop::file(&spec))?;
    look(tree, &path_of(tree, folder))
}

/// Where the package of `tree` lies.
pub(super) fn path_of(tree: &Tree, folder: &Path) -> PathBuf {
    let (name, kind) = (tree.package.name, std::env::consts::ARCH);
    folder.join(format!("{name}-{VERSION}-1.{kind}.rpm"))
}

fn described(tree: &Tree) -> Result<String, Stop> {
    let package = tree.package;
    let mut files = String::new();
    for path in on_rpm(tree)? {
        // Writing to a text does not fail.
        let _ = writeln!(files, "/{path}");
    }
    Ok(format!(
        "Name: {}\nVersion: {VERSION}\nRelease: 1\nSummary: {}\nLicense: MIT OR Apache-2.0\nPackager: {}\n\
         %global _build_id_links none\n%global debug_package %{{nil}}\n%global __os_install_post %{{nil}}\n\
         %global _binary_payload w9.xzdio\n%global use_source_date_epoch_as_buildtime 1\n\
         %global clamp_mtime_to_source_date_epoch 1\n\n\
         %description\n{}\n\n%install\ncp -a {}/. %{{buildroot}}\n\
         if [ -d %{{buildroot}}/{} ]; then mv %{{buildroot}}/{} %{{buildroot}}/{}; fi\n\n\
         %files\n%defattr(-,root,root)\n{files}",
        package.name,
        package.summary,
        maintainer(),
        package.about,
        tree.root.display(),
        ZSH[0],
        ZSH[0],
        ZSH[1],
    ))
}

/// Every file, where an rpm has it.
pub(super) fn on_rpm(tree: &Tree) -> Result<Vec<String>, Stop> {
    let files = tree.files()?;
    let named = files.iter().map(|path| path.to_string_lossy());
    Ok(named.map(|path| path.replace(ZSH[0], ZSH[1])).collect())
}

fn look(tree: &Tree, rpm: &Path) -> Result<(), Stop> {
    let asked = |words: &[&str]| {
        let mut ask = command("rpm");
        ask.args(["--query", "--package"]).args(words).arg(rpm);
        answer(ask).ok_or_else(|| wrong("rpm cannot read what rpmbuild made."))
    };
    let listed = asked(&["--list"])?;
    for path in on_rpm(tree)? {
        if !listed
            .lines()
            .any(|line| line.strip_prefix('/') == Some(path.as_str()))
        {
            return Err(wrong(&format!("{path} is not in {}.", rpm.display())));
        }
    }
    let requires = asked(&["--requires"])?;
    if !requires.contains("libc.so.6") {
        return Err(wrong("The .rpm does not say what it needs."));
    }
    let bytes = fs::metadata(rpm).map_err(Stop::file(rpm))?.len();
    println!("      {}: {bytes} bytes as .rpm", tree.package.name);
    Ok(())
}
