//! An answer, reduced to what may be asked of it.

use serde_json::Value;

/// What a server answered. The body stays in here: only what somebody asks for by name goes on, through the scrubber.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// `Retry-After` in seconds, when it is a number.
    pub(crate) retry_after_s: Option<u64>,
    /// The host of `Location`, unscrubbed; empty when the answer moves within the same host.
    pub(crate) moved_to: Option<String>,
    pub(crate) body: Body,
}

/// A body, read as far as it can be.
pub(crate) enum Body {
    /// JSON of any kind.
    Json(Value),
    /// Nothing at all.
    Empty,
    /// Anything else, as text.
    Other(String),
}

impl Body {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.trim_ascii().is_empty() {
            return Self::Empty;
        }
        serde_json::from_slice(bytes).map_or_else(
            |_| Self::Other(String::from_utf8_lossy(bytes).into_owned()),
            Self::Json,
        )
    }
}

impl Answer {
    /// A text field of the JSON object, by its name in any case.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.field(name)?.as_str()
    }

    /// A field of the JSON object, by its name in any case.
    pub(crate) fn field(&self, name: &str) -> Option<&Value> {
        let Body::Json(Value::Object(fields)) = &self.body else {
            return None;
        };
        fields
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// True when the body is a JSON object.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self.body, Body::Json(Value::Object(_)))
    }

    /// True when the server says this anywhere in an error body; in any case.
    ///
    /// ConnectWise has no code of its own for some causes; what is known of them is only a piece of their text.
    pub(crate) fn says(&self, piece: &str) -> bool {
        let text = match &self.body {
            Body::Json(value) => value.to_string(),
            Body::Other(text) => text.clone(),
            Body::Empty => return false,
        };
        text.to_ascii_lowercase()
            .contains(&piece.to_ascii_lowercase())
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({}, [body kept back])", self.status)
    }
}
