//! What is said of the company that answered, and of the invite.

use crate::report::Moment;

/// Instead of the last run, where another company answered.
pub(in crate::report) const OTHER_COMPANY: &str = "Another company answered than the one that is meant. Onramp \
    stopped: it gave no key and no value out for the vendor.";

/// Where nothing has signed in.
pub(in crate::report) const NOBODY_TO_CONFIRM: &str =
    "No company has answered the keys yet, so nobody was asked whether it is the right one.";

/// Where a company signed in and the person said nothing.
pub(in crate::report) const NOBODY_CONFIRMED: &str =
    "Nobody confirmed that this is the right company.";

/// Where another company answered.
pub(in crate::report) const STOPPED: &str =
    "This is not confirmed as the right company. Onramp stopped there.";

/// Where the person said so.
pub(in crate::report) fn confirmed(at: &Moment) -> String {
    format!(
        "The person at the computer confirmed on {} that this is the right company.",
        at.local
    )
}

/// What the person said of one company.
pub(in crate::report) fn said(is_it: bool, company: &str) -> String {
    let word = if is_it {
        "“Yes, this is it”"
    } else {
        "“No, this is another company”"
    };
    format!("{word}: {company}")
}

/// What became of what the report says that the setup was started from.
pub(in crate::report) fn expectation_of_report(
    given_up: Option<&Moment>,
    is_unexpected: bool,
) -> String {
    match (given_up, is_unexpected) {
        (Some(at), _) => format!(
            "The person at the computer said on {} that it was the wrong report to start from. Since then the company is \
             compared with nothing of it.",
            at.local
        ),
        (None, true) => "Another company answered than that report is about.".to_owned(),
        (None, false) => "No answer so far speaks against it.".to_owned(),
    }
}

/// What became of what the invite expects.
pub(in crate::report) fn expectation(given_up: Option<&Moment>, is_unexpected: bool) -> String {
    match (given_up, is_unexpected) {
        (Some(at), _) => format!(
            "The person at the computer said on {} that the invite names the wrong company. Since then it is compared \
             with nothing.",
            at.local
        ),
        (None, true) => "Another company answered than the invite names.".to_owned(),
        (None, false) => "No answer so far speaks against it.".to_owned(),
    }
}
