//! The guide's steps in Onramp's window, gone through by keyboard.

use super::keyboard::Keyboard;
use super::page::Page;
use super::window::Window;

/// The steps of the setup that a window shows.
pub(crate) struct Steps<'window> {
    window: &'window Window<'window>,
}

impl<'window> Steps<'window> {
    pub(crate) fn of(window: &'window Window<'window>) -> Self {
        Self { window }
    }

    fn keyboard(&self) -> Keyboard<'window> {
        self.window.keyboard()
    }

    fn page(&self) -> Page<'window> {
        self.window.page()
    }

    /// Waits until this step is open: the focus is on its title.
    pub(crate) async fn at(&self, title: &str) {
        self.keyboard().wait_for_focus("h1", title).await;
    }

    /// Opens the only setup of the list, whose overview comes first, and goes on at the step that was left.
    pub(crate) async fn come_back_to(&self, title: &str) {
        self.open_overview().await;
        self.keyboard()
            .press_button("Continue where you left off: *")
            .await;
        self.at(title).await;
    }

    /// Opens the only setup of the list: the focus is on the title of its overview.
    pub(crate) async fn open_overview(&self) {
        self.keyboard().press_button("Open").await;
        self.page().wait_for("steps are done.").await;
        self.keyboard().wait_for_focus("h1", "*").await;
    }

    /// Goes on to the step after this one.
    pub(crate) async fn go_on_to(&self, title: &str) {
        self.keyboard().press_button("Continue to *").await;
        self.at(title).await;
    }

    /// Says "I did this"; the focus is then on the way on.
    pub(crate) async fn did_this(&self) {
        self.mark("I did this", "Done: you said so").await;
    }

    /// Presses the button that calls this step done; the focus is then on the way on.
    pub(crate) async fn mark(&self, button: &str, status: &str) {
        self.keyboard().press_button(button).await;
        let said = format!("This step: {status}");
        self.page().wait_for(&said).await;
        let keyboard = self.keyboard();
        keyboard.wait_for_focus("button", "Continue to *").await;
    }

    /// Says "I did this" and goes on.
    pub(crate) async fn did_this_then(&self, next_title: &str) {
        self.did_this().await;
        self.go_on_to(next_title).await;
    }

    /// Goes to a step through the list of all steps, by its code and title.
    pub(crate) async fn jump_to(&self, code: &str, title: &str) {
        let name = format!("{code} {title}");
        self.keyboard().reach_backwards("button", &name).await;
        self.keyboard().press(fantoccini::key::Key::Enter).await;
        self.at(title).await;
    }
}
