//! Invites: what a specialist sends to an admin so that a setup begins with the right company, choices and contact.
//!
//! Invariants
//! 1. An invite holds no key: each of its texts is a [`Text`], which refuses whatever looks like one, and what is written
//!    is searched for every captured key within reach.
//! 2. An invite that is opened comes from anybody. Nothing of it counts before all of it was judged; nothing is sent
//!    because of it; what it fills in can be corrected, and what it expects proves nothing.
//! 3. Text that hides or turns itself is refused, made or opened.

mod file;
mod make;
mod problem;
mod read;
mod text;
mod view;

#[cfg(test)]
mod tests;

pub use file::{Invite, InviteChoices, InviteCompany, InviteContact, InviteGuide, schema};
pub use make::make;
pub use problem::InviteProblem;
pub use read::{LARGEST, looks_like_invite, read};
pub use text::Text;
pub(crate) use text::is_hidden;
pub use view::judge;
pub(crate) use view::{invite_view, invited};

/// What the names of invite files end with, with the dot.
pub const EXTENSION: &str = ".onramp-invite";

/// Proposes the name of an invite's file: "Phin - ACME MSP.onramp-invite". `number` tells several of one name apart.
#[must_use]
pub fn file_name(invite: &Invite, number: u32) -> String {
    let company = &invite.company;
    let company = company.name.as_ref().or(company.company_id.as_ref());
    let company = company.map_or("", Text::as_str);
    let named = [invite.guide.vendor.as_str(), company].map(crate::report::safe);
    let named: Vec<String> = named.into_iter().filter(|part| !part.is_empty()).collect();
    let stem = named.join(" - ");
    match number {
        0 | 1 => format!("{stem}{EXTENSION}"),
        more => format!("{stem} ({more}){EXTENSION}"),
    }
}
