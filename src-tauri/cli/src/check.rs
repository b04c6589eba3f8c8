//! `onramp-cli check …`

use crate::error::CliError;
use crate::out::say;
use crate::{Ending, guide, keys, plan};
use onramp_core::address::{PracticeServer, read_address, read_company_id};
use onramp_core::check::{
    CheckRun, Finding, LadderInput, Progress, finding_view, run_check, run_view,
};
use onramp_core::psa::{ExtraRoots, IntegrationId, Limits};
use onramp_core::words::Code;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use tokio_util::sync::CancellationToken;

/// What to test.
#[derive(clap::Args)]
#[command(after_help = "\
The keys come from ONRAMP_PUBLIC_KEY and ONRAMP_PRIVATE_KEY, or from two lines on standard input: the public key, then \
the private key.\n\nExit status: 0 all passed, 1 findings, 2 could not run.")]
pub(crate) struct CheckArguments {
    /// The guide's id, as `guide list` names it.
    guide: String,
    /// The address used to log into ConnectWise, as a person would paste it.
    #[arg(long)]
    site: String,
    /// The Company ID.
    #[arg(long)]
    company: String,
    /// The role: `admin`, or `custom` for the vendor's own.
    #[arg(long, default_value = "custom")]
    role: String,
    /// A feature that is wanted; may be given several times.
    #[arg(long = "feature", value_name = "FEATURE")]
    features: Vec<String>,
    /// The integration ID (clientId) to send; else the one in ONRAMP_INTEGRATION_ID, else the one built in.
    #[arg(long, value_name = "GUID")]
    integration_id: Option<String>,
    /// The site is a practice ConnectWise on this computer: http is taken.
    #[arg(long)]
    practice: bool,
    /// A certificate authority (PEM) to trust beside the system's own.
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
    /// Prints the run as JSON, for `onramp-cli report write`.
    #[arg(long)]
    json: bool,
}

/// A run with what it was about; the file between `check --json` and `report write`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RunFile {
    pub(crate) guide: String,
    pub(crate) role: String,
    pub(crate) features: Vec<String>,
    pub(crate) site: String,
    pub(crate) company: String,
    pub(crate) is_practice: bool,
    pub(crate) is_connected: bool,
    pub(crate) summary: String,
    pub(crate) run: CheckRun,
}

pub(crate) async fn run(arguments: &CheckArguments) -> Result<Ending, CliError> {
    let guide = guide::shipped(&arguments.guide)?;
    plan::choices(&guide, &arguments.role, &arguments.features)?;
    let practice = practice_server(arguments.practice, &arguments.site)?;
    let address = read_address(&arguments.site, practice);
    let site = address
        .site
        .as_ref()
        .ok_or_else(|| CliError::Told(address.code()))?;
    let company = read_company_id(&arguments.company, Some(site));
    let company = company
        .company
        .as_ref()
        .ok_or_else(|| CliError::Told(company.code()))?;
    let extra_roots = extra_roots(arguments.ca.as_deref())?;
    let pair = keys::read(company.as_str())?.pair();
    let integration_id = integration_id(arguments.integration_id.as_deref())?;
    let input = LadderInput {
        site,
        company,
        keys: pair.as_ref(),
        integration_id: integration_id.as_ref(),
        limits: Limits::default(),
        extra_roots: &extra_roots,
    };
    let is_json = arguments.json;
    let tell = move |progress: Progress| {
        if let Progress::Ended(finding) = progress
            && !is_json
        {
            // The run goes on without a reader, and ends with its exit status.
            let _ = print_finding(&finding);
        }
    };
    let cancel = CancellationToken::new();
    let run = run_check(&input, None, None, &tell, &cancel, &onramp_core::now).await;
    finish(arguments, run)
}

fn finish(arguments: &CheckArguments, run: CheckRun) -> Result<Ending, CliError> {
    let view = run_view(&run);
    let ending = if view.is_connected {
        Ending::Passed
    } else {
        Ending::Findings
    };
    if arguments.json {
        let file = RunFile {
            guide: arguments.guide.clone(),
            role: arguments.role.clone(),
            features: arguments.features.clone(),
            site: arguments.site.clone(),
            company: arguments.company.clone(),
            is_practice: arguments.practice,
            is_connected: view.is_connected,
            summary: view.summary,
            run,
        };
        say!("{}", serde_json::to_string_pretty(&file)?)?;
    } else {
        say!("\n{}", view.summary)?;
    }
    Ok(ending)
}

fn integration_id(given: Option<&str>) -> Result<Option<IntegrationId>, CliError> {
    let from_environment = std::env::var("ONRAMP_INTEGRATION_ID").ok();
    let chosen = given
        .or(from_environment.as_deref())
        .or(option_env!("ONRAMP_INTEGRATION_ID"));
    chosen
        .map(|text| IntegrationId::parse(text).map_err(CliError::Told))
        .transpose()
}

/// Prints one finding: its outcome, its question, and where it did not pass, what to do.
pub(crate) fn print_finding(finding: &Finding) -> Result<(), CliError> {
    let view = finding_view(finding);
    say!(
        "{:<14} {} ({} ms)",
        view.outcome_words,
        view.title,
        view.duration_ms
    )?;
    say!("{:14} {}", "", view.words.happened)?;
    if !view.words.to_do.is_empty() {
        say!("{:14} → {}", "", view.words.to_do)?;
    }
    Ok(())
}

/// Reads the certificates of `--ca`.
pub(crate) fn extra_roots(path: Option<&Path>) -> Result<ExtraRoots, CliError> {
    let Some(path) = path else {
        return Ok(ExtraRoots::default());
    };
    let pem = std::fs::read(path).map_err(|source| CliError::File {
        path: path.to_owned(),
        source,
    })?;
    ExtraRoots::from_pem(&pem).map_err(|source| CliError::Certificate {
        path: path.to_owned(),
        source,
    })
}

/// The practice server that `--practice` speaks of: its port stands in the address.
pub(crate) fn practice_server(
    is_practice: bool,
    address: &str,
) -> Result<Option<PracticeServer>, CliError> {
    if !is_practice {
        return Ok(None);
    }
    let is_tls = address.trim_start().starts_with("https:");
    let after_host = address
        .split("://")
        .last()
        .unwrap_or_default()
        .split('/')
        .next()
        .unwrap_or_default();
    let port = after_host
        .rsplit(':')
        .next()
        .and_then(|port| port.parse().ok());
    let port = port.ok_or(CliError::Told(Code::AddressNotPractice))?;
    Ok(Some(PracticeServer {
        address: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port),
        is_tls,
    }))
}
