//! `onramp-cli address …`

use crate::Ending;
use crate::check::{extra_roots, practice_server, print_finding};
use crate::error::CliError;
use crate::out::say;
use onramp_core::address::{AddressForm, ReadingNote, read_address, read_company_id};
use onramp_core::check::{LadderInput, find_company};
use onramp_core::psa::Limits;
use onramp_core::words::words_for;
use std::path::PathBuf;
use tokio_util::sync::CancellationToken;

/// What to read.
#[derive(clap::Args)]
pub(crate) struct AddressArguments {
    /// The address, as a person would paste it.
    address: String,
    /// A Company ID to read beside it.
    #[arg(long)]
    company: Option<String>,
    /// Asks the server whether it knows the company; needs --company and no key.
    #[arg(long, requires = "company")]
    live: bool,
    /// Reads the address as that of a practice ConnectWise on this computer.
    #[arg(long)]
    practice: bool,
    /// A certificate authority (PEM) to trust beside the system's own.
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
}

pub(crate) async fn run(arguments: &AddressArguments) -> Result<Ending, CliError> {
    let practice = practice_server(arguments.practice, &arguments.address)?;
    let address = read_address(&arguments.address, practice);
    say_notes(&address.notes)?;
    let Some(site) = address.site else {
        return Ok(Ending::Findings);
    };
    say!("login page   {}", site.login_url())?;
    say!("API          {}", site.api_root())?;
    say!(
        "API host     {}",
        site.value_for_vendor(AddressForm::ApiHost)
    )?;
    let Some(typed) = &arguments.company else {
        return Ok(Ending::Passed);
    };
    let company = read_company_id(typed, Some(&site));
    say_notes(&company.notes)?;
    let Some(company) = company.company else {
        return Ok(Ending::Findings);
    };
    say!("company ID   {}", company.as_str())?;
    if !arguments.live {
        return Ok(Ending::Passed);
    }
    let extra_roots = extra_roots(arguments.ca.as_deref())?;
    let input = LadderInput {
        site: &site,
        company: &company,
        keys: None,
        known_keys: None,
        integration_id: None,
        limits: Limits::default(),
        extra_roots: &extra_roots,
    };
    let found = find_company(&input, &CancellationToken::new(), &onramp_core::now).await;
    found.run.findings.iter().try_for_each(print_finding)?;
    // What could not be told is a finding too: only what was seen to hold has passed.
    Ok(if found.run.is_connected() {
        Ending::Passed
    } else {
        Ending::Findings
    })
}

fn say_notes(notes: &[ReadingNote]) -> Result<(), CliError> {
    for (code, facts) in notes {
        let words = words_for(*code, facts);
        say!("{}. {} {}", words.title, words.happened, words.to_do)?;
    }
    Ok(())
}
