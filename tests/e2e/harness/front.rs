//! Which window is in front and has the keyboard.
//!
//! The display has no window manager, so a program that is started later would keep the focus for good. A person
//! changes windows; this does the same.

use std::cell::Cell;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, EventMask, ImageFormat,
    InputFocus, MapState, StackMode, Window,
};
use x11rb::rust_connection::RustConnection;

use super::WITHIN;

/// Between two pictures of a window that may still be drawing.
const DRAWN_AFTER: Duration = Duration::from_millis(50);

/// A caret that blinks is never done.
const DRAWN_AFTER_AT_MOST: usize = 6;

/// A program's window on the display.
#[derive(Default)]
pub(crate) struct Front {
    window: Cell<Option<Window>>,
}

impl Front {
    /// Waits for the window of one of these processes, and brings it to the front.
    pub(crate) async fn bring(&self, processes: &[u32]) {
        let deadline = Instant::now() + WITHIN;
        let display = Display::open();
        while self.window.get().is_none() {
            self.window.set(display.window_of(processes));
            assert!(Instant::now() < deadline, "no window of {processes:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.bring_again();
    }

    /// Brings the window to the front, unless it is there.
    pub(crate) fn bring_again(&self) {
        if let Some(window) = self.window.get() {
            Display::open().focus(window);
        }
    }
}

impl Front {
    /// A PNG of the window, above all others, as soon as it is drawn: two pictures in a row are the same.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.raise();
        let mut picture = self.pixels();
        for _ in 0..DRAWN_AFTER_AT_MOST {
            tokio::time::sleep(DRAWN_AFTER).await;
            let next = self.pixels();
            if next.colors == picture.colors {
                break;
            }
            picture = next;
        }
        picture.png()
    }

    /// What the window shows now; of a part that another window covers, what covers it.
    pub(crate) fn pixels(&self) -> Pixels {
        let window = self.window.get().unwrap();
        Display::open().pixels(window)
    }

    /// Lays the window above all others. The focus stays where it is.
    fn raise(&self) {
        if let Some(window) = self.window.get() {
            Display::open().raise(window);
        }
    }

    /// Where the window lies: its left, top, width and height, in the display's pixels.
    pub(crate) fn place(&self) -> [i32; 4] {
        Display::open().place_of(self.window.get().unwrap())
    }

    /// Waits until the window, or something in it, has the keyboard, or until it has not.
    pub(crate) async fn wait_for_focus(&self, is_wanted: bool) {
        let deadline = Instant::now() + WITHIN;
        let display = Display::open();
        while (self.window.get() == Some(display.top_of_focus())) != is_wanted {
            assert!(Instant::now() < deadline, "the keyboard stays");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Presses the close box that a window manager would have drawn.
    pub(crate) fn close(&self) {
        if let Some(window) = self.window.get() {
            Display::open().ask_to_close(window);
        }
    }
}

/// A picture, a color for each pixel.
pub(crate) struct Pixels {
    width: u32,
    height: u32,
    pub(crate) colors: Vec<[u8; 3]>,
}

impl Pixels {
    fn png(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&self.colors.concat()).unwrap();
        writer.finish().unwrap();
        file
    }
}

struct Display {
    connection: RustConnection,
    root: Window,
}

impl Display {
    fn open() -> Self {
        let (connection, screen) = x11rb::connect(None).unwrap();
        let root = connection.setup().roots[screen].root;
        Self { connection, root }
    }

    fn window_of(&self, processes: &[u32]) -> Option<Window> {
        let tree = self.connection.query_tree(self.root).unwrap();
        let windows = tree.reply().unwrap().children;
        windows
            .into_iter()
            .rev()
            .find(|window| self.is_shown(*window) && processes.contains(&self.process_of(*window)))
    }

    fn place_of(&self, window: Window) -> [i32; 4] {
        let size = self.connection.get_geometry(window).unwrap();
        let size = size.reply().unwrap();
        let at = self
            .connection
            .translate_coordinates(window, self.root, 0, 0);
        let at = at.unwrap().reply().unwrap();
        let (width, height) = (size.width.into(), size.height.into());
        [at.dst_x.into(), at.dst_y.into(), width, height]
    }

    /// The outermost window around what has the keyboard.
    fn top_of_focus(&self) -> Window {
        let focused = self.connection.get_input_focus().unwrap().reply();
        let mut window = focused.unwrap().focus;
        loop {
            let tree = self.connection.query_tree(window).unwrap().reply();
            match tree.ok().map(|tree| tree.parent) {
                Some(parent) if parent != self.root && parent != x11rb::NONE => window = parent,
                Some(_) | None => return window,
            }
        }
    }

    fn pixels(&self, window: Window) -> Pixels {
        let size = self.connection.get_geometry(window).unwrap();
        let size = size.reply().unwrap();
        let (width, height) = (size.width, size.height);
        let form = ImageFormat::Z_PIXMAP;
        let asked = self
            .connection
            .get_image(form, window, 0, 0, width, height, u32::MAX);
        let data = asked.unwrap().reply().unwrap().data;
        let pixels = data.chunks_exact(4);
        Pixels {
            width: width.into(),
            height: height.into(),
            // The display has the least byte first.
            colors: pixels.map(|it| [it[2], it[1], it[0]]).collect(),
        }
    }

    fn raise(&self, window: Window) {
        let on_top = ConfigureWindowAux::new().stack_mode(StackMode::ABOVE);
        let raised = self.connection.configure_window(window, &on_top).unwrap();
        raised.check().unwrap();
    }

    fn is_shown(&self, window: Window) -> bool {
        let attributes = self.connection.get_window_attributes(window).unwrap();
        let size = self.connection.get_geometry(window).unwrap();
        // A program also has windows of one pixel, which nobody sees.
        attributes
            .reply()
            .is_ok_and(|found| found.map_state == MapState::VIEWABLE)
            && size.reply().is_ok_and(|size| size.width > 100)
    }

    fn atom(&self, name: &str) -> Atom {
        let asked = self.connection.intern_atom(false, name.as_bytes());
        asked.unwrap().reply().unwrap().atom
    }

    fn ask_to_close(&self, window: Window) {
        let (protocols, delete) = (self.atom("WM_PROTOCOLS"), self.atom("WM_DELETE_WINDOW"));
        let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        let sent = self
            .connection
            .send_event(false, window, EventMask::NO_EVENT, message);
        sent.unwrap().check().unwrap();
    }

    fn process_of(&self, window: Window) -> u32 {
        let atom = self.connection.intern_atom(false, b"_NET_WM_PID").unwrap();
        let atom = atom.reply().unwrap().atom;
        let property = self
            .connection
            .get_property(false, window, atom, AtomEnum::CARDINAL, 0, 1);
        let reply = property.unwrap().reply();
        let value = reply.ok().and_then(|reply| reply.value32()?.next());
        value.unwrap_or_default()
    }

    fn focus(&self, window: Window) {
        let has_focus = self.connection.get_input_focus().unwrap().reply();
        if has_focus.is_ok_and(|found| found.focus == window) {
            return;
        }
        self.raise(window);
        let focused =
            self.connection
                .set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME);
        focused.unwrap().check().unwrap();
    }
}
