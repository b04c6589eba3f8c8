//! The mark of a copy that lies on the clipboard: after a crash it tells the next start what to look for.

use jiff::Timestamp;
use scrypt::{Params, scrypt};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The version of the file's form.
const FORMAT: u32 = 1;

/// 2^14 rounds over blocks of 8: 16 MiB and about 50 ms on a slow office computer, for each guess that a thief of the
/// file makes.
const LOG_ROUNDS: u8 = 14;
const BLOCK_SIZE: u32 = 8;

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

    /// True when this is the mark of `text`. It takes as long as [`CopyMark::of`].
    #[must_use]
    pub fn is_of(&self, text: &str) -> bool {
        digest(text, &self.salt).is_some_and(|digest| digest == self.digest)
    }
}

fn digest(text: &str, salt: &[u8]) -> Option<[u8; 32]> {
    let params = Params::new(LOG_ROUNDS, BLOCK_SIZE, 1, 32).ok()?;
    let mut digest = [0; 32];
    scrypt(text.as_bytes(), salt, &params, &mut digest).ok()?;
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
            path: folder.join("clipboard-mark.json"),
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
        let beside = self.path.with_extension("new");
        let written = write_private(&beside, &serde_json::to_vec(mark)?)
            .and_then(|()| fs::rename(&beside, &self.path))
            .and_then(|()| settle_folder(&self.path));
        if written.is_err() {
            // Half a mark is of no use to anybody.
            let _ = fs::remove_file(&beside);
        }
        written
    }

    /// The mark that an earlier Onramp left behind. One that cannot be read is taken away: it tells nothing.
    #[must_use]
    pub fn read(&self) -> Option<CopyMark> {
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
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // One that a crash left behind may have other rights.
    let _ = fs::remove_file(path);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The name is on the disk, too.
#[cfg(unix)]
fn settle_folder(path: &Path) -> io::Result<()> {
    path.parent()
        .map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

/// Windows writes a name down with the file.
#[cfg(not(unix))]
fn settle_folder(_path: &Path) -> io::Result<()> {
    Ok(())
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
        for other in ["", "zYxWvUtS98765433", "zYxWvUtS98765432 "] {
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
        for name in ["clipboard-mark.json", "clipboard-mark.new"] {
            let path = folder.path().join(name);
            fs::write(&path, "").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
        }
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
