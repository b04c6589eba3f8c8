//! The engine of Onramp's window on Linux, WebKitGTK, in the plain browser that its makers test it with.

use std::fs;

use serde_json::{Map, Value, json};

use super::driver::Driver;
use super::gallery::Gallery;
use super::home::Home;
use super::variant::Variant;

/// The screens are read from files.
const SWITCHES: [&str; 2] = ["--automation", "--allow-file-access-from-file-urls=true"];

const SEEN: &str = "
    const done = arguments[arguments.length - 1];
    done([
        matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
        matchMedia('(prefers-reduced-motion: reduce)').matches ? 'reduce' : 'move',
    ]);";

/// An open browser of that engine.
pub(crate) struct WebKit {
    pub(crate) gallery: Gallery,
    // The server ends first, then what is left in the home.
    _driver: Driver,
    _home: Home,
}

impl WebKit {
    /// Starts a browser for somebody whose desktop is as the variant has it.
    pub(crate) async fn open(site: &str, variant: &Variant) -> Self {
        let home = Home::new();
        let folder = home.path().join(".config/gtk-3.0");
        fs::create_dir_all(&folder).unwrap();
        let theme = if variant.scheme == "dark" {
            "Adwaita-dark"
        } else {
            "Adwaita"
        };
        let settings = format!("[Settings]\ngtk-theme-name={theme}\ngtk-enable-animations=0\n");
        fs::write(folder.join("settings.ini"), settings).unwrap();
        let driver = Driver::start("WebKitWebDriver", &home, &[]);
        let client = driver.session(capabilities()).await;
        let gallery = Gallery {
            client,
            site: site.to_owned(),
        };
        let seen = gallery.ask(SEEN, &[]).await;
        assert_eq!(seen, json!([variant.scheme, "reduce"]), "the desktop's own");
        Self {
            gallery,
            _driver: driver,
            _home: home,
        }
    }

    /// Gives the window a height, in CSS pixels, or a little less: what lies around the page is the browser's.
    pub(crate) async fn resize(&self, variant: &Variant, height: u32) {
        let client = &self.gallery.client;
        client.set_window_size(variant.width, height).await.unwrap();
        self.gallery.drawn().await;
    }

    /// A PNG of what is in the window.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.gallery.client.screenshot().await.unwrap()
    }
}

/// The driver knows the browser itself.
fn capabilities() -> Map<String, Value> {
    let mut wanted = Map::new();
    wanted.insert("browserName".to_owned(), json!("MiniBrowser"));
    wanted.insert(
        "webkitgtk:browserOptions".to_owned(),
        json!({ "args": SWITCHES }),
    );
    wanted
}
