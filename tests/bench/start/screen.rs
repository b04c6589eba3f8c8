//! What is on the display.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

/// A primary button's color as the display holds it: blue, green, red. `--accent` in the light theme.
const ACCENT: [u8; 3] = [0x7d, 0x5c, 0x0a];

/// More dots of it than the mark beside the name has, fewer than the smallest primary button.
const A_BUTTON: usize = 2000;

/// The display that the windows open on.
pub(crate) struct Screen {
    connection: RustConnection,
    root: Window,
    size: (u16, u16),
}

impl Screen {
    pub(crate) fn open() -> Self {
        let (connection, number) = x11rb::connect(None).unwrap();
        let screen = &connection.setup().roots[number];
        let (root, size) = (
            screen.root,
            (screen.width_in_pixels, screen.height_in_pixels),
        );
        Self {
            connection,
            root,
            size,
        }
    }

    /// True when a primary button can be seen.
    pub(crate) fn has_button(&self) -> bool {
        let (width, height) = self.size;
        let asked = self.connection.get_image(
            ImageFormat::Z_PIXMAP,
            self.root,
            0,
            0,
            width,
            height,
            u32::MAX,
        );
        let image = asked.unwrap().reply().unwrap();
        let dots = image.data.chunks_exact(4);
        dots.filter(|dot| dot[..3] == ACCENT).count() > A_BUTTON
    }
}
