//! The setups of a busy specialist.

use jiff::{Timestamp, ToSpan};
use onramp_core::check::{Check, CheckRun, Fact, FactName, Finding, Outcome};
use onramp_core::setup::{Choices, FieldId, Setup, SetupId};
use onramp_core::words::Code;

const NAMES: [&str; 8] = [
    "Müller & Söhne",
    "Northwind",
    "Åkerlund",
    "Contoso",
    "Fabrikam",
    "Łódź Systems",
    "株式会社サンプル",
    "Tailspin",
];

const TRADES: [&str; 5] = ["Networks", "Managed IT", "Cloud", "Services", "Consulting"];

/// So many setups, each with so many runs.
pub(crate) fn all(setups: usize, runs: usize) -> impl Iterator<Item = (Setup, Vec<CheckRun>)> {
    (0..setups).map(move |number| {
        let begun: Timestamp = "2026-01-05T08:00:00Z".parse().unwrap();
        let begun = begun + (i64::try_from(number).unwrap() * 37).minutes();
        let runs: Vec<CheckRun> = (0..runs)
            .map(|turn| run(number + turn, begun + i64::try_from(turn).unwrap().hours()))
            .collect();
        (client(number, begun, runs.last()), runs)
    })
}

fn client(number: usize, begun: Timestamp, last: Option<&CheckRun>) -> Setup {
    let guide = ["phin", "msp-process"][number % 2];
    let (name, trade) = (NAMES[number % NAMES.len()], TRADES[number % TRADES.len()]);
    let mut setup = Setup::begin(
        SetupId(format!("bench-{number:05}")),
        guide,
        number.is_multiple_of(20),
        begun,
    );
    setup.company_name = Some(format!("{name} {trade} {number}"));
    setup.choices = Choices {
        role: Some("custom".to_owned()),
        is_answered: true,
        ..Choices::default()
    };
    setup
        .fields
        .insert(FieldId::CompanyId, format!("company{number}"));
    setup
        .fields
        .insert(FieldId::Address, "https://na.myconnectwise.net".to_owned());
    setup.last_run = last.cloned().filter(|_| !number.is_multiple_of(3));
    setup.archived_at = number.is_multiple_of(10).then_some(begun);
    setup.updated_at = last.map_or(begun, |run| run.finished_at);
    setup
}

fn run(turn: usize, at: Timestamp) -> CheckRun {
    let checks = [
        Check::Name,
        Check::Tcp,
        Check::Tls,
        Check::Company,
        Check::Keys,
    ];
    let failing = turn % (checks.len() + 1);
    let finding = |(place, check): (usize, Check)| Finding {
        check,
        outcome: if place == failing {
            Outcome::Failed
        } else {
            Outcome::Passed
        },
        code: if place == failing {
            Code::KeysRejected
        } else {
            Code::KeysAccepted
        },
        evidence: vec![Fact {
            name: FactName::Host,
            value: "api-na.myconnectwise.net".to_owned(),
        }],
        duration_ms: 40,
    };
    CheckRun {
        started_at: at,
        finished_at: at + 2.seconds(),
        was_cancelled: false,
        findings: checks.into_iter().enumerate().map(finding).collect(),
        requests: Vec::new(),
        permissions: None,
    }
}
