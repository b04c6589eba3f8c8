//! Knowing that nothing changed since the last time, by what the files hold.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::place;
use crate::stop::Stop;

/// Stands for the content of the files and folders given.
///
/// Folders named in `left_out` are not looked into.
pub(crate) fn of(starts: &[PathBuf], left_out: &[&str]) -> Result<String, Stop> {
    let mut files = BTreeSet::new();
    for start in starts {
        gather(start, left_out, &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file)
            .map_err(Stop::file(&file))?
            .hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn gather(path: &Path, left_out: &[&str], files: &mut BTreeSet<PathBuf>) -> Result<(), Stop> {
    if !path.is_dir() {
        if path.is_file() {
            files.insert(path.to_path_buf());
        }
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(Stop::file(path))? {
        let entry = entry.map_err(Stop::file(path))?;
        let is_left_out = left_out.iter().any(|name| entry.file_name() == *name);
        if !is_left_out {
            gather(&entry.path(), left_out, files)?;
        }
    }
    Ok(())
}

/// Whether the stamp kept under `name` is the one given.
pub(crate) fn is_kept(name: &str, stamp: &str) -> bool {
    fs::read_to_string(file(name)).is_ok_and(|kept| kept == stamp)
}

/// Keeps the stamp under `name`.
pub(crate) fn keep(name: &str, stamp: &str) -> Result<(), Stop> {
    let file = file(name);
    fs::create_dir_all(place::notes()).map_err(Stop::file(place::notes()))?;
    fs::write(&file, stamp).map_err(Stop::file(file))
}

fn file(name: &str) -> PathBuf {
    place::notes().join(format!("{name}.stamp"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_follows_the_content_and_not_what_is_left_out() {
        let folder = std::env::temp_dir().join(format!("onramp-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("dist")).unwrap();
        fs::write(folder.join("a.ts"), "one").unwrap();
        let starts = [folder.clone()];
        let first = of(&starts, &["dist"]).unwrap();

        fs::write(folder.join("dist/a.js"), "built").unwrap();
        assert_eq!(of(&starts, &["dist"]).unwrap(), first);

        fs::write(folder.join("a.ts"), "two").unwrap();
        assert_ne!(of(&starts, &["dist"]).unwrap(), first);
        fs::remove_dir_all(folder).unwrap();
    }
}
