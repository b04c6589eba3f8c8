//! A system that ends its programs, at logout for instance: Onramp closes as it does when the person closes it.

use tauri::AppHandle;

/// Closes Onramp when the system asks it to end.
#[cfg(unix)]
pub(crate) fn heed(app: &AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [
        SignalKind::hangup(),
        SignalKind::interrupt(),
        SignalKind::terminate(),
    ] {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            let Ok(mut asked) = signal(kind) else { return };
            if asked.recv().await.is_some() {
                app.exit(0);
            }
        });
    }
}

/// Windows tells the window, and Tauri hears it.
#[cfg(not(unix))]
pub(crate) fn heed(_app: &AppHandle) {}
