//! `onramp-cli identity`: for a specialist without the age tool.

use crate::Ending;
use crate::error::CliError;
use crate::out::say;
use onramp_core::private_file;
use onramp_core::seal::Identity;
use std::path::PathBuf;

/// Where to put a new identity.
#[derive(clap::Args)]
#[command(after_help = "\
Give the recipient, which is printed, to whoever is to seal keys for you. Keep the file to yourself: whoever has it opens \
what was sealed for you. The standard tool `age-keygen` makes the same.")]
pub(crate) struct IdentityArguments {
    /// The new file for the identity, readable by you only.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(crate) fn run(arguments: &IdentityArguments) -> Result<Ending, CliError> {
    let identity = Identity::new_random();
    let written = private_file::write_to(&arguments.out, identity.to_file().as_bytes());
    written.map_err(|source| CliError::File {
        path: arguments.out.clone(),
        source,
    })?;
    say!("{}", identity.recipient())?;
    Ok(Ending::Passed)
}
