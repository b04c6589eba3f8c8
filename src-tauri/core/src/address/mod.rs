//! Company ID and URL: from anything a person may paste to a [`Site`] and a [`CompanyId`].
//!
//! Nothing here changes what was typed, and nothing here asks the world. A reading either has a value or says in a
//! note why not; notes never repeat a text that may hold a key.

mod clean;
mod company;
mod form;
mod host;
mod reading;
mod region;
mod site;

pub(crate) use clean::is_invisible;
pub use company::{CompanyId, CompanyIdReading, read_company_id};
pub use form::AddressForm;
pub use reading::{AddressReading, PracticeServer, read_address};
pub use region::Region;
pub use site::{Hosting, Site};

use crate::check::Fact;
use crate::setup::view::Verdict;
use crate::words::Code;

/// A code with the facts for its words.
pub type ReadingNote = (Code, Vec<Fact>);

fn verdict(is_usable: bool, is_empty: bool, notes: &[ReadingNote]) -> Verdict {
    match (is_usable, is_empty, notes.is_empty()) {
        (true, _, true) => Verdict::Valid,
        (true, _, false) => Verdict::ValidWithNotes,
        (false, true, _) => Verdict::Empty,
        (false, false, _) => Verdict::Invalid,
    }
}

#[cfg(test)]
mod tests;
