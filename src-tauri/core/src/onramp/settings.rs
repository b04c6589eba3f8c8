//! The settings, as shown.

use crate::psa::IntegrationId;
use crate::setup::view::{IntegrationIdSource, Note, SettingsView};
use crate::words::Code;

/// What of a typed integration ID may be kept: a GUID, or nothing at all. Anything else may be a key in the wrong field,
/// and the preferences are a plain file.
///
/// # Errors
/// `IntegrationIdNotGuid`.
pub fn recordable_integration_id(typed: &str) -> Result<&str, Code> {
    let typed = typed.trim();
    if !typed.is_empty() {
        IntegrationId::parse(typed)?;
    }
    Ok(typed)
}

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
        integration_id_note: code.map(|code| Note::of(code, &[])),
        version: version.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_typed_as_an_integration_id_is_not_kept() {
        let id = "01234567-89ab-cdef-0123-456789abcdef";
        for typed in ["", id, "  "] {
            assert_eq!(recordable_integration_id(typed), Ok(typed.trim()));
        }
        let refused = recordable_integration_id("zYxWvU9876543210");
        assert_eq!(refused, Err(Code::IntegrationIdNotGuid));
    }
}
