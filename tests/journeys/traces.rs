//! Everything that leaves Onramp, and the search for a pair in it: views as they are sent and as a log line would show
//! them, refusals, files.

use onramp_core::OnrampError;
use onramp_core::keys::{LeakForms, PrivateKey, PublicKey, StoredKeys, leak_forms};
use onramp_core::setup::view::CommandError;
use serde::Serialize;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::process::Command;
use zeroize::Zeroizing;

/// What was seen so far, each with where.
#[derive(Default)]
pub(crate) struct Traces(Vec<(String, Vec<u8>)>);

impl Traces {
    /// Takes what the window is handed.
    pub(crate) fn take<T: Serialize + Debug>(&mut self, place: &str, value: &T) {
        self.take_text(place, &serde_json::to_string(value).unwrap());
        self.take_debug(place, value);
    }

    /// Takes what a log line would show.
    pub(crate) fn take_debug(&mut self, place: &str, value: &impl Debug) {
        self.take_text(place, &format!("{value:?} {value:#?}"));
    }

    pub(crate) fn take_text(&mut self, place: &str, text: &str) {
        self.take_bytes(place, text.as_bytes().to_vec());
    }

    pub(crate) fn take_bytes(&mut self, place: &str, bytes: Vec<u8>) {
        self.0.push((place.to_owned(), bytes));
    }

    /// Takes a refusal as the window is told of it, with the whole chain of its causes.
    pub(crate) fn take_refusal(&mut self, place: &str, refused: OnrampError) {
        self.take_debug(place, &refused);
        let mut cause: Option<&dyn std::error::Error> = Some(&refused);
        while let Some(error) = cause {
            self.take_text(place, &error.to_string());
            cause = error.source();
        }
        self.take(place, &CommandError::from(refused));
    }

    /// Takes an answer of either kind; what came is handed on.
    pub(crate) fn answer<T: Serialize + Debug>(
        &mut self,
        place: &str,
        answer: Result<T, OnrampError>,
    ) -> Option<T> {
        match answer {
            Ok(value) => {
                self.take(place, &value);
                Some(value)
            }
            Err(refused) => {
                self.take_refusal(place, refused);
                None
            }
        }
    }

    /// Takes the name and the content of every file below `folder`; how many there are.
    pub(crate) fn take_files(&mut self, folder: &Path) -> usize {
        let files = files_in(folder);
        for file in &files {
            let place = file.display().to_string();
            self.take_text("a file's name", &place);
            self.take_bytes(&place, std::fs::read(file).unwrap());
            if file.extension().is_some_and(|ending| ending == "pdf") {
                self.take_paper(&place, file);
            }
        }
        files.len()
    }

    /// Takes what can be read out of a PDF, whose own bytes say nothing. With `ONRAMP_TEST_KEYCHAIN=1` (as `cargo xtask
    /// test` sets it) `pdftotext` must be there; without, it is left out where it is not.
    fn take_paper(&mut self, place: &str, file: &Path) {
        match Command::new("pdftotext").arg(file).arg("-").output() {
            Ok(read) => {
                assert!(read.status.success() && !read.stdout.is_empty(), "{place}");
                self.take_bytes(place, read.stdout);
            }
            Err(_) => {
                assert!(std::env::var_os("ONRAMP_TEST_KEYCHAIN").is_none_or(|value| value != "1"))
            }
        }
    }

    /// Where one of `forms` is.
    pub(crate) fn places_with(&self, forms: &LeakForms) -> Vec<&str> {
        let holding = self.0.iter().filter(|(_, bytes)| forms.are_in_bytes(bytes));
        holding.map(|(place, _)| place.as_str()).collect()
    }

    /// Where `words` stand.
    pub(crate) fn places_that_say(&self, words: &str) -> Vec<&str> {
        let says = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(words);
        let saying = self.0.iter().filter(|(_, bytes)| says(bytes));
        saying.map(|(place, _)| place.as_str()).collect()
    }

    pub(crate) fn assert_hold_none(&self, forms: &LeakForms) {
        assert!(forms.iter().count() > 0 && !self.0.is_empty());
        let places = self.places_with(forms);
        assert!(places.is_empty(), "a key is in {places:#?}");
    }
}

/// The forms of a pair that is known in clear.
pub(crate) fn forms_of(public: &str, private: &str, company: &str) -> LeakForms {
    let text = |text: &str| Zeroizing::new(text.to_owned());
    let keys = StoredKeys {
        public: Some(PublicKey::new(text(public))),
        private: Some(PrivateKey::new(text(private))),
        salt: None,
    };
    leak_forms(&keys, Some(company))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let each = |path: PathBuf| match path.is_dir() {
        true => files_in(&path),
        false => vec![path],
    };
    paths.flat_map(each).collect()
}

mod tests {
    use super::{Traces, forms_of};
    use onramp_core::OnrampError;
    use onramp_core::words::Code;

    const PUBLIC: &str = "sEaRcHePuBlIc001";
    const PRIVATE: &str = "sEaRcHpRiVaTe002";

    fn wide(bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        PRIVATE.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn the_search_finds_a_key_wherever_it_may_be() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("below");
        std::fs::create_dir(&below).unwrap();
        std::fs::write(below.join("wide"), wide(u16::to_le_bytes)).unwrap();
        std::fs::write(below.join("other"), wide(u16::to_be_bytes)).unwrap();
        std::fs::write(folder.path().join(PUBLIC), "").unwrap();

        let mut traces = Traces::default();
        traces.take("a view", &format!("x{PRIVATE}"));
        traces.take_text("a page", &format!("key={PUBLIC}&x"));
        traces.answer("an answer", Ok(PUBLIC)).unwrap();
        assert_eq!(traces.take_files(folder.path()), 3);

        let forms = forms_of(PUBLIC, PRIVATE, "acme");
        let found = traces.places_with(&forms);
        for place in ["a view", "a page", "an answer", "a file's name"] {
            assert!(found.contains(&place), "{place}");
        }
        let files = found.iter().filter(|place| place.contains("below"));
        assert_eq!(files.count(), 2);
    }

    #[test]
    fn the_search_finds_nothing_where_nothing_is() {
        let mut traces = Traces::default();
        traces.take("a view", &"sEaRcHe PuBlIc001");
        traces.take_refusal("a refusal", OnrampError::Refused(Code::KeysNotCaptured));
        traces.assert_hold_none(&forms_of(PUBLIC, PRIVATE, "acme"));
    }
}
