//! A person who hears the window, and works it by what is heard.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use fantoccini::key::Key;

use super::super::WITHIN;
use super::super::window::Window;
use super::{Node, ScreenReader, State};

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

    /// Waits until nothing is wrong with the page, which may still be being built; answers with that page.
    pub(crate) async fn page_that(
        &self,
        what: &str,
        is_wrong: impl Fn(&Node) -> Result<(), String>,
    ) -> Node {
        let wrong = RefCell::new("nothing was read".to_owned());
        let look = || {
            let page = self.reader.page()?;
            match is_wrong(&page) {
                Ok(()) => Some(page),
                Err(why) => {
                    wrong.replace(why);
                    None
                }
            }
        };
        self.until_or(what, || wrong.borrow().clone(), look).await
    }

    /// Waits until the page says this; answers with all that it says.
    pub(crate) async fn says(&self, sentence: &str) -> String {
        let what = format!("the page says \"{sentence}\"");
        self.until(&what, || {
            let said = self.reader.page()?.said();
            said.contains(sentence).then_some(said)
        })
        .await
    }

    /// Presses a button.
    pub(crate) async fn press(&self, name: &str) {
        let is_on = |node: &Node| node.has(State::Enabled) && node.has(State::Visible);
        self.act_on("button", name, is_on, |button| {
            self.reader.ears.forget();
            self.reader.act(button)
        })
        .await;
    }

    /// Ticks a checkbox or chooses a radio button, and hears that it is.
    pub(crate) async fn check(&self, role: &str, name: &str) {
        let is_checked = |node: &Node| node.has(State::Checked);
        self.act_on(
            role,
            name,
            |_| true,
            |found| is_checked(found) || self.reader.act(found),
        )
        .await;
        self.meet_if(role, name, is_checked).await;
    }

    /// Goes to a text field and types into it in place of what it held; hears back what it holds then.
    pub(crate) async fn fill(&self, name: &str, text: &str) {
        let keyboard = self.window.keyboard();
        self.act_on("textbox", name, |_| true, |field| self.reader.focus(field))
            .await;
        self.focus_on("textbox", name).await;
        keyboard.chord(&[Key::Control], 'a').await;
        keyboard.press(Key::Delete).await;
        keyboard.type_text(text).await;
        let is_typed = |node: &Node| node.text == text;
        self.meet_if("textbox", name, is_typed).await;
    }

    /// Meets something and acts on it; once more where it was gone again when the act came.
    async fn act_on(
        &self,
        role: &str,
        name: &str,
        is_so: impl Fn(&Node) -> bool,
        act: impl Fn(&Node) -> bool,
    ) {
        let what = format!("{role} \"{name}\" is there and takes the act");
        self.until(&what, || {
            let page = self.reader.page()?;
            let found = page.with_role(role);
            let mut found = found.into_iter();
            let found = found.find(|node| node.is_named(name) && is_so(node))?;
            act(found).then_some(())
        })
        .await;
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
    async fn until<T>(&self, what: &str, look: impl FnMut() -> Option<T>) -> T {
        self.until_or(what, String::new, look).await
    }

    /// The same, with a word on what was last in its way.
    async fn until_or<T>(
        &self,
        what: &str,
        why: impl Fn() -> String,
        mut look: impl FnMut() -> Option<T>,
    ) -> T {
        let deadline = Instant::now() + WITHIN;
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(
                Instant::now() < deadline,
                "waiting until {what}\n{}\nfocus: {:?}\ntold: {:#?}\nthe page says:\n{}",
                why(),
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
