//! Whether a program that remembers what is copied is running.

use onramp_core::keys::CopyManager;

/// Asks the display who keeps the clipboard when a program closes. A program that only listens cannot be seen.
#[cfg(target_os = "linux")]
pub(super) fn look() -> CopyManager {
    match is_there() {
        Some(true) => CopyManager::Running,
        Some(false) | None => CopyManager::Unknown,
    }
}

/// There is nobody to ask.
#[cfg(not(target_os = "linux"))]
pub(super) fn look() -> CopyManager {
    CopyManager::Unknown
}

#[cfg(target_os = "linux")]
fn is_there() -> Option<bool> {
    use x11rb::protocol::xproto::ConnectionExt;
    let (display, _) = x11rb::connect(None).ok()?;
    let asked = display.intern_atom(false, b"CLIPBOARD_MANAGER").ok()?;
    let role = asked.reply().ok()?.atom;
    let owner = display.get_selection_owner(role).ok()?.reply().ok()?.owner;
    Some(owner != x11rb::NONE)
}
