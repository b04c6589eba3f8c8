//! From a setup to its report, field by field.

mod check;
mod comparison;
mod identity;
mod keys;
mod note;
mod parts;
mod permission;
mod permission_check;
mod permission_rows;
mod problems;
mod step;
mod summary;

use super::model::{ConnectionStatus, FORMAT, ReportEnding, ReportMade};
use super::moment::{moment, zone};
use super::phrases;
use super::plain::plain;
use super::{Report, ReportError, report_id};
use crate::catalog::Catalog;
use crate::check::{CheckRun, PermissionRun, run_view};
use crate::setup::view::{RunView, SetupState, SetupView};
use crate::setup::{EndingKind, Setup};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// When, where and by what a report is made. Comes in as a value, so that a report can be made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: Timestamp,
    /// The IANA name of the machine's time zone: "Europe/Berlin".
    pub time_zone: String,
    /// Onramp's version.
    pub onramp_version: String,
    /// The operating system, as a person would name it: "Windows 11".
    pub operating_system: String,
}

impl Made {
    /// Made now, on this machine, by this version.
    #[must_use]
    pub fn now() -> Self {
        let zone = TimeZone::system();
        Self {
            at: Timestamp::now(),
            time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
            onramp_version: env!("CARGO_PKG_VERSION").to_owned(),
            operating_system: match std::env::consts::OS {
                "windows" => "Windows",
                "macos" => "macOS",
                "linux" => "Linux",
                other => other,
            }
            .to_owned(),
        }
    }
}

/// What every part of the report is built from.
struct Source<'a> {
    view: &'a SetupView,
    setup: &'a Setup,
    catalog: &'a Catalog,
    zone: TimeZone,
    /// The last live test of the pair in use: while a second pair is brought in, that is the old one.
    run: Option<&'a CheckRun>,
    /// The same, ready to show.
    shown_run: Option<RunView>,
}

/// Builds the report on a setup.
///
/// The view gives the words, the record the times and the evidence, the catalog the names of boxes. Nothing that a person typed
/// is copied as typed, but for notes.
///
/// # Errors
/// [`ReportError::Json`] when the report cannot be turned into the JSON that its ID is worked out from.
pub fn build(
    view: &SetupView,
    setup: &Setup,
    catalog: &Catalog,
    made: &Made,
) -> Result<Report, ReportError> {
    build_compared(view, setup, catalog, made, None)
}

/// The test that is told: of the pair in use while another one is brought in.
fn shown_run(view: &SetupView, setup: &Setup, run: Option<&CheckRun>) -> Option<RunView> {
    if setup.is_replacing() {
        run.map(run_view)
    } else {
        view.last_run.clone()
    }
}

/// Builds the report on a setup, and tells what changed since `earlier`, a test before its last one.
///
/// # Errors
/// As [`build`].
pub fn build_compared(
    view: &SetupView,
    setup: &Setup,
    catalog: &Catalog,
    made: &Made,
    earlier: Option<&CheckRun>,
) -> Result<Report, ReportError> {
    let (zone, zone_name) = zone(&made.time_zone);
    let run = setup.run_of_pair_in_use();
    let source = Source {
        view,
        setup,
        catalog,
        zone,
        run,
        shown_run: shown_run(view, setup, run),
    };
    let sections = step::sections(&source, made.at);
    let keys = keys::keys(&source, &sections, made.at);
    let run = check::run(&source);
    let permissions = permission::permissions(&source);
    let is_practice = view.is_practice || setup.is_practice;
    let mut report = Report {
        format: FORMAT,
        report_id: String::new(),
        language: "en".to_owned(),
        title: title(&source, is_practice),
        is_practice,
        practice_notice: is_practice.then(|| phrases::PRACTICE_NOTICE.to_owned()),
        summary: summary::summary(
            &source,
            is_practice,
            &summary::Parts {
                sections: &sections,
                keys: &keys,
                run: run.as_ref(),
                permissions: permissions.as_ref(),
            },
        ),
        subject: parts::subject(&source),
        identity: Some(identity::identity(&source)),
        invite: identity::invite(&source),
        begun_from: identity::begun_from(&source),
        arrived: identity::arrived(&source),
        choices: parts::choices(&source),
        sections,
        notes: note::notes(&source),
        run,
        compared: comparison::comparison(&source, earlier),
        keys,
        fields: parts::fields(&source),
        field_check: view.field_check.as_ref().map(check::finding),
        permissions,
        requests: check::requests(&source),
        made: ReportMade {
            at: moment(made.at, &source.zone),
            time_zone: zone_name,
            onramp_version: plain(&made.onramp_version),
            operating_system: plain(&made.operating_system),
            setup_begun: moment(setup.created_at, &source.zone),
            setup_changed: moment(setup.updated_at, &source.zone),
        },
    };
    report.report_id = report_id(&report)?;
    Ok(report)
}

/// "Connecting ConnectWise PSA to Phin: ACME MSP".
fn title(source: &Source<'_>, is_practice: bool) -> String {
    let vendor = plain(&source.view.guide.name);
    let prefix = if is_practice { "PRACTICE: " } else { "" };
    match parts::company(source) {
        Some(company) => format!("{prefix}Connecting ConnectWise PSA to {vendor}: {company}"),
        None => format!("{prefix}Connecting ConnectWise PSA to {vendor}"),
    }
}

/// Whether the connection works, with the pair in use. "Connected" needs both the last run, whole, and the state of the setup to say so: a
/// run from before an address was changed shows nothing about the new one. A connection that is to end, or has ended, is
/// never called connected.
fn status(source: &Source<'_>, ending: Option<&ReportEnding>) -> ConnectionStatus {
    match ending.map(|ending| (ending.kind, ending.is_complete)) {
        Some((EndingKind::Disconnected, true)) => return ConnectionStatus::Ended,
        Some((EndingKind::Disconnected, false)) => return ConnectionStatus::Ending,
        Some((EndingKind::Finished, _)) | None => {}
    }
    if source.setup.whose().stop().is_some() {
        return ConnectionStatus::OtherCompany;
    }
    let Some(run) = source.run else {
        return ConnectionStatus::NotTested;
    };
    let permissions = run.permissions.as_ref();
    let is_free = permissions.is_none_or(PermissionRun::is_free_of_problems);
    match (run.is_connected(), is_free, run.was_cancelled) {
        (true, false, _) => ConnectionStatus::ConnectedWithGaps,
        (true, true, true) => ConnectionStatus::ConnectedUnchecked,
        (true, true, false) if is_still_so(source) => ConnectionStatus::Connected,
        (true, true, false) | (false, _, _) => ConnectionStatus::NotConnected,
    }
}

/// True as long as the state of the setup says what its last run says. Where a pair is replaced or the keys leave the
/// computer, the state tells of that instead.
fn is_still_so(source: &Source<'_>) -> bool {
    source.view.state == SetupState::Connected
        || source.setup.ending.is_some()
        || source.setup.replacement.is_some()
}
