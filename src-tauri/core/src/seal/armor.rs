//! The armored text around what is sealed: finding it in what was sent, and its digest.

use sha2::{Digest, Sha256};
use std::borrow::Cow;

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";

/// How much of a digest is shown, in bytes.
const SHOWN_BYTES: usize = 8;

/// The first 16 hex digits of the SHA-256 of what is sealed: enough to tell two of them apart.
///
/// The same however the text was sent: what stands around the armor, and other line ends, do not count.
#[must_use]
pub fn digest(sealed: &[u8]) -> String {
    let digest = Sha256::digest(cut_out(sealed));
    digest
        .iter()
        .take(SHOWN_BYTES)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The armored text as it was sealed, without what a mail program put around it or between its lines. What has no armor
/// stays as it is: it may be sealed without.
pub(super) fn cut_out(sealed: &[u8]) -> Cow<'_, [u8]> {
    let armor = std::str::from_utf8(sealed).ok().and_then(|text| {
        let (_, from) = text.split_once(BEGIN)?;
        let (inside, _) = from.split_once(END)?;
        Some(inside)
    });
    let Some(inside) = armor else {
        return Cow::Borrowed(sealed);
    };
    let mut text = String::with_capacity(sealed.len());
    let lines = inside.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    for line in [BEGIN].into_iter().chain(lines).chain([END]) {
        text.push_str(line);
        text.push('\n');
    }
    Cow::Owned(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn armor_is_found_in_a_mail_and_has_the_digest_of_its_file() {
        let file = format!("{BEGIN}\nYWdl\nLW==\n{END}\n");
        let mail =
            format!("Hello,\r\n\r\n  {BEGIN}\r\n  YWdl  \r\n\r\n  LW==\r\n  {END}\r\n\r\nBye");

        assert_eq!(&*cut_out(mail.as_bytes()), file.as_bytes());
        assert_eq!(digest(mail.as_bytes()), digest(file.as_bytes()));
        assert_eq!(digest(file.as_bytes()).len(), 16);
        assert_ne!(digest(b"another"), digest(file.as_bytes()));
    }

    #[test]
    fn what_has_no_armor_stays_as_it_is() {
        for bytes in [
            &b"age-encryption.org/v1\n"[..],
            b"\xff\xfe",
            b"",
            BEGIN.as_bytes(),
        ] {
            assert_eq!(&*cut_out(bytes), bytes);
        }
    }
}
