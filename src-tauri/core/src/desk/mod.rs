//! The desk: all setups of this person at once, where they lie, and as a table.
//!
//! Invariants
//! 1. Nothing here can hold a key: a row is built field by field from records and cards, which hold none.
//! 2. Whoever only looks changes nothing: no file is made, and none is brought up to date.

mod csv;
mod file;
mod place;
mod read;
mod row;
mod source;
mod summary;
mod told;

#[cfg(test)]
mod file_tests;
#[cfg(test)]
mod tests;

pub use csv::to_csv;
pub(crate) use file::line_of;
pub use file::{DESK_EXTENSION, DeskEnd, DeskEntry, DeskHead, DeskRun, desk_schema};
pub use place::{IDENTIFIER, data_folder, key_files_in, records_in};
pub(crate) use read::{Arriving, Entries, LARGEST_CHOSEN, looks_like_desk, would_be_taken};
pub use row::{DeskRow, UnreadableRow};
pub(crate) use source::{DeskSource, FileDigest};
pub use summary::{DeskSummary, summary_schema};
pub use told::{DeskExport, DeskImport, ImportedSetup};
