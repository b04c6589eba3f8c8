//! Who looks on while a story is played, and searches all that was seen for the pair.

use std::cell::RefCell;

use crate::harness::ipc::Recorder;
use crate::harness::memory;
use crate::harness::pair::Pair;
use crate::harness::window::Window;
use onramp_core::keys::LeakForms;

/// A recorder in the page, and what the page held each time it was looked at.
pub(super) struct Watch<'window> {
    window: &'window Window<'window>,
    recorder: Recorder<'window>,
    looked_at: RefCell<Vec<String>>,
    forms: LeakForms,
}

impl<'window> Watch<'window> {
    pub(super) async fn begin(
        window: &'window Window<'window>,
        pair: &Pair,
        company: &str,
    ) -> Self {
        Self {
            window,
            recorder: window.record().await,
            looked_at: RefCell::default(),
            forms: pair.forms(company),
        }
    }

    /// Takes the page as it stands now, its fields' values and what it keeps beside itself.
    pub(super) async fn look(&self) {
        let source = self.window.page().source().await;
        let kept = self.recorder.kept().await;
        self.looked_at.borrow_mut().extend([source, kept]);
    }

    /// The search is one that finds: what was typed on the keyboard lies in the web process, and was recorded.
    pub(super) async fn finds_what_was_typed(&self, typed: &str) {
        let typed = Pair {
            public: typed.to_owned(),
            private: typed.to_owned(),
        };
        let forms = typed.forms("");
        let found = self
            .window
            .web_processes()
            .into_iter()
            .map(|(process, name)| {
                let searched = memory::search(process, &forms);
                println!("what was typed, {name}: {searched:?}");
                searched.found
            });
        assert!(
            found.sum::<usize>() > 0,
            "the search in memory finds nothing"
        );
        self.look().await;
        assert!(forms_are_in(&forms, &self.looked_at.borrow()), "the page");
        let recorded = self.recorder.recorded().await;
        assert!(forms_are_in(&forms, &recorded), "the messages");
    }

    /// No form of either key is in the memory of a process of WebKit's; in Onramp's own it is only counted.
    pub(super) fn search_memory(&self, when: &str) {
        for (process, name) in self.window.web_processes() {
            let searched = memory::search(process, &self.forms);
            println!("{when}, {name}: {searched:?}");
            assert_eq!(searched.found, 0, "{when}, a key is in {name}'s memory");
        }
        let own = memory::search(self.window.process(), &self.forms);
        println!("{when}, Onramp itself: {own:?}");
    }

    /// No form of either key was in a message, on the page, or beside it.
    pub(super) async fn search_all_that_was_recorded(&self, pair: &Pair) {
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
            let is_there = self.forms.are_in_bytes(text.as_bytes());
            assert!(!is_there, "a key is in what begins so: {beginning}");
        }
    }
}

fn forms_are_in(forms: &LeakForms, texts: &[String]) -> bool {
    texts.iter().any(|text| forms.are_in_bytes(text.as_bytes()))
}
