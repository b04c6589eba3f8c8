//! How a run ended, in one line.

use super::labels::{check_title, permission_summary_label, summary_label};
use super::words_for;
use crate::check::{CheckRun, Finding, Outcome, PermissionRun, Tally};

/// Says how a run ended in one line: "Stopped at: Is the key pair accepted?", "Connected, and 2 boxes are missing".
#[must_use]
pub fn run_summary(run: &CheckRun) -> String {
    let first = |outcome: Outcome| run.findings.iter().find(|it| it.outcome == outcome);
    let at = |case, finding: &Finding| {
        summary_label(case).replace("{check}", check_title(finding.check))
    };
    if run.findings.is_empty() {
        summary_label("empty").to_owned()
    } else if run.is_connected() {
        connected(run)
    } else if run.was_cancelled {
        summary_label("cancelled").to_owned()
    } else if let Some(failed) = first(Outcome::Failed) {
        at("stopped-at", failed)
    } else if let Some(unsure) = first(Outcome::CouldNotTell) {
        at("unsure", unsure)
    } else if let Some(ended) = run.ending_of_keys() {
        words_for(ended.code, &ended.evidence).title
    } else {
        summary_label("empty").to_owned()
    }
}

fn connected(run: &CheckRun) -> String {
    let Some(permissions) = &run.permissions else {
        let case = if run.was_cancelled {
            "stopped"
        } else {
            "connected"
        };
        return summary_label(case).to_owned();
    };
    let missing = permissions.missing().count();
    let mut whole = permissions.findings.iter();
    if missing > 0 {
        counted(summary_label, "missing", missing)
    } else if permissions.lacks_one_of_several() {
        summary_label("lacks-one-of").to_owned()
    } else if let Some(failed) = whole.find(|it| it.outcome == Outcome::Failed) {
        let title = words_for(failed.code, &failed.evidence).title;
        summary_label("flawed").replace("{title}", &title)
    } else if run.was_cancelled {
        summary_label("stopped").to_owned()
    } else if is_all_known(permissions) {
        summary_label("connected").to_owned()
    } else if Tally::of(&permissions.boxes).doubtful > 0 {
        summary_label("in-doubt").to_owned()
    } else {
        summary_label("partly-seen").to_owned()
    }
}

fn is_all_known(permissions: &PermissionRun) -> bool {
    let is_known = |outcome| matches!(outcome, Outcome::Passed | Outcome::NotNeeded);
    let mut asked = permissions.boxes.iter().filter(|it| !it.is_optional);
    asked.all(|it| is_known(it.outcome))
        && permissions.findings.iter().all(|it| is_known(it.outcome))
}

/// Says how a permission check ended in one line: "2 boxes are missing; 9 are shown by no read". Boxes that
/// the vendor's document does not ask for are told apart.
#[must_use]
pub(crate) fn permission_summary(run: &PermissionRun) -> String {
    let tally = Tally::of(&run.boxes);
    let parts = [
        Some(lead(run, tally)),
        tail("doubtful", tally.doubtful),
        tail("unreadable", tally.unreadable),
        tail("untold", tally.untold),
        tail("unasked", tally.unasked),
        tail("optional", tally.optional_missing),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("; ")
}

fn lead(run: &PermissionRun, tally: Tally) -> String {
    let case = if tally.missing > 0 {
        return counted(permission_summary_label, "missing", tally.missing);
    } else if run.lacks_one_of_several() {
        "lacks-one-of"
    } else if tally.could_not_tell() + tally.unasked == 0 {
        "all-seen"
    } else if tally.doubtful > 0 {
        "in-doubt"
    } else if tally.passed > 0 {
        "seen"
    } else {
        "none-seen"
    };
    permission_summary_label(case).to_owned()
}

fn tail(case: &str, count: usize) -> Option<String> {
    (count > 0).then(|| counted(permission_summary_label, case, count))
}

/// Fills a count into its label: `case-one` for one, else `case-more`.
fn counted(label: fn(&str) -> &'static str, case: &str, count: usize) -> String {
    let form = if count == 1 { "one" } else { "more" };
    label(&format!("{case}-{form}")).replace("{count}", &count.to_string())
}

#[cfg(test)]
mod tests;
