//! The file between `check --json`, `check --only-failed` and `report write`.

use super::CheckArguments;
use crate::error::CliError;
use onramp_core::address::{CompanyId, Site, read_address, read_company_id};
use onramp_core::check::{CheckRun, Fact, FactName, PermissionFinding, PermissionRun, run_view};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

/// A run with what it was about.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RunFile {
    pub(crate) guide: String,
    pub(crate) role: String,
    pub(crate) features: Vec<String>,
    pub(crate) site: String,
    pub(crate) company: String,
    /// The last four characters of the public key; none in files of an older Onramp.
    #[serde(default)]
    pub(crate) public_key_ends_in: Option<String>,
    pub(crate) is_practice: bool,
    pub(crate) is_connected: bool,
    /// True when it is connected and nothing that the vendor's document asks for is known to be missing.
    #[serde(default)]
    pub(crate) has_all_it_needs: bool,
    pub(crate) summary: String,
    /// The way to each box that is missing.
    #[serde(default)]
    pub(crate) missing: Vec<String>,
    pub(crate) run: CheckRun,
}

impl RunFile {
    /// Puts a run together with what it was about.
    pub(super) fn of(
        arguments: &CheckArguments,
        public_key_ends_in: Option<String>,
        run: CheckRun,
    ) -> Self {
        let view = run_view(&run);
        let boxes = run.permissions.iter().flat_map(PermissionRun::missing);
        Self {
            guide: arguments.guide.clone(),
            role: arguments.role.clone(),
            features: arguments.features.clone(),
            site: arguments.site.clone(),
            company: arguments.company.clone(),
            public_key_ends_in,
            is_practice: arguments.practice,
            is_connected: view.is_connected,
            has_all_it_needs: run.has_all_it_needs(),
            summary: view.summary,
            missing: boxes.map(way_to).collect(),
            run,
        }
    }

    /// Reads a run that `check --json` wrote, also one of an older Onramp.
    ///
    /// # Errors
    /// `File` when it cannot be read, `NotARun` when it is something else.
    pub(crate) fn read(path: &Path) -> Result<Self, CliError> {
        let text = std::fs::read_to_string(path).map_err(|source| CliError::File {
            path: path.to_owned(),
            source,
        })?;
        serde_json::from_str(&text).map_err(|_| CliError::NotARun {
            path: path.to_owned(),
        })
    }

    /// Makes sure that the run was about what is to be asked again. Addresses and Company IDs are compared as they are
    /// read, and not letter by letter; public keys by their ends.
    ///
    /// # Errors
    /// `AnotherRun`, which names the first difference.
    pub(super) fn assert_about(
        &self,
        path: &Path,
        arguments: &CheckArguments,
        (site, company): (&Site, &CompanyId),
        public_key_ends_in: Option<&str>,
    ) -> Result<(), CliError> {
        let set = |features: &[String]| -> BTreeSet<String> { features.iter().cloned().collect() };
        let practice = super::practice_server(self.is_practice, &self.site)?;
        let own_site = read_address(&self.site, practice).site;
        let own_company = read_company_id(&self.company, Some(site)).company;
        let (guide, role) = (&self.guide, &self.role);
        let own_key = self.public_key_ends_in.as_deref();
        let key = own_key.map_or_else(|| "unknown".to_owned(), |end| format!("…{end}"));
        let is_same = [
            ("guide", *guide == arguments.guide, guide),
            ("role", *role == arguments.role, role),
            ("site", own_site.as_ref() == Some(site), &self.site),
            (
                "company",
                own_company.as_ref() == Some(company),
                &self.company,
            ),
            ("public key", own_key == public_key_ends_in, &key),
        ];
        let other = is_same.into_iter().find(|(_, is_same, _)| !is_same);
        let (what, theirs) = match other {
            Some((what, _, theirs)) => (what, theirs.clone()),
            None if set(&self.features) == set(&arguments.features) => return Ok(()),
            None => ("choice of features", listed(&self.features)),
        };
        Err(CliError::AnotherRun {
            path: path.to_owned(),
            what,
            theirs,
        })
    }
}

/// The whole way to a box; its name in the catalog where the run does not tell the way.
fn way_to(found: &PermissionFinding) -> String {
    let remedy = Fact::find(&found.evidence, FactName::Remedy);
    remedy.map_or_else(|| found.permission.to_string(), str::to_owned)
}

pub(super) fn listed(features: &[String]) -> String {
    if features.is_empty() {
        "none".to_owned()
    } else {
        features.join(", ")
    }
}
