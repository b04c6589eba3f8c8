//! What a step asks for, done by what is told of it.

use super::Walk;
use crate::harness::clipboard;
use crate::harness::reader::{Node, State};
use crate::practice::guide::COMPANY;

const FIND: &str = "Find my company";

impl Walk<'_> {
    pub(super) async fn act(&self, title: &str) {
        match title {
            "Choose the role and the features" => self.choose().await,
            "Enter the Company ID and the address" => self.find_the_company().await,
            "Tick the boxes of the role" => self.create_the_role().await,
            "Create the keys" => self.create_the_keys().await,
            "Bring both keys into Onramp" => self.bring_the_keys_over().await,
            "Test the connection" => self.test().await,
            "Close the key's page in ConnectWise" => self.close_the_page().await,
            "Wait for your onboarding specialist" => {
                let said = "Done: you went on at your specialist's word";
                self.mark("My specialist says go on", said).await;
            }
            "Fill in Phin's four fields" | "Fill in the PSA Connection Details" => {
                self.hand_the_values_over().await;
            }
            "Write the report" => self.write_the_report().await,
            _ => {
                if title == "Allow every entry of Table Setup" {
                    self.connectwise().allow_all_of_table_setup().await;
                } else if title.starts_with("Fill in the") {
                    self.create_the_member().await;
                }
                self.did_this().await;
            }
        }
    }

    pub(super) async fn did_this(&self) {
        self.mark("I did this", "Done: you said so").await;
    }

    /// Calls a step done: it is announced, and the focus is on the way on.
    pub(super) async fn mark(&self, button: &str, status: &str) {
        self.reading.press(button).await;
        self.reading.hear(&format!("This step: {status}")).await;
        self.reading.focus_on("button", "Continue to *").await;
    }

    async fn choose(&self) {
        let reading = &self.reading;
        // The question comes with each answer: it is the group's name.
        let asks_twice = |page: &Node| {
            let groups = page.with_role("group").into_iter();
            let asked: Vec<_> = groups.map(|group| group.name.as_str()).collect();
            let count = asked.iter().filter(|name| name.ends_with('?')).count();
            (count == 2).then_some(()).ok_or(format!("{asked:?}"))
        };
        reading.page_that("it asks two questions", asks_twice).await;
        reading.check("radio", self.guide.role).await;
        for feature in self.guide.features {
            reading.check("checkbox", feature).await;
        }
        reading.press("Confirm these choices").await;
        reading.hear("Confirmed.").await;
        reading.hear("This step: Done: your choice").await;
    }

    async fn find_the_company(&self) {
        let reading = &self.reading;
        self.hear_what_is_wrong().await;
        reading.press("Open the practice ConnectWise").await;
        reading.hear("It opened in your browser.").await;
        let pages = self.home.last_opened().await;
        self.connectwise().open(&pages).await;
        let company = self.connectwise().copy("Company").await;
        assert_eq!(company, COMPANY);
        let address = self.connectwise().copy("Address of this page (URL)").await;
        reading.fill("Company ID", &company).await;
        reading.fill(self.guide.address, &address).await;
        let is_right = |field: &Node| !field.has(State::Invalid);
        reading.press(FIND).await;
        reading.hear("Found: ACME MSP").await;
        for field in ["Company ID", self.guide.address] {
            reading.meet_if("textbox", field, is_right).await;
        }
        reading.hear("This step: Done: the company was found").await;
    }

    /// A wrong value is told where it stands, and asked for all the same it is an alert that has the focus.
    async fn hear_what_is_wrong(&self) {
        let reading = &self.reading;
        let (name, mail) = ("Acme Managed Services, Inc.", "dana@acme-msp.example");
        reading.fill("Company ID", name).await;
        reading.fill(self.guide.address, mail).await;
        reading.hear("This looks like a company's name").await;
        let told = "This looks like a company's name";
        let is_wrong = |field: &Node| says_it_is_wrong(field, told);
        reading.meet_if("textbox", "Company ID", is_wrong).await;
        reading.press(FIND).await;
        let alert = reading.focus_on("alert", "*").await;
        assert!(alert.has(State::Focused), "{alert:?}");
        let told = "This is an e-mail address";
        let is_wrong = |field: &Node| says_it_is_wrong(field, told);
        reading
            .meet_if("textbox", self.guide.address, is_wrong)
            .await;
    }

    async fn create_the_role(&self) {
        let reading = &self.reading;
        let levels = self.guide.levels.iter();
        let ticks = levels.map(|level| level.split(", ").nth(1).unwrap());
        let ticks: Vec<_> = ticks.map(|it| format!("Tick off {it}")).collect();
        let has_all = |page: &Node| {
            let tables = page.with_role("table");
            let table = tables.first().ok_or("there is no table")?;
            let columns = table.with_role("columnheader").len();
            let is_there = |tick: &&String| table.find("checkbox", tick).is_some();
            match ticks.iter().find(|tick| !is_there(tick)) {
                None if columns == 6 => Ok(()),
                left_out => Err(format!("{columns} columns; left out: {left_out:?}")),
            }
        };
        reading.page_that("the table has every row", has_all).await;
        reading
            .check("checkbox", "Tick off Company Maintenance")
            .await;
        let (role, levels) = (self.guide.role, self.guide.levels);
        self.connectwise().log_in().await;
        self.connectwise().create_role(role, levels).await;
        self.did_this().await;
    }

    async fn create_the_member(&self) {
        let guide = self.guide;
        self.connectwise()
            .create_member(guide.member_id, guide.role, guide.role, guide.board)
            .await;
    }

    async fn hand_the_values_over(&self) {
        let reading = &self.reading;
        reading.press("Copy Company ID").await;
        reading.hear("Company ID is copied.").await;
        clipboard::wait_for(COMPANY).await;
        let pair = self.pair.take().unwrap();
        for (button, key) in [
            ("Copy public key", &pair.public),
            ("Copy private key", &pair.private),
        ] {
            reading.press(button).await;
            clipboard::wait_for(key).await;
        }
        reading.hear("The private key is on the clipboard").await;
        let said = reading.page().await.said();
        pair.assert_not_in(&said, COMPANY, "what is read aloud");
        self.pair.replace(Some(pair));
        self.did_this().await;
    }

    /// A folder that is not there is an alert that has the focus; what was typed stays.
    async fn write_the_report(&self) {
        let reading = &self.reading;
        let folder = self.home.path().join("Documents/reports");
        let named = folder.display().to_string();
        reading.fill("Folder to write to", &named).await;
        reading.press("Write the report").await;
        reading.focus_on("alert", "*").await;
        let is_it = |alert: &Node| alert.said().contains("The folder is not there");
        reading.meet_if("alert", "*", is_it).await;
        std::fs::create_dir(&folder).unwrap();
        let is_kept = |field: &Node| field.text == named;
        reading
            .meet_if("textbox", "Folder to write to", is_kept)
            .await;
        reading.press("Write the report").await;
        reading.hear("The report is written").await;
        reading.hear("This step: Done: a report was written").await;
    }
}

fn says_it_is_wrong(field: &Node, told: &str) -> bool {
    field.has(State::Invalid) && field.description.contains(told)
}
