//! `onramp-cli plan …`

use crate::error::CliError;
use crate::out::say;
use crate::{Ending, guide};
use onramp_core::catalog::Catalog;
use onramp_core::guide::{Guide, plan};
use onramp_core::setup::Choices;

/// Which choices.
#[derive(clap::Args)]
pub(crate) struct PlanArguments {
    /// The guide's id, as `guide list` names it.
    guide: String,
    /// The role: `admin`, or `custom` for the vendor's own.
    #[arg(long, default_value = "custom")]
    role: String,
    /// A feature that is wanted; may be given several times.
    #[arg(long = "feature", value_name = "FEATURE")]
    features: Vec<String>,
}

/// The choices as a setup records them.
///
/// # Errors
/// `NoSuchChoice`, which names what the guide offers.
pub(crate) fn choices(guide: &Guide, role: &str, features: &[String]) -> Result<Choices, CliError> {
    let choices = Choices {
        role: Some(role.to_owned()),
        features: features.iter().cloned().collect(),
        is_answered: true,
    };
    if guide.check_choices(&choices).is_ok() {
        return Ok(choices);
    }
    let offered = guide.choices_view(&choices);
    let roles: Vec<String> = offered.roles.into_iter().map(|role| role.id).collect();
    let features = offered.features.into_iter().map(|feature| feature.id);
    Err(CliError::NoSuchChoice {
        guide: guide.id().to_owned(),
        roles: roles.join(", "),
        features: features.collect::<Vec<_>>().join(", "),
    })
}

pub(crate) fn run(arguments: &PlanArguments) -> Result<Ending, CliError> {
    let guide = guide::shipped(&arguments.guide)?;
    let choices = choices(&guide, &arguments.role, &arguments.features)?;
    say!("{}", plan(&guide, &Catalog::shipped()?, &choices))?;
    Ok(Ending::Passed)
}
