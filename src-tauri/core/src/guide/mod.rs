//! Vendors' setup documents as data, and what is left of them after a person's choices.
//!
//! A guide is a folder with two files: `guide.toml` (the steps, in our own words) and `outline.toml` (the proof that
//! it mirrors the vendor's document: see [`coverage`]). The shipped ones lie in `guides/` and are embedded.

pub mod coverage;
mod error;
mod file;
mod load;
mod outline;
mod passages;
mod plan;
mod plan_text;
mod planning;
mod rich;
mod schema;
mod terms;
#[cfg(test)]
pub(crate) mod tests;
mod validate;
mod view;

pub use error::{GuideError, GuideFault};
pub use file::{
    Copied, Correction, DefaultBoard, Drawing, DrawnEntry, Endpoint, Feature, Field, Fits,
    GuideFile, GuideNote, HandOffTo, Meant, Permission, Pressed, Role, RoleChoice, Section, Source,
    Step, TableEntry, When,
};
pub use load::{Guide, load_folder, shipped};
pub use outline::{Outline, OutlinePassage, PassageKind};
pub use plan::{
    Corrected, DoneBy, NeededBoard, NeededPermission, Plan, PlannedCall, PlannedEndpoint,
    PlannedNote, PlannedSection, PlannedStep,
};
pub use planning::{ENDING_LETTER, REPLACE_LETTER, plan, plan_setup};
pub use schema::{outline_schema, schema};
pub use terms::term_view;
pub(crate) use terms::terms_in;
