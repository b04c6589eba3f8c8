//! `onramp-cli practice`

use crate::Ending;
use crate::error::CliError;
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
    println!("{}", described(&practice));
    // A signal ends the process; Ctrl+C ends it in good order.
    let _ = tokio::signal::ctrl_c().await;
    practice.stop().await;
    Ok(Ending::Passed)
}

fn list() -> Result<Ending, CliError> {
    for scenario in onramp_practice::scenarios().map_err(CliError::Scenarios)? {
        println!("{:<24} {}", scenario.id, scenario.about);
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
