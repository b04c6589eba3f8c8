//! Everything a person does without a mouse.
//!
//! Elements are found by role and name, by moving the focus there; the page itself is only read.

use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::focused::Focused;
use super::page::{HEARD, TROUBLES};
use super::{WITHIN, script};

/// More than any screen has elements to stop at: the longest is a role's page, with four fields for each function.
const STOPS_AT_MOST: usize = 400;

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
        let value = script::read(self.client, include_str!("focused.js")).await;
        Focused::read(&value)
    }

    /// Waits until the focus is on an element that can be seen: after an act, the window puts it where the next one
    /// begins.
    pub(crate) async fn wait_for_focus(&self, role: &str, name: &str) -> Focused {
        let wanted = format!("the focus comes to {role} \"{name}\", in view");
        let is_there = |focused: &Focused| focused.is(role, name) && focused.can_be_seen();
        self.wait_until(&wanted, is_there).await
    }

    /// Waits until the element that has the focus is as it should be.
    ///
    /// A key that WebDriver has pressed may take effect only after it has answered, and WebKit scrolls to the focus only
    /// with its next frame.
    pub(crate) async fn wait_until(
        &self,
        wanted: &str,
        is_it: impl Fn(&Focused) -> bool,
    ) -> Focused {
        let deadline = Instant::now() + WITHIN;
        loop {
            let focused = self.focused().await;
            if let Some(found) = focused.clone().filter(&is_it) {
                return found;
            }
            assert!(
                Instant::now() < deadline,
                "it does not come that {wanted}; the focus is on {focused:?}\nwent wrong in the page: {:?}\nthe page heard: {:?}",
                script::read(self.client, TROUBLES).await,
                script::read(self.client, HEARD).await
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
                    let wanted = format!("the focus on {role} \"{name}\" shows, and can be seen");
                    let is_seen =
                        |focused: &Focused| focused.is_focus_shown && focused.can_be_seen();
                    return self.wait_until(&wanted, is_seen).await;
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
        let is_typed = |focused: &Focused| focused.value == text;
        let wanted = format!("\"{label}\" holds what was typed");
        self.wait_until(&wanted, is_typed).await;
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
            let wanted = format!("Space ticks or clears \"{label}\"");
            let is_done = |focused: &Focused| focused.is_checked == is_wanted;
            self.wait_until(&wanted, is_done).await;
        }
    }

    /// Reaches a group of radio buttons through the one named, or through a neighbour of it and
    /// the arrow keys.
    pub(crate) async fn choose(&self, first_stop: &str, wanted: &str) {
        let first = self.reach("radio", first_stop).await;
        let is_wanted = |focused: &Focused| focused.is("radio", wanted);
        let Some(found) = self.walk(first, is_wanted).await else {
            panic!("no radio button \"{wanted}\" beside \"{first_stop}\"");
        };
        if !found.is_checked {
            self.press(Key::Space).await;
            let wanted = format!("Space chooses \"{wanted}\"");
            self.wait_until(&wanted, |focused| focused.is_checked).await;
        }
    }

    /// Reaches a list and moves to an option with the arrow keys.
    pub(crate) async fn select(&self, label: &str, option: &str) {
        let first = self.reach("combobox", label).await;
        let is_wanted = |focused: &Focused| focused.option == option;
        let found = self.walk(first, is_wanted).await;
        assert!(
            found.is_some(),
            "the list \"{label}\" has no option \"{option}\""
        );
    }

    /// Goes down a list with the arrow keys, and up again from its end.
    async fn walk(&self, first: Focused, is_it: impl Fn(&Focused) -> bool) -> Option<Focused> {
        let mut at = first;
        for way in [Key::Down, Key::Up] {
            for _ in 0..STOPS_AT_MOST {
                if is_it(&at) {
                    return Some(at);
                }
                let is_down = matches!(way, Key::Down);
                if is_down && at.is_last || !is_down && at.is_first {
                    break;
                }
                self.press(way).await;
                let wanted = format!("an arrow key leads on from {at:?}");
                let is_elsewhere = |it: &Focused| (&it.name, &it.option) != (&at.name, &at.option);
                at = self.wait_until(&wanted, is_elsewhere).await;
            }
        }
        None
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
