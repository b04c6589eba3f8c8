//! The page that shows the screens, in whichever browser.

use fantoccini::Client;
use serde_json::{Value, json};

use super::axe::{self, Looked};

/// How often an answer may be lost on its way: WebKit's driver loses one now and then.
const LOST_AT_MOST: usize = 3;

/// Waits for the scene; answers nothing, or why it does not stand there.
const READY: &str = "
    const done = arguments[arguments.length - 1];
    onrampScreens.ready.then(() => done(''), (reason) => done(String(reason)));";

/// Draws the screen with text of a size in percent; answers what is wrong with it, as sentences.
const LOOK: &str = "
    const done = arguments[arguments.length - 1];
    onrampScreens.look(arguments[0]).then(done, (reason) => done([String(reason)]));";

const NAMES: &str = "
    const done = arguments[arguments.length - 1];
    done(onrampScreens.names);";

/// How high the whole page is; where a dialog stands over it, how high the window is.
const HEIGHT: &str = "
    const done = arguments[arguments.length - 1];
    const isOver = document.querySelector('dialog[open]') !== null;
    done(isOver ? innerHeight : Math.max(innerHeight, document.documentElement.scrollHeight));";

const DRAWN: &str = "
    const done = arguments[arguments.length - 1];
    requestAnimationFrame(() => requestAnimationFrame(() => done('')));";

/// The built screens, in a browser.
pub(crate) struct Gallery {
    pub(crate) client: Client,
    /// The folder of the built screens.
    pub(crate) site: String,
}

impl Gallery {
    /// The names of all screens.
    pub(crate) async fn names(&self) -> Vec<String> {
        self.visit("").await;
        serde_json::from_value(self.ask(NAMES, &[]).await).unwrap()
    }

    /// Goes to a screen; answers why it does not stand there, if so.
    pub(crate) async fn go(&self, screen: &str, query: &str) -> Option<String> {
        self.visit(&format!("?screen={screen}&{query}")).await;
        let why = self.ask(READY, &[]).await;
        why.as_str()
            .filter(|why| !why.is_empty())
            .map(str::to_owned)
    }

    /// Draws the screen with text of a size in percent; answers what it finds wrong with itself, as sentences.
    pub(crate) async fn faults(&self, text_percent: u32) -> Vec<String> {
        serde_json::from_value(self.ask(LOOK, &[json!(text_percent)]).await).unwrap()
    }

    /// What axe makes of the screen.
    pub(crate) async fn axe(&self) -> Looked {
        axe::look(&self.client).await
    }

    /// How high the window must be so that all of the screen is in it, in CSS pixels.
    pub(crate) async fn height(&self) -> u32 {
        serde_json::from_value(self.ask(HEIGHT, &[]).await).unwrap()
    }

    /// Waits until what stands there now is drawn.
    pub(crate) async fn drawn(&self) {
        self.ask(DRAWN, &[]).await;
    }

    /// What a script hands to its last argument; it is asked again where the answer is lost.
    pub(crate) async fn ask(&self, script: &str, with: &[Value]) -> Value {
        let mut lost = 0;
        loop {
            match self.client.execute_async(script, with.to_vec()).await {
                Ok(answer) => return answer,
                Err(_) if lost < LOST_AT_MOST => lost += 1,
                Err(cause) => panic!("the screen does not answer: {cause}"),
            }
        }
    }

    /// Closes the browser.
    pub(crate) async fn close(&self) {
        drop(self.client.clone().close().await);
    }

    async fn visit(&self, query: &str) {
        let address = format!("file://{}/index.html{query}", self.site);
        self.client.goto(&address).await.unwrap();
    }
}
