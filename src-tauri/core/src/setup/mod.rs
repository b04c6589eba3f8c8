//! Setups: the record of connecting one company to one vendor. Never a key.

mod record;
mod store;
pub mod view;

pub use record::{
    CapturedKeys, CapturedSlot, Choices, Evidence, FieldId, Setup, SetupId, StepDone,
};
pub use store::{Setups, SetupsError};
