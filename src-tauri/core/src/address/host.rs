//! Which kind of host a name is.

use super::{Region, Site};

/// What a host name stands for.
pub(super) enum HostKind {
    /// A server that may be a ConnectWise PSA.
    Site(Site),
    /// A vendor's own website.
    Vendor,
    /// One of ConnectWise's own websites.
    Website,
}

const VENDORS: [&str; 3] = ["mspprocess.com", "phinsec.io", "phinsecurity.com"];

const WEBSITE_LABELS: [&str; 11] = [
    "www",
    "home",
    "university",
    "docs",
    "marketplace",
    "developer",
    "status",
    "support",
    "login",
    "sso",
    "control",
];

/// Tells a host name's kind. The name is in lower case and has no trailing dot.
pub(super) fn kind_of(host: &str, port: Option<u16>) -> HostKind {
    if VENDORS.iter().any(|vendor| is_within(host, vendor)) {
        return HostKind::Vendor;
    }
    if is_within(host, "myconnectwise.net") {
        return cloud(host.strip_suffix(".myconnectwise.net").unwrap_or(""));
    }
    if is_within(host, "connectwisedev.com") {
        return match without_api(host.strip_suffix(".connectwisedev.com").unwrap_or("")) {
            "staging" => HostKind::Site(Site::staging()),
            _ => HostKind::Website,
        };
    }
    if is_within(host, "connectwise.com") {
        return HostKind::Website;
    }
    HostKind::Site(Site::on_premises(host, port))
}

fn cloud(label: &str) -> HostKind {
    let label = without_api(label);
    if let Some(region) = Region::from_label(label) {
        return HostKind::Site(Site::cloud(region));
    }
    if label.is_empty() || label.contains('.') || WEBSITE_LABELS.contains(&label) {
        return HostKind::Website;
    }
    HostKind::Site(Site::unknown_cloud(label))
}

fn without_api(label: &str) -> &str {
    label.strip_prefix("api-").unwrap_or(label)
}

fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}
