//! A headless Chromium, told how its person wants to see.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Map, Value, json};
use url::{ParseError, Url};

use super::axe::{self, Looked};
use super::driver::Driver;
use super::home::Home;
use super::variant::Variant;

/// A first start without questions and without a word to the outside; the screens are read from files.
const SWITCHES: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
    "--password-store=basic",
    "--host-resolver-rules=MAP * ~NOTFOUND",
];

/// Waits for the scene; answers nothing, or why it does not stand there.
const READY: &str = "
    const done = arguments[arguments.length - 1];
    onrampScreens.ready.then(() => done(''), (reason) => done(String(reason)));";

/// Draws the screen with text of a size in percent; answers what is wrong with it, as sentences.
const LOOK: &str = "
    const done = arguments[arguments.length - 1];
    onrampScreens.look(arguments[0]).then(done, (reason) => done([String(reason)]));";

const NAMES: &str = "return onrampScreens.names;";

/// How high the whole page is; where a dialog stands over it, how high the window is.
const HEIGHT: &str = "
    const isOver = document.querySelector('dialog[open]') !== null;
    return isOver ? innerHeight : Math.max(innerHeight, document.documentElement.scrollHeight);";

const DRAWN: &str = "
    const done = arguments[arguments.length - 1];
    requestAnimationFrame(() => requestAnimationFrame(done));";

/// An open browser.
pub(crate) struct Chromium {
    client: Client,
    site: String,
    // The server ends first, then what is left in the home.
    _driver: Driver,
    _home: Home,
}

impl Chromium {
    /// Starts a browser that takes the screens from the folder `site`.
    pub(crate) async fn open(site: &str) -> Self {
        let home = Home::new();
        let driver = Driver::start("chromedriver", &home, &[]);
        let profile = home.path().join("profile");
        let client = driver
            .session(capabilities(&profile.to_string_lossy()))
            .await;
        Self {
            client,
            site: site.to_owned(),
            _driver: driver,
            _home: home,
        }
    }

    /// The names of all screens.
    pub(crate) async fn names(&self) -> Vec<String> {
        self.visit("").await;
        let names = self.client.execute(NAMES, Vec::new()).await.unwrap();
        serde_json::from_value(names).unwrap()
    }

    /// From now on the person wants to see so.
    pub(crate) async fn see(&self, variant: &Variant) {
        let features = [
            ("prefers-color-scheme", variant.scheme),
            ("forced-colors", variant.forced_colors),
            ("prefers-reduced-motion", "reduce"),
        ];
        let features = features.map(|(name, value)| json!({ "name": name, "value": value }));
        self.tell(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
        let size = size(variant.width, &json!(variant.height));
        self.tell("Emulation.setDeviceMetricsOverride", size).await;
        self.tell(
            "Emulation.setTimezoneOverride",
            json!({ "timezoneId": "UTC" }),
        )
        .await;
    }

    /// Goes to a screen; answers why it does not stand there, if so.
    pub(crate) async fn go(&self, screen: &str, query: &str) -> Option<String> {
        self.visit(&format!("?screen={screen}&{query}")).await;
        match self.client.execute_async(READY, Vec::new()).await {
            Ok(Value::String(why)) => Some(why).filter(|why| !why.is_empty()),
            other => Some(format!("{other:?}")),
        }
    }

    /// Draws the screen as the variant has it; answers what it finds wrong with itself, as sentences.
    pub(crate) async fn faults(&self, variant: &Variant) -> Vec<String> {
        let size = vec![json!(variant.text_percent)];
        let faults = self.client.execute_async(LOOK, size).await.unwrap();
        serde_json::from_value(faults).unwrap()
    }

    /// What axe makes of the screen.
    pub(crate) async fn axe(&self) -> Looked {
        axe::look(&self.client).await
    }

    /// A PNG of the whole page, in a window that is as high as the page is.
    pub(crate) async fn picture(&self, variant: &Variant) -> Vec<u8> {
        let height = self.client.execute(HEIGHT, Vec::new()).await.unwrap();
        self.tell(
            "Emulation.setDeviceMetricsOverride",
            size(variant.width, &height),
        )
        .await;
        let drawn = self.client.execute_async(DRAWN, Vec::new()).await;
        drawn.unwrap();
        let what = json!({ "format": "png", "optimizeForSpeed": true });
        let answer = self.tell("Page.captureScreenshot", what).await;
        let data = answer.get("data").and_then(Value::as_str).unwrap();
        BASE64_STANDARD.decode(data).unwrap()
    }

    /// Closes the browser.
    pub(crate) async fn close(self) {
        drop(self.client.clone().close().await);
    }

    async fn visit(&self, query: &str) {
        let address = format!("file://{}/index.html{query}", self.site);
        self.client.goto(&address).await.unwrap();
    }

    async fn tell(&self, command: &'static str, parameters: Value) -> Value {
        let told = DevTools {
            command,
            parameters,
        };
        self.client.issue_cmd(told).await.unwrap()
    }
}

/// A command of the browser's own developer tools, through its driver.
#[derive(Debug)]
struct DevTools {
    command: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": self.parameters });
        (Method::POST, Some(body.to_string()))
    }
}

fn size(width: u32, height: &Value) -> Value {
    json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false })
}

fn capabilities(profile: &str) -> Map<String, Value> {
    let mut switches: Vec<String> = SWITCHES.iter().map(|word| (*word).to_owned()).collect();
    switches.push(format!("--user-data-dir={profile}"));
    let mut wanted = Map::new();
    wanted.insert("goog:chromeOptions".to_owned(), json!({ "args": switches }));
    wanted
}
