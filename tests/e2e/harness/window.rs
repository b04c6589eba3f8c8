//! Onramp's real window, driven by WebKitWebDriver.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::Client;
use serde_json::{Map, Value, json};

use super::driver::Driver;
use super::front::Front;
use super::home::Home;
use super::ipc::Recorder;
use super::keyboard::Keyboard;
use super::page::{Page, Shown};
use super::{WITHIN, onramp};

/// What WebKit runs beside the window: one shows the page, the other fetches for it.
const WEB_PROCESSES: [&str; 2] = ["WebKitWebProcess", "WebKitNetworkProcess"];

/// An open window.
pub(crate) struct Window<'home> {
    client: Client,
    home: &'home Home,
    program: PathBuf,
    front: Front,
    // Last: the session ends before its server does.
    _driver: Driver,
}

impl<'home> Window<'home> {
    /// Starts Onramp in a home, with more environment for it where a story needs that.
    pub(crate) async fn open(home: &'home Home, environment: &[(&str, String)]) -> Self {
        Self::open_with(home, environment, &[]).await
    }

    /// Starts Onramp as a double click on a file does: the file's path is an argument.
    pub(crate) async fn open_file(
        home: &'home Home,
        environment: &[(&str, String)],
        file: &Path,
    ) -> Self {
        Self::open_with(home, environment, &[&file.to_string_lossy()]).await
    }

    async fn open_with(
        home: &'home Home,
        environment: &[(&str, String)],
        arguments: &[&str],
    ) -> Self {
        let program = onramp().canonicalize().unwrap();
        let mut all = environment.to_vec();
        // Tauri lets itself be driven when both are set; its own driver sets the same.
        all.push(("TAURI_AUTOMATION", "true".to_owned()));
        all.push(("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()));
        let driver = Driver::start("WebKitWebDriver", home, &all);
        let client = driver
            .session(capabilities(&program.to_string_lossy(), arguments))
            .await;
        let window = Self {
            client,
            home,
            program,
            front: Front::default(),
            _driver: driver,
        };
        window.page().wait_until_shown().await;
        window.page().keep_troubles().await;
        window.front.bring(&[window.process().await]).await;
        window
    }

    /// The keyboard in front of the window, which comes to the front for it.
    pub(crate) fn keyboard(&self) -> Keyboard<'_> {
        self.front.bring_again();
        Keyboard::new(&self.client)
    }

    /// Where it lies on the display, and whether it has the keyboard.
    pub(crate) fn front(&self) -> &Front {
        &self.front
    }

    /// What the window shows.
    pub(crate) fn page(&self) -> Page<'_> {
        Page::new(&self.client, Shown::OnDesktop(&self.front))
    }

    /// Begins to record what passes between this page and Onramp, and what the page shows.
    pub(crate) async fn record(&self) -> Recorder<'_> {
        Recorder::begin(&self.client).await
    }

    /// The processes of WebKit behind this window, with their names.
    pub(crate) fn web_processes(&self) -> Vec<(u32, &'static str)> {
        let all = self.home.processes(None);
        let named = WEB_PROCESSES.map(|name| {
            let found = all.iter().filter(|process| is_named(**process, name));
            let found: Vec<_> = found.map(|process| (*process, name)).collect();
            assert!(!found.is_empty(), "this window has no {name}: {all:?}");
            found
        });
        named.concat()
    }

    /// The process of the window, which is the only one. What it starts bears its name for an instant.
    pub(crate) async fn process(&self) -> u32 {
        let deadline = Instant::now() + WITHIN;
        loop {
            let found = self.home.processes(Some(&self.program));
            if let [only] = found[..] {
                return only;
            }
            assert!(Instant::now() < deadline, "one window is open: {found:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Whether what Onramp says and complains goes into a file of its home, where a story can look at it.
    pub(crate) async fn says_into_its_home(&self) -> bool {
        let process = self.process().await;
        [1, 2].iter().all(|number| {
            std::fs::read_link(format!("/proc/{process}/fd/{number}"))
                .is_ok_and(|file| file.starts_with(self.home.path()))
        })
    }

    /// Quits as a person does, with the window's close box: the program ends in its own good order. Nothing may have gone
    /// wrong in the page by itself until then.
    pub(crate) async fn quit(self) {
        let troubles = self.page().troubles().await;
        // What a browser says when it tells a watched size with the next frame.
        let is_trouble = |line: &str| !line.starts_with("error: ResizeObserver loop");
        if !troubles.is_empty() {
            println!("went wrong in the page: {troubles}");
        }
        assert!(!troubles.lines().any(is_trouble), "{troubles}");
        self.front.close();
        self.wait_until_gone().await;
    }

    /// Ends Onramp with SIGKILL, as a crash or a power cut would.
    pub(crate) async fn kill(self) {
        self.home.kill(Some(&self.program));
        self.wait_until_gone().await;
    }

    /// Closes the window.
    pub(crate) async fn close(self) {
        drop(self.client.clone().close().await);
        self.wait_until_gone().await;
    }

    pub(crate) async fn wait_until_gone(&self) {
        let deadline = Instant::now() + WITHIN;
        while !self.home.processes(Some(&self.program)).is_empty() {
            assert!(Instant::now() < deadline, "the window does not go away");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

fn is_named(process: u32, name: &str) -> bool {
    let command = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    let program = command.split(|byte| *byte == 0).next().unwrap_or_default();
    program.ends_with(format!("/{name}").as_bytes())
}

fn capabilities(program: &str, arguments: &[&str]) -> Map<String, Value> {
    let mut wanted = Map::new();
    wanted.insert("browserName".to_owned(), json!("wry"));
    wanted.insert(
        "webkitgtk:browserOptions".to_owned(),
        json!({ "binary": program, "args": arguments }),
    );
    wanted
}
