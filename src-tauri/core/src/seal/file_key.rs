//! The key inside one sealed file, with which it is read again without the work that its passphrase costs.

use age::DecryptError;
use age::secrecy::ExposeSecret;
use age_core::format::{FileKey as AgeFileKey, Stanza};
use std::collections::HashSet;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// How age names the part of a header that a passphrase opens.
const PASSPHRASE_TAG: &str = "scrypt";

/// The key of one file, new with each time that something is sealed: it opens that one and no other, and age's checks
/// with it cover every byte of the header and of what is inside. A secret: never printed, wiped when dropped.
#[derive(Clone)]
pub struct FileKey(Arc<AgeFileKey>);

impl FileKey {
    fn copy_of(key: &AgeFileKey) -> Self {
        Self(Arc::new(copied(key)))
    }
}

fn copied(key: &AgeFileKey) -> AgeFileKey {
    AgeFileKey::init_with_mut(|copy| copy.copy_from_slice(key.expose_secret()))
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey([kept back])")
    }
}

/// Claims every file that a passphrase opens; whether it is the right one, age then checks.
impl age::Identity for FileKey {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<AgeFileKey, DecryptError>> {
        (stanza.tag == PASSPHRASE_TAG).then(|| Ok(copied(&self.0)))
    }
}

/// A recipient or an identity of age that also keeps the key of the file it was used for.
pub(super) struct Keeping<T> {
    inner: T,
    kept: OnceLock<FileKey>,
}

impl<T> Keeping<T> {
    pub(super) fn new(inner: T) -> Self {
        Self {
            inner,
            kept: OnceLock::new(),
        }
    }

    /// None when it was not used, or opened nothing.
    pub(super) fn into_key(self) -> Option<FileKey> {
        self.kept.into_inner()
    }
}

impl<T: age::Recipient> age::Recipient for Keeping<T> {
    fn wrap_file_key(
        &self,
        key: &AgeFileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        self.kept.get_or_init(|| FileKey::copy_of(key));
        self.inner.wrap_file_key(key)
    }
}

impl<T: age::Identity> age::Identity for Keeping<T> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<AgeFileKey, DecryptError>> {
        let key = self.inner.unwrap_stanza(stanza);
        if let Some(Ok(key)) = &key {
            self.kept.get_or_init(|| FileKey::copy_of(key));
        }
        key
    }
}
