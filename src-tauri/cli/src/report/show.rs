//! `onramp-cli report show`: what a report says, and whether it matches its own ID.

use crate::Ending;
use crate::error::CliError;
use crate::out::say;
use onramp_core::guide::shipped;
use onramp_core::received::{self, LARGEST};
use onramp_core::setup::view::ReceivedView;
use std::io::Read as _;
use std::path::Path;

/// Shows a report. One that does not match its ID is a finding, and so is one that no setup can start from.
pub(super) fn run(path: &Path) -> Result<Ending, CliError> {
    let received = received::read(&bytes(path)?).map_err(CliError::Refused)?;
    let view = received::received_view(&received, &shipped()?);
    in_words(&view)?;
    let fits = if view.fits_its_id {
        "It matches its report ID. That does not show who wrote it."
    } else {
        "It was CHANGED after it was written: its data do not give its report ID."
    };
    say!("\n{fits}")?;
    for note in view.notes.iter().chain(&view.obstacle) {
        let words = &note.words;
        say!("{}. {} {}", words.title, words.happened, words.to_do)?;
    }
    say!("A report says what was so then. The evidence is to run the checks again.")?;
    Ok(if view.fits_its_id && view.obstacle.is_none() {
        Ending::Passed
    } else {
        Ending::Findings
    })
}

fn bytes(path: &Path) -> Result<Vec<u8>, CliError> {
    let file = |source| CliError::File {
        path: path.to_owned(),
        source,
    };
    let most = u64::try_from(LARGEST + 1).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(path).map_err(file)?;
    opened.take(most).read_to_end(&mut bytes).map_err(file)?;
    Ok(bytes)
}

fn in_words(view: &ReceivedView) -> Result<(), CliError> {
    let known = |text: &Option<String>| text.clone().unwrap_or_else(|| "not said".to_owned());
    say!("A report on connecting ConnectWise PSA to {}", view.vendor)?;
    say!("Company                {}", known(&view.company_name))?;
    say!("Company ID             {}", known(&view.company_id))?;
    say!("ConnectWise server     {}", known(&view.address))?;
    say!("How it stood           {}", view.headline)?;
    say!("Who acts next          {}", view.acts_words)?;
    let tested = view.tested.as_deref().unwrap_or("never");
    say!("Last test              {tested}")?;
    say!("Made                   {} ({})", view.made, view.time_zone)?;
    say!("Made with Onramp       {}", view.onramp_version)?;
    say!("Role                   {}", known(&view.role))?;
    say!("Features               {}", view.features.join(", "))?;
    say!("Invite                 {}", known(&view.invite))?;
    say!("Report ID              {}", view.report_id)?;
    for fault in &view.faults {
        say!("Problem                {}. {}", fault.title, fault.happened)?;
    }
    for step in &view.open {
        say!("Open                   {} {}", step.code, step.title)?;
    }
    if view.open.len() < usize::try_from(view.open_count).unwrap_or(usize::MAX) {
        say!(
            "Open                   and more: {} in all",
            view.open_count
        )?;
    }
    Ok(())
}
