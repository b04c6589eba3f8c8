//! Samples for tests: a setup that went well, one that failed, one of practice, one full of hostile text.

mod comparison;
mod guide;
mod identity;
mod life;
mod permission;
mod run;
mod sheet;

use super::{Made, Report, build};
use crate::catalog::Catalog;
use crate::check::{Check, CheckRun, Finding, Outcome};
use crate::setup::view::*;
use crate::setup::*;
use crate::words::Code;
pub(in crate::report) use comparison::{compared, compared_elsewhere, mended};
pub(in crate::report) use guide::TYPED_ADDRESS;
use guide::{choices, fields, guide, sections};
pub(crate) use identity::{confirmed, given_up, stopped};
use jiff::Timestamp;
pub(in crate::report) use life::*;
pub(in crate::report) use permission::{parts_with_gaps, unchecked_parts};
use run::{finding, request, shown};
use sheet::permissions;
use std::sync::OnceLock;

/// What a report is built from.
pub(in crate::report) type Parts = (SetupView, Setup, Made);

/// Connected, every step done.
pub(crate) fn healthy() -> Report {
    built(&healthy_parts())
}

/// The keys were rejected; steps are open.
pub(crate) fn failing() -> Report {
    built(&failing_parts())
}

/// Connected, and boxes are missing.
pub(crate) fn with_gaps() -> Report {
    built(&parts_with_gaps())
}

/// As [`healthy`], played on practice.
pub(crate) fn practice() -> Report {
    let (mut view, mut setup, made) = healthy_parts();
    view.is_practice = true;
    setup.is_practice = true;
    built(&(view, setup, made))
}

/// Names that try to break out of the page, in scripts of all directions, and very long.
pub(crate) fn hostile() -> Report {
    let (mut view, mut setup, made) = failing_parts();
    setup.company_name = Some(HOSTILE_NAME.to_owned());
    view.guide.name = "Ph\"in' onload=alert(1) <b>".to_owned();
    view.guide.source_address = "javascript:alert(1)".to_owned();
    if let Some(run) = &mut view.last_run {
        run.summary = format!("Stopped at {HOSTILE_NAME}");
        for finding in &mut run.findings {
            finding.facts.push(FactView {
                label: "Company".to_owned(),
                value: format!("{HOSTILE_NAME}{}", "x".repeat(400)),
            });
        }
    }
    if let Some(run) = &mut setup.last_run {
        run.requests
            .push(request("]]><!--<script>\u{2028}{{7*7}}", None));
    }
    built(&(view, setup, made))
}

/// A company name made to break things.
pub(in crate::report) const HOSTILE_NAME: &str = "</script><script>alert(1)</script><!-- & \"'` {{7*7}} \u{202e}אבג מערכות\u{202c} \
    株式会社テスト 😀 \u{2028}\u{2029} é\u{0007}";

/// The catalog, read once.
fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::shipped().unwrap())
}

pub(in crate::report) fn built(parts: &Parts) -> Report {
    build(&parts.0, &parts.1, catalog(), &parts.2).unwrap()
}

fn at(time: &str) -> Timestamp {
    format!("2026-11-21T{time}Z").parse().unwrap()
}

pub(in crate::report) fn healthy_parts() -> Parts {
    let findings = vec![
        finding(Check::Name, Outcome::Passed, Code::NameFound, 18),
        finding(Check::Tcp, Outcome::Passed, Code::ServerReached, 41),
        finding(Check::Tls, Outcome::Passed, Code::TlsTrusted, 63),
        finding(Check::Company, Outcome::Passed, Code::CompanyFound, 204),
        finding(Check::Keys, Outcome::Passed, Code::KeysAccepted, 311),
        finding(
            Check::IntegrationId,
            Outcome::Passed,
            Code::IntegrationIdAccepted,
            0,
        ),
        finding(
            Check::FirstRead,
            Outcome::Passed,
            Code::FirstReadAnswered,
            187,
        ),
    ];
    let mut parts = parts(
        findings,
        SetupState::Connected,
        "Connected: all 7 checks passed.",
    );
    permission::check(&mut parts, permission::whole());
    parts
}

pub(in crate::report) fn failing_parts() -> Parts {
    let findings = vec![
        finding(Check::Name, Outcome::Passed, Code::NameFound, 18),
        finding(Check::Tcp, Outcome::Passed, Code::ServerReached, 41),
        finding(Check::Tls, Outcome::Passed, Code::TlsTrusted, 63),
        finding(Check::Company, Outcome::Passed, Code::CompanyFound, 204),
        finding(Check::Keys, Outcome::Failed, Code::KeysRejected, 311),
        finding(
            Check::IntegrationId,
            Outcome::NotRun,
            Code::NotRunAfterFailure,
            0,
        ),
        finding(
            Check::FirstRead,
            Outcome::NotRun,
            Code::NotRunAfterFailure,
            0,
        ),
    ];
    let (mut view, mut setup, made) = parts(
        findings,
        SetupState::Problem,
        "Stopped at: Is the key pair accepted?",
    );
    reopen(&mut view, &mut setup, "handover", StepStatus::ToDo);
    reopen(&mut view, &mut setup, "test", StepStatus::Problem);
    (view, setup, made)
}

/// Takes the evidence of a step away.
pub(in crate::report) fn reopen(
    view: &mut SetupView,
    setup: &mut Setup,
    id: &str,
    status: StepStatus,
) {
    setup.steps_done.remove(id);
    for step in view
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.steps)
    {
        if step.id == id {
            step.status = status;
        }
    }
}

fn parts(findings: Vec<Finding>, state: SetupState, summary: &str) -> Parts {
    let run = CheckRun {
        started_at: at("14:04:51"),
        finished_at: at("14:04:53"),
        was_cancelled: false,
        requests: vec![
            request("api-na.myconnectwise.net/login/companyinfo/acme", Some(200)),
            request(
                "api-na.myconnectwise.net/v4_6_release/apis/3.0/system/info",
                Some(200),
            ),
            request(
                "api-na.myconnectwise.net/v4_6_release/apis/3.0/company/companies/count",
                None,
            ),
        ],
        findings,
        permissions: None,
    };
    let view = view(&run, state, summary);
    let setup = record(&view, run);
    (view, setup, made())
}

fn view(run: &CheckRun, state: SetupState, summary: &str) -> SetupView {
    SetupView {
        id: SetupId("11111111-2222-3333-4444-555555555555".to_owned()),
        is_practice: false,
        guide: guide(),
        company: Some("ACME MSP".to_owned()),
        state,
        state_words: String::new(),
        choices: choices(),
        sections: sections(),
        current_step: "test".to_owned(),
        fields: fields(),
        field_check: run.findings.get(3).map(shown),
        offered_host: None,
        permissions: Some(permissions()),
        endpoints: Vec::new(),
        notes: Vec::new(),
        last_run: Some(RunView {
            finished_at: run.finished_at.to_string(),
            is_connected: run.is_connected(),
            was_cancelled: false,
            summary: summary.to_owned(),
            findings: run.findings.iter().map(shown).collect(),
            permissions: None,
        }),
        hold: HoldView {
            state: HoldState::NothingYet,
            since: None,
            is_shown: false,
        },
        replacement: None,
        replacement_offers: Vec::new(),
        ending: None,
        last_report: Some("somewhere else".to_owned()),
        identity: identity::nothing_told(),
        invite: None,
        begun_from: None,
        arrived_at: None,
        call_notes: life::no_notes(),
    }
}

fn record(view: &SetupView, run: CheckRun) -> Setup {
    let steps_done = view
        .sections
        .iter()
        .flat_map(|section| &section.steps)
        .filter(|step| matches!(step.part, None | Some(Part::Permissions | Part::Handover)))
        .map(|step| (step.id.clone(), done()))
        .collect();
    Setup {
        choices: Choices {
            is_answered: true,
            ..Choices::default()
        },
        fields: [(FieldId::Address, TYPED_ADDRESS.to_owned())].into(),
        steps_done,
        keys: CapturedKeys {
            pair: KnownPair {
                public: Some(slot(Some("K3zQ"))),
                // A record that says too much: the report must not repeat it.
                private: Some(slot(Some("LEAK"))),
                ..KnownPair::default()
            },
            has_keychain_entry: true,
            ..CapturedKeys::default()
        },
        company_name: Some("ACME MSP".to_owned()),
        last_field_check: Some(CheckRun {
            started_at: at("13:40:00"),
            finished_at: at("13:40:01"),
            requests: Vec::new(),
            permissions: None,
            ..run.clone()
        }),
        last_run: Some(run),
        updated_at: at("14:10:00"),
        ..Setup::begin(view.id.clone(), "phin", false, at("13:30:00"))
    }
}

pub(in crate::report) fn made() -> Made {
    Made {
        at: at("14:12:09"),
        time_zone: "UTC".to_owned(),
        onramp_version: "0.1.0".to_owned(),
        operating_system: "Windows 11".to_owned(),
    }
}
