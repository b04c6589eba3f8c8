//! What can be wrong with a guide, told to an author who is no programmer.

use crate::catalog::CatalogError;
use crate::words::Code;
use std::path::PathBuf;

/// A guide that cannot be used: which file, where in it, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {fault}")]
pub struct GuideError {
    /// The file: `phin/guide.toml`.
    pub file: String,
    /// What is wrong.
    #[source]
    pub fault: GuideFault,
}

impl GuideError {
    /// Answers with the code of every such failure.
    #[must_use]
    pub fn code(&self) -> Code {
        Code::GuideInvalid
    }
}

/// What is wrong with a guide. `place` names the entry: `step "keys"`.
#[derive(Debug, thiserror::Error)]
pub enum GuideFault {
    /// The file is not there or cannot be opened.
    #[error(
        "the file cannot be opened ({source}); a guide's folder needs guide.toml and outline.toml"
    )]
    NotOpened {
        /// Where it was looked for.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is no TOML of the expected shape.
    #[error("the file cannot be read; look at the line named here.\n{0}")]
    NotToml(#[source] Box<toml::de::Error>),
    /// Onramp's own catalog is faulty.
    #[error("Onramp's catalog is faulty: {0}")]
    Catalog(#[source] CatalogError),
    /// Two entries have the same id.
    #[error("{place} stands there twice; give one of the two another id")]
    Twice {
        /// The entry.
        place: String,
    },
    /// A setup table stands there twice.
    #[error("{place} stands there twice; make one entry of the two")]
    TableTwice {
        /// The entry.
        place: String,
    },
    /// What does not work is no sentence about the vendor.
    #[error(
        "{place}: \"{text}\" is shown alone; make it a sentence that begins with \"{vendor}\" and ends with a full stop"
    )]
    NoSentence {
        /// The entry.
        place: String,
        /// The text.
        text: String,
        /// The vendor's name.
        vendor: String,
    },
    /// An id has other characters than it may.
    #[error("the id of {place} may have small letters, digits and hyphens only")]
    IdMalformed {
        /// The entry.
        place: String,
    },
    /// A text is empty.
    #[error("{place} has no {what}; write it")]
    TextMissing {
        /// The entry.
        place: String,
        /// Which text.
        what: &'static str,
    },
    /// A label is opened with ** and not closed.
    #[error("{place}: a label is opened with ** and not closed in \"{text}\"; put ** at both ends")]
    LabelOpen {
        /// The entry.
        place: String,
        /// The text.
        text: String,
    },
    /// An entry points to something that is not there.
    #[error("{place} points to {target}, which is not there; correct the id, or add it")]
    TargetMissing {
        /// The entry.
        place: String,
        /// What it points to.
        target: String,
    },
    /// An address is not https.
    #[error(
        "{place}: \"{address}\" is no https address; write it in full, beginning with https://"
    )]
    AddressNotHttps {
        /// The entry.
        place: String,
        /// The address.
        address: String,
    },
    /// A value is too long for the field of ConnectWise.
    #[error(
        "{place}: \"{value}\" has {length} characters, and ConnectWise takes {limit}; shorten it"
    )]
    TooLong {
        /// The entry.
        place: String,
        /// The value.
        value: String,
        /// Its length in characters.
        length: usize,
        /// The limit in characters.
        limit: usize,
    },
    /// A part of Onramp is shown, and something else makes the step done.
    #[error("{place} shows the part \"{part}\"; its done_by must be \"{done_by}\"")]
    PartNotProved {
        /// The entry.
        place: String,
        /// The part.
        part: &'static str,
        /// What must make it done.
        done_by: &'static str,
    },
    /// A part of Onramp that every guide needs is shown by no step.
    #[error("no step shows the part \"{part}\"; add a step with part = \"{part}\"")]
    PartMissing {
        /// The part.
        part: &'static str,
    },
    /// A step waits for a step that is no gate, or for one that comes later.
    #[error(
        "{place} waits for \"{gate}\", which is no gate before it; give that step done_by = \"gate\" and put it first"
    )]
    NotAGate {
        /// The entry.
        place: String,
        /// What it waits for.
        gate: String,
    },
    /// The guide's id and the outline's differ, or the folder's name and the guide's.
    #[error("the id \"{found}\" stands here, but \"{wanted}\" is expected; make them the same")]
    IdDiffers {
        /// The id that stands there.
        found: String,
        /// The id expected.
        wanted: String,
    },
    /// A digest is malformed.
    #[error("{place}: a digest has 16 hexadecimal digits in small letters")]
    DigestMalformed {
        /// The entry.
        place: String,
    },
    /// A step in Onramp has a sketch.
    #[error("{place} happens in Onramp, where nothing is drawn; leave its drawing out")]
    DrawnInOnramp {
        /// The entry.
        place: String,
    },
    /// A drawn field has no name, or two.
    #[error(
        "{place}: each field of its drawing has either a label (exactly as written there) or a what (our word)"
    )]
    FieldNotNamed {
        /// The entry.
        place: String,
    },
    /// A drawn label stands nowhere else.
    #[error(
        "{place} draws \"{label}\", which no step in the same place names, nor any correction; draw only what a source names"
    )]
    LabelNotNamed {
        /// The entry.
        place: String,
        /// The label.
        label: String,
    },
    /// A button is to be pressed and to be left.
    #[error("{place} draws \"{label}\" as what to press and as what to leave; it can be one only")]
    PressedAndLeft {
        /// The entry.
        place: String,
        /// The label.
        label: String,
    },
    /// What a passage is found by is a sentence.
    #[error(
        "{place}: \"{find}\" is long; a find is a label, a menu path or a heading of at most 8 words"
    )]
    FindTooLong {
        /// The entry.
        place: String,
        /// The words.
        find: String,
    },
    /// There are more sections than letters.
    #[error("there are more than 17 sections (A to Q; R and Z are taken); put some together")]
    TooManySections,
    /// A section of a pair's life shows its part never, or more than once.
    #[error("{place} shows the part \"{part}\" {found} times; exactly one of its steps must")]
    PartNotOnce {
        /// The section.
        place: &'static str,
        /// The part.
        part: &'static str,
        /// How many of its steps show it.
        found: usize,
    },
    /// The keys would be removed before the end.
    #[error("{place} removes the keys; only a step of [finish] or [disconnect] may")]
    RemovalTooEarly {
        /// The entry.
        place: String,
    },
    /// No step closes the page with the keys.
    #[error(
        "no step of {place} closes the page with the keys; give the step that does is_held = true"
    )]
    HoldMissing {
        /// The section.
        place: &'static str,
    },
    /// The page would be closed before the pair is proved.
    #[error("{place} closes the page with the keys before they are tested; put it behind the test")]
    HeldBeforeTest {
        /// The entry.
        place: String,
    },
    /// A held step is done by something else than the person's word.
    #[error("{place} is held, so it must be the person who marks it; leave its done_by out")]
    HeldNotByPerson {
        /// The entry.
        place: String,
    },
    /// A step of an end is held.
    #[error("{place} belongs to an end, where no page with keys is open; leave its is_held out")]
    HeldAtTheEnd {
        /// The entry.
        place: String,
    },
    /// A value to copy has a placeholder that is not filled in.
    #[error(
        "{place}: in \"{value}\" only {{date}} is filled in, and that only under [replace]; write the value out"
    )]
    Placeholder {
        /// The entry.
        place: String,
        /// The value.
        value: String,
    },
    /// What keys are to be sealed for is no recipient.
    #[error("{place}: the recipient is none; it begins with age1 and has 62 characters")]
    NoRecipient {
        /// The entry.
        place: String,
    },
}
