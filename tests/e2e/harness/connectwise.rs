//! The pages of the practice ConnectWise in the person's browser, worked by keyboard as a guide tells.

use super::browser::Browser;
use super::clipboard;
use super::pair::Pair;

/// ConnectWise in a browser.
pub(crate) struct ConnectWise<'browser> {
    browser: &'browser Browser,
}

/// The answers in an API member's form that a guide leaves to the person.
const USUAL: &[(&str, &str)] = &[
    ("Level", "Corporate (Level 1)"),
    ("Name", "Corporate"),
    ("Location", "Head Office"),
    ("Department", "Managed Services"),
    ("Default Territory", "Head Office"),
    ("Time Zone", "US Eastern"),
];

impl<'browser> ConnectWise<'browser> {
    pub(crate) fn in_browser(browser: &'browser Browser) -> Self {
        Self { browser }
    }

    /// Opens the login page.
    pub(crate) async fn open(&self, address: &str) {
        self.browser.visit(address).await;
        self.shows("Log in to Practice ConnectWise").await;
    }

    /// Logs in.
    pub(crate) async fn log_in(&self) {
        self.press("Log in").await;
        self.shows("Choose in the menu").await;
    }

    /// Creates a security role with these levels set to All: "Module, Function, Right Level".
    pub(crate) async fn create_role(&self, name: &str, levels: &[&str]) {
        self.follow("Security Roles").await;
        self.follow("Add a security role (+)").await;
        self.browser.keyboard().fill("Role ID", name).await;
        self.press("Save").await;
        self.shows("Security Modules").await;
        for level in levels {
            self.browser.keyboard().select(level, "All").await;
        }
        self.press("Save").await;
        self.shows("Saved.").await;
    }

    /// Opens a role that is there and sets one more level to All.
    pub(crate) async fn set_level(&self, role: &str, level: &str) {
        self.follow("Security Roles").await;
        self.follow(role).await;
        self.shows("Security Modules").await;
        self.browser.keyboard().select(level, "All").await;
        self.press("Save").await;
        self.shows("Saved.").await;
    }

    /// In the role on screen, moves every entry of Table Setup into the box that allows.
    pub(crate) async fn allow_all_of_table_setup(&self) {
        self.press("customize Table Setup").await;
        self.shows("Allow access to these").await;
        self.press("Allow all").await;
        self.shows("Moved, not saved yet").await;
        self.press("Save").await;
        self.shows("Saved.").await;
    }

    /// Creates an API member and stays on its page.
    pub(crate) async fn create_member(
        &self,
        id: &str,
        name: &str,
        role: &str,
        board: Option<&str>,
    ) {
        self.follow("Members").await;
        self.follow("API Members").await;
        self.follow("Add an API member (+)").await;
        let keyboard = self.browser.keyboard();
        keyboard.fill("Member ID", id).await;
        keyboard.fill("Member Name", name).await;
        keyboard.select("Role ID", role).await;
        for (field, answer) in USUAL {
            keyboard.select(field, answer).await;
        }
        if let Some(board) = board {
            keyboard.select("Default Board", board).await;
        }
        self.press("Save").await;
        self.shows("The next tab is API Keys").await;
    }

    /// Adds a key pair to the member on screen and leaves it shown: Save, not Save and Close.
    pub(crate) async fn create_keys(&self, description: &str) {
        self.follow("API Keys").await;
        self.follow("Add an API key (+)").await;
        self.browser
            .keyboard()
            .fill("Description", description)
            .await;
        self.press("Save").await;
        self.shows("Copy both keys now").await;
    }

    /// Closes the pair on screen, and adds another one to the same member.
    pub(crate) async fn create_another_pair(&self, description: &str) {
        self.press("Save and Close").await;
        self.follow("Add an API key (+)").await;
        self.browser
            .keyboard()
            .fill("Description", description)
            .await;
        self.press("Save").await;
        self.shows("Copy both keys now").await;
    }

    /// Copies a field to the real clipboard, and says what it held.
    pub(crate) async fn copy(&self, field: &str) -> String {
        self.browser.copy_field(field).await;
        let value = self.browser.keyboard().focused().await.unwrap().value;
        clipboard::wait_for(&value).await;
        value
    }

    /// Closes the keys' page, and looks for the private key where it was.
    pub(crate) async fn save_and_close(&self, description: &str, pair: &Pair) {
        self.press("Save and Close").await;
        self.shows("cannot be shown again").await;
        self.follow(description).await;
        self.shows("its private key is hidden for good").await;
        let source = self.browser.page().source().await;
        assert!(source.contains(&pair.public) && !source.contains(&pair.private));
    }

    async fn shows(&self, text: &str) {
        self.browser.page().wait_for(text).await;
    }

    async fn press(&self, button: &str) {
        let before = self.browser.page().begun().await;
        self.browser.keyboard().press_button(button).await;
        self.browser.page().wait_for_another(before).await;
    }

    async fn follow(&self, link: &str) {
        let before = self.browser.page().begun().await;
        self.browser.keyboard().follow_link(link).await;
        self.browser.page().wait_for_another(before).await;
    }
}
