//! `cargo xtask release FOLDER [ADDRESS]`: what belongs beside the installers that other machines have put into a folder.
//!
//! Always what is inside them (CycloneDX) and their digests; with the address under which the files will lie, the list of
//! versions that an installed Onramp asks for.

mod sbom;
mod updates;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::command::{answer, command};
use crate::front_end;
use crate::need;
use crate::package::VERSION;
use crate::place;
use crate::steps::Steps;
use crate::stop::Stop;

/// The file with the digests, as `sha256sum --check` reads it.
const DIGESTS: &str = "SHA256SUMS";

/// Writes the papers into `folder`.
pub(crate) fn release(folder: &str, address: Option<&str>) -> Result<ExitCode, Stop> {
    need::node()?;
    let folder = place::root().join(folder);
    let mut steps = Steps::new(4);
    steps.step("Front end: npm packages", front_end::packages)?;
    steps.step("What is inside: CycloneDX", || {
        let file = folder.join(format!("onramp-{VERSION}.cdx.json"));
        fs::write(&file, sbom::made()?).map_err(Stop::file(&file))
    })?;
    steps.step("The list of versions", || match address {
        Some(address) => {
            let file = folder.join(updates::FILE);
            fs::write(&file, updates::list(&folder, address)?).map_err(Stop::file(&file))
        }
        None => {
            println!("      no address: left out");
            Ok(())
        }
    })?;
    steps.step("Digests: sha256sum", || digests(&folder))?;
    println!("\n{}", folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Writes the digest of every file in `folder` but its own.
fn digests(folder: &Path) -> Result<(), Stop> {
    let listed = fs::read_dir(folder).map_err(Stop::file(folder))?;
    let files = listed.flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.is_file() && !path.ends_with(DIGESTS))
        .collect();
    files.sort();
    let mut sum = command("sha256sum");
    sum.current_dir(folder);
    sum.args(files.iter().filter_map(|file| file.file_name()));
    let text = answer(sum).ok_or_else(|| wrong("sha256sum cannot read the files."))?;
    let file = folder.join(DIGESTS);
    fs::write(&file, text).map_err(Stop::file(&file))
}

fn wrong(what: &str) -> Stop {
    Stop::Wrong {
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests;
