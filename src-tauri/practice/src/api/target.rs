//! Which door of the API a path leads to.

/// The code base of the release that practice plays.
pub(super) const CODEBASE: &str = "v2025_8";
/// The code base that every release answers to.
const ANY_RELEASE: &str = "v4_6_release";

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// `/login/companyinfo/{company}`.
    CompanyInfo(String),
    /// `/{codebase}/apis/3.0/…`; the path begins with a slash and is in lower case.
    Api { codebase: String, path: String },
    /// A path with `apis/3.0` in it under a code base that does not exist, or twice.
    Misrouted,
}

impl Target {
    /// Reads a path; none when it leads to no door of the API. Case and a slash at the end do not matter.
    pub(super) fn read(path: &str) -> Option<Self> {
        let path = path.trim_end_matches('/').to_ascii_lowercase();
        if let Some(company) = path.strip_prefix("/login/companyinfo/") {
            return (!company.contains('/')).then(|| Self::CompanyInfo(company.to_owned()));
        }
        let (codebase, rest) = path.split_once("/apis/3.0")?;
        let codebase = codebase.trim_matches('/');
        let is_known = [CODEBASE, ANY_RELEASE].contains(&codebase);
        if !is_known || rest.contains("/apis/3.0") {
            return Some(Self::Misrouted);
        }
        // One slash too many is what joining "codebase/" and "/apis" makes; real programs send it.
        let path = format!("/{}", rest.trim_start_matches('/'));
        Some(Self::Api {
            codebase: codebase.to_owned(),
            path,
        })
    }

    /// The path without its code base, as the scenarios write it.
    pub(super) fn plain(&self) -> String {
        match self {
            Self::CompanyInfo(company) => format!("/login/companyinfo/{company}"),
            Self::Api { path, .. } => format!("/apis/3.0{path}"),
            Self::Misrouted => "/apis/3.0".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_code_bases_lead_to_the_same_door_whatever_the_case_and_the_last_slash() {
        for path in [
            "/v2025_8/apis/3.0/system/info",
            "/v4_6_release/apis/3.0/System/Info/",
            "/v4_6_release//apis/3.0/system/info",
        ] {
            let target = Target::read(path).unwrap();

            assert_eq!(target.plain(), "/apis/3.0/system/info", "{path}");
        }
    }

    #[test]
    fn a_doubled_or_unknown_code_base_cannot_be_routed() {
        for path in [
            "/v2099_1/apis/3.0/system/info",
            "/v2025_8/apis/3.0/v2025_8/apis/3.0/system/info",
            "/apis/3.0/system/info",
        ] {
            assert_eq!(Target::read(path), Some(Target::Misrouted), "{path}");
        }
    }

    #[test]
    fn other_paths_lead_to_no_door() {
        assert_eq!(Target::read("/"), None);
        assert_eq!(Target::read("/login/companyinfo/"), None);
    }
}
