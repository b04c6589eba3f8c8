//! `onramp-cli plan …`

use crate::error::CliError;
use crate::{Ending, guide};
use onramp_core::catalog::Catalog;
use onramp_core::guide::plan;
use onramp_core::setup::Choices;

/// Which choices.
#[derive(clap::Args)]
pub(crate) struct PlanArguments {
    /// The guide's id.
    guide: String,
    /// The role: `admin`, or `custom` for the vendor's own.
    #[arg(long, default_value = "custom")]
    role: String,
    /// A feature that is wanted; may be given several times.
    #[arg(long = "feature", value_name = "FEATURE")]
    features: Vec<String>,
}

impl PlanArguments {
    /// The choices as a setup records them.
    pub(crate) fn choices(role: &str, features: &[String]) -> Choices {
        Choices {
            role: Some(role.to_owned()),
            features: features.iter().cloned().collect(),
            is_answered: true,
        }
    }
}

pub(crate) fn run(arguments: &PlanArguments) -> Result<Ending, CliError> {
    let guide = guide::shipped(&arguments.guide)?;
    let choices = PlanArguments::choices(&arguments.role, &arguments.features);
    guide.check_choices(&choices).map_err(CliError::Told)?;
    println!("{}", plan(&guide, &Catalog::shipped()?, &choices));
    Ok(Ending::Passed)
}
