//! A key pair as it was copied, and the search for it where it must not be.

use std::fs;
use std::path::{Path, PathBuf};

use onramp_core::keys::{LeakForms, PrivateKey, PublicKey, StoredKeys, leak_forms};
use zeroize::Zeroizing;

/// A pair that was copied from ConnectWise's page.
pub(crate) struct Pair {
    pub(crate) public: String,
    pub(crate) private: String,
}

impl Pair {
    /// The part of the public key that may be shown.
    pub(crate) fn last_four(&self) -> &str {
        &self.public[self.public.len() - 4..]
    }

    /// Every form in which a key may turn up: plain, URL-encoded, Base64, inside a request's header.
    pub(crate) fn forms(&self, company: &str) -> LeakForms {
        let stored = StoredKeys {
            public: Some(PublicKey::new(Zeroizing::new(self.public.clone()))),
            private: Some(PrivateKey::new(Zeroizing::new(self.private.clone()))),
            salt: None,
        };
        leak_forms(&stored, Some(company))
    }

    /// Fails when a text holds a key in any form.
    pub(crate) fn assert_not_in(&self, text: &str, company: &str, place: &str) {
        let is_plain = text.contains(&self.public) || text.contains(&self.private);
        let is_there = is_plain || self.forms(company).are_in_bytes(text.as_bytes());
        assert!(!is_there, "a key is in {place}");
    }

    /// Fails when a file in a folder holds a key in any form; answers how many files were read.
    pub(crate) fn assert_in_no_file(&self, folder: &Path, company: &str) -> usize {
        let (files, forms) = (files_in(folder), self.forms(company));
        let mut read = 0;
        for file in &files {
            // A lock or a socket of a running program is no file that can be read.
            let Ok(bytes) = fs::read(file) else { continue };
            let is_there = forms.are_in_bytes(&bytes);
            assert!(!is_there, "a key is in {}", file.display());
            read += 1;
        }
        read
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files
}

#[test]
fn a_key_in_a_file_is_found_in_plain_and_in_wide_letters() {
    let pair = Pair {
        public: "AbCdEfGh01234567".to_owned(),
        private: "zYxWvUtS76543210".to_owned(),
    };
    let wide: Vec<u8> = pair
        .public
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [format!("x{}x", pair.private).into_bytes(), wide] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("nothing"), "nothing").unwrap();
        assert_eq!(pair.assert_in_no_file(folder.path(), "acmemsp"), 1);
        fs::write(folder.path().join("held"), bytes).unwrap();
        let searched =
            std::panic::catch_unwind(|| pair.assert_in_no_file(folder.path(), "acmemsp"));
        assert!(searched.is_err());
    }
}
