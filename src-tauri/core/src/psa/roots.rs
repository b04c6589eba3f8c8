//! Certificates trusted besides the system's.

use reqwest::Certificate;

/// Certificates of issuers that are trusted besides those of the system.
#[derive(Debug, Clone, Default)]
pub struct ExtraRoots(Vec<Certificate>);

/// Why certificates could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RootsError {
    /// The text holds no certificate, or a damaged one.
    #[error("the file holds no readable certificate in PEM form")]
    NotPem,
}

impl ExtraRoots {
    /// Reads one or more certificates in PEM form.
    ///
    /// # Errors
    /// [`RootsError::NotPem`] when there is none or one is damaged.
    pub fn from_pem(pem: &[u8]) -> Result<Self, RootsError> {
        let certificates = Certificate::from_pem_bundle(pem).map_err(|_| RootsError::NotPem)?;
        if certificates.is_empty() {
            return Err(RootsError::NotPem);
        }
        Ok(Self(certificates))
    }

    pub(super) fn certificates(&self) -> &[Certificate] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_a_certificate_is_refused() {
        assert!(ExtraRoots::from_pem(b"not a certificate").is_err());
        assert!(ExtraRoots::from_pem(b"").is_err());
    }
}
