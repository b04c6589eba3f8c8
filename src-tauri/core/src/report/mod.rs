//! Writes down what is known of a setup, for somebody to file: one struct, drawn as JSON, HTML and PDF.
//!
//! Invariants
//! 1. A [`Report`] is built field by field from an allow-list ([`build`]). Nothing a person typed is copied as typed:
//!    an address may hold a password, a Company ID field may hold a key. What Onramp read out of it is.
//!    Notes are the exception: a note that holds a key is refused when it is written, and searched for again here.
//! 2. Every sentence of a report stands in the struct, so that no two forms of it can disagree.
//! 3. Every form passes the [`LeakGuard`] before it reaches the disk.
//! 4. "Not tested" is said wherever nothing was tested; a report never rounds up.

mod build;
mod content;
mod error;
mod forms;
mod guard;
mod html;
mod id;
mod json;
mod model;
mod moment;
mod names;
mod pdf;
mod phrases;
mod plain;
mod verify;
mod write;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use build::{Made, build, build_compared};
pub use error::ReportError;
pub use forms::Forms;
pub use guard::LeakGuard;
pub use html::render_html;
pub(crate) use id::digest_of;
pub use id::report_id;
pub use json::{read_json, render_json, schema};
pub use model::{
    ActsNext, ConnectionStatus, EvidenceKind, HowKnown, KeyState, Moment, OpenStep, PageState,
    Problem, Report, ReportAge, ReportArrived, ReportBefore, ReportBegunFrom, ReportBox,
    ReportChange, ReportChanges, ReportChoices, ReportChosen, ReportComparison, ReportCorrection,
    ReportCount, ReportDocument, ReportEnding, ReportFact, ReportField, ReportFinding,
    ReportGround, ReportHandOff, ReportIdentity, ReportInvite, ReportKey, ReportKeys, ReportLevel,
    ReportMade, ReportNote, ReportPage, ReportPermission, ReportPermissionCheck, ReportPermissions,
    ReportRead, ReportRemark, ReportRemoval, ReportReplacement, ReportRequest, ReportRun,
    ReportSaid, ReportSection, ReportStep, ReportSubject, ReportSummary, ReportTable,
};
pub(crate) use model::{FORMAT as NEWEST_FORMAT, OLDEST_FORMAT};
pub(crate) use moment::{moment, zone};
pub(crate) use names::safe;
pub use names::{FileNames, propose_file_names};
pub use pdf::{Pdf, Typefaces, render_pdf};
pub(crate) use phrases::headline;
pub(crate) use plain::{plain, turns_direction};
pub(crate) use verify::form_of;
pub use verify::{Carried, Form, carried};
pub use write::{Written, write, write_forms};
