//! Pictures of every screen a story passes.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::axe::Found;
use super::page::Page;

/// The pictures of one story, numbered in order.
pub(crate) struct Screenshots {
    story: &'static str,
    taken: Cell<usize>,
}

impl Screenshots {
    /// Begins the pictures of a story.
    pub(crate) fn of(story: &'static str) -> Self {
        Self {
            story,
            taken: Cell::new(0),
        }
    }

    /// Takes a picture of what a page shows now: `<story>-<nn>-<name>.png`. Axe then looks at the page in light and in
    /// dark. The story fails where axe finds a fault; what axe cannot decide is noted in `axe-cannot-decide.txt` beside
    /// the pictures.
    pub(crate) async fn take(&self, page: &Page<'_>, name: &str) -> PathBuf {
        self.taken.set(self.taken.get() + 1);
        let file = folder().join(format!("{}-{:02}-{name}.png", self.story, self.taken.get()));
        fs::create_dir_all(folder()).unwrap();
        fs::write(&file, page.picture().await).unwrap();
        let is_dark = page.is_dark().await;
        let mut faults = judge(&file, page, is_dark).await;
        page.turn(!is_dark).await;
        faults.extend(judge(&file, page, !is_dark).await);
        page.turn(is_dark).await;
        assert!(
            faults.is_empty(),
            "{}:\n{}",
            file.display(),
            faults.join("\n")
        );
        file
    }
}

/// What breaks a rule, as sentences.
async fn judge(file: &Path, page: &Page<'_>, is_dark: bool) -> Vec<String> {
    let looked = page.axe().await;
    note(file, is_dark, &looked.incomplete);
    let faults = looked.violations.iter().flat_map(Found::sentences);
    let scheme = scheme(is_dark);
    faults
        .map(|fault| format!("in {scheme}: {fault}"))
        .collect()
}

fn scheme(is_dark: bool) -> &'static str {
    if is_dark { "dark" } else { "light" }
}

fn note(file: &Path, is_dark: bool, undecided: &[Found]) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let scheme = scheme(is_dark);
    let lines = undecided.iter().flat_map(Found::sentences);
    let lines: String = lines
        .map(|line| format!("{name} in {scheme}: {line}\n"))
        .collect();
    let notes = folder().join("axe-cannot-decide.txt");
    let mut notes = File::options()
        .create(true)
        .append(true)
        .open(notes)
        .unwrap();
    notes.write_all(lines.as_bytes()).unwrap();
}

fn folder() -> PathBuf {
    std::env::var_os("ONRAMP_SCREENSHOTS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots"),
        PathBuf::from,
    )
}
