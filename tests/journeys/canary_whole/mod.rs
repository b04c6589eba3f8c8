//! The whole life of a pair, and no trace of it: both guides, every scenario, failures, hand-off, sealed file,
//! replacement, end.

mod life;
mod played;

use crate::house::House;
use crate::traces::{Traces, forms_of};
use onramp_core::keys::{KeyStore, LeakForms, MemoryStore};
use onramp_core::setup::SetupId;

const GUIDES: [&str; 2] = ["phin", "msp-process"];

/// Everything that was seen, and every secret that must not be in it.
struct Watch {
    traces: Traces,
    secrets: Vec<LeakForms>,
    company: &'static str,
}

impl Watch {
    fn of(house: &House) -> Self {
        let mut watch = Self {
            traces: Traces::default(),
            secrets: Vec::new(),
            company: house.practice.company(),
        };
        let practice = &house.practice;
        watch.knows_pair(
            practice.public_key().expose(),
            practice.private_key().expose(),
        );
        watch
    }

    fn knows_pair(&mut self, public: &str, private: &str) {
        let forms = forms_of(public, private, self.company);
        self.secrets.push(forms);
    }

    /// A passphrase is searched for like a key.
    fn knows_passphrase(&mut self, passphrase: &str) {
        let forms = forms_of(passphrase, passphrase, self.company);
        self.secrets.push(forms);
    }

    /// So is the salt of a fingerprint: with it, somebody who has a report could test which pair it is about.
    fn knows_salt(&mut self, store: &MemoryStore, id: &SetupId) {
        let entry = store.clone().read_entry(id).unwrap().unwrap();
        let entry: serde_json::Value = serde_json::from_slice(&entry).unwrap();
        self.knows_passphrase(entry["salt"].as_str().unwrap());
    }

    /// Takes every file of the house, and searches all that was seen.
    fn assert_no_trace(&mut self, house: &House) {
        assert!(self.traces.take_files(house.folder.path()) > 0);
        for forms in &self.secrets {
            self.traces.assert_hold_none(forms);
        }
    }
}
