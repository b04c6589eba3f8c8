//! Vendors' setup documents as data, and what is left of them after a person's choices.

mod plan;

pub use plan::{
    Corrected, DoneBy, Plan, PlannedEndpoint, PlannedNote, PlannedPermission, PlannedSection,
    PlannedStep,
};
