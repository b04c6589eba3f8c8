//! Pictures of every screen a story passes.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

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

    /// Takes a picture of what a page shows now: `<story>-<nn>-<name>.png`.
    pub(crate) async fn take(&self, page: &Page<'_>, name: &str) -> PathBuf {
        self.taken.set(self.taken.get() + 1);
        let file = folder().join(format!("{}-{:02}-{name}.png", self.story, self.taken.get()));
        fs::create_dir_all(folder()).unwrap();
        fs::write(&file, page.picture().await).unwrap();
        file
    }
}

fn folder() -> PathBuf {
    std::env::var_os("ONRAMP_SCREENSHOTS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots"),
        PathBuf::from,
    )
}
