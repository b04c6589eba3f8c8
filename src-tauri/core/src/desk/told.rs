//! What an import comes to.

use super::DeskHead;
use crate::setup::SetupId;

/// A setup of a file, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSetup {
    /// Which setup.
    pub id: SetupId,
    /// The guide's id.
    pub guide: String,
    /// The company, as the file names it.
    pub company: Option<String>,
    /// True when nothing real was connected.
    pub is_practice: bool,
}

/// What was, or would be, done with the setups of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskImport {
    /// What the file says of itself. Nothing of it is proved.
    pub head: DeskHead,
    /// Those that were not here.
    pub added: Vec<ImportedSetup>,
    /// Those that are here already, and stay as they are, even where the file's are newer.
    pub kept: Vec<ImportedSetup>,
    /// Those whose guide this Onramp does not have. They are left out.
    pub refused: Vec<ImportedSetup>,
}

/// What an export came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskExport {
    /// How many setups were written.
    pub written: u64,
    /// Those that were left out, and why: a record that cannot be read, or one that holds a captured key.
    pub left_out: Vec<(SetupId, crate::words::Code)>,
    /// How many tests of those that were written are left out: they cannot be read.
    pub tests_left_out: usize,
    /// Those whose own keys could not be read, so that nothing could be searched for them.
    pub not_searched: Vec<SetupId>,
}
