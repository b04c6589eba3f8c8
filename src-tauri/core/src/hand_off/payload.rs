//! What is inside a hand-off: `{"format":"onramp-hand-off","version":1,"vendor":"…",…}`.
//!
//! Plain JSON, because a specialist may open it with the standard `age` tool and read it without Onramp.

use crate::keys::json::{MOST_BYTES_EACH, Wiped, push_text};
use crate::keys::{KeyPair, PairSalt, PrivateKey, PublicKey, fingerprint};
use crate::words::Code;
use jiff::Timestamp;
use serde::Deserialize;
use zeroize::Zeroizing;

const FORMAT: &str = "onramp-hand-off";
const VERSION: u32 = 1;

/// A pair that is handed off, with all that is needed to use it and to recognize it.
#[derive(Debug, Clone)]
pub struct HandedOff {
    /// The vendor's name, as its guide has it.
    pub vendor: String,
    /// The guide's id.
    pub guide: String,
    /// True when the pair is one of practice's.
    pub is_practice: bool,
    /// The Company ID.
    pub company: String,
    /// The address at which people log in: a host, with its port when that is not the usual one.
    pub address: String,
    /// The host at which people log in, as it goes into the fingerprint.
    pub login_host: String,
    /// The root of every request: `https://api-na.myconnectwise.net/…`.
    pub api_root: String,
    /// The pair.
    pub keys: KeyPair,
    /// The salt of its fingerprint.
    pub salt: PairSalt,
    /// When it was sealed (UTC).
    pub sealed_at: Timestamp,
}

impl HandedOff {
    /// The pair's fingerprint, made from what is inside: the same that Onramp shows where it was sealed.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.keys, &self.salt, &self.company, &self.login_host)
    }

    /// Writes it, ready to be sealed.
    #[must_use]
    pub fn write(&self) -> Zeroizing<Vec<u8>> {
        let salt = self.salt.to_text();
        let fingerprint = self.fingerprint();
        let sealed_at = self.sealed_at.to_string();
        let parts = [
            ("vendor", self.vendor.as_str()),
            ("guide", &self.guide),
            ("companyId", &self.company),
            ("address", &self.address),
            ("loginHost", &self.login_host),
            ("apiRoot", &self.api_root),
            ("publicKey", self.keys.public.expose()),
            ("privateKey", self.keys.private.expose()),
            ("salt", &salt),
            ("fingerprint", &fingerprint),
            ("sealedAt", &sealed_at),
        ];
        let each = |(name, value): &(&str, &str)| name.len() + MOST_BYTES_EACH * value.len() + 8;
        let room = 128 + parts.iter().map(each).sum::<usize>();
        let mut text = Zeroizing::new(String::with_capacity(room));
        text.push_str("{\"version\":1");
        push_text(&mut text, "format", FORMAT);
        text.push_str(",\"isPractice\":");
        text.push_str(if self.is_practice { "true" } else { "false" });
        for (name, value) in parts {
            push_text(&mut text, name, value);
        }
        text.push_str("}\n");
        debug_assert!(text.len() <= room, "the buffer must not grow");
        Zeroizing::new(std::mem::take(&mut *text).into_bytes())
    }

    /// Reads what was written.
    ///
    /// # Errors
    /// `HandOffUnreadable` when it is something else, or of a newer version, or when its fingerprint is not its pair's.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Code> {
        // The parser's error may quote what it met: it is dropped here.
        let file: File = serde_json::from_slice(bytes).map_err(|_| Code::HandOffUnreadable)?;
        if file.format != FORMAT || file.version != VERSION {
            return Err(Code::HandOffUnreadable);
        }
        let handed = Self {
            vendor: file.vendor,
            guide: file.guide,
            is_practice: file.is_practice,
            company: file.company_id,
            address: file.address,
            login_host: file.login_host,
            api_root: file.api_root,
            keys: KeyPair {
                public: PublicKey::new(file.public_key.0),
                private: PrivateKey::new(file.private_key.0),
            },
            salt: PairSalt::from_text(&file.salt.0).ok_or(Code::HandOffUnreadable)?,
            sealed_at: file.sealed_at,
        };
        if handed.fingerprint() != file.fingerprint {
            return Err(Code::HandOffUnreadable);
        }
        Ok(handed)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    format: String,
    version: u32,
    is_practice: bool,
    vendor: String,
    guide: String,
    company_id: String,
    address: String,
    login_host: String,
    api_root: String,
    public_key: Wiped,
    private_key: Wiped,
    salt: Wiped,
    fingerprint: String,
    sealed_at: Timestamp,
}
