//! The mark of a copy that lies on the clipboard: after a crash it tells the next start what to look for.

use crate::private_file::{self, UNFINISHED};
use jiff::Timestamp;
use scrypt::{Params, scrypt};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The version of the file's form.
const FORMAT: u32 = 1;

/// 2^14 rounds over blocks of 8: 16 MiB and about 50 ms on a slow office computer, for each guess that a thief of the
/// file makes.
const LOG_ROUNDS: u8 = 14;
const BLOCK_SIZE: u32 = 8;

/// What the names of its files begin with.
const BEGINNING: &str = "clipboard-mark.";

/// What is known of a copied text without the text: a salt, a scrypt digest, and when it was copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CopyMark {
    format: u32,
    copied_at: Timestamp,
    salt: [u8; 16],
    digest: [u8; 32],
}

impl CopyMark {
    /// Makes the mark of `text`; none when the digest cannot be made.
    ///
    /// It takes about 50 ms of one processor: not for a thread that others wait for.
    #[must_use]
    pub fn of(text: &str, copied_at: Timestamp) -> Option<Self> {
        let salt = uuid::Uuid::new_v4().into_bytes();
        Some(Self {
            format: FORMAT,
            copied_at,
            salt,
            digest: digest(text, &salt)?,
        })
    }

    /// True when this is the mark of `text`, whatever space stands around it. It takes as long as [`CopyMark::of`].
    #[must_use]
    pub fn is_of(&self, text: &str) -> bool {
        digest(text, &self.salt).is_some_and(|digest| digest == self.digest)
    }
}

fn digest(text: &str, salt: &[u8]) -> Option<[u8; 32]> {
    let params = Params::new(LOG_ROUNDS, BLOCK_SIZE, 1, 32).ok()?;
    let mut digest = [0; 32];
    scrypt(text.trim().as_bytes(), salt, &params, &mut digest).ok()?;
    Some(digest)
}

/// The file that the mark lies in while a copy does.
#[derive(Debug, Clone)]
pub struct CopyMarkFile {
    path: PathBuf,
}

impl CopyMarkFile {
    /// The file in `folder`; nothing is written yet.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            path: folder.join(format!("{BEGINNING}json")),
        }
    }

    /// Writes the mark, all or nothing, readable by this person only.
    ///
    /// # Errors
    /// When the disk is full or the folder cannot be written. What was there before is still there.
    ///
    /// # I/O
    /// The mark is on the disk when this returns.
    pub fn write(&self, mark: &CopyMark) -> io::Result<()> {
        private_file::replace(&self.path, &serde_json::to_vec(mark)?)
    }

    /// The mark that an earlier Onramp left behind. One that cannot be read is taken away, and so is half a one: they
    /// tell nothing.
    #[must_use]
    pub fn read(&self) -> Option<CopyMark> {
        self.sweep();
        let bytes = fs::read(&self.path).ok()?;
        let mark: Option<CopyMark> = serde_json::from_slice(&bytes).ok();
        let known = mark.filter(|mark| mark.format == FORMAT);
        if known.is_none() {
            self.remove();
        }
        known
    }

    /// Takes the mark away. One that cannot be taken away costs the next start one look at the clipboard.
    pub fn remove(&self) {
        let _ = fs::remove_file(&self.path);
    }

    /// Takes away what a crash left while it was being written.
    fn sweep(&self) {
        let entries = self
            .path
            .parent()
            .and_then(|folder| fs::read_dir(folder).ok());
        for entry in entries.into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with(BEGINNING) && name.ends_with(UNFINISHED) {
                // The next start tries again.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "zYxWvUtS98765432";

    fn mark() -> CopyMark {
        CopyMark::of(KEY, "2026-11-21T09:00:00Z".parse().unwrap()).unwrap()
    }

    #[test]
    fn a_mark_knows_its_text_and_no_other() {
        let mark = mark();
        assert!(mark.is_of(KEY));
        assert!(mark.is_of(" zYxWvUtS98765432\r\n"));
        for other in [
            "",
            "zYxWvUtS98765433",
            "zYxWvUtS9876543",
            "zYxWvUtS98765432 x",
        ] {
            assert!(!mark.is_of(other), "{other:?}");
        }
    }

    #[test]
    fn two_marks_of_one_text_have_nothing_in_common() {
        let (one, other) = (mark(), mark());
        assert_ne!(one.salt, other.salt);
        assert_ne!(one.digest, other.digest);
    }

    #[test]
    fn a_mark_is_read_back_whole_and_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let file = CopyMarkFile::in_folder(folder.path());
        assert_eq!(file.read(), None);

        let first = mark();
        file.write(&first).unwrap();
        let second = mark();
        file.write(&second).unwrap();

        assert_eq!(file.read(), Some(second));
        file.remove();
        assert_eq!(file.read(), None);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn the_file_holds_no_part_of_the_text() {
        let folder = tempfile::tempdir().unwrap();
        let file = CopyMarkFile::in_folder(folder.path());
        file.write(&mark()).unwrap();
        let text = fs::read_to_string(&file.path).unwrap();
        for part in KEY.as_bytes().windows(4) {
            let part = std::str::from_utf8(part).unwrap();
            assert!(!text.contains(part), "{part} in {text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_file_whatever_lay_there_before() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = CopyMarkFile::in_folder(folder.path());
        fs::write(&file.path, "").unwrap();
        fs::set_permissions(&file.path, fs::Permissions::from_mode(0o666)).unwrap();
        file.write(&mark()).unwrap();
        let mode = fs::metadata(&file.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_folder_that_takes_no_file_is_an_error_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = CopyMarkFile::in_folder(&folder.path().join("gone"));
        assert!(nowhere.write(&mark()).is_err());
        assert_eq!(nowhere.read(), None);
    }

    #[test]
    fn half_a_mark_goes_and_what_is_somebody_elses_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = CopyMarkFile::in_folder(folder.path());
        let names = [
            "clipboard-mark.1f0c.tmp",
            "setups.tmp",
            "clipboard-mark.txt",
        ];
        for name in names {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let whole = mark();
        file.write(&whole).unwrap();

        assert_eq!(file.read(), Some(whole));

        let is_there = names.map(|name| folder.path().join(name).exists());
        assert_eq!(is_there, [false, true, true]);
    }

    #[test]
    fn a_damaged_or_newer_mark_tells_nothing_and_goes() {
        let folder = tempfile::tempdir().unwrap();
        let file = CopyMarkFile::in_folder(folder.path());
        let newer = serde_json::to_string(&CopyMark {
            format: 2,
            ..mark()
        })
        .unwrap();
        for text in ["", "{", "[]", newer.as_str()] {
            fs::write(&file.path, text).unwrap();
            assert_eq!(file.read(), None, "{text}");
            assert!(!file.path.exists(), "{text}");
        }
    }
}
