//! A headless Chromium, told how its person wants to see.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};

use super::devtools;
use super::driver::Driver;
use super::gallery::Gallery;
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

/// An open browser.
pub(crate) struct Chromium {
    pub(crate) gallery: Gallery,
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
        let gallery = Gallery {
            client,
            site: site.to_owned(),
        };
        Self {
            gallery,
            _driver: driver,
            _home: home,
        }
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
        let size = size(variant.width, variant.height);
        self.tell("Emulation.setDeviceMetricsOverride", size).await;
        self.tell(
            "Emulation.setTimezoneOverride",
            json!({ "timezoneId": "UTC" }),
        )
        .await;
    }

    /// A PNG of the whole page, in a window that is as high as the page is.
    pub(crate) async fn picture(&self, variant: &Variant) -> Vec<u8> {
        let height = self.gallery.height().await;
        self.tell(
            "Emulation.setDeviceMetricsOverride",
            size(variant.width, height),
        )
        .await;
        self.gallery.drawn().await;
        let what = json!({ "format": "png", "optimizeForSpeed": true });
        let answer = self.tell("Page.captureScreenshot", what).await;
        let data = answer.get("data").and_then(Value::as_str).unwrap();
        BASE64_STANDARD.decode(data).unwrap()
    }

    async fn tell(&self, command: &'static str, parameters: Value) -> Value {
        devtools::tell(&self.gallery.client, command, parameters).await
    }
}

fn size(width: u32, height: u32) -> Value {
    json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false })
}

fn capabilities(profile: &str) -> Map<String, Value> {
    let mut switches: Vec<String> = SWITCHES.iter().map(|word| (*word).to_owned()).collect();
    switches.push(format!("--user-data-dir={profile}"));
    let mut wanted = Map::new();
    wanted.insert("goog:chromeOptions".to_owned(), json!({ "args": switches }));
    wanted
}
