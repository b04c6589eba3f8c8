//! `onramp-cli address …`

use crate::Ending;
use crate::check::{extra_roots, practice_server, print_finding};
use crate::error::CliError;
use onramp_core::address::{AddressForm, read_address, read_company_id};
use onramp_core::check::{LadderInput, Outcome, find_company};
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
    for (code, facts) in &address.notes {
        let words = words_for(*code, facts);
        println!("{}. {} {}", words.title, words.happened, words.to_do);
    }
    let Some(site) = address.site else {
        return Ok(Ending::Findings);
    };
    println!("login page   {}", site.login_url());
    println!("API          {}", site.api_root());
    println!(
        "API host     {}",
        site.value_for_vendor(AddressForm::ApiHost)
    );
    let Some(typed) = &arguments.company else {
        return Ok(Ending::Passed);
    };
    let company = read_company_id(typed, Some(&site));
    for (code, facts) in &company.notes {
        let words = words_for(*code, facts);
        println!("{}. {} {}", words.title, words.happened, words.to_do);
    }
    let Some(company) = company.company else {
        return Ok(Ending::Findings);
    };
    println!("company ID   {}", company.as_str());
    if !arguments.live {
        return Ok(Ending::Passed);
    }
    let extra_roots = extra_roots(arguments.ca.as_deref())?;
    let input = LadderInput {
        site: &site,
        company: &company,
        keys: None,
        integration_id: None,
        limits: Limits::default(),
        extra_roots: &extra_roots,
    };
    let found = find_company(&input, &CancellationToken::new(), &onramp_core::now).await;
    found.run.findings.iter().for_each(print_finding);
    let has_failed = found
        .run
        .findings
        .iter()
        .any(|finding| finding.outcome == Outcome::Failed);
    Ok(if has_failed {
        Ending::Findings
    } else {
        Ending::Passed
    })
}
