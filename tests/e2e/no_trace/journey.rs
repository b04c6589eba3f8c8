//! A real setup from its beginning to its report, each key by native paste.

use crate::harness::clipboard;
use crate::harness::keyboard::Keyboard;
use crate::harness::page::Page;
use crate::harness::pair::Pair;
use crate::harness::practice::PracticeServer;
use crate::harness::screenshots::Screenshots;
use crate::harness::steps::Steps;
use crate::harness::window::Window;
use crate::real::begin::{begin_msp_process, find_company, test_with_integration_id};

pub(super) struct Journey<'story> {
    window: &'story Window<'story>,
    screenshots: &'story Screenshots,
    practice: &'story PracticeServer,
}

impl<'story> Journey<'story> {
    pub(super) fn new(
        window: &'story Window<'story>,
        screenshots: &'story Screenshots,
        practice: &'story PracticeServer,
    ) -> Self {
        Self {
            window,
            screenshots,
            practice,
        }
    }

    fn keyboard(&self) -> Keyboard<'_> {
        self.window.keyboard()
    }

    fn page(&self) -> Page<'_> {
        self.window.page()
    }

    fn steps(&self) -> Steps<'_> {
        Steps::of(self.window)
    }

    pub(super) async fn begin(&self) {
        begin_msp_process(self.window, self.screenshots).await;
        let step = "Enter the Company ID and the address";
        self.steps().jump_to("B1", step).await;
    }

    pub(super) async fn find_the_company(&self) {
        let step = "Enter the Company ID and the address";
        self.keyboard()
            .reach_backwards("button", &format!("B1 {step}"))
            .await;
        let (company, address) = (self.practice.company(), self.practice.login_page());
        find_company(self.window, company, &address).await;
        self.page().wait_for("Found: ACME MSP").await;
    }

    pub(super) async fn bring_the_keys(&self, pair: &Pair) {
        let step = "Bring both keys into Onramp";
        self.steps().jump_to("D5", step).await;
        for (button, key) in [
            ("Paste public key", &pair.public),
            ("Paste private key", &pair.private),
        ] {
            clipboard::put(key).await;
            self.keyboard().press_button(button).await;
            clipboard::wait_for("").await;
        }
        self.page().wait_for("Both keys are saved.").await;
        self.screenshots.take(&self.page(), "keys-saved").await;
    }

    pub(super) async fn test_the_connection(&self) {
        self.steps().go_on_to("Test the connection").await;
        test_with_integration_id(self.window, self.practice.client_id()).await;
        self.screenshots.take(&self.page(), "connected").await;
    }

    pub(super) async fn hand_the_values_over(&self, pair: &Pair) {
        let form = "Fill in the PSA Connection Details";
        self.steps().jump_to("E4", form).await;
        for (button, key) in [
            ("Copy public key", &pair.public),
            ("Copy private key", &pair.private),
        ] {
            self.keyboard().press_button(button).await;
            clipboard::wait_for(key).await;
        }
        self.screenshots.take(&self.page(), "copied").await;
    }

    pub(super) async fn write_the_report(&self) {
        self.steps().go_on_to("Write the report").await;
        self.page().wait_for("Preview of the report").await;
        self.keyboard().press_button("Write the report").await;
        self.page().wait_for("The report is written").await;
        self.screenshots.take(&self.page(), "written").await;
    }
}
