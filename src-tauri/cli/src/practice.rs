//! `onramp-cli practice`

use crate::Ending;
use crate::error::CliError;
use crate::out::say;
use onramp_practice::{Practice, PracticeOptions};
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
}

pub(crate) async fn run(arguments: PracticeArguments) -> Result<Ending, CliError> {
    if arguments.scenario == "list" {
        return list();
    }
    let practice = Practice::start(PracticeOptions {
        port: arguments.port,
        scenario: arguments.scenario,
        is_tls: arguments.tls,
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
