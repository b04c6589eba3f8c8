//! What stands in front of a person: Onramp's window, the browser beside it, and what the pictures are called.

use std::path::PathBuf;

use super::browser::Browser;
use super::connectwise::ConnectWise;
use super::keyboard::Keyboard;
use super::page::Page;
use super::pair::Pair;
use super::screenshots::Screenshots;
use super::steps::Steps;
use super::window::Window;

/// One window and one browser, side by side.
pub(crate) struct Scene<'story> {
    pub(crate) window: &'story Window<'story>,
    pub(crate) browser: &'story Browser,
    pub(crate) screenshots: &'story Screenshots,
}

impl<'story> Scene<'story> {
    pub(crate) fn new(
        window: &'story Window<'story>,
        browser: &'story Browser,
        screenshots: &'story Screenshots,
    ) -> Self {
        Self {
            window,
            browser,
            screenshots,
        }
    }
}

impl Scene<'_> {
    /// The keyboard in front of the window.
    pub(crate) fn keyboard(&self) -> Keyboard<'_> {
        self.window.keyboard()
    }

    /// What the window shows.
    pub(crate) fn page(&self) -> Page<'_> {
        self.window.page()
    }

    /// The guide's steps in the window.
    pub(crate) fn steps(&self) -> Steps<'_> {
        Steps::of(self.window)
    }

    /// ConnectWise in the browser.
    pub(crate) fn connectwise(&self) -> ConnectWise<'_> {
        ConnectWise::in_browser(self.browser)
    }

    /// Takes a picture of the window.
    pub(crate) async fn picture(&self, name: &str) -> PathBuf {
        self.screenshots.take(&self.page(), name).await
    }

    /// Takes a picture of the browser.
    pub(crate) async fn browser_picture(&self, name: &str) -> PathBuf {
        self.screenshots.take(&self.browser.page(), name).await
    }

    /// Chooses a guide on the home screen and begins with it in practice.
    pub(crate) async fn begin_practice(&self, guide: &str) {
        self.keyboard().press_button("Practice").await;
        self.keyboard().wait_for_focus("h1", "New practice").await;
        self.page().wait_for(guide).await;
        self.keyboard().choose("*", guide).await;
        self.picture("new").await;
        self.keyboard().press_button("Start practice").await;
        self.page().wait_for("PRACTICE: nothing here is real").await;
    }

    /// Opens the practice ConnectWise at the address that the window shows.
    pub(crate) async fn open_practice_pages(&self) {
        let address = self.page().shown_address("http://127.0.0.1:").await;
        self.connectwise().open(&address).await;
    }

    /// Pastes both keys from ConnectWise's page, one after the other.
    pub(crate) async fn bring_keys_over(&self) -> Pair {
        let public = self.connectwise().copy("Public Key").await;
        self.keyboard().press_button("Paste public key").await;
        let last_four = &public[public.len() - 4..];
        self.page().wait_for(&format!("ends in {last_four}")).await;

        let private = self.connectwise().copy("Private Key").await;
        self.keyboard().press_button("Paste private key").await;
        self.page().wait_for("Both keys are saved.").await;
        Pair { public, private }
    }
}
