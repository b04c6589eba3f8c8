//! Whether a proxy stands between this computer and a site.

use crate::address::Site;
use hyper_util::client::proxy::matcher::Matcher;

/// True when the system's settings send requests for this site through a proxy; decided by the same code that the
/// requests themselves go through.
///
/// # I/O
/// Reads environment variables and, on Windows and macOS, the system's settings.
pub(super) fn is_in_use_for(site: &Site) -> bool {
    !is_on_this_computer(site)
        && site
            .api_root()
            .parse()
            .is_ok_and(|uri: http::Uri| Matcher::from_system().intercept(&uri).is_some())
}

/// True for a site that no proxy can reach in our place.
pub(super) fn is_on_this_computer(site: &Site) -> bool {
    let host = site.api_host();
    site.is_practice()
        || host == "localhost"
        || host.ends_with(".localhost")
        || host
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}
