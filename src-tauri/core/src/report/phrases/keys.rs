//! The sentences about the pair's life.

use crate::report::model::{KeyState, PageState};
use crate::setup::{EndingKind, ReplacementReason};

/// That no key stands in the report.
pub(in crate::report) const KEYS_NOTE: &str = "No key stands in this report, in any form. The last four characters of the public \
    key help to find the pair in ConnectWise.";

/// What a fingerprint is good for.
pub(in crate::report) const FINGERPRINT: &str = "Two people who read the same fingerprint have the same pair before them. \
    It is worked out with a secret of its own, so that nobody can test a key with it.";

/// What a removal does not show.
const NOT_SHOWN: &str =
    "What somebody copied to other places is not known to Onramp, and ConnectWise was not touched.";

/// Title and advice where the page was closed too early.
pub(in crate::report) const LET_GO_TITLE: &str =
    "The page with the keys was closed before they had signed in";
pub(in crate::report) const LET_GO_TO_DO: &str = "Run the live test. If the keys are rejected, make a second pair and \
    replace this one: nobody can see its private key again.";

/// Where a key is.
pub(in crate::report) fn key_state(state: KeyState) -> &'static str {
    match state {
        KeyState::Saved => "Saved in the keychain of the admin's computer",
        KeyState::InSealedFile => "In a file on the admin's computer, sealed with a passphrase",
        KeyState::KeptInMemory => "Kept in memory until Onramp closes",
        KeyState::Removed => "Removed from the admin's computer",
        KeyState::NotCaptured => "Not captured",
    }
}

/// How it stands with the page that shows the keys.
pub(in crate::report) fn page(state: PageState, proved: &str, let_go: &str) -> String {
    match state {
        PageState::StillNeeded => {
            "The pair has not signed in yet, so ConnectWise's page with the keys has to stay open."
                .to_owned()
        }
        PageState::ProvedFirst => format!("The pair first signed in on {proved}."),
        PageState::LetGo => format!(
            "A person closed ConnectWise's page with the keys before the pair had signed in: on {let_go}, by their own \
             word. It has not signed in since. Whether both keys were copied whole is not known."
        ),
        PageState::LetGoThenProved => format!(
            "A person closed ConnectWise's page with the keys before the pair had signed in: on {let_go}, by their own \
             word. The pair signed in later, on {proved}."
        ),
    }
}

/// How old a pair is.
pub(in crate::report) fn age(days: u32, replace_by: &str, is_due: bool) -> String {
    let old = match days {
        0 => "less than a day".to_owned(),
        1 => "1 day".to_owned(),
        more => format!("{more} days"),
    };
    let when = if is_due {
        format!("Onramp suggests a new pair once a year; the day was {replace_by}.")
    } else {
        format!("Onramp suggests a new pair once a year: by {replace_by}.")
    };
    format!(
        "Saved {old} before this report. As far as is known, keys do not end by themselves. {when} The year is Onramp's \
         own suggestion."
    )
}

/// Why a second pair was made.
pub(in crate::report) fn reason(reason: ReplacementReason) -> &'static str {
    match reason {
        ReplacementReason::Lost => "The private key was lost.",
        ReplacementReason::Rotation => {
            "The pair was to be changed: because of its age, or because somebody may have seen it."
        }
    }
}

/// What stands in the place of the last live test where the pair that is to be replaced has none.
pub(in crate::report) const NO_TEST_OF_THE_OLD_PAIR: &str =
    "No live test of the pair in use is on record.";

/// That a second pair is brought in.
pub(in crate::report) fn second_pair(begun: &str) -> String {
    format!(
        "A second pair is being brought in since {begun}. Until it has signed in, the old one stays."
    )
}

/// How the last live test of a second pair ended that has not taken over.
pub(in crate::report) fn second_pair_tested(summary: &str, at: &str) -> String {
    format!("The new pair was last tested on {at}: {summary}.")
}

/// Who can open a hand-off.
pub(in crate::report) fn opened_by(is_for_recipient: bool) -> &'static str {
    if is_for_recipient {
        "Whoever holds the secret that belongs to this recipient"
    } else {
        "Whoever has its passphrase"
    }
}

/// What a removal shows.
pub(in crate::report) fn removal(is_still_so: bool, at: &str) -> String {
    if is_still_so {
        format!("The keys were removed from the admin's computer on {at}. {NOT_SHOWN}")
    } else {
        format!(
            "Keys were removed from the admin's computer on {at}. A key was captured again since then."
        )
    }
}

/// What an end means, and how far it is.
pub(in crate::report) fn ending(
    kind: EndingKind,
    is_complete: bool,
    begun: &str,
    vendor: &str,
) -> String {
    match (kind, is_complete) {
        (EndingKind::Finished, false) => format!(
            "{vendor} stays connected, and the admin's computer is to let go of the keys. Begun on {begun}; not every \
             step of it is done."
        ),
        (EndingKind::Finished, true) => format!(
            "{vendor} stays connected, and the admin's computer let go of the keys. Begun on {begun}; every step of it \
             is done."
        ),
        (EndingKind::Disconnected, false) => format!(
            "The connection to {vendor} is to end: at {vendor}, in ConnectWise and on the admin's computer. Begun on \
             {begun}; not every step of it is done."
        ),
        (EndingKind::Disconnected, true) => format!(
            "The connection to {vendor} was ended: at {vendor} and in ConnectWise by a person's word, on the admin's \
             computer as Onramp saw itself. Begun on {begun}; every step of it is done."
        ),
    }
}

/// What stands in the place of the permissions where the connection is to end.
pub(in crate::report) const PERMISSIONS_OF_THE_ENDED: &str =
    "No longer asked for: the connection is to end.";

/// What a report on an end does not show.
pub(in crate::report) const LIMITS_OF_AN_END: &str = "Onramp saw only what happened on the admin's computer. It did not \
    look whether the vendor is disconnected, whether the key is deleted in ConnectWise, or what became of the API \
    member and the role.";
