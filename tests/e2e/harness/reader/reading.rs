//! A person who hears the window, and works it by what is heard.

use std::time::{Duration, Instant};

use fantoccini::key::Key;

use super::super::window::Window;
use super::{Node, ScreenReader, State};

/// Longer than anything takes to be told, on a busy machine.
const TOLD_WITHIN: Duration = Duration::from_secs(30);

const PAUSE: Duration = Duration::from_millis(60);

/// A screen reader in front of one window.
pub(crate) struct Reading<'story> {
    reader: &'story ScreenReader,
    window: &'story Window<'story>,
}

impl<'story> Reading<'story> {
    pub(crate) fn of(reader: &'story ScreenReader, window: &'story Window<'story>) -> Self {
        Self { reader, window }
    }

    /// The page as it stands now.
    pub(crate) async fn page(&self) -> Node {
        self.until("the page is there", || self.reader.page()).await
    }

    /// Waits until the page has something with a role and a name.
    pub(crate) async fn meet(&self, role: &str, name: &str) -> Node {
        self.meet_if(role, name, |_| true).await
    }

    /// The same, in a state that is waited for.
    pub(crate) async fn meet_if(
        &self,
        role: &str,
        name: &str,
        is_so: impl Fn(&Node) -> bool,
    ) -> Node {
        let what = format!("{role} \"{name}\" is there, as it should be");
        self.until(&what, || {
            let page = self.reader.page()?;
            page.with_role(role)
                .into_iter()
                .find(|node| node.is_named(name) && is_so(node))
                .cloned()
        })
        .await
    }

    /// Presses a button.
    pub(crate) async fn press(&self, name: &str) {
        let is_on = |node: &Node| node.has(State::Enabled) && node.has(State::Visible);
        let button = self.meet_if("button", name, is_on).await;
        self.reader.ears.forget();
        assert!(self.reader.act(&button), "the button is pressed: {name}");
    }

    /// Ticks a checkbox or chooses a radio button, and hears that it is.
    pub(crate) async fn check(&self, role: &str, name: &str) {
        let found = self.meet(role, name).await;
        if !found.has(State::Checked) {
            assert!(self.reader.act(&found), "it is chosen: {name}");
        }
        let is_checked = |node: &Node| node.has(State::Checked);
        self.meet_if(role, name, is_checked).await;
    }

    /// Goes to a text field and types into it in place of what it held; hears back what it holds then.
    pub(crate) async fn fill(&self, name: &str, text: &str) {
        let field = self.meet("textbox", name).await;
        let keyboard = self.window.keyboard();
        assert!(self.reader.focus(&field), "the focus moves to {name}");
        self.focus_on("textbox", name).await;
        keyboard.chord(&[Key::Control], 'a').await;
        keyboard.press(Key::Delete).await;
        keyboard.type_text(text).await;
        let is_typed = |node: &Node| node.text == text;
        self.meet_if("textbox", name, is_typed).await;
    }

    /// Waits until the focus is told to be there.
    pub(crate) async fn focus_on(&self, role: &str, name: &str) -> Node {
        let what = format!("the focus is told to be on {role} \"{name}\"");
        self.until(&what, || {
            let focused = self.reader.focused()?;
            (focused.role == role && focused.is_named(name)).then_some(focused)
        })
        .await
    }

    /// Waits until a live region is heard to say this.
    pub(crate) async fn hear(&self, sentence: &str) {
        self.until(&format!("\"{sentence}\" is told"), || {
            self.reader.page()?;
            self.reader.ears.heard(sentence).then_some(())
        })
        .await;
    }

    /// Waits until what a person waits for is there.
    async fn until<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + TOLD_WITHIN;
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(
                Instant::now() < deadline,
                "waiting until {what}\nfocus: {:?}\ntold: {:#?}\nthe page says:\n{}",
                self.reader.focused(),
                self.reader.ears.told(),
                self.reader
                    .page()
                    .map_or_else(String::new, |page| page.said())
            );
            tokio::time::sleep(PAUSE).await;
        }
    }
}
