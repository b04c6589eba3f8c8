//! JSON that holds keys: written by hand, so that no key type needs `Serialize`, and read into memory that is wiped.

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use std::fmt::Write;
use zeroize::Zeroizing;

/// The most bytes that one character of a text may take, escaped.
pub(crate) const MOST_BYTES_EACH: usize = 6;

/// Appends a comma, `name` and `value` to an object. A buffer that holds a key must not grow: make it long enough.
pub(crate) fn push_text(text: &mut String, name: &str, value: &str) {
    text.push_str(",\"");
    text.push_str(name);
    text.push_str("\":\"");
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            // Writing to a String cannot fail.
            control if control.is_control() => {
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

/// A text that is wiped when dropped. The parser lends it straight from the bytes it reads: the doctor lets in no
/// character that would have to be unescaped into a buffer of the parser's own.
pub(crate) struct Wiped(pub(crate) Zeroizing<String>);

impl<'de> Deserialize<'de> for Wiped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Wiped;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Wiped, E> {
                Ok(Wiped(Zeroizing::new(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}
