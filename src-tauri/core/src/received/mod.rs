//! Reports that come in: the JSON form of a report that another Onramp wrote.
//!
//! Invariants
//! 1. Such a file comes from anybody. What is kept of it is read field by field, each text short, without what hides or
//!    turns text, and without a word that looks like a key. The file itself is not kept.
//! 2. Nothing is sent because of it, and nothing counts as done because of it. It says what was so then.
//! 3. That its data give its report ID says only that nobody changed it without changing the ID too.
//! 4. It is named by what it holds and not by the ID that it claims: a changed file never takes the place of another.

mod kept;
mod read;
mod start;
mod text;
mod view;

#[cfg(test)]
mod tests;

pub use kept::{Received, ReceivedInvite, ReceivedOpen, ReceivedProblem, ReceivedTime};
pub use read::{LARGEST, looks_like_report, other_form, read};
pub use start::judge;
pub(crate) use start::{begun_from, expected};
pub(crate) use view::received_card;
pub use view::received_view;
