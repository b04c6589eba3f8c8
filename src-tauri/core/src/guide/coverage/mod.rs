//! The proof that a guide mirrors its vendor's document.
//!
//! [`split`] cuts a document into passages: headings, sentences, rows, labels. A guide's outline holds the digest of
//! each passage, what it says in our words, and what carries it in the guide. [`cover`] tells the passages that
//! nothing carries; [`drift`] splits a document anew and tells what the outline lacks and what the document has lost.

mod cover;
mod digest;
mod drift;
mod endpoint_table;
mod find;
mod render;
mod split;
#[cfg(test)]
mod tests;

pub use cover::{Coverage, CoveredPassage, cover};
pub use digest::{digest, normalize};
pub use drift::{Drift, DriftedPassage, drift};
pub use find::{FindLoss, LostFind, lost_finds};
pub use render::{render, render_drift, render_lost};
pub use split::{Passage, split};
