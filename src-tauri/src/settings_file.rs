//! Preferences, in `tauri-plugin-store`. No secret belongs here: the integration ID is none.

use onramp_core::words::Code;
use tauri::AppHandle;
use tauri_plugin_store::StoreExt;

const FILE: &str = "preferences.json";
const INTEGRATION_ID: &str = "integrationId";
const PRESENTING: &str = "isPresenting";
const CONTACT: [&str; 3] = ["contactName", "contactMail", "contactPhone"];

/// The integration ID as typed; empty when none was.
pub(crate) fn integration_id(app: &AppHandle) -> String {
    let store = app.store(FILE).ok();
    let value = store.and_then(|store| store.get(INTEGRATION_ID));
    value
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// Keeps the integration ID as typed.
pub(crate) fn set_integration_id(app: &AppHandle, typed: &str) -> Result<(), Code> {
    let store = app.store(FILE).map_err(|_| Code::SettingsNotWritten)?;
    store.set(INTEGRATION_ID, typed);
    store.save().map_err(|_| Code::SettingsNotWritten)
}

/// True when the window was last told to present; it then hides the names of other companies from its first paint on.
pub(crate) fn is_presenting(app: &AppHandle) -> bool {
    let store = app.store(FILE).ok();
    let value = store.and_then(|store| store.get(PRESENTING));
    value.and_then(|value| value.as_bool()).unwrap_or_default()
}

/// Keeps whether the window presents. It is in the file when this returns.
pub(crate) fn set_presenting(app: &AppHandle, is_on: bool) -> Result<(), Code> {
    let store = app.store(FILE).map_err(|_| Code::SettingsNotWritten)?;
    store.set(PRESENTING, is_on);
    store.save().map_err(|_| Code::SettingsNotWritten)
}

/// Name, e-mail address and telephone number that the last invite was made with; empty where there was none.
pub(crate) fn contact(app: &AppHandle) -> [String; 3] {
    let store = app.store(FILE).ok();
    CONTACT.map(|key| {
        let value = store.as_ref().and_then(|store| store.get(key));
        value
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    })
}

/// Keeps what an invite was made with: name, e-mail address, telephone number.
pub(crate) fn set_contact(app: &AppHandle, contact: [&str; 3]) -> Result<(), Code> {
    let store = app.store(FILE).map_err(|_| Code::SettingsNotWritten)?;
    for (key, typed) in CONTACT.into_iter().zip(contact) {
        store.set(key, typed);
    }
    store.save().map_err(|_| Code::SettingsNotWritten)
}
