//! The sealed hand-off: a pair, sealed for one recipient or with a passphrase, as text that the standard `age` tool opens.

use crate::setup::view::HandOffSealed;

/// A hand-off, sealed. Without the recipient's identity or the passphrase it says nothing.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The armored text.
    pub text: String,
    /// The name for its file.
    pub file_name: String,
    /// What may be shown of it.
    pub shown: HandOffSealed,
}
