//! `onramp-cli check …`

mod compare;
mod print;
mod run_file;

pub(crate) use print::print_finding;
pub(crate) use run_file::RunFile;

use crate::error::CliError;
use crate::out::say;
use crate::{Ending, guide, keys, plan};
use onramp_core::address::{CompanyId, PracticeServer, Site, read_address, read_company_id};
use onramp_core::catalog::Catalog;
use onramp_core::check::{CheckRun, LadderInput, PermissionInput, Progress, run_check, run_view};
use onramp_core::guide::plan as guide_plan;
use onramp_core::keys::CapturedKey;
use onramp_core::psa::{ExtraRoots, IntegrationId, Limits};
use onramp_core::words::Code;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use tokio_util::sync::CancellationToken;

/// What is to be done about checks.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct CheckCommand {
    #[command(subcommand)]
    about_runs: Option<RunsCommand>,
    #[command(flatten)]
    check: Option<CheckArguments>,
}

/// What is to be done about runs that were made.
#[derive(clap::Subcommand)]
enum RunsCommand {
    /// Compares two runs that `check --json` wrote: what was mended, what broke, what could not be told.
    Compare(compare::CompareArguments),
}

/// Runs a check, or compares two that were run.
pub(crate) async fn run(command: &CheckCommand) -> Result<Ending, CliError> {
    match (&command.about_runs, &command.check) {
        (Some(RunsCommand::Compare(arguments)), _) => compare::run(arguments),
        (None, Some(arguments)) => check(arguments).await,
        // clap asks for the guide, the site and the company where no other command is named.
        (None, None) => Err(CliError::NothingToCheck),
    }
}

/// What to test.
#[derive(clap::Args)]
#[command(after_help = "\
The keys come from ONRAMP_PUBLIC_KEY and ONRAMP_PRIVATE_KEY, or from two lines on standard input: the public key, then \
the private key.\n\nExit status: 0 all passed, 1 findings, 2 could not run. Passed is: connected, \
and nothing is known to be missing that the vendor's document asks for.")]
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
    /// Asks again only what had not passed in a run of the same guide, choices, site, company and keys.
    #[arg(long, value_name = "RUN.json", conflicts_with = "connection_only")]
    only_failed: Option<PathBuf>,
    /// Tests the connection alone, and no permissions.
    #[arg(long)]
    connection_only: bool,
    /// Prints the run as JSON, for `--only-failed` and for `onramp-cli report write`.
    #[arg(long)]
    json: bool,
}

async fn check(arguments: &CheckArguments) -> Result<Ending, CliError> {
    let guide = guide::shipped(&arguments.guide)?;
    let choices = plan::choices(&guide, &arguments.role, &arguments.features)?;
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
    let stored = keys::read(company.as_str())?;
    let public = stored.public.clone().map(CapturedKey::Public);
    let public_key_ends_in = public.as_ref().and_then(CapturedKey::last_four);
    let earlier = earlier(arguments, (site, company), public_key_ends_in.as_deref())?;
    let extra_roots = extra_roots(arguments.ca.as_deref())?;
    let pair = stored.pair();
    let integration_id = integration_id(arguments.integration_id.as_deref())?;
    let input = LadderInput {
        site,
        company,
        keys: pair.as_ref(),
        known_keys: None,
        integration_id: integration_id.as_ref(),
        limits: Limits::default(),
        extra_roots: &extra_roots,
    };
    let catalog = Catalog::shipped()?;
    let plan = guide_plan(&guide, &catalog, &choices);
    let permissions = PermissionInput::of(&catalog, &guide, &plan, &choices);
    let permissions = (!arguments.connection_only).then_some(&permissions);
    let is_json = arguments.json;
    let tell = move |progress: Progress| {
        if let Progress::Ended(finding) = progress
            && !is_json
        {
            // The run goes on without a reader, and ends with its exit status.
            let _ = print_finding(&finding);
        }
    };
    let (cancel, clock) = (CancellationToken::new(), &onramp_core::now);
    let run = run_check(&input, permissions, earlier.as_ref(), &tell, &cancel, clock).await;
    finish(arguments, public_key_ends_in, run)
}

/// The run of which only what had not passed is to be asked again.
fn earlier(
    arguments: &CheckArguments,
    about: (&Site, &CompanyId),
    public_key_ends_in: Option<&str>,
) -> Result<Option<CheckRun>, CliError> {
    let Some(path) = &arguments.only_failed else {
        return Ok(None);
    };
    let file = RunFile::read(path)?;
    file.assert_about(path, arguments, about, public_key_ends_in)?;
    Ok(Some(file.run))
}

fn finish(
    arguments: &CheckArguments,
    public_key_ends_in: Option<String>,
    run: CheckRun,
) -> Result<Ending, CliError> {
    let ending = Ending::of(&run);
    if arguments.json {
        let file = RunFile::of(arguments, public_key_ends_in, run);
        say!("{}", serde_json::to_string_pretty(&file)?)?;
        return Ok(ending);
    }
    let view = run_view(&run);
    if let Some(found) = &view.permissions {
        print::print_boxes(found)?;
    }
    say!("\n{}", view.summary)?;
    if let Some(found) = &view.permissions
        && !view
            .summary
            .to_lowercase()
            .ends_with(&found.summary.to_lowercase())
    {
        say!("{}", found.summary)?;
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
