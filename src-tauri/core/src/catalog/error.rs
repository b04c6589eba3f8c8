//! What can be wrong with the catalog's files.

/// A fault in one of the catalog's files.
#[derive(Debug, thiserror::Error)]
#[error("catalog/{file}: {fault}")]
pub struct CatalogError {
    /// The file's name.
    pub file: String,
    /// What is wrong.
    #[source]
    pub fault: CatalogFault,
}

/// What is wrong in a file of the catalog.
#[derive(Debug, thiserror::Error)]
pub enum CatalogFault {
    /// The file is no TOML of the expected shape.
    #[error("the file cannot be read: {0}")]
    NotToml(#[source] Box<toml::de::Error>),
    /// Two entries have the same id or path.
    #[error("\"{id}\" stands there twice; remove one of the two")]
    Twice {
        /// The id or path.
        id: String,
    },
    /// A word is not explained.
    #[error("\"{id}\" needs a question, an answer, and the words beside which it is offered")]
    TermUntold {
        /// The id.
        id: String,
    },
    /// An entry names a function that no module has.
    #[error("{entry} names the function \"{function}\", which modules.toml does not have")]
    FunctionUnknown {
        /// The entry.
        entry: String,
        /// The function's id.
        function: String,
    },
    /// An entry names a setup table that is not there.
    #[error("{entry} names the setup table \"{table}\", which setup-tables.toml does not have")]
    TableUnknown {
        /// The entry.
        entry: String,
        /// The table's id.
        table: String,
    },
    /// An entry takes its id from an endpoint that is not there, may not be asked, or takes an id itself.
    #[error("{entry} takes its id from \"{from}\", which may not be asked with one GET")]
    IdFromUnknown {
        /// The entry.
        entry: String,
        /// The path.
        from: String,
    },
    /// An id has no place to stand, or a place has no id.
    #[error(
        "{entry}: an id-from fills the one parameter of the path, {{id}} in the query, or both; a smallest-get has neither"
    )]
    IdMisplaced {
        /// The entry.
        entry: String,
    },
    /// A method other than GET is not marked never.
    #[error("{entry} would write; its `ask` must be \"never\"")]
    WritesAreNeverAsked {
        /// The entry.
        entry: String,
    },
    /// Needs are empty and nothing says why.
    #[error("{entry} names no need; add `needs`, or say in `needs_note` what is known")]
    NeedsUnsaid {
        /// The entry.
        entry: String,
    },
}
