//! Things to open: hand-offs and key files, made by the core as Onramp makes them.

use onramp_core::hand_off::HandedOff;
use onramp_core::keys::{KeyPair, PairSalt, PrivateKey, PublicKey, SealedFiles, StoredKeys};
use onramp_core::seal::{Passphrase, Recipient, SealedFor, seal};
use onramp_core::setup::SetupId;
use std::path::PathBuf;
use tempfile::TempDir;
use zeroize::Zeroizing;

pub(crate) const PUBLIC: &str = "CanaryPublick3Zq";
pub(crate) const PRIVATE: &str = "CanaryPrivate002";
pub(crate) const PASSPHRASE: &str = "four words, like these";

pub(crate) fn text(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new(text(PASSPHRASE))
}

fn pair() -> KeyPair {
    KeyPair {
        public: PublicKey::new(text(PUBLIC)),
        private: PrivateKey::new(text(PRIVATE)),
    }
}

/// What a hand-off of the pair holds.
pub(crate) fn handed() -> HandedOff {
    HandedOff {
        vendor: "Phin".to_owned(),
        guide: "phin".to_owned(),
        is_practice: false,
        company: "acme".to_owned(),
        address: "na.myconnectwise.net".to_owned(),
        login_host: "na.myconnectwise.net".to_owned(),
        api_root: "https://api-na.myconnectwise.net".to_owned(),
        keys: pair(),
        salt: PairSalt::new_random(),
        sealed_at: "2026-11-21T14:12:00Z".parse().unwrap(),
    }
}

/// A folder with things in it.
pub(crate) struct Desk(TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The path as an argument.
    pub(crate) fn named(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        self.named(name)
    }

    /// A hand-off sealed for `recipient`.
    pub(crate) fn hand_off_for(&self, recipient: &str, handed: &HandedOff) -> String {
        let recipient = Recipient::read(recipient).unwrap();
        let sealed = seal(&handed.write(), SealedFor::Recipient(&recipient)).unwrap();
        self.write("hand-off.age", sealed.as_bytes())
    }

    /// A hand-off sealed with the passphrase.
    pub(crate) fn hand_off_with_passphrase(&self, handed: &HandedOff) -> String {
        let sealed = seal(&handed.write(), SealedFor::Passphrase(&passphrase())).unwrap();
        self.write("hand-off.age", sealed.as_bytes())
    }

    /// The key file of a setup, as Onramp keeps it.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "the stories with a key file are played on Linux")
    )]
    pub(crate) async fn key_file(&self) -> PathBuf {
        let files = SealedFiles::new(self.path("keys"));
        let id = SetupId::new_random();
        let _ = files.seal_with(&id, passphrase(), false);
        let pair = pair();
        let entry = StoredKeys {
            public: Some(pair.public),
            private: Some(pair.private),
            salt: None,
        };
        files.vault_of(&id).save(&id, entry.into()).await.unwrap();
        self.path("keys").join(format!("{}.age", id.0))
    }
}

pub(crate) fn assert_no_key_in(text: &str) {
    assert!(!text.contains(PUBLIC) && !text.contains(PRIVATE), "{text}");
}

#[cfg(unix)]
pub(crate) fn mode_of(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
