//! `onramp-cli practice`

mod boxes;

use crate::Ending;
use crate::error::CliError;
use crate::out::say;
use boxes::find_box;
use onramp_core::catalog::Catalog;
use onramp_practice::{Practice, PracticeOptions, ReadyRole};
use std::path::PathBuf;

/// How to serve.
#[derive(clap::Args)]
pub(crate) struct PracticeArguments {
    /// What goes wrong; `--scenario list` names the scenarios.
    #[arg(long, default_value = "healthy")]
    scenario: String,
    /// The port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Speaks TLS with a certificate authority made for this run.
    #[arg(long)]
    tls: bool,
    /// Where to write that authority's certificate (PEM), for programs that are to trust it.
    #[arg(long, value_name = "FILE", requires = "tls")]
    ca_out: Option<PathBuf>,
    /// Takes a box from the role behind the printed pair, which holds all others: "Finance/Agreements/Inquire",
    /// "Table Setup/Service / Service Board". Can be given several times.
    #[arg(long, value_name = "BOX")]
    without: Vec<String>,
    /// Lets nobody read its own role back, as it may be for narrow roles.
    #[arg(long)]
    no_my_security: bool,
    /// How long every answer takes at least, in milliseconds.
    #[arg(long, value_name = "N", default_value_t = 0)]
    latency_ms: u64,
}

pub(crate) async fn run(arguments: PracticeArguments) -> Result<Ending, CliError> {
    if arguments.scenario == "list" {
        return list();
    }
    let practice = Practice::start(PracticeOptions {
        port: arguments.port,
        scenario: arguments.scenario,
        is_tls: arguments.tls,
        ready_role: role(&arguments.without)?,
        has_my_security: !arguments.no_my_security,
        latency_ms: arguments.latency_ms,
        ..PracticeOptions::default()
    })
    .await?;
    if let (Some(path), Some(pem)) = (arguments.ca_out, practice.ca_pem()) {
        std::fs::write(&path, pem).map_err(|source| CliError::File { path, source })?;
    }
    // Whoever has read the line may send the signal at once.
    let stop = told_to_stop().map_err(CliError::Runtime)?;
    say!("{}", described(&practice))?;
    stop.await;
    practice.stop().await;
    Ok(Ending::Passed)
}

/// Admin, or a role that holds everything but these boxes.
fn role(without: &[String]) -> Result<ReadyRole, CliError> {
    if without.is_empty() {
        return Ok(ReadyRole::admin());
    }
    let catalog = Catalog::shipped()?;
    let boxes = without.iter().map(|asked| {
        find_box(&catalog, asked).map_err(|refused| CliError::NoSuchBox {
            asked: refused.asked,
            closest: refused.closest.join("\n  "),
        })
    });
    let boxes: Vec<_> = boxes.collect::<Result<_, _>>()?;
    Ok(ReadyRole::everything_but(&boxes))
}

fn list() -> Result<Ending, CliError> {
    for scenario in onramp_practice::scenarios().map_err(CliError::Scenarios)? {
        say!("{:<24} {}", scenario.id, scenario.about)?;
    }
    Ok(Ending::Passed)
}

/// The practice pair is made for this run and opens nothing real: the one pair that is ever printed.
fn described(practice: &Practice) -> serde_json::Value {
    serde_json::json!({
        "site": practice.site(),
        "company": practice.company(),
        "publicKey": practice.public_key().expose(),
        "privateKey": practice.private_key().expose(),
        "clientId": practice.client_id(),
        "pages": practice.pages(),
    })
}

/// Begins to listen for Ctrl+C and for the signal with which systems end a program.
#[cfg(unix)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => (),
            _ = interrupt.recv() => (),
        }
    })
}

/// Begins to listen for Ctrl+C.
#[cfg(windows)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
