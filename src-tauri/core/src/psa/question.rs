//! The questions that may be asked, all of them `GET`.

use super::catalog_call::CatalogCall;
use crate::address::CompanyId;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// A question about the API, behind the code base and with keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Question {
    /// What is this server? The first call that needs keys, and none that is known to need a permission.
    SystemInfo,
    /// How many companies may this key see? MSP Process's own test of a key.
    CompaniesCount,
    /// A call of the catalog.
    Read(CatalogCall),
}

impl Question {
    /// The path from the site's root, its query included.
    pub(crate) fn path(&self, codebase: &Codebase) -> String {
        let endpoint = match self {
            Self::SystemInfo => "system/info",
            Self::CompaniesCount => "company/companies/count",
            Self::Read(call) => &call.0,
        };
        format!("/{}/apis/3.0/{endpoint}", codebase.0)
    }
}

/// Letters that stand for themselves in a path and in a query: RFC 3986's unreserved ones.
pub(super) const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The path that says, without keys, whether a company lives here.
pub(crate) fn company_info_path(company: &CompanyId) -> String {
    let company = utf8_percent_encode(company.as_str(), UNRESERVED);
    format!("/login/companyinfo/{company}")
}

/// The first part of every API path: `v2025_1` in the cloud, `v4_6_release` on a server of the company's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Codebase(String);

impl Codebase {
    /// The one that every server routes.
    pub(crate) fn general() -> Self {
        Self("v4_6_release".to_owned())
    }

    /// Reads what a server says its code base is. Whatever is no plain word is not put into an address.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let word = text.trim_matches('/');
        let is_plain = (1..=40).contains(&word.len())
            && word.starts_with(['v', 'V'])
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        is_plain.then(|| Self(word.to_owned()))
    }

    /// The word, without slashes.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_base_that_is_no_plain_word_is_not_taken() {
        assert_eq!(Codebase::read("v2025_1/").unwrap().as_str(), "v2025_1");
        for text in [
            "",
            "/",
            "../",
            "v1/../x",
            "https://elsewhere/",
            "v1?x=",
            &"v".repeat(41),
        ] {
            assert_eq!(Codebase::read(text), None, "{text}");
        }
    }

    #[test]
    fn paths_are_built_from_the_code_base() {
        let codebase = Codebase::read("v2025_1/").unwrap();
        assert_eq!(
            Question::SystemInfo.path(&codebase),
            "/v2025_1/apis/3.0/system/info"
        );
        let company = CompanyId::parse("crème&co").unwrap();
        assert_eq!(
            company_info_path(&company),
            "/login/companyinfo/cr%C3%A8me%26co"
        );
    }
}
