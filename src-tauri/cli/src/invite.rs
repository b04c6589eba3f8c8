//! `onramp-cli invite …`

use crate::error::CliError;
use crate::out::say;
use crate::{Ending, guide};
use clap::{Args, Subcommand};
use onramp_core::invite::{self, Invite, Text};
use onramp_core::private_file;
use onramp_core::setup::view::InviteDraft;
use std::io::{Read as _, stdin};
use std::path::{Path, PathBuf};

/// What to do with an invite.
#[derive(Subcommand)]
pub(crate) enum InviteCommand {
    /// Makes an invite that begins a setup with the right company and choices. It never holds keys.
    Create(Box<CreateArguments>),
    /// Says what is in an invite. Nothing of it is proved.
    Show {
        /// The file; "-" reads the standard input.
        file: PathBuf,
        /// Prints the invite as JSON.
        #[arg(long)]
        json: bool,
    },
}

/// What goes into an invite.
#[derive(Args)]
pub(crate) struct CreateArguments {
    /// The guide's id, as `guide list` names it.
    #[arg(long)]
    guide: String,
    /// The company's name.
    #[arg(long, value_name = "NAME", default_value = "")]
    company: String,
    /// The Company ID.
    #[arg(long, value_name = "ID", default_value = "")]
    company_id: String,
    /// The address used to log into ConnectWise.
    #[arg(long, default_value = "")]
    address: String,
    /// The role option; without it the admin chooses.
    #[arg(long)]
    role: Option<String>,
    /// A feature; may be repeated. Without any the admin chooses.
    #[arg(long = "feature", value_name = "ID", conflicts_with = "no_features")]
    features: Vec<String>,
    /// Chooses that there is no feature.
    #[arg(long)]
    no_features: bool,
    /// Your name.
    #[arg(long, value_name = "NAME")]
    contact: String,
    /// Your e-mail address.
    #[arg(long, default_value = "")]
    mail: String,
    /// Your telephone number.
    #[arg(long, default_value = "")]
    phone: String,
    /// What to tell the admin.
    #[arg(long, default_value = "")]
    note: String,
    /// The file to write; there may be none of that name.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(crate) fn run(command: InviteCommand) -> Result<Ending, CliError> {
    match command {
        InviteCommand::Create(arguments) => create(*arguments),
        InviteCommand::Show { file, json } => show(&file, json),
    }
}

fn create(arguments: CreateArguments) -> Result<Ending, CliError> {
    let guide = guide::shipped(&arguments.guide)?;
    let has_chosen = arguments.no_features || !arguments.features.is_empty();
    let draft = InviteDraft {
        guide: arguments.guide,
        company_name: arguments.company,
        company_id: arguments.company_id,
        address: arguments.address,
        role: arguments.role,
        features: has_chosen.then_some(arguments.features),
        contact_name: arguments.contact,
        contact_mail: arguments.mail,
        contact_phone: arguments.phone,
        note: arguments.note,
    };
    let made = invite::make(&draft, &guide, onramp_core::now());
    let made = made.map_err(CliError::Invite)?;
    let file = |source| CliError::File {
        path: arguments.out.clone(),
        source,
    };
    private_file::write_to(&arguments.out, made.render()?.as_bytes()).map_err(file)?;
    say!("{}", arguments.out.display())?;
    say!("Invite {}", made.id)?;
    Ok(Ending::Passed)
}

/// Shows an invite. One for a guide that is not here, or for choices that it does not offer, is a finding.
fn show(path: &Path, is_json: bool) -> Result<Ending, CliError> {
    let invite = invite::read(&bytes(path)?).map_err(CliError::Invite)?;
    if is_json {
        say!("{}", invite.render()?.trim_end())?;
    } else {
        in_words(&invite)?;
    }
    match invite::judge(&invite, &onramp_core::guide::shipped()?) {
        Ok(_) => Ok(Ending::Passed),
        Err(problem) => {
            let words = onramp_core::words::words_for(problem.code, &problem.facts);
            if !is_json {
                say!("\n{}. {} {}", words.title, words.happened, words.to_do)?;
            }
            Ok(Ending::Findings)
        }
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, CliError> {
    let file = |source| CliError::File {
        path: path.to_owned(),
        source,
    };
    let most = u64::try_from(invite::LARGEST + 1).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        stdin().take(most).read_to_end(&mut bytes).map_err(file)?;
    } else {
        let opened = std::fs::File::open(path).map_err(file)?;
        opened.take(most).read_to_end(&mut bytes).map_err(file)?;
    }
    Ok(bytes)
}

fn in_words(invite: &Invite) -> Result<(), CliError> {
    let known = |text: &Option<Text>| match text {
        Some(text) => text.as_str().to_owned(),
        None => "not said".to_owned(),
    };
    let contact = &invite.contact;
    say!(
        "An invite to connect ConnectWise PSA to {}",
        invite.guide.vendor.as_str()
    )?;
    say!("Nothing in it is proved: anybody can write one.\n")?;
    say!("It says it comes from  {}", contact.name.as_str())?;
    say!("E-mail                 {}", known(&contact.mail))?;
    say!("Telephone              {}", known(&contact.phone))?;
    say!(
        "Made                   {} with Onramp {}",
        invite.made_at,
        invite.onramp_version.as_str()
    )?;
    say!(
        "Guide                  {} (read on {})",
        invite.guide.id.as_str(),
        invite.guide.read_on.as_str()
    )?;
    say!("Company                {}", known(&invite.company.name))?;
    say!(
        "Company ID             {}",
        known(&invite.company.company_id)
    )?;
    say!("ConnectWise server     {}", known(&invite.company.address))?;
    say!("Role                   {}", known(&invite.choices.role))?;
    let features = invite.choices.features.as_ref();
    let named = features.map(|features| {
        let names: Vec<&str> = features.iter().map(Text::as_str).collect();
        if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        }
    });
    say!(
        "Features               {}",
        named.as_deref().unwrap_or("not said")
    )?;
    say!("Invite                 {}", invite.id)?;
    for line in invite.note.iter().flat_map(|note| note.as_str().lines()) {
        say!("Note                   {line}")?;
    }
    Ok(())
}
