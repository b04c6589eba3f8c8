//! `onramp-cli report …`

mod export;
mod show;
mod verify;

use crate::check::{RunFile, practice_server};
use crate::error::CliError;
use crate::out::say;
use crate::plan::choices;
use crate::sample::{self, SampleArguments};
use crate::{Ending, guide};
use clap::Subcommand;
use onramp_core::catalog::Catalog;
use onramp_core::check::{Fact, FactName};
use onramp_core::guide::plan;
use onramp_core::keys::StoredKeys;
use onramp_core::report::{self, LeakGuard, Made, Report};
use onramp_core::setup::{FieldId, Setup, SetupId, compose};
use std::path::{Path, PathBuf};

/// What to write.
#[derive(Subcommand)]
pub(crate) enum ReportCommand {
    /// Writes the report of a run made by `onramp-cli check --json`: PDF, HTML and JSON.
    Write {
        /// The run.
        run: PathBuf,
        /// The folder to write into.
        #[arg(long, default_value = ".")]
        folder: PathBuf,
    },
    /// Writes an example of a report: a whole setup, played on a practice ConnectWise of its own.
    Sample(SampleArguments),
    /// Writes the reports on your setups, as Onramp's window does. Changes none of them.
    Export(export::ExportArguments),
    /// Says what is in a report that you were sent, and whether it matches its own ID. Nothing of it is proved.
    Show {
        /// The JSON form of the report.
        file: PathBuf,
    },
    /// Says whether files are forms of one report: PDF, HTML, JSON. It cannot say that nobody changed them.
    Verify {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

pub(crate) async fn run(command: ReportCommand) -> Result<Ending, CliError> {
    match command {
        ReportCommand::Show { file } => show::run(&file),
        ReportCommand::Verify { files } => verify::run(&files),
        ReportCommand::Export(arguments) => export::run(&arguments).await,
        ReportCommand::Sample(arguments) => sample::run(&arguments).await,
        ReportCommand::Write { run, folder } => write(&run, &folder),
    }
}

fn write(path: &Path, folder: &Path) -> Result<Ending, CliError> {
    let file = RunFile::read(path)?;
    let ending = Ending::of(&file.run);
    let report = report_of(file)?;
    // The run file holds no key, and the scrubber saw every word that came from the server.
    let guard = LeakGuard::new([&StoredKeys::default()]);
    let written = report::write(folder, &report, &guard)?;
    for path in &written.paths {
        say!("{}", path.display())?;
    }
    say!("Report ID {}", written.report_id)?;
    Ok(ending)
}

fn report_of(file: RunFile) -> Result<Report, CliError> {
    let guide = guide::shipped(&file.guide)?;
    let practice = practice_server(file.is_practice, &file.site)?;
    let mut setup = Setup::begin(
        SetupId::new_random(),
        &file.guide,
        file.is_practice,
        file.run.started_at,
    );
    setup.choices = choices(&guide, &file.role, &file.features)?;
    setup.fields.insert(FieldId::CompanyId, file.company);
    setup.fields.insert(FieldId::Address, file.site);
    let mut findings = file.run.findings.iter();
    setup.company_name = findings
        .find_map(|finding| Fact::find(&finding.evidence, FactName::CompanyName))
        .map(str::to_owned);
    setup.last_run = Some(file.run);
    let catalog = Catalog::shipped()?;
    let plan = plan(&guide, &catalog, &setup.choices);
    let view = compose(&setup, &guide, &plan, &catalog, practice);
    Ok(report::build(&view, &setup, &catalog, &Made::now())?)
}
