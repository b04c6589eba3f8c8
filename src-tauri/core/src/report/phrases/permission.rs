//! The sentences about permissions.

use crate::report::model::{HowKnown, ReportCount};
use crate::setup::view::LevelAsked;

/// What a live test does not show that did not check the permissions.
pub(in crate::report) const LIMITS_UNCHECKED: &str = "The live test asks whether the server, the company and the key \
    pair are right and whether the key may read at all. The permissions were not checked one by one. It does not open \
    the vendor's portal and does not show that data flows there.";

/// As [`LIMITS_UNCHECKED`], where no permission is asked for one by one.
pub(in crate::report) const LIMITS_ADMIN_ROLE: &str = "The live test asks whether the server, the company and the key \
    pair are right and whether the key may read at all. It does not open the vendor's portal and does not show that \
    data flows there.";

/// What a permission check by reading calls does not show.
pub(in crate::report) const LIMITS_BY_CALLS: &str = "The permission check only reads: it cannot show that records may \
    be added, changed or deleted, nor tell the level All from My. It does not open the vendor's portal and does not \
    show that data flows there.";

/// What a permission check that read the role back does not show.
pub(in crate::report) const LIMITS_READ_BACK: &str = "The permission check only reads: that records may be added, \
    changed or deleted is taken from the role that ConnectWise told, and was not tried. It does not open the vendor's \
    portal and does not show that data flows there.";

/// How the permissions of a custom role are known, as a whole.
pub(in crate::report) const PERMISSIONS_NOT_SAID: &str =
    "Not checked one by one, and nobody has said yet that the boxes are ticked.";

/// As [`PERMISSIONS_NOT_SAID`], once a person said so.
pub(in crate::report) const PERMISSIONS_SAID: &str =
    "Not checked one by one. A person said that the boxes are ticked.";

/// A check was run, and showed no box.
pub(in crate::report) const PERMISSIONS_UNTOLD: &str = "A check was run and could not tell how any box stands, and nobody has said yet that they are ticked.";

/// As [`PERMISSIONS_UNTOLD`], once a person said so.
pub(in crate::report) const PERMISSIONS_UNTOLD_SAID: &str =
    "A check was run and could not tell how any box stands. A person said that they are ticked.";

/// ConnectWise told the role.
pub(in crate::report) const PERMISSIONS_READ_BACK: &str =
    "Checked: ConnectWise told the levels of the role itself.";

/// ConnectWise did not tell the role.
pub(in crate::report) const PERMISSIONS_BY_CALLS: &str = "Checked with reading calls alone: which ConnectWise \
    answered, and which it refused. The role itself was not read back.";

/// Both ways were open.
pub(in crate::report) const PERMISSIONS_BOTH_WAYS: &str = "Checked both ways: ConnectWise told the levels of the role \
    itself, and reading calls were asked beside it.";

/// Nothing is asked for one by one.
pub(in crate::report) const PERMISSIONS_OF_ADMIN: &str =
    "Not checked one by one: the role is to be Admin, which may do everything.";

/// What to do about a missing box.
pub(in crate::report) const SET_IT: &str =
    "Set it in ConnectWise, save the role, and run the check again.";

/// What to do about boxes of which one is missing.
pub(in crate::report) const SET_ONE_OF_THEM: &str = "Look at each of them in ConnectWise, set what is missing, save the \
    role, and run the check again.";

/// What to do about a box that is probably missing.
pub(in crate::report) const LOOK_AT_IT: &str =
    "Look at it in ConnectWise. If it is set, show this report to the specialist.";

/// How a permission is known.
pub(in crate::report) fn how_known(known: HowKnown) -> &'static str {
    match known {
        HowKnown::RoleReadBack => "Role read back",
        HowKnown::ReadingCalls => "Reading calls",
        HowKnown::BothWays => "Role read back and reading calls",
        HowKnown::PersonSaid => "Not tested; a person said so",
        HowKnown::NotTested => "Not tested",
    }
}

/// As [`how_known`], where that does not go for every box of the row.
pub(in crate::report) fn in_part(words: &str) -> String {
    format!("{words}, for a part")
}

/// As [`how_known`], where an earlier check found it.
pub(in crate::report) fn as_of(words: &str, at: &str) -> String {
    format!("{words}, as of {at}")
}

/// What is asked of a level.
pub(in crate::report) fn asked(asked: LevelAsked) -> &'static str {
    match asked {
        LevelAsked::Nothing => "",
        LevelAsked::All => "All",
        LevelAsked::AllBesideTheDocument => "All, optional",
    }
}

/// How many boxes stand how.
pub(in crate::report) fn boxes(count: ReportCount) -> String {
    let told = [
        (count.passed, "set, or reading worked"),
        (count.failed, "missing"),
        (count.doubtful, "in doubt"),
        (count.could_not_tell, "not known"),
        (count.not_run, "not asked"),
    ];
    let total: u32 = told.iter().map(|(number, _)| number).sum();
    let parts = told.iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts
        .map(|(number, words)| format!("{number} {words}"))
        .collect();
    let boxes = plural(total, "box", "boxes");
    let mut words = format!(
        "Of {total} {boxes} that the vendor's document asks for: {}.",
        parts.join("; ")
    );
    if count.optional_failed > 0 {
        let (number, boxes) = (
            count.optional_failed,
            plural(count.optional_failed, "box is", "boxes are"),
        );
        words.push_str(&format!(
            " Beside the document, {number} {boxes} not set; that is no problem."
        ));
    }
    words
}

fn plural(number: u32, one: &'static str, more: &'static str) -> &'static str {
    if number == 1 { one } else { more }
}
