//! The web view: its packages and its build, each only when something changed.

use std::path::Path;

use crate::command::{must, npm};
use crate::place;
use crate::stamp;
use crate::stop::Stop;

/// Folders that are made, not written.
const MADE: &[&str] = &["node_modules", "dist", "coverage", ".svelte-kit"];

/// Installs the npm packages when the lock file changed.
pub(crate) fn packages() -> Result<(), Stop> {
    let ui = place::ui();
    let stamp = stamp::of(
        &[ui.join("package-lock.json"), ui.join("package.json")],
        &[],
    )?;
    let is_there = ui.join("node_modules/.package-lock.json").is_file();
    if is_there && stamp::is_kept("npm", &stamp) {
        println!("      nothing changed");
        return Ok(());
    }
    must(npm(&["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    stamp::keep("npm", &stamp)
}

/// Builds the web view when its sources changed.
pub(crate) fn build() -> Result<(), Stop> {
    let ui = place::ui();
    let stamp = stamp::of(std::slice::from_ref(&ui), MADE)?;
    let is_there = ui.join("dist/index.html").is_file();
    if is_there && stamp::is_kept("front-end", &stamp) {
        println!("      nothing changed");
        return Ok(());
    }
    must(npm(&["run", "--silent", "build"]))?;
    stamp::keep("front-end", &stamp)
}

/// Builds the window's screens on a fake core, for `cargo xtask screens`, into a folder of its own.
pub(crate) fn screens(folder: &Path) -> Result<(), Stop> {
    let mut build = npm(&["run", "--silent", "screens", "--", "--logLevel", "warn"]);
    build.arg("--outDir").arg(folder);
    must(build)
}
