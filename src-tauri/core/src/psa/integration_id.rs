//! ConnectWise's `clientId`.

use crate::words::Code;
use uuid::Uuid;

/// The value of the header `clientId`: it names the program that asks. No secret.
///
/// # Source
/// ConnectWise's Developer Guide: a GUID, registered by the program's publisher, required on every call.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IntegrationId(Uuid);

impl IntegrationId {
    /// Reads a GUID; spaces and braces around it do not matter.
    ///
    /// # Errors
    /// [`Code::IntegrationIdNotGuid`] when it is none.
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let text = typed
            .trim()
            .trim_matches(|c| matches!(c, '{' | '}' | '"' | '\''));
        // Without its hyphens any 32 hexadecimal digits would do.
        if text.len() != 36 {
            return Err(Code::IntegrationIdNotGuid);
        }
        Uuid::try_parse(text)
            .ok()
            .filter(|id| !id.is_nil())
            .map(Self)
            .ok_or(Code::IntegrationIdNotGuid)
    }

    /// The value as ConnectWise writes it: lower case, with hyphens.
    #[must_use]
    pub fn header_value(&self) -> String {
        self.0.hyphenated().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_is_read_with_what_stands_around_it() {
        for typed in [
            "01234567-89ab-cdef-0123-456789abcdef",
            " {01234567-89AB-CDEF-0123-456789ABCDEF}\n",
            "\"01234567-89ab-cdef-0123-456789abcdef\"",
        ] {
            let id = IntegrationId::parse(typed).unwrap();
            assert_eq!(id.header_value(), "01234567-89ab-cdef-0123-456789abcdef");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for typed in [
            "",
            "0123456789abcdef0123456789abcdef",
            "01234567-89ab-cdef-0123-456789abcdeg",
            "00000000-0000-0000-0000-000000000000",
            "client",
        ] {
            assert_eq!(IntegrationId::parse(typed), Err(Code::IntegrationIdNotGuid));
        }
    }
}
