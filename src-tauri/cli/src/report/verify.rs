//! `onramp-cli report verify`: which files belong together, and no more than that.

use crate::Ending;
use crate::error::CliError;
use crate::out::say;
use onramp_core::report::{Carried, Form, carried};
use std::path::{Path, PathBuf};

/// What the answer never shows.
const NO_SEAL: &str = "This shows which files belong together. It does not show that nobody changed them: whoever changes a file can \
    change its ID too. The evidence is to run the checks again.";

pub(super) fn run(files: &[PathBuf]) -> Result<Ending, CliError> {
    let mut found = Vec::new();
    for path in files {
        let carried = read(path)?;
        say!("{}: {}", path.display(), told(&carried))?;
        found.push(carried);
    }
    let are_same = found
        .windows(2)
        .all(|two| matches!(two, [one, other] if one.report_id == other.report_id));
    let do_fit = found.iter().all(|carried| carried.fits_data != Some(false));
    say!("\n{}", verdict(found.len(), are_same, do_fit))?;
    say!("{NO_SEAL}")?;
    Ok(if are_same && do_fit {
        Ending::Passed
    } else {
        Ending::Findings
    })
}

fn read(path: &Path) -> Result<Carried, CliError> {
    let bytes = std::fs::read(path).map_err(|source| CliError::File {
        path: path.to_owned(),
        source,
    })?;
    carried(&bytes).map_err(|_| CliError::NotAReport {
        path: path.to_owned(),
    })
}

fn told(carried: &Carried) -> String {
    let form = match carried.form {
        Form::Pdf => "PDF",
        Form::Html => "HTML",
        Form::Json => "JSON",
    };
    let how = match carried.fits_data {
        None => "as it says; a PDF carries no data to compare it with",
        Some(true) => "the data in it give the same",
        Some(false) => "the data in it give ANOTHER one: it was changed after it was made",
    };
    format!("{form}, report ID {} ({how})", carried.report_id)
}

fn verdict(count: usize, are_same: bool, do_fit: bool) -> &'static str {
    match (are_same, do_fit) {
        (true, true) if count == 1 => "One file alone: there is nothing to compare it with.",
        (true, true) => "They belong together: all carry the same report ID.",
        (false, true | false) => "They do NOT belong together: their report IDs differ.",
        (true, false) => "They carry the same report ID, and data that do not give it.",
    }
}
