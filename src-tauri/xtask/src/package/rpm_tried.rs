//! The .rpm packages put into a system's root of their own and taken out again: this machine's own packages are Debian's.

use std::path::{Path, PathBuf};

use super::rpm::{on_rpm, path_of};
use super::tree::Tree;
use super::wrong;
use crate::command::must;
use crate::debian::as_root;
use crate::stop::Stop;

/// Installs each, looks whether every file of its tree came out of it whole, and removes it with nothing left. What they
/// need is no part of that root, and is not asked for.
pub(super) fn play(trees: &[Tree; 2], folder: &Path) -> Result<(), Stop> {
    let root = folder.join("rpm-root");
    std::fs::create_dir_all(&root).map_err(Stop::file(&root))?;
    let played = trees
        .iter()
        .try_for_each(|tree| installed_and_removed(tree, folder, &root));
    let mut clear = as_root("rm")?;
    clear.args(["--recursive", "--force"]).arg(&root);
    must(clear)?;
    played
}

fn installed_and_removed(tree: &Tree, folder: &Path, root: &Path) -> Result<(), Stop> {
    let name = tree.package.name;
    let rpm = |words: &[&str]| -> Result<_, Stop> {
        let mut rpm = as_root("rpm")?;
        // Debian asks whether this is meant.
        rpm.arg("--force-debian")
            .arg("--root")
            .arg(root)
            .args(words);
        Ok(rpm)
    };
    let mut install = rpm(&["--install", "--nodeps"])?;
    install.arg(path_of(tree, folder));
    must(install)?;
    // Sizes, digests, rights and owners of all its files.
    must(rpm(&["--verify", "--nodeps", name])?)?;
    let files: Vec<PathBuf> = on_rpm(tree)?.iter().map(|path| root.join(path)).collect();
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        return Err(wrong(&format!(
            "{name} did not bring {}.",
            missing.display()
        )));
    }
    must(rpm(&["--erase", name])?)?;
    match files.iter().find(|file| file.exists()) {
        Some(left) => Err(wrong(&format!("{name} left {}.", left.display()))),
        None => Ok(()),
    }
}
