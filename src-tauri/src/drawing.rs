//! How the window's pages are drawn.
//!
//! On Linux the web view would have the graphics processor draw them, which pays off for games and videos. For pages of
//! text it costs more than it brings: its programs are put together while the first page waits, on a computer without
//! such a processor (a virtual machine, a remote desktop) by the processor itself, and with some drivers the window stays
//! empty (reported in tauri's issues 5143 and 15936; not seen here). `cargo xtask bench start` has the figures.

use tauri::AppHandle;

/// Has the main window drawn without the graphics processor. Before its first page is there.
#[cfg(target_os = "linux")]
pub(crate) fn without_graphics_processor(app: &AppHandle) {
    use tauri::Manager;
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    // A window that refuses is drawn as it was.
    let _ = window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
}

/// The web views of other systems are drawn as these have it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn without_graphics_processor(_app: &AppHandle) {}
