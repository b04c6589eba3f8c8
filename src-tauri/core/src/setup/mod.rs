//! Setups: the record of connecting one company to one vendor. Never a key.

mod card;
mod compose;
mod fields;
mod fold;
mod identity;
mod identity_view;
mod invited;
mod keys;
mod life;
mod lifecycle;
mod notes;
mod recheck;
mod record;
mod seen;
mod status;
mod store;
pub mod view;

pub(crate) use card::{Card, card, may_lose_keys, target_of};
pub use compose::compose;
pub(crate) use fields::{Readings, recordable};
pub(crate) use identity::Whose;
pub use identity::{IdentityAnswer, SignedIn};
pub use invited::{ExpectedCompany, Invited};
pub use keys::{CapturedKeys, CapturedSlot, Hold, KeptIn, KnownPair, LeftFile};
pub use life::{Ending, EndingKind, HandOff, Removal, Replacement, ReplacementReason};
pub use notes::{CallNote, LONGEST_NOTE, NoteId};
pub(crate) use notes::{fit_for_draft, fit_for_note, looks_like_key};
pub use recheck::{Recheck, RecheckEvery};
pub use record::{Choices, FieldId, Setup, SetupId, StepDone};
pub use seen::Seen;
pub(crate) use seen::changes_since;
pub(crate) use store::CardMaker;
pub use store::{PastRun, RUNS_KEPT, RunId, Setups, SetupsError};
