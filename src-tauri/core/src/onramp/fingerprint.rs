//! The fingerprint of a setup's pair.

use super::Onramp;
use crate::keys::{StoredKeys, fingerprint};
use crate::setup::{Readings, Setup};

impl Onramp {
    /// The fingerprint of `keys` for the company and the server of `setup`, both as read; none until the pair is whole,
    /// both fields can be used, and the pair has its salt.
    pub(super) fn fingerprint_of(&self, setup: &Setup, keys: &StoredKeys) -> Option<String> {
        let practice = self.practice_of(setup).map(|practice| practice.server);
        let readings = Readings::of(setup, practice);
        let (site, company) = readings.usable().ok()?;
        let (pair, salt) = (keys.pair()?, keys.salt.as_ref()?);
        let (company, host) = (company.as_str(), site.login_host());
        Some(fingerprint(&pair, salt, company, host))
    }
}
