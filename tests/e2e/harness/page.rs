//! Reading what a page shows. Nothing here changes it.

use std::time::{Duration, Instant};

use fantoccini::Client;
use serde_json::{Value, json};

use super::axe::{self, Looked};
use super::front::Front;
use super::{WITHIN, desktop, devtools, script};

/// The visible text, fields' values included: a person reads both.
const TEXT: &str = "
    const values = [...document.querySelectorAll('input, textarea')]
        .filter((field) => field.type !== 'password' && field.offsetParent !== null)
        .map((field) => field.value);
    return [document.body?.innerText ?? '', ...values].join('\\n');";

/// All that a page holds, seen or not: its source as it stands now, and every field's value.
const SOURCE: &str = "
    const values = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
    return [document.documentElement.outerHTML, ...values].join('\\n');";

/// What went wrong in the page, since `troubles.js` listens.
pub(super) const TROUBLES: &str = "return (window.onrampTroubles ?? []).join('\\n');";

/// What keys and clicks have come to the page last, and what came of them.
pub(super) const HEARD: &str = "return (window.onrampHeard ?? []).join('\\n');";

/// When this page was begun: another page has another time.
const BEGUN: &str = "return document.readyState === 'complete' ? performance.timeOrigin : null;";

const SCHEME: &str =
    "return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';";

/// A picture taken sooner may still show the screen before the last change.
const PAINTED: &str = "
    const done = arguments[arguments.length - 1];
    const ends = (motion) => Number.isFinite(motion.effect.getComputedTiming().endTime);
    const moves = (motion) => motion.playState === 'running' && ends(motion);
    const wait = () => {
      if (document.getAnimations().some(moves)) requestAnimationFrame(wait);
      else setTimeout(done, 50);
    };
    requestAnimationFrame(() => requestAnimationFrame(wait));";

/// Where a page is shown: it takes its theme from there, and its picture is taken there.
#[derive(Clone, Copy)]
pub(crate) enum Shown<'client> {
    /// In a window that follows the desktop. WebKit's driver has no picture of what is drawn without the graphics
    /// processor: it is taken from the display, as a person sees it.
    OnDesktop(&'client Front),
    /// In a browser with developer tools.
    InBrowser,
}

/// What one client shows.
pub(crate) struct Page<'client> {
    client: &'client Client,
    shown: Shown<'client>,
}

impl<'client> Page<'client> {
    pub(crate) fn new(client: &'client Client, shown: Shown<'client>) -> Self {
        Self { client, shown }
    }

    /// From now on the page keeps what goes wrong in it, for whoever reads a failed story.
    pub(crate) async fn keep_troubles(&self) {
        let kept = self.client.execute(include_str!("troubles.js"), Vec::new());
        assert_eq!(kept.await.unwrap(), Value::Bool(true));
    }

    /// What went wrong in the page since, a line each.
    pub(crate) async fn troubles(&self) -> String {
        self.read(TROUBLES).await
    }

    /// The visible text.
    pub(crate) async fn text(&self) -> String {
        self.read(TEXT).await
    }

    /// Whether a piece of text is on screen.
    pub(crate) async fn shows(&self, wanted: &str) -> bool {
        self.text().await.contains(wanted)
    }

    /// Waits until a piece of text is on screen.
    pub(crate) async fn wait_for(&self, wanted: &str) {
        self.wait_until(wanted, true).await;
    }

    /// Waits until all of these are on screen.
    pub(crate) async fn wait_for_all(&self, wanted: &[&str]) {
        for piece in wanted {
            self.wait_for(piece).await;
        }
    }

    /// Waits until a piece of text is no longer on screen.
    pub(crate) async fn wait_until_gone(&self, unwanted: &str) {
        self.wait_until(unwanted, false).await;
    }

    async fn wait_until(&self, piece: &str, is_wanted: bool) {
        let deadline = Instant::now() + WITHIN;
        while self.shows(piece).await != is_wanted {
            assert!(
                Instant::now() < deadline,
                "\"{piece}\" {} on screen; there is:\n{}\nwent wrong in the page: {}",
                if is_wanted { "is not" } else { "is still" },
                self.text().await,
                self.troubles().await
            );
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// The address on screen that begins so.
    pub(crate) async fn shown_address(&self, beginning: &str) -> String {
        self.wait_for(beginning).await;
        let text = self.text().await;
        let found = text
            .split_whitespace()
            .find(|word| word.starts_with(beginning));
        found.unwrap().to_owned()
    }

    /// All that the page holds, whether it is on screen or not.
    pub(crate) async fn source(&self) -> String {
        self.read(SOURCE).await
    }

    async fn read(&self, script: &str) -> String {
        let answer = script::read(self.client, script).await;
        let Value::String(text) = answer else {
            panic!("the page answers no text: {answer}");
        };
        text
    }

    /// When the page was begun; nothing while it loads.
    pub(crate) async fn begun(&self) -> Option<f64> {
        let begun = self.client.execute(BEGUN, Vec::new()).await;
        begun.ok().as_ref().and_then(Value::as_f64)
    }

    /// Waits until another page stands in the place of the one that was begun then.
    pub(crate) async fn wait_for_another(&self, before: Option<f64>) {
        let deadline = Instant::now() + WITHIN;
        loop {
            let begun = self.begun().await;
            if begun.is_some() && begun != before {
                return;
            }
            assert!(Instant::now() < deadline, "the page stays the same");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the page has loaded and says something.
    pub(crate) async fn wait_until_shown(&self) {
        let deadline = Instant::now() + WITHIN;
        while self.text().await.trim().is_empty() {
            assert!(Instant::now() < deadline, "the page stays empty");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Whether the page is told that the person's desktop is dark.
    pub(crate) async fn is_dark(&self) -> bool {
        self.read(SCHEME).await == "dark"
    }

    /// Shows the page dark or light, and waits until it is.
    pub(crate) async fn turn(&self, is_dark: bool) {
        let scheme = if is_dark { "dark" } else { "light" };
        match self.shown {
            Shown::OnDesktop(_) => desktop::turn(is_dark),
            Shown::InBrowser => {
                let wanted = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
                let told = json!({ "features": wanted });
                devtools::tell(self.client, "Emulation.setEmulatedMedia", told).await;
            }
        }
        let deadline = Instant::now() + WITHIN;
        while self.is_dark().await != is_dark {
            assert!(Instant::now() < deadline, "the page does not turn {scheme}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// What axe makes of what is painted. A color can be on its way while axe looks; a fault is there at a second look too.
    pub(crate) async fn axe(&self) -> Looked {
        self.painted().await;
        let looked = axe::look(self.client).await;
        if looked.violations.is_empty() {
            return looked;
        }
        self.painted().await;
        axe::look(self.client).await
    }

    /// What a script of a story's own reads in the page.
    pub(crate) async fn told_by(&self, script: &str) -> String {
        self.read(script).await
    }

    /// A PNG of what is painted.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.painted().await;
        match self.shown {
            Shown::OnDesktop(front) => front.picture().await,
            Shown::InBrowser => self.client.screenshot().await.unwrap(),
        }
    }

    async fn painted(&self) {
        script::read_later(self.client, PAINTED).await;
    }
}
