//! The end: what becomes of the connection, the last report, and the keys that leave this computer.

use super::Walk;
use crate::harness::reader::{Node, State};

const REPORT: &str = "Have a last look, and write the report";
const REMOVE: &str = "Remove the keys from this computer";
const LEAVE: &str = "Leave the key, the member and the role in ConnectWise";
const NOTE: &str = "Note when to replace the keys";

impl Walk<'_> {
    /// From the last step of the guide to the end at which it stays connected.
    pub(super) async fn finish(&self) {
        self.choose_the_end().await;
        self.stand_at(REPORT).await;
        self.reading.press("Write the report").await;
        self.reading.hear("The report is written").await;
        self.go_on_to(REMOVE).await;
        self.remove_the_keys().await;
        self.go_on_to(LEAVE).await;
        self.mark("I leave them as they are", "Done: you said so")
            .await;
        self.go_on_to(NOTE).await;
        self.reading.press("I made a note").await;
        self.reading.hear("This step: Done: you said so").await;
        self.reading.focus_on("button", "Back to all setups").await;
        self.hears_the_step(NOTE).await;
        self.see_it_finished_at_home().await;
    }

    /// A question over the page: told by its name, the focus on its first answer, and each with what it means.
    async fn choose_the_end(&self) {
        let reading = &self.reading;
        reading.press("Finish this setup").await;
        reading.meet("dialog", "Finish this setup?").await;
        let stays = format!("{} stays connected", self.guide.name);
        reading.focus_on("radio", &stays).await;
        reading.meet("group", "How should this setup end?").await;
        let means = "Only this computer forgets them.";
        let is_meant = |answer: &Node| answer.description.contains(means);
        reading.meet_if("radio", &stays, is_meant).await;
        reading.check("radio", &stays).await;
        reading.press("Show me the steps").await;
    }

    /// Nothing is removed without an answer; then the proof of it has the focus.
    async fn remove_the_keys(&self) {
        let reading = &self.reading;
        let asked = format!("{REMOVE}?");
        reading.press(REMOVE).await;
        reading.meet("dialog", &asked).await;
        reading.focus_on("button", "Keep the keys").await;
        reading.press("Keep the keys").await;
        let button = reading.focus_on("button", REMOVE).await;
        assert!(button.has(State::Enabled), "{button:?}");
        reading.press(REMOVE).await;
        reading.meet("dialog", &asked).await;
        reading.press("Yes, remove them").await;
        let gone = "The keys are gone from this computer";
        reading.focus_on("heading", gone).await;
        reading.hear("This step: Done: ").await;
        reading.says("Onramp looked again").await;
        self.hears_the_step(REMOVE).await;
    }

    /// Home tells that nothing is left here.
    async fn see_it_finished_at_home(&self) {
        let reading = &self.reading;
        reading.press("Back to all setups").await;
        reading.focus_on("heading", "Your setups").await;
        self.hears_the_page("Your setups").await;
        let finished = "Finished: no key is left on this computer";
        reading.says(finished).await;
    }

    async fn go_on_to(&self, title: &str) {
        self.reading.press("Continue to *").await;
        self.stand_at(title).await;
    }

    async fn stand_at(&self, title: &str) {
        self.reading.focus_on("heading", title).await;
        self.hears_the_step(title).await;
    }
}
