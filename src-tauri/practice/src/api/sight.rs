//! Which records a caller sees of what its role may read: its location's, and no tickets of excluded boards.
//!
//! # Source
//! Vendors' pages say that a member below Corporate (Level 1) misses companies without any error. Which field decides
//! is a **guess**: a record's location, else the territory of its company; what has neither is everyone's.

use super::caller::Caller;
use super::lists;
use crate::ready::MemberLevel;
use serde_json::Value;

/// What a caller sees.
pub(super) struct Sight {
    /// The only location; none when it sees them all.
    location: Option<Location>,
    excluded_boards: Vec<u64>,
}

/// A location by its number; none is one that practice does not have.
struct Location(Option<u64>);

impl Sight {
    pub(super) fn of(caller: &Caller) -> Self {
        let is_held = caller.is_held_to_location || caller.level != MemberLevel::Corporate;
        let number = || lists::at("/system/locations")?.id_of(&caller.fields.location);
        let boards = lists::at("/service/boards");
        let excluded = caller.excluded_boards.iter();
        Self {
            location: is_held.then(|| Location(number())),
            excluded_boards: excluded.filter_map(|name| boards?.id_of(name)).collect(),
        }
    }

    /// True when it sees a record of the list at a path.
    pub(super) fn takes_in(&self, path: &str, record: &Value) -> bool {
        let is_ticket = path.ends_with("/tickets");
        let board = number(record, "/board/id");
        let is_excluded = board.is_some_and(|board| self.excluded_boards.contains(&board));
        let is_elsewhere = self.location.as_ref().is_some_and(|Location(own)| {
            location_of(record).is_some_and(|location| Some(location) != *own)
        });
        !(is_elsewhere || (is_ticket && is_excluded))
    }
}

fn location_of(record: &Value) -> Option<u64> {
    let own = ["/location/id", "/locationId", "/territory/id"].into_iter();
    own.filter_map(|field| number(record, field))
        .next()
        .or_else(|| {
            let company = number(record, "/company/id")?;
            let company = lists::at("/company/companies")?.record(company)?;
            number(company, "/territory/id")
        })
}

fn number(record: &Value, field: &str) -> Option<u64> {
    record.pointer(field)?.as_u64()
}
