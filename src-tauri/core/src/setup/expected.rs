//! What a file says of the company that is meant, and what of it is filled in: of an invite, and of a report that came in.
//! Nothing in it is proved.

use super::{FieldId, Setup};
use crate::address::{Hosting, Site};
use crate::words::Code;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The company that is expected to answer. At least one of the first two is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExpectedCompany {
    /// Its name.
    pub name: Option<String>,
    /// Its Company ID.
    pub company_id: Option<String>,
    /// The login host of its ConnectWise.
    pub host: Option<String>,
}

impl ExpectedCompany {
    /// How it is named in a sentence: "ACME MSP (acme, na.myconnectwise.net)".
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut known = [&self.name, &self.company_id, &self.host]
            .into_iter()
            .flatten();
        let first = known.next().map_or("", String::as_str);
        let rest: Vec<&str> = known.map(String::as_str).collect();
        if rest.is_empty() {
            first.to_owned()
        } else {
            format!("{first} ({})", rest.join(", "))
        }
    }
}

/// True for a server of ConnectWise's own. Any other is never filled in: keys are sent to the address in that field.
pub(crate) fn is_connectwise(site: &Site) -> bool {
    match site.hosting() {
        Hosting::Cloud { .. } => true,
        Hosting::UnknownCloud | Hosting::Staging | Hosting::OnPremises | Hosting::Practice => false,
    }
}

/// What a file from anybody fills in: the Company ID, and the address where it is one of ConnectWise's own.
pub(crate) fn fields_to_fill(
    company_id: Option<&str>,
    site: Option<&Site>,
) -> BTreeMap<FieldId, String> {
    let company = company_id.map(|id| (FieldId::CompanyId, id.to_owned()));
    let site = site.filter(|site| is_connectwise(site));
    let address = site.map(|site| (FieldId::Address, site.display()));
    company.into_iter().chain(address).collect()
}

impl Setup {
    /// Why the setup stops where another company answered than the file named.
    pub(super) fn code_of_unexpected(&self) -> Code {
        if self.invite.is_some() {
            Code::CompanyNotExpected
        } else {
            Code::CompanyNotReported
        }
    }

    /// The company that the file names that the setup began with, as long as it counts.
    pub(crate) fn expected(&self) -> Option<&ExpectedCompany> {
        let invited = self.invite.as_ref();
        let invited = invited.filter(|invited| invited.given_up_at.is_none());
        let begun = self.begun_from.as_ref();
        let begun = begun.filter(|begun| begun.given_up_at.is_none());
        invited
            .map(|invited| &invited.company)
            .or(begun.map(|begun| &begun.company))
    }

    /// The company that the file names that the setup began with, whether it counts or not.
    pub(crate) fn named_by_file(&self) -> Option<&ExpectedCompany> {
        let invited = self.invite.as_ref().map(|invited| &invited.company);
        invited.or(self.begun_from.as_ref().map(|begun| &begun.company))
    }

    /// From now on the company that answers is compared with nothing that a file named; `at` is when (UTC).
    pub(crate) fn give_up_expected(&mut self, at: Timestamp) {
        if let Some(invited) = &mut self.invite {
            invited.given_up_at = Some(at);
        }
        if let Some(begun) = &mut self.begun_from {
            begun.given_up_at = Some(at);
        }
    }
}
