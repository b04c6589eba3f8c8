//! Everything a person does without a mouse.
//!
//! Elements are found by role and name, by moving the focus there; the page itself is only read.

use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::WITHIN;
use super::focused::Focused;
use super::page::TROUBLES;

/// More than any screen has elements to stop at: the longest is a role's page, with four fields for each function.
const STOPS_AT_MOST: usize = 400;

/// Longer than a page takes to scroll to the focus.
const SCROLLED_WITHIN: Duration = Duration::from_secs(2);

/// The keyboard in front of one client.
pub(crate) struct Keyboard<'client> {
    client: &'client Client,
}

impl<'client> Keyboard<'client> {
    pub(crate) fn new(client: &'client Client) -> Self {
        Self { client }
    }

    /// Presses one key.
    pub(crate) async fn press(&self, key: impl Into<char>) {
        self.chord(&[], key).await;
    }

    /// Presses a key while others are held.
    pub(crate) async fn chord(&self, held: &[Key], key: impl Into<char>) {
        let key = key.into();
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in held.iter().copied().map(char::from) {
            keys = keys.then(KeyAction::Down { value });
        }
        keys = keys.then(KeyAction::Down { value: key });
        keys = keys.then(KeyAction::Up { value: key });
        for value in held.iter().rev().copied().map(char::from) {
            keys = keys.then(KeyAction::Up { value });
        }
        self.client.perform_actions(keys).await.unwrap();
    }

    /// Types text, key by key.
    pub(crate) async fn type_text(&self, text: &str) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            keys = keys.then(KeyAction::Down { value });
            keys = keys.then(KeyAction::Up { value });
        }
        self.client.perform_actions(keys).await.unwrap();
    }

    /// The element that has the focus, if one has.
    pub(crate) async fn focused(&self) -> Option<Focused> {
        let read = include_str!("focused.js");
        let value = self.client.execute(read, Vec::new()).await.unwrap();
        Focused::read(&value)
    }

    /// Waits until the focus is on an element that can be seen: after an act, the window puts it where the next one
    /// begins.
    pub(crate) async fn wait_for_focus(&self, role: &str, name: &str) -> Focused {
        let deadline = Instant::now() + WITHIN;
        loop {
            let focused = self.focused().await;
            let is_there = |focused: &Focused| focused.is(role, name) && focused.can_be_seen();
            if let Some(found) = focused.clone().filter(is_there) {
                return found;
            }
            assert!(
                Instant::now() < deadline,
                "the focus does not come to {role} \"{name}\", in view; it is on {focused:?}\nwent wrong in the page: {:?}",
                self.client.execute(TROUBLES, Vec::new()).await
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Moves the focus with Tab until it is on an element with this role and name.
    ///
    /// There, the focus must show and be in view, with nothing over it. On the way, it goes where the eye goes.
    pub(crate) async fn reach(&self, role: &str, name: &str) -> Focused {
        self.move_until(role, name, &[]).await
    }

    /// The same, backwards with Shift and Tab.
    pub(crate) async fn reach_backwards(&self, role: &str, name: &str) -> Focused {
        self.move_until(role, name, &[Key::Shift]).await
    }

    async fn move_until(&self, role: &str, name: &str, held: &[Key]) -> Focused {
        let mut passed = Vec::new();
        let mut before: Option<Focused> = None;
        for _ in 0..STOPS_AT_MOST {
            let focused = self.focused().await;
            if let (Some(before), Some(next), []) = (&before, &focused, held) {
                before.assert_followed_by(next);
            }
            before.clone_from(&focused);
            if let Some(focused) = focused {
                if focused.is(role, name) && (focused.is_focus_shown || !passed.is_empty()) {
                    return self.wait_until_shown(focused).await;
                }
                passed.push(format!("{} \"{}\"", focused.role, focused.name));
                if is_a_third_round(&passed) {
                    break;
                }
            }
            self.chord(held, Key::Tab).await;
        }
        passed.truncate(60);
        panic!(
            "Tab never stops at {role} \"{name}\"; it stops at:\n{}",
            passed.join("\n")
        );
    }

    /// WebKit scrolls to the focus only with its next frame.
    async fn wait_until_shown(&self, reached: Focused) -> Focused {
        let deadline = Instant::now() + SCROLLED_WITHIN;
        let mut focused = reached;
        while !(focused.is_focus_shown && focused.can_be_seen()) {
            assert!(
                Instant::now() < deadline,
                "the focus does not show, or cannot be seen: {focused:?}"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
            focused = self.focused().await.unwrap_or(focused);
        }
        focused
    }

    /// Reaches a button and presses it with Enter.
    pub(crate) async fn press_button(&self, name: &str) {
        let button = self.reach("button", name).await;
        assert!(!button.is_off, "the button \"{name}\" is off");
        self.press(Key::Enter).await;
    }

    /// Reaches a link and follows it with Enter.
    pub(crate) async fn follow_link(&self, name: &str) {
        self.reach("link", name).await;
        self.press(Key::Enter).await;
    }

    /// Reaches a text field and types into it in place of what it held.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        self.reach("textbox", label).await;
        self.chord(&[Key::Control], 'a').await;
        self.press(Key::Delete).await;
        self.type_text(text).await;
    }

    /// Reaches a text field and pastes the clipboard in place of what it held.
    pub(crate) async fn paste_into(&self, label: &str) {
        self.reach("textbox", label).await;
        self.chord(&[Key::Control], 'a').await;
        self.chord(&[Key::Control], 'v').await;
    }

    /// Reaches a checkbox and ticks or clears it with Space.
    pub(crate) async fn tick(&self, label: &str, is_wanted: bool) {
        let checkbox = self.reach("checkbox", label).await;
        if checkbox.is_checked != is_wanted {
            self.press(Key::Space).await;
            self.wait_until_ticked(label, is_wanted).await;
        }
    }

    /// A key pressed through WebDriver may take effect only after it has answered.
    async fn wait_until_ticked(&self, label: &str, is_wanted: bool) {
        let deadline = Instant::now() + SCROLLED_WITHIN;
        loop {
            let focused = self.focused().await;
            let is_ticked = focused.clone().map(|focused| focused.is_checked);
            if is_ticked == Some(is_wanted) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "Space does not tick \"{label}\": {focused:?}"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Reaches a group of radio buttons through the one named, or through a neighbour of it and
    /// the arrow keys.
    pub(crate) async fn choose(&self, first_stop: &str, wanted: &str) {
        let mut before = None;
        let mut way = Key::Down;
        self.reach("radio", first_stop).await;
        for _ in 0..STOPS_AT_MOST {
            let focused = self.focused().await.unwrap();
            if focused.is("radio", wanted) {
                if !focused.is_checked {
                    self.press(Key::Space).await;
                }
                return;
            }
            // Some lists end where others begin again: at the end of one, the way is back.
            if before.replace(focused.name.clone()) == Some(focused.name) {
                way = Key::Up;
            }
            self.press(way).await;
        }
        panic!("no radio button \"{wanted}\" beside \"{first_stop}\"");
    }

    /// Reaches a list and moves to an option with the arrow keys.
    pub(crate) async fn select(&self, label: &str, option: &str) {
        self.reach("combobox", label).await;
        self.press(Key::Home).await;
        for _ in 0..STOPS_AT_MOST {
            if self.focused().await.unwrap().option == option {
                return;
            }
            self.press(Key::Down).await;
        }
        panic!("the list \"{label}\" has no option \"{option}\"");
    }
}

/// Whether the last stop, with the one before it, was passed twice already.
fn is_a_third_round(passed: &[String]) -> bool {
    let Some((last, before)) = passed.split_last() else {
        return false;
    };
    let Some(second) = before.last() else {
        return false;
    };
    passed
        .windows(2)
        .filter(|pair| pair[0] == *second && pair[1] == *last)
        .count()
        > 2
}
