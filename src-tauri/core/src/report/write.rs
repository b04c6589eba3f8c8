//! Writes the files of a report: all of them or none.

use super::forms::draw_form;
use super::names::{FileNames, stem};
use super::{Form, LeakGuard, Report, ReportError};
use crate::private_file::create;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// How many reports of one minute may lie in one folder.
const MOST_OF_ONE_NAME: u32 = 999;

/// A report that lies in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The files, PDF first.
    pub paths: Vec<PathBuf>,
    /// The report ID that all of them carry.
    pub report_id: String,
}

/// Writes the report as PDF, HTML and JSON into a folder that exists. Overwrites nothing: a name that is taken gets a
/// number. Blocks; call it from a thread that may.
///
/// # Errors
/// [`ReportError::WouldLeak`] when a captured key is found in it, before anything touches the disk;
/// [`ReportError::FolderMissing`]; [`ReportError::NotWritten`] or [`ReportError::NamesTaken`], with no file left behind;
/// [`ReportError::Pdf`], [`ReportError::Html`] or [`ReportError::Json`] when a form cannot be drawn.
pub fn write(folder: &Path, report: &Report, guard: &LeakGuard) -> Result<Written, ReportError> {
    write_forms(folder, report, guard, &Form::ALL)
}

/// As [`write()`], of these forms alone; the paths come in the order of `forms`. The names are those that all three would
/// have: none of another report's forms has the same.
///
/// # Errors
/// As [`write()`].
pub fn write_forms(
    folder: &Path,
    report: &Report,
    guard: &LeakGuard,
    forms: &[Form],
) -> Result<Written, ReportError> {
    guard.check_report(report)?;
    let drawn = forms.iter().map(|form| draw_form(report, guard, *form));
    let drawn: Vec<Vec<u8>> = drawn.collect::<Result<_, _>>()?;
    if !folder.is_dir() {
        return Err(ReportError::FolderMissing);
    }
    let mut files = Unfinished::default();
    let drawn = drawn.iter().map(|form| files.put(folder, form));
    let drawn: Vec<PathBuf> = drawn.collect::<Result<_, _>>()?;
    let paths = files.claim(folder, &stem(report), forms)?;
    // All names are ours and empty by now: a rename replaces nothing of anybody else's.
    for (from, to) in drawn.iter().zip(&paths) {
        fs::rename(from, to).map_err(ReportError::NotWritten)?;
    }
    files.keep();
    Ok(Written {
        paths,
        report_id: report.report_id.clone(),
    })
}

/// The files of a report that is not whole yet. Dropping it takes them away again.
#[derive(Default)]
struct Unfinished {
    paths: Vec<PathBuf>,
}

impl Unfinished {
    /// Writes a form to a new file beside its place, down to the disk.
    fn put(&mut self, folder: &Path, form: &[u8]) -> Result<PathBuf, ReportError> {
        let path = folder.join(format!(".onramp-{}.tmp", uuid::Uuid::new_v4()));
        let mut file = create(&path).map_err(ReportError::NotWritten)?;
        self.paths.push(path.clone());
        file.write_all(form)
            .and_then(|()| file.sync_all())
            .map_err(ReportError::NotWritten)?;
        Ok(path)
    }

    /// Takes the first names of which none is taken, by creating the files empty.
    fn claim(
        &mut self,
        folder: &Path,
        stem: &str,
        forms: &[Form],
    ) -> Result<Vec<PathBuf>, ReportError> {
        for number in 1..=MOST_OF_ONE_NAME {
            let names = FileNames::numbered(stem, number);
            if names.list().iter().any(|name| folder.join(name).exists()) {
                continue;
            }
            let paths = forms.iter().map(|form| folder.join(names.of(*form)));
            let paths: Vec<_> = paths.collect();
            if self.is_claimed(&paths)? {
                return Ok(paths);
            }
        }
        Err(ReportError::NamesTaken)
    }

    /// Creates all files empty; where one is there already, none, and false.
    fn is_claimed(&mut self, paths: &[PathBuf]) -> Result<bool, ReportError> {
        let before = self.paths.len();
        for path in paths {
            if is_created(path)? {
                self.paths.push(path.clone());
                continue;
            }
            for created in self.paths.drain(before..) {
                fs::remove_file(created).map_err(ReportError::NotWritten)?;
            }
            return Ok(false);
        }
        Ok(true)
    }

    /// Nothing is unfinished any more.
    fn keep(mut self) {
        self.paths.clear();
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        for path in &self.paths {
            // What was renamed is gone already, and nothing more can be done about the rest.
            let _ = fs::remove_file(path);
        }
    }
}

/// Creates the file; false when the name is taken.
fn is_created(path: &Path) -> Result<bool, ReportError> {
    match create(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(ReportError::NotWritten(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{PrivateKey, StoredKeys};
    use crate::report::{Typefaces, read_json, render_html, render_pdf, sample};
    use zeroize::Zeroizing;

    fn open_guard() -> LeakGuard {
        LeakGuard::new([&StoredKeys::default()])
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn all_files_are_written_and_carry_the_report() {
        let folder = tempfile::tempdir().unwrap();
        let report = sample::healthy();
        let written = write(folder.path(), &report, &open_guard()).unwrap();
        assert_eq!(written.report_id, report.report_id);
        assert_eq!(names_in(folder.path()).len(), 3);
        let pdf = fs::read(&written.paths[0]).unwrap();
        assert!(pdf == render_pdf(&report, Typefaces::System).unwrap().bytes);
        let html = fs::read_to_string(&written.paths[1]).unwrap();
        assert_eq!(html, render_html(&report).unwrap());
        let json = fs::read_to_string(&written.paths[2]).unwrap();
        assert_eq!(read_json(&json).unwrap(), report);
    }

    #[test]
    fn one_form_alone_takes_a_number_when_another_form_has_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let report = sample::healthy();
        let forms = [Form::Json, Form::Html];
        let one = write_forms(folder.path(), &report, &open_guard(), &forms[..1]).unwrap();
        let other = write_forms(folder.path(), &report, &open_guard(), &forms[1..]).unwrap();
        let stem = stem(&report);
        assert_eq!(one.paths, [folder.path().join(format!("{stem}.json"))]);
        assert_eq!(
            other.paths,
            [folder.path().join(format!("{stem} (2).html"))]
        );
    }

    #[cfg(unix)]
    #[test]
    fn only_this_person_may_read_a_report() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let written = write(folder.path(), &sample::healthy(), &open_guard()).unwrap();
        for path in written.paths {
            assert_eq!(
                fs::metadata(path).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
    }

    #[test]
    fn a_report_never_overwrites_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let report = sample::healthy();
        let stem = stem(&report);
        let taken = folder.path().join(format!("{stem}.json"));
        fs::write(&taken, "somebody's own").unwrap();
        let second = write(folder.path(), &report, &open_guard()).unwrap();
        let third = write(folder.path(), &report, &open_guard()).unwrap();
        assert!(second.paths[0].ends_with(format!("{stem} (2).pdf")));
        assert!(third.paths[2].ends_with(format!("{stem} (3).json")));
        assert_eq!(fs::read_to_string(taken).unwrap(), "somebody's own");
        assert_eq!(names_in(folder.path()).len(), 7);
    }

    #[test]
    fn a_report_that_holds_a_key_leaves_no_trace_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let canary = "pr1v4te&CanaryX9s";
        let guard = LeakGuard::new([&StoredKeys {
            public: None,
            private: Some(PrivateKey::new(Zeroizing::new(canary.to_owned()))),
            ..StoredKeys::default()
        }]);
        let mut report = sample::healthy();
        report.requests[0].target = format!("host/path?key={canary}");
        let refused = write(folder.path(), &report, &guard);
        assert!(matches!(refused, Err(ReportError::WouldLeak)));
        assert!(names_in(folder.path()).is_empty());
    }

    #[test]
    fn a_folder_that_is_missing_or_a_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        for place in [folder.path().join("nowhere"), file] {
            let refused = write(&place, &sample::healthy(), &open_guard());
            assert!(matches!(refused, Err(ReportError::FolderMissing)));
        }
        assert_eq!(names_in(folder.path()), ["file"]);
    }

    #[test]
    fn a_file_that_cannot_be_written_takes_the_others_away_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = Unfinished::default();
        files.put(folder.path(), b"first").unwrap();
        files
            .claim(folder.path(), "Onramp report", &Form::ALL)
            .unwrap();
        assert_eq!(names_in(folder.path()).len(), 4);
        drop(files);
        assert!(names_in(folder.path()).is_empty());
    }

    #[test]
    fn a_company_of_any_name_gets_its_files() {
        let folder = tempfile::tempdir().unwrap();
        let written = write(folder.path(), &sample::hostile(), &open_guard()).unwrap();
        assert!(written.paths.iter().all(|path| path.is_file()));
    }
}
