//! What a screen reader tells without being asked: where the focus went, and what changed in a live region.
//!
//! WebKitGTK sends an event when the focus moves, and none when the words in a live region change (seen with 2.50; no
//! such event is in its source either). So the regions are read again, and what changed in one that was there before
//! counts as told; a region that comes with its words does not, unless it is an alert.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use dbus::arg::{RefArg, Variant};
use dbus::message::Message;

use super::{Node, Place, ScreenReader, State};

/// What was heard so far.
#[derive(Default)]
pub(super) struct Ears {
    focus: RefCell<Option<Place>>,
    /// What each live region said when it was last read.
    regions: RefCell<HashMap<Place, String>>,
    /// Told, and not asked for yet.
    told: RefCell<Vec<String>>,
}

impl Ears {
    /// Compares a page with the one before.
    pub(super) fn listen(&self, page: &Node) {
        let regions = page.all().into_iter().filter(|node| is_live(node));
        let regions: HashMap<_, _> = regions
            .map(|region| {
                (
                    region.place.clone(),
                    (region.role == "alert", region.said()),
                )
            })
            .collect();
        let mut before = self.regions.borrow_mut();
        for (place, (is_alert, said)) in &regions {
            let is_told = before.get(place).map_or(*is_alert, |before| before != said);
            if is_told && !said.is_empty() {
                self.told.borrow_mut().push(said.clone());
            }
        }
        *before = regions
            .into_iter()
            .map(|(place, (_, said))| (place, said))
            .collect();
    }

    /// Whether a sentence was told; it then counts as heard.
    pub(super) fn heard(&self, sentence: &str) -> bool {
        let mut told = self.told.borrow_mut();
        let found = told.iter().position(|said| said.contains(sentence));
        found.map(|found| told.remove(found)).is_some()
    }

    /// Forgets what was told before an act.
    pub(super) fn forget(&self) {
        self.told.borrow_mut().clear();
    }

    pub(super) fn told(&self) -> Vec<String> {
        self.told.borrow().clone()
    }
}

/// Itself, not what is in it.
fn is_live(node: &Node) -> bool {
    ["polite", "assertive"].contains(&node.attribute("live")) || node.role == "alert"
}

impl ScreenReader {
    /// Where the focus went last. Where that is the web view as a whole, or something that WebKitGTK named when it had
    /// only begun to build it and that is gone again, the page is asked who has the focus.
    pub(super) fn focused(&self) -> Option<Node> {
        let channel = self.connection.channel();
        channel.read_write(Some(Duration::ZERO)).unwrap();
        while let Some(message) = channel.pop_message() {
            if is_focus(&message)
                && let Some(place) = place_of(&message)
            {
                self.ears.focus.replace(Some(place));
            }
        }
        let place = self.ears.focus.borrow().clone()?;
        let told = self.read_alone(&place).filter(|told| !told.role.is_empty());
        told.or_else(|| {
            let page = self.page()?;
            let all = page.all().into_iter();
            let mut focused = all.filter(|node| node.has(State::Focused));
            focused.find(|node| node.role != "document").cloned()
        })
    }
}

fn place_of(message: &Message) -> Option<Place> {
    let sender = message.sender()?.to_string();
    Some((sender, message.path()?.into_static()))
}

/// Its detail is the state's name, and its first number whether the state holds.
fn is_focus(message: &Message) -> bool {
    type Told<'told> = (
        Option<&'told str>,
        Option<i32>,
        Option<i32>,
        Option<Variant<Box<dyn RefArg>>>,
    );
    let (detail, holds, ..): Told<'_> = message.get4();
    message.member().as_deref() == Some("StateChanged")
        && detail == Some("focused")
        && holds == Some(1)
}
