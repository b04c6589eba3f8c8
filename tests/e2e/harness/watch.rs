//! Who looks on while a story is played, and searches all that was seen for a pair.

use std::cell::RefCell;

use onramp_core::keys::LeakForms;

use super::ipc::Recorder;
use super::memory;
use super::pair::Pair;
use super::window::Window;

/// As long as a key, and as unlikely to stand anywhere by itself.
const TYPED: &str = "cOnTrOlTyPeD7531";

/// A recorder in the page, and what the page held each time it was looked at.
pub(crate) struct Watch<'window> {
    window: &'window Window<'window>,
    recorder: Recorder<'window>,
    looked_at: RefCell<Vec<String>>,
    secrets: RefCell<Vec<LeakForms>>,
}

impl<'window> Watch<'window> {
    /// Begins to look on. What happened in the page before is not seen.
    pub(crate) async fn begin(window: &'window Window<'window>) -> Self {
        Self {
            window,
            recorder: window.record().await,
            looked_at: RefCell::default(),
            secrets: RefCell::default(),
        }
    }

    /// From now on, this pair must be nowhere.
    pub(crate) fn knows(&self, pair: &Pair, company: &str) {
        self.secrets.borrow_mut().push(pair.forms(company));
    }

    /// Takes the page as it stands now, its fields' values and what it keeps beside itself.
    pub(crate) async fn look(&self) {
        let source = self.window.page().source().await;
        let kept = self.recorder.kept().await;
        self.looked_at.borrow_mut().extend([source, kept]);
    }

    /// The search is one that finds: what is typed into a field lies in the web process, and is recorded.
    pub(crate) async fn finds_what_is_typed_into(&self, field: &str) {
        self.window.keyboard().fill(field, TYPED).await;
        let typed = Pair {
            public: TYPED.to_owned(),
            private: TYPED.to_owned(),
        };
        let forms = typed.forms("");
        let mut found = 0;
        for (process, name) in self.window.web_processes() {
            let searched = memory::search(process, &forms);
            println!("what was typed, {name}: {searched:?}");
            found += searched.found;
        }
        assert!(found > 0, "the search in memory finds nothing");
        self.look().await;
        assert!(are_in_one_of(&forms, &self.looked_at.borrow()), "the page");
        let recorded = self.recorder.recorded().await;
        assert!(are_in_one_of(&forms, &recorded), "the messages");
    }

    /// No form of a pair is in the memory of a process of WebKit's; in Onramp's own it is only counted.
    pub(crate) async fn search_memory(&self, when: &str) {
        let own_process = self.window.process().await;
        let secrets = self.secrets.borrow();
        assert!(!secrets.is_empty(), "there is nothing to search for");
        for forms in secrets.iter() {
            for (process, name) in self.window.web_processes() {
                let searched = memory::search(process, forms);
                println!("{when}, {name}: {searched:?}");
                assert_eq!(searched.found, 0, "{when}, a key is in {name}'s memory");
            }
            let own = memory::search(own_process, forms);
            println!("{when}, Onramp itself: {own:?}");
        }
    }

    /// No form of a pair was in a message, on the page, or beside it.
    pub(crate) async fn search_all_that_was_recorded(&self, pair: &Pair) {
        let recorded = self.recorder.recorded().await;
        for way in ["sent", "answered", "received", "shown", "typed"] {
            let count = recorded.iter().filter(|line| line.starts_with(way)).count();
            println!("{way}: {count}");
            assert!(count > 0, "nothing was recorded as {way}");
        }
        // The answer about the saved key is among what was heard.
        let about_it = format!("\"lastFour\":\"{}\"", pair.last_four());
        assert!(recorded.iter().any(|line| line.contains(&about_it)));
        for text in recorded.iter().chain(&*self.looked_at.borrow()) {
            let beginning: String = text.chars().take(80).collect();
            for forms in self.secrets.borrow().iter() {
                let is_there = forms.are_in_bytes(text.as_bytes());
                assert!(!is_there, "a key is in what begins so: {beginning}");
            }
        }
    }
}

fn are_in_one_of(forms: &LeakForms, texts: &[String]) -> bool {
    texts.iter().any(|text| forms.are_in_bytes(text.as_bytes()))
}
