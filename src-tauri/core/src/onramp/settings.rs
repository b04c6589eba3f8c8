//! The settings, as shown.

use crate::psa::IntegrationId;
use crate::setup::view::{IntegrationIdSource, Note, SettingsView};
use crate::words::{Code, words_for};

/// Shows the settings: where the integration ID comes from, and what is wrong with the one that was typed.
#[must_use]
pub fn settings_view(typed: &str, built_in: Option<&str>, version: &str) -> SettingsView {
    let is_typed = !typed.trim().is_empty();
    let has_built_in = built_in.is_some_and(|id| IntegrationId::parse(id).is_ok());
    let refused = IntegrationId::parse(typed).err().filter(|_| is_typed);
    let (source, code) = match (is_typed, refused, has_built_in) {
        (true, None, _) => (IntegrationIdSource::Settings, None),
        (true, Some(code), _) => (IntegrationIdSource::Missing, Some(code)),
        (false, _, true) => (IntegrationIdSource::BuiltIn, None),
        (false, _, false) => (
            IntegrationIdSource::Missing,
            Some(Code::IntegrationIdMissing),
        ),
    };
    SettingsView {
        integration_id_source: source,
        integration_id_typed: typed.to_owned(),
        integration_id_note: code.map(|code| Note {
            code,
            words: words_for(code, &[]),
        }),
        version: version.to_owned(),
    }
}
