//! A program that has copied something and is busy when it is first asked for it.

use std::sync::mpsc;
use std::time::Duration;
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, ConnectionExt, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// Longer than arboard waits for an answer, and shorter than Onramp waits for arboard.
const BUSY: Duration = Duration::from_millis(4_300);

/// Copies text as such a program; it ends when something else is copied, or nothing.
pub(in crate::clipboard) fn put_late(text: &str) {
    let text = text.to_owned();
    let (sender, copied) = mpsc::channel();
    std::thread::spawn(move || {
        let (display, screen) = x11rb::connect(None).unwrap();
        own_clipboard(&display, screen);
        sender.send(()).unwrap();
        let mut is_first = true;
        loop {
            let event = display.wait_for_event().unwrap();
            if let Event::SelectionRequest(asked) = &event {
                if is_first {
                    std::thread::sleep(BUSY);
                    is_first = false;
                }
                answer(&display, asked, &text);
            } else if matches!(event, Event::SelectionClear(_)) {
                return;
            }
        }
    });
    copied.recv().unwrap();
}

fn own_clipboard(display: &RustConnection, screen: usize) {
    let root = display.setup().roots[screen].root;
    let window = display.generate_id().unwrap();
    let class = WindowClass::INPUT_ONLY;
    let how = CreateWindowAux::new();
    let made = display.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &how);
    made.unwrap().check().unwrap();
    let clipboard = atom(display, "CLIPBOARD");
    let owned = display.set_selection_owner(window, clipboard, x11rb::CURRENT_TIME);
    owned.unwrap().check().unwrap();
}

fn answer(display: &RustConnection, asked: &SelectionRequestEvent, text: &str) {
    let kind = atom(display, "UTF8_STRING");
    let is_text = asked.target == kind;
    if is_text {
        let given = display.change_property8(
            PropMode::REPLACE,
            asked.requestor,
            asked.property,
            kind,
            text.as_bytes(),
        );
        // Who asked may have gone.
        let _ = given.unwrap().check();
    }
    let told = SelectionNotifyEvent {
        response_type: SELECTION_NOTIFY_EVENT,
        sequence: 0,
        time: asked.time,
        requestor: asked.requestor,
        selection: asked.selection,
        target: asked.target,
        property: if is_text { asked.property } else { x11rb::NONE },
    };
    let sent = display.send_event(false, asked.requestor, EventMask::NO_EVENT, told);
    let _ = sent.unwrap().check();
}

fn atom(display: &RustConnection, name: &str) -> Atom {
    let asked = display.intern_atom(false, name.as_bytes()).unwrap();
    asked.reply().unwrap().atom
}
