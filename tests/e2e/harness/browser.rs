//! The person's browser: a real Chromium beside the window, on the same display.

use fantoccini::Client;
use fantoccini::key::Key;
use serde_json::{Map, Value, json};

use super::driver::Driver;
use super::front::Front;
use super::home::Home;
use super::keyboard::Keyboard;
use super::page::{Page, Shown};

/// Switches for a first start without questions, and without a word to the outside.
const SWITCHES: &[&str] = &[
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--password-store=basic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--window-size=1000,800",
];

/// An open browser.
pub(crate) struct Browser {
    client: Client,
    front: Front,
    // The server ends first, then what is left in the home.
    _driver: Driver,
    home: Home,
}

impl Browser {
    /// Starts a browser in a home of its own.
    pub(crate) async fn open() -> Self {
        let home = Home::new();
        let driver = Driver::start("chromedriver", &home, &[]);
        let profile = home.path().join("profile");
        let client = driver
            .session(capabilities(&profile.to_string_lossy()))
            .await;
        let browser = Self {
            client,
            front: Front::default(),
            _driver: driver,
            home,
        };
        let processes = browser.home.processes(None);
        browser.front.bring(&processes).await;
        browser
    }

    /// Goes to an address, as typed into the address bar.
    pub(crate) async fn visit(&self, address: &str) {
        self.client.goto(address).await.unwrap();
        self.page().wait_until_shown().await;
    }

    /// The keyboard in front of the browser, which comes to the front for it.
    pub(crate) fn keyboard(&self) -> Keyboard<'_> {
        self.front.bring_again();
        Keyboard::new(&self.client)
    }

    /// What the browser shows.
    pub(crate) fn page(&self) -> Page<'_> {
        Page::new(&self.client, Shown::InBrowser)
    }

    /// Copies a field as a person does: reach it, select all, copy.
    pub(crate) async fn copy_field(&self, label: &str) {
        let keyboard = self.keyboard();
        keyboard.reach("textbox", label).await;
        keyboard.chord(&[Key::Control], 'a').await;
        keyboard.chord(&[Key::Control], 'c').await;
    }

    /// Closes the browser.
    pub(crate) async fn close(self) {
        drop(self.client.clone().close().await);
    }
}

fn capabilities(profile: &str) -> Map<String, Value> {
    let mut switches: Vec<String> = SWITCHES.iter().map(|word| (*word).to_owned()).collect();
    switches.push(format!("--user-data-dir={profile}"));
    let mut wanted = Map::new();
    wanted.insert("acceptInsecureCerts".to_owned(), json!(true));
    wanted.insert("goog:chromeOptions".to_owned(), json!({ "args": switches }));
    wanted
}
