//! The desktop's theme: GTK programs on the display are told of it, also while they run (XSETTINGS).

use std::sync::OnceLock;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, Window,
    WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// Who speaks of the theme on the first screen of a display.
const SPEAKER: &str = "_XSETTINGS_S0";
const SETTINGS: &str = "_XSETTINGS_SETTINGS";

static DESKTOP: OnceLock<Desktop> = OnceLock::new();

/// Turns the whole desktop dark, or light as it is without a word. Programs follow a moment later.
pub(crate) fn turn(is_dark: bool) {
    DESKTOP.get_or_init(Desktop::open).tell(is_dark);
}

/// A dark desktop for one story.
pub(crate) struct Dark(());

impl Dark {
    /// Turns it dark until this is dropped.
    pub(crate) fn fall() -> Self {
        turn(true);
        Self(())
    }
}

impl Drop for Dark {
    fn drop(&mut self) {
        turn(false);
    }
}

struct Desktop {
    connection: RustConnection,
    window: Window,
}

impl Desktop {
    /// Takes the place of the one who speaks, and says so to the programs that run.
    fn open() -> Self {
        let (connection, screen) = x11rb::connect(None).unwrap();
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().unwrap();
        let nothing = CreateWindowAux::new();
        let (depth, visual) = (x11rb::COPY_DEPTH_FROM_PARENT, x11rb::COPY_FROM_PARENT);
        let class = WindowClass::INPUT_OUTPUT;
        let made = connection.create_window(
            depth, window, root, -1, -1, 1, 1, 0, class, visual, &nothing,
        );
        made.unwrap().check().unwrap();
        let desktop = Self { connection, window };
        desktop.tell(false);
        let (speaker, manager) = (desktop.atom(SPEAKER), desktop.atom("MANAGER"));
        let connection = &desktop.connection;
        let taken = connection.set_selection_owner(window, speaker, x11rb::CURRENT_TIME);
        taken.unwrap().check().unwrap();
        let said = [x11rb::CURRENT_TIME, speaker, window, 0, 0];
        let message = ClientMessageEvent::new(32, root, manager, said);
        let to_all = EventMask::STRUCTURE_NOTIFY;
        let sent = connection.send_event(false, root, to_all, message);
        sent.unwrap().check().unwrap();
        desktop
    }

    fn tell(&self, is_dark: bool) {
        let theme = if is_dark { "Adwaita-dark" } else { "Adwaita" };
        let (name, words) = (self.atom(SETTINGS), setting("Net/ThemeName", theme));
        let told =
            self.connection
                .change_property8(PropMode::REPLACE, self.window, name, name, &words);
        told.unwrap().check().unwrap();
    }

    fn atom(&self, name: &str) -> Atom {
        let asked = self.connection.intern_atom(false, name.as_bytes());
        asked.unwrap().reply().unwrap().atom
    }
}

/// One setting that is a text, as the XSETTINGS specification lays it out, least byte first.
fn setting(name: &str, value: &str) -> Vec<u8> {
    const LEAST_FIRST: [u8; 4] = [0, 0, 0, 0];
    const TEXT: [u8; 2] = [1, 0];
    let number = |count: usize| u32::try_from(count).unwrap().to_le_bytes();
    let mut words = [LEAST_FIRST, number(1), number(1)].concat();
    words.extend(TEXT);
    words.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    put(&mut words, name);
    words.extend(number(1));
    words.extend(number(value.len()));
    put(&mut words, value);
    words
}

/// A text fills whole words of four bytes.
fn put(words: &mut Vec<u8>, text: &str) {
    words.extend(text.as_bytes());
    words.resize(words.len().next_multiple_of(4), 0);
}
