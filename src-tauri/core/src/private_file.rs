//! Files that only this person may read, written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::{Path, PathBuf};

/// How many files of one name may lie in one folder.
const MOST_OF_ONE_NAME: u32 = 999;

/// What the names of unfinished files end with.
pub(crate) const UNFINISHED: &str = ".tmp";

/// Makes `folder`, and those above it, if they are not there; this one for this person only.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    if let Some(above) = folder.parent() {
        fs::create_dir_all(above)?;
    }
    match make_private(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        made => made,
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

/// Elsewhere a folder is this person's as the one above it is.
#[cfg(not(unix))]
fn make_private(folder: &Path) -> Result<()> {
    fs::create_dir(folder)
}

/// Writes `bytes` to `path`, over what is there. When this returns they are on the disk; when it fails, or the power does,
/// what was there before is there still.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    replace_after(path, bytes, || Ok(()))
}

/// As [`replace`], but does `first` in between: once all of `bytes` is on the disk, and before it takes its place.
pub(crate) fn replace_after(
    path: &Path,
    bytes: &[u8],
    first: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let unfinished = Unfinished::write(path, bytes)?;
    first()?;
    fs::rename(&unfinished.path, path)?;
    unfinished.keep();
    sync_folder_of(path);
    Ok(())
}

/// Writes `bytes` to a new file in `folder`, which is there, under the first of the names that is not taken.
pub(crate) fn write_new(
    folder: &Path,
    numbered: impl Fn(u32) -> String,
    bytes: &[u8],
) -> Result<PathBuf> {
    let unfinished = Unfinished::write(&folder.join(numbered(1)), bytes)?;
    for number in 1..=MOST_OF_ONE_NAME {
        let path = folder.join(numbered(number));
        match create(&path) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        }
        // The name is ours and empty by now: the rename replaces nothing of anybody else's.
        let claimed = Unfinished { path: path.clone() };
        fs::rename(&unfinished.path, &path)?;
        claimed.keep();
        unfinished.keep();
        sync_folder_of(&path);
        return Ok(path);
    }
    Err(Error::from(ErrorKind::AlreadyExists))
}

/// Writes `bytes` to `path`, where nothing may be. When this returns they are on the disk.
///
/// # Errors
/// `AlreadyExists`, or whatever the system says; then nothing is left behind.
pub fn write_to(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = create(path)?;
    let claimed = Unfinished {
        path: path.to_owned(),
    };
    file.write_all(bytes)?;
    file.sync_all()?;
    claimed.keep();
    sync_folder_of(path);
    Ok(())
}

/// A file that is written piece by piece, and has its name once it is whole. Dropping it before that takes it away again.
pub(crate) struct Growing {
    file: std::io::BufWriter<File>,
    unfinished: Unfinished,
    path: PathBuf,
}

impl Growing {
    /// Begins a file that is to lie at `path`, where nothing may be.
    pub(crate) fn begin(path: &Path) -> Result<Self> {
        if path.exists() {
            return Err(Error::from(ErrorKind::AlreadyExists));
        }
        let unfinished = Unfinished::beside(path);
        let file = std::io::BufWriter::new(create(&unfinished.path)?);
        Ok(Self {
            file,
            unfinished,
            path: path.to_owned(),
        })
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes)
    }

    /// All of it is there: on the disk, and under its name, which nobody may have taken meanwhile.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        drop(self.file);
        drop(create(&self.path)?);
        let claimed = Unfinished {
            path: self.path.clone(),
        };
        fs::rename(&self.unfinished.path, &self.path)?;
        claimed.keep();
        self.unfinished.keep();
        sync_folder_of(&self.path);
        Ok(())
    }
}

/// A file that is not whole yet. Dropping it takes it away again.
struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    /// The name of one that is to become `path`.
    fn beside(path: &Path) -> Self {
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push(format!(".{}{UNFINISHED}", uuid::Uuid::new_v4()));
        Self {
            path: path.with_file_name(name),
        }
    }

    /// Writes `bytes` beside `path`, down to the disk.
    fn write(path: &Path, bytes: &[u8]) -> Result<Self> {
        let unfinished = Self::beside(path);
        let mut file = create(&unfinished.path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(unfinished)
    }

    fn keep(mut self) {
        self.path = PathBuf::new();
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // Nothing more can be done about it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Makes a new file that only this person may read; a name that is taken is an error.
pub(crate) fn create(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The new name is on the disk too. Elsewhere than on Unix the system sees to it. Some systems refuse; the file is there
/// all the same by now, under its name, and whoever asked for it must not take it for missing.
fn sync_folder_of(path: &Path) {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = path;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    fn numbered(number: u32) -> String {
        format!("name {number}.age")
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one.age");
        replace(&path, b"first").unwrap();
        replace(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(names_in(folder.path()), ["one.age"]);
    }

    #[test]
    fn what_is_to_be_done_first_is_not_done_for_a_file_that_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut is_done = false;
        let nowhere = folder.path().join("nowhere").join("one.age");
        let refused = replace_after(&nowhere, b"one", || {
            is_done = true;
            Ok(())
        });
        assert!(refused.is_err() && !is_done);

        let refused = replace_after(&folder.path().join("one.age"), b"one", || {
            Err(Error::from(ErrorKind::PermissionDenied))
        });
        assert!(refused.is_err() && names_in(folder.path()).is_empty());
    }

    #[test]
    fn a_new_file_takes_the_first_free_name_and_leaves_the_others_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(numbered(1)), "somebody's own").unwrap();
        let path = write_new(folder.path(), numbered, b"new").unwrap();
        assert_eq!(path, folder.path().join(numbered(2)));
        assert_eq!(fs::read(path).unwrap(), b"new");
        assert_eq!(names_in(folder.path()), [numbered(1), numbered(2)]);
        let kept = fs::read(folder.path().join(numbered(1))).unwrap();
        assert_eq!(kept, b"somebody's own");
    }

    #[test]
    fn what_is_there_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one.txt");
        write_to(&path, b"first").unwrap();
        let refused = write_to(&path, b"second").unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
    }

    #[cfg(unix)]
    #[test]
    fn only_this_person_may_read_what_is_written() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("some").join("keys");
        make_folder(&inner).unwrap();
        make_folder(&inner).unwrap();
        replace(&inner.join("one.age"), b"one").unwrap();
        write_to(&inner.join("two.age"), b"two").unwrap();
        let third = write_new(&inner, numbered, b"three").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&inner), 0o700);
        for path in [&inner.join("one.age"), &inner.join("two.age"), &third] {
            assert_eq!(mode(path), 0o600, "{}", path.display());
        }
    }

    #[test]
    fn a_folder_that_is_not_there_or_a_file_is_an_error_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        for place in [folder.path().join("nowhere"), file.clone()] {
            assert!(replace(&place.join("one.age"), b"one").is_err());
            assert!(write_new(&place, numbered, b"one").is_err());
        }
        assert!(make_folder(&file).is_err());
        assert_eq!(names_in(folder.path()), ["file"]);
    }
}
