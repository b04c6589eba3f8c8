//! Who can open something: a recipient, which is public, and its identity, which is not.

use super::SealProblem;
use crate::words::Code;
use secrecy::ExposeSecret;
use std::fmt;
use zeroize::Zeroizing;

/// How every identity begins; also one that was made for a plug-in of age.
const IDENTITY: &str = "AGE-SECRET-KEY-";
const PLUGIN_IDENTITY: &str = "AGE-PLUGIN-";

/// For whom something can be sealed: an X25519 recipient of age, `age1…`, 62 characters. Public.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(age::x25519::Recipient);

impl Recipient {
    /// Reads what a person pasted. Spaces, line breaks and what cannot be seen do not count.
    ///
    /// # Errors
    /// `RecipientIsIdentity` when a secret was pasted, of which nothing is kept; `RecipientUnreadable`.
    pub fn read(pasted: &str) -> Result<Self, Code> {
        let is_seen = |character: &char| !character.is_whitespace() && !is_unseen(*character);
        let room = pasted.len();
        let mut text = Zeroizing::new(String::with_capacity(room));
        text.extend(
            pasted
                .chars()
                .filter(is_seen)
                .map(|seen| seen.to_ascii_lowercase()),
        );
        let holds = |secret: &str| text.contains(&secret.to_ascii_lowercase());
        if holds(IDENTITY) || holds(PLUGIN_IDENTITY) {
            return Err(Code::RecipientIsIdentity);
        }
        let recipient = text.parse().map_err(|_| Code::RecipientUnreadable)?;
        Ok(Self(recipient))
    }

    pub(super) fn age(&self) -> &age::x25519::Recipient {
        &self.0
    }
}

/// Spaces without width, and marks for the direction of writing.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({})", self.0)
    }
}

/// What opens what was sealed for its recipient. A secret: never printed, wiped when dropped.
#[derive(Clone)]
pub struct Identity(age::x25519::Identity);

impl Identity {
    /// Makes a new one from the system's random source.
    #[must_use]
    pub fn new_random() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Its recipient.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The text of its file, as `age-keygen` writes it.
    #[must_use]
    pub fn to_file(&self) -> Zeroizing<String> {
        let secret = self.0.to_string();
        let recipient = self.recipient().to_string();
        let secret = secret.expose_secret();
        let mut text = Zeroizing::new(String::with_capacity(64 + recipient.len() + secret.len()));
        for part in ["# public key: ", &recipient, "\n", secret, "\n"] {
            text.push_str(part);
        }
        text
    }

    pub(super) fn age(&self) -> &age::x25519::Identity {
        &self.0
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity([kept back])")
    }
}

/// Reads every identity in the text of an identity file: one a line, besides lines that begin with `#`.
///
/// # Errors
/// `Damaged` when there is none, or when a line is something else.
pub fn read_identities(text: &str) -> Result<Vec<Identity>, SealProblem> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let identities = lines
        .map(|line| line.parse().map(Identity).map_err(|_| SealProblem::Damaged))
        .collect::<Result<Vec<_>, _>>()?;
    if identities.is_empty() {
        return Err(SealProblem::Damaged);
    }
    Ok(identities)
}
