//! A screen reader's view of Onramp's window: the accessibility tree (AT-SPI), its events, and its acts.
//!
//! What is read here is what any screen reader on Linux is told. The page itself is not looked into.

mod ears;
mod node;
mod reading;

use dbus::Path;
use dbus::arg::{AppendAll, ReadAll};
use dbus::blocking::Connection;
use tempfile::TempDir;

use super::WITHIN;
use super::bus::Bus;
use ears::Ears;
pub(crate) use node::{Node, State};
pub(crate) use reading::Reading;

const REGISTRY: &str = "org.a11y.atspi.Registry";

/// What the registry needs to be started on a bus; at-spi2-core puts it there.
const SERVICES: &str = "/usr/share/dbus-1/accessibility-services";

/// Where something accessible is: the program's name on the bus, and its path there.
type Place = (String, Path<'static>);

/// A bus for assistive technology, and who listens on it. Dropping it ends both.
pub(crate) struct ScreenReader {
    connection: Connection,
    ears: Ears,
    bus: Bus,
    _folder: TempDir,
}

impl ScreenReader {
    /// Starts the bus, and listens to everything: programs only speak when somebody does.
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bus = Bus::start_with(folder.path(), Some(SERVICES));
        let connection = Connection::new_address(&bus.address()).unwrap();
        let registry = connection.with_proxy(REGISTRY, "/org/a11y/atspi/registry", WITHIN);
        let everything = ("object", Vec::<String>::new(), "");
        let heard: Result<(), _> = registry.method_call(REGISTRY, "RegisterEvent", everything);
        heard.expect("the registry of at-spi2-core answers");
        connection
            .add_match_no_cb("type='signal',interface='org.a11y.atspi.Event.Object'")
            .unwrap();
        Self {
            connection,
            ears: Ears::default(),
            bus,
            _folder: folder,
        }
    }

    /// What a program is told so that it speaks to this screen reader.
    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("AT_SPI_BUS_ADDRESS", self.bus.address()),
            ("NO_AT_BRIDGE", "0".to_owned()),
        ]
    }

    /// Asks something accessible; nothing where it is gone by now.
    fn ask<A: AppendAll, R: ReadAll>(
        &self,
        place: &Place,
        interface: &str,
        question: &str,
        with: A,
    ) -> Option<R> {
        let proxy = self
            .connection
            .with_proxy(place.0.as_str(), place.1.clone(), WITHIN);
        let interface = format!("org.{interface}");
        proxy.method_call(interface.as_str(), question, with).ok()
    }
}
