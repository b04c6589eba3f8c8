//! The package for Debian and Ubuntu.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::tree::Tree;
use super::{VERSION, architecture, archive, maintainer, wrong};
use crate::command::{answer, command};
use crate::stop::Stop;

/// dpkg counts what is installed in these.
const KIB: u64 = 1024;

/// Makes `NAME_VERSION_ARCHITECTURE.deb` in `folder`.
pub(super) fn make(tree: &Tree, folder: &Path) -> Result<PathBuf, Stop> {
    let name = tree.package.name;
    let parts = folder.join(format!("{name}-parts"));
    let control = parts.join("control");
    write(&control.join("control"), &described(tree, &parts)?)?;
    write(&control.join("md5sums"), &sums(tree)?)?;
    let version = parts.join("debian-binary");
    write(&version, "2.0\n")?;
    let data = parts.join("data");
    fs::rename(&tree.root, &data).map_err(Stop::file(&data))?;
    let packed = archive::pack(&data, "data", true);
    fs::rename(&data, &tree.root).map_err(Stop::file(&tree.root))?;
    let members = [version, archive::pack(&control, "control", false)?, packed?];
    let deb = folder.join(format!("{name}_{VERSION}_{}.deb", architecture()?));
    archive::join(&deb, &members)?;
    fs::remove_dir_all(&parts).map_err(Stop::file(&parts))?;
    Ok(deb)
}

fn described(tree: &Tree, parts: &Path) -> Result<String, Stop> {
    let package = tree.package;
    let depends = depends(tree, parts)?;
    let installed = tree.bytes()?.div_ceil(KIB);
    let about = package.about.replace('\n', "\n ");
    Ok(format!(
        "Package: {}\nVersion: {VERSION}\nArchitecture: {}\nMaintainer: {}\nInstalled-Size: {installed}\n\
         Depends: {depends}\nRecommends: {}\nSection: utils\nPriority: optional\nDescription: {}\n {about}\n",
        package.name,
        architecture()?,
        maintainer(),
        package.recommends,
        package.summary,
    ))
}

/// What the program is linked with, asked of dpkg.
fn depends(tree: &Tree, parts: &Path) -> Result<String, Stop> {
    let described = "Source: onramp\n\nPackage: onramp\nArchitecture: any\n";
    write(&parts.join("debian/control"), described)?;
    let mut ask = command("dpkg-shlibdeps");
    ask.current_dir(parts).arg("-O").arg(tree.program());
    let told = answer(ask).unwrap_or_default();
    let depends = told.trim().strip_prefix("shlibs:Depends=");
    let depends = depends.ok_or_else(|| wrong("dpkg-shlibdeps does not say what is linked."))?;
    Ok(depends.to_owned())
}

/// The checksum of each file, by which `dpkg --verify` finds what was changed.
fn sums(tree: &Tree) -> Result<String, Stop> {
    let mut all = String::new();
    for path in tree.files()? {
        let mut ask = command("md5sum");
        ask.current_dir(&tree.root).arg("--").arg(&path);
        let told = answer(ask).ok_or_else(|| wrong("md5sum does not answer."))?;
        // Writing to a text does not fail.
        let _ = write!(all, "{told}");
    }
    Ok(all)
}

fn write(path: &Path, text: &str) -> Result<(), Stop> {
    let above = path.parent().unwrap_or(path);
    fs::create_dir_all(above).map_err(Stop::file(above))?;
    fs::write(path, text).map_err(Stop::file(path))
}
