//! Another program's window, which a person has just clicked into.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, CreateWindowAux, InputFocus, WindowClass};
use x11rb::rust_connection::RustConnection;

/// A plain window with the keyboard. It goes with its connection.
pub(crate) struct Beside {
    _connection: RustConnection,
}

impl Beside {
    /// Opens it in front of all others.
    pub(crate) fn open() -> Self {
        let (connection, number) = x11rb::connect(None).unwrap();
        let screen = &connection.setup().roots[number];
        let (root, white) = (screen.root, screen.white_pixel);
        let window = connection.generate_id().unwrap();
        let white = CreateWindowAux::new().background_pixel(white);
        let class = WindowClass::INPUT_OUTPUT;
        let made = connection.create_window(
            x11rb::COPY_DEPTH_FROM_PARENT,
            window,
            root,
            0,
            0,
            300,
            200,
            0,
            class,
            x11rb::COPY_FROM_PARENT,
            &white,
        );
        made.unwrap().check().unwrap();
        connection.map_window(window).unwrap().check().unwrap();
        let focused = connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME);
        focused.unwrap().check().unwrap();
        Self {
            _connection: connection,
        }
    }
}
