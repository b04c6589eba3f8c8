//! What is at one place of the accessibility tree, and below it.

use std::collections::HashMap;

use dbus::Path;
use dbus::arg::{PropMap, prop_cast};

use super::{Place, REGISTRY, ScreenReader};

const ACCESSIBLE: &str = "a11y.atspi.Accessible";

/// A program's page is no deeper than this.
const FRAMES_AT_MOST: usize = 12;

/// States by their numbers in AT-SPI.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum State {
    Checked = 4,
    Enabled = 8,
    Expanded = 10,
    Focusable = 11,
    Focused = 12,
    Visible = 30,
    Invalid = 36,
}

/// Something in the accessibility tree, with all below it, as it stood when it was read.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(super) place: Place,
    pub(crate) role: String,
    pub(crate) name: String,
    /// What `aria-describedby` adds to the name.
    pub(crate) description: String,
    pub(crate) text: String,
    states: u64,
    attributes: HashMap<String, String>,
    pub(crate) children: Vec<Node>,
}

impl Node {
    pub(crate) fn has(&self, state: State) -> bool {
        self.states >> (state as u64) & 1 == 1
    }

    /// An attribute as the web engine hands it over: `level`, `current`, `container-live`.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// This and all below it, in the order in which it is read.
    pub(crate) fn all(&self) -> Vec<&Node> {
        let below = self.children.iter().flat_map(Node::all);
        std::iter::once(self).chain(below).collect()
    }

    /// All with a role.
    pub(crate) fn with_role(&self, role: &str) -> Vec<&Node> {
        let mut found = self.all();
        found.retain(|node| node.role == role);
        found
    }

    /// The first with a role and a name. A name that ends in `*` stands for every name that begins so.
    pub(crate) fn find(&self, role: &str, name: &str) -> Option<&Node> {
        self.with_role(role)
            .into_iter()
            .find(|node| node.is_named(name))
    }

    pub(super) fn is_named(&self, name: &str) -> bool {
        match name.strip_suffix('*') {
            Some(beginning) => self.name.starts_with(beginning),
            None => self.name == name,
        }
    }

    /// All that is read aloud of it: names and texts, one line for each.
    pub(crate) fn said(&self) -> String {
        let lines = self.all().into_iter().flat_map(|node| {
            // What stands in place of an element inside a text.
            let text = node.text.replace('\u{fffc}', "");
            [node.name.clone(), text].map(|line| squeeze(&line))
        });
        let mut lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        lines.dedup();
        lines.join("\n")
    }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl ScreenReader {
    /// The page in the window, as it stands now; nothing while it is built.
    pub(super) fn page(&self) -> Option<Node> {
        let place = self.place_of_page()?;
        let mut page = self.read_alone(&place)?;
        page.children = self.below(&place)?;
        self.take_events();
        self.ears.listen(&page);
        Some(page)
    }

    fn place_of_page(&self) -> Option<Place> {
        let root = Path::new("/org/a11y/atspi/accessible/root").unwrap();
        let mut place: Place = (REGISTRY.to_owned(), root);
        for _ in 0..FRAMES_AT_MOST {
            let attributes = self.attributes(&place)?;
            let (role,): (u32,) = self.ask(&place, ACCESSIBLE, "GetRole", ())?;
            if role == DOCUMENT_WEB && attributes.contains_key("toolkit") {
                return Some(place);
            }
            place = self.first_child(&place)?;
        }
        None
    }

    /// What is at a place, and all below it; of a frame that it stands there, for what is in it is a page of its own.
    fn read(&self, place: &Place) -> Option<Node> {
        let mut node = self.read_alone(place)?;
        // The options of a list are read when it is opened.
        if !["combobox", "document"].contains(&node.role.as_str()) {
            node.children = self.below(place)?;
        }
        Some(node)
    }

    fn below(&self, place: &Place) -> Option<Vec<Node>> {
        let answer: (Vec<Place>,) = self.ask(place, ACCESSIBLE, "GetChildren", ())?;
        let read = answer.0.iter().filter_map(|child| self.read(child));
        Some(read.collect())
    }

    pub(super) fn read_alone(&self, place: &Place) -> Option<Node> {
        let properties = "freedesktop.DBus.Properties";
        let all: (PropMap,) =
            self.ask(place, properties, "GetAll", ("org.a11y.atspi.Accessible",))?;
        let property = |name: &str| prop_cast::<String>(&all.0, name).cloned();
        let (states,): (Vec<u32>,) = self.ask(place, ACCESSIBLE, "GetState", ())?;
        let (number,): (u32,) = self.ask(place, ACCESSIBLE, "GetRole", ())?;
        let attributes = self.attributes(place)?;
        let text = self.ask(place, "a11y.atspi.Text", "GetText", (0_i32, -1_i32));
        Some(Node {
            place: place.clone(),
            role: role_of(number, &attributes),
            name: property("Name").unwrap_or_default(),
            description: property("Description").unwrap_or_default(),
            text: text.map_or_else(String::new, |(text,): (String,)| text),
            states: states
                .iter()
                .rev()
                .fold(0, |sum, part| sum << 32 | u64::from(*part)),
            attributes,
            children: Vec::new(),
        })
    }

    fn attributes(&self, place: &Place) -> Option<HashMap<String, String>> {
        let answer: (HashMap<String, String>,) =
            self.ask(place, ACCESSIBLE, "GetAttributes", ())?;
        Some(answer.0)
    }

    /// The page is another program's, and hangs in the window where a list of children does not name it.
    fn first_child(&self, place: &Place) -> Option<Place> {
        let answer: (Place,) = self.ask(place, ACCESSIBLE, "GetChildAtIndex", (0_i32,))?;
        Some(answer.0)
    }

    /// Does what a person would do to it: presses a button, ticks a box, chooses, follows a link.
    pub(super) fn act(&self, node: &Node) -> bool {
        let done = self.ask(&node.place, "a11y.atspi.Action", "DoAction", (0_i32,));
        done.is_some_and(|(is_done,): (bool,)| is_done)
    }

    /// Moves the focus there.
    pub(super) fn focus(&self, node: &Node) -> bool {
        let done = self.ask(&node.place, "a11y.atspi.Component", "GrabFocus", ());
        done.is_some_and(|(is_done,): (bool,)| is_done)
    }
}

const COMBO_BOX: u32 = 11;
const DOCUMENT_WEB: u32 = 95;

/// The role in ARIA's words. WebKit calls a list that drops down a button there, and names no role for a fold's summary.
fn role_of(number: u32, attributes: &HashMap<String, String>) -> String {
    let named = |name: &str| attributes.get(name).map_or("", String::as_str);
    let role = match (number, named("computed-role"), named("tag")) {
        (COMBO_BOX, _, _) => "combobox",
        (DOCUMENT_WEB, _, _) => "document",
        (_, "", tag) => tag,
        (_, role, _) => role,
    };
    role.to_owned()
}
