//! The keys: made in ConnectWise, brought over, proved, and their page closed.

use super::Walk;
use crate::harness::pair::Pair;
use crate::harness::reader::{Node, State};
use crate::practice::guide::COMPANY;

const TYPE: &str = "Type or paste it into a field instead";
const TEST: &str = "Test the connection";

impl Walk<'_> {
    pub(super) async fn create_the_keys(&self) {
        let description = self.guide.key_description;
        self.connectwise().create_keys(description).await;
        self.did_this().await;
    }

    /// The fold tells whether it is open; nothing of a key is read aloud but its last four characters.
    pub(super) async fn bring_the_keys_over(&self) {
        let reading = &self.reading;
        let is_open = |fold: &Node| fold.has(State::Expanded);
        assert!(!is_open(&reading.meet("button", TYPE).await));
        reading.press(TYPE).await;
        reading.meet_if("button", TYPE, is_open).await;
        reading.press(TYPE).await;
        reading.meet_if("button", TYPE, |fold| !is_open(fold)).await;

        let public = self.connectwise().copy("Public Key").await;
        reading.press("Paste public key").await;
        let last_four = &public[public.len() - 4..];
        reading.hear("Onramp took the key off the clipboard").await;
        let masked = format!("ends in {last_four}");
        let is_kept = |group: &Node| group.said().contains(&masked);
        reading.meet_if("group", "Public key", is_kept).await;
        let private = self.connectwise().copy("Private Key").await;
        reading.press("Paste private key").await;
        reading
            .hear("This step: Done: both keys were saved and read back")
            .await;
        let pair = Pair { public, private };
        let said = reading.says("Both keys are saved.").await;
        pair.assert_not_in(&said, COMPANY, "what is read aloud");
        self.pair.replace(Some(pair));
    }

    /// What is asked is announced as it goes, and its end has the focus.
    pub(super) async fn test(&self) {
        let reading = &self.reading;
        reading.press(TEST).await;
        reading.focus_on("heading", self.guide.verdict).await;
        reading.hear(self.guide.verdict).await;
        let may = "You may press Save and Close in ConnectWise now.";
        let said = reading.says(may).await;
        assert!(!said.contains("Failed"), "{said}");
    }

    pub(super) async fn close_the_page(&self) {
        let pair = self.pair.take().unwrap();
        let description = self.guide.key_description;
        self.connectwise().save_and_close(description, &pair).await;
        self.pair.replace(Some(pair));
        self.did_this().await;
    }
}
