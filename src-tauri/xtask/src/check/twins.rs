//! Files generated from Rust types are what Rust would generate now.

use std::path::PathBuf;

use super::{Faults, as_fault};
use crate::command::{cargo, must};
use crate::compile::ALIKE;
use crate::place;
use crate::stamp;
use crate::stop::Stop;

/// Generates the TypeScript twins again and compares the folder before and after.
pub(super) fn look() -> Result<Faults, Stop> {
    let folder = place::root().join("ui/src/ipc/generated");
    let before = content(&folder)?;
    let words = ["test"].iter().chain(ALIKE);
    let words = words.chain(&["--lib", "--quiet", "--", "export_bindings"]);
    let mut faults = as_fault(must(cargo(words.copied())))?;
    if content(&folder)? != before {
        faults.push(
            "ui/src/ipc/generated was out of date; it is generated anew: commit it.".to_owned(),
        );
    }
    Ok(faults)
}

fn content(folder: &PathBuf) -> Result<String, Stop> {
    stamp::of(std::slice::from_ref(folder), &[])
}
