//! The parts of a .deb: a tar archive packed by xz with the filter for machine code, which dpkg-deb does not offer. It turns
//! addresses of calls into ones that repeat.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::made_at;
use crate::command::{command, must};
use crate::stop::Stop;

/// The smallest that xz knows of; the window is a few seconds' work.
const SMALLEST: &str = "--lzma2=preset=9e,dict=64MiB,nice=273,mf=bt4,depth=1000,lc=4,pb=1";

/// Packs what lies in `folder` as `NAME.tar.xz` beside it: the same bytes for the same files.
pub(super) fn pack(folder: &Path, name: &str, has_code: bool) -> Result<PathBuf, Stop> {
    let tar = folder.with_file_name(format!("{name}.tar"));
    let mut collect = command("tar");
    collect
        .args(["--create", "--format=gnu", "--sort=name", "--numeric-owner"])
        .args(["--owner=0", "--group=0", "--mode=go-w"])
        .arg(format!("--mtime=@{}", made_at()))
        .arg("--file")
        .arg(&tar)
        .arg("--directory")
        .arg(folder)
        .arg(".");
    must(collect)?;
    let mut xz = command("xz");
    xz.args(["--force", "--threads=1", "--check=crc32"]);
    if has_code && cfg!(target_arch = "x86_64") {
        xz.arg("--x86");
    }
    must({
        xz.arg(SMALLEST).arg(&tar);
        xz
    })?;
    Ok(folder.with_file_name(format!("{name}.tar.xz")))
}

/// Puts the members together: a .deb is an `ar` archive of three, in this order.
pub(super) fn join(deb: &Path, members: &[PathBuf]) -> Result<(), Stop> {
    if deb.is_file() {
        fs::remove_file(deb).map_err(Stop::file(deb))?;
    }
    let mut ar = command("ar");
    // D: no times and owners of this machine's.
    ar.arg("rcD")
        .arg(deb)
        .args(members.iter().map(AsRef::<OsStr>::as_ref));
    must(ar)
}
