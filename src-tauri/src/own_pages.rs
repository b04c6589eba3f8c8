//! Keeps the window on Onramp's own pages: a link's own menu or a dropped address must not lead it elsewhere. A page that
//! begins anew begins in the open.

use crate::preview;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::webview::PageLoadEvent;
use tauri::{Url, Wry};

/// Where `npm run dev` serves the pages.
const DEVELOPMENT: &str = "http://localhost:1420/";

/// Refuses every page that is not Onramp's own.
pub(crate) fn plugin() -> TauriPlugin<Wry> {
    Builder::new("own-pages")
        .on_page_load(|webview, load| {
            if load.event() == PageLoadEvent::Started {
                // What the page before kept out of screen capture is gone; a window stays hidden for no other reason.
                let _ = webview.window().set_content_protected(false);
            }
        })
        .on_navigation(|_, address| is_own(address, tauri::is_dev()))
        .build()
}

/// The pages come from Tauri's protocol, the preview from our own. Windows knows both as hosts below `localhost`.
fn is_own(address: &Url, is_dev: bool) -> bool {
    match address.scheme() {
        "tauri" | preview::PROTOCOL | "about" => true,
        "http" => {
            let preview_host = format!("{}.localhost", preview::PROTOCOL);
            address
                .host_str()
                .is_some_and(|host| host == "tauri.localhost" || host == preview_host)
                || is_dev && address.as_str().starts_with(DEVELOPMENT)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_pages_are_shown() {
        for (address, is_shown) in [
            ("tauri://localhost/", true),
            ("http://tauri.localhost/index.html", true),
            ("onramp-report://localhost/3f2a", true),
            ("http://onramp-report.localhost/3f2a", true),
            ("about:blank", true),
            ("https://phinsec.io/knowledge", false),
            ("http://tauri.localhost.example/", false),
            ("http://localhost:1420/", false),
            ("file:///etc/hostname", false),
            ("data:text/html,hello", false),
        ] {
            let parsed = Url::parse(address).unwrap();
            assert_eq!(is_own(&parsed, false), is_shown, "{address}");
        }
        let served = Url::parse("http://localhost:1420/").unwrap();
        assert!(is_own(&served, true));
    }
}
