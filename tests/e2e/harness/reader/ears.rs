//! What a screen reader tells without being asked: where the focus went, and what changed in a live region.
//!
//! WebKitGTK sends an event when the focus moves and when something joins a live region, and none when the words in one
//! change (seen with 2.50; no such event is in its source either). So what a region says counts as told once the region
//! reads otherwise than before and an event said that something joined it; a region that comes with its words does not
//! count, unless it is an alert.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::time::Duration;

use dbus::arg::{RefArg, Variant};
use dbus::message::Message;

use super::{Node, Place, ScreenReader, State};

/// What was heard so far.
#[derive(Default)]
pub(super) struct Ears {
    focus: RefCell<Option<Place>>,
    /// What each live region said when it was last read; also of one that was left out of a reading since, for the page may
    /// be read while it is being built.
    regions: RefCell<HashMap<Place, String>>,
    /// What something has joined, by the events.
    joined: RefCell<HashSet<Place>>,
    /// What reads otherwise than before, and waits for its event.
    changed: RefCell<HashMap<Place, String>>,
    /// Told, and not asked for yet.
    told: RefCell<Vec<String>>,
}

impl Ears {
    /// Compares a page with the one before.
    pub(super) fn listen(&self, page: &Node) {
        let all = page.all();
        let regions: Vec<&Node> = all.into_iter().filter(|node| is_live(node)).collect();
        let mut before = self.regions.borrow_mut();
        let mut changed = self.changed.borrow_mut();
        for region in &regions {
            let said = region.said();
            let is_other = before.get(&region.place) != Some(&said);
            if region.role == "alert" && !before.contains_key(&region.place) {
                self.told.borrow_mut().push(said);
            } else if is_other && before.contains_key(&region.place) {
                changed.insert(region.place.clone(), said);
            }
        }
        let joined = self.joined.borrow();
        for region in &regions {
            let is_joined = region.all().iter().any(|node| joined.contains(&node.place));
            let said = is_joined.then(|| changed.remove(&region.place)).flatten();
            self.told
                .borrow_mut()
                .extend(said.filter(|said| !said.is_empty()));
        }
        let now = regions.into_iter();
        before.extend(now.map(|region| (region.place.clone(), region.said())));
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
        self.joined.borrow_mut().clear();
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
        self.take_events();
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

impl ScreenReader {
    /// Takes in what was told since the last time.
    pub(super) fn take_events(&self) {
        let channel = self.connection.channel();
        channel.read_write(Some(Duration::ZERO)).unwrap();
        while let Some(message) = channel.pop_message() {
            let Some(place) = place_of(&message) else {
                continue;
            };
            if is_focus(&message) {
                self.ears.focus.replace(Some(place));
            } else if is_joining(&message) {
                self.ears.joined.borrow_mut().insert(place);
            }
        }
    }
}

/// Something has joined what the event comes from.
fn is_joining(message: &Message) -> bool {
    let detail: Option<&str> = message.get1();
    message.member().as_deref() == Some("ChildrenChanged")
        && detail.is_some_and(|it| it.starts_with("add"))
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
