//! Which company answered, who confirmed it, and the invite.

use super::Source;
use crate::check::Outcome;
use crate::report::model::{
    Problem, ReportArrived, ReportBegunFrom, ReportFact, ReportIdentity, ReportInvite, ReportSaid,
};
use crate::report::moment::moment;
use crate::report::phrases;
use crate::report::plain::{plain, plain_if_any};
use crate::setup::Whose;
use crate::words::words_for;

/// Which company answered, and who confirmed it.
pub(super) fn identity(source: &Source<'_>) -> ReportIdentity {
    let at = |at| moment(at, &source.zone);
    let setup = source.setup;
    let (confirmed, words) = match setup.whose() {
        Whose::Unknown => (None, phrases::NOBODY_TO_CONFIRM.to_owned()),
        Whose::Asks => (None, phrases::NOBODY_CONFIRMED.to_owned()),
        Whose::Stopped { .. } => (None, phrases::STOPPED.to_owned()),
        Whose::Confirmed { at: said } => {
            let said = at(said);
            let words = phrases::confirmed(&said);
            (Some(said), words)
        }
    };
    let lines = source.view.identity.lines.iter();
    let told = lines.map(|line| ReportFact {
        label: plain(&line.label),
        value: match &line.value {
            Some(value) => plain(value),
            None => format!("Not known. {}", plain(&line.why_unknown)),
        },
    });
    let said = setup.identity.iter().map(|answer| ReportSaid {
        at: at(answer.at),
        words: plain(&phrases::said(answer.is_it, &answer.in_words())),
    });
    ReportIdentity {
        confirmed,
        words,
        told: told.collect(),
        said: said.collect(),
    }
}

/// The invite that the setup was made from.
pub(super) fn invite(source: &Source<'_>) -> Option<ReportInvite> {
    let at = |at| moment(at, &source.zone);
    let invited = source.setup.invite.as_ref()?;
    let given_up = invited.given_up_at.map(at);
    Some(ReportInvite {
        id: plain(&invited.id),
        from: plain(&invited.contact_name),
        mail: plain_if_any(invited.contact_mail.as_deref()),
        phone: plain_if_any(invited.contact_phone.as_deref()),
        made: at(invited.made_at),
        onramp_version: plain(&invited.onramp_version),
        opened: at(invited.opened_at),
        expected: plain(&invited.company.in_words()),
        words: phrases::expectation(given_up.as_ref(), source.setup.is_unexpected()),
        given_up,
    })
}

/// The report that the setup was started from.
pub(super) fn begun_from(source: &Source<'_>) -> Option<ReportBegunFrom> {
    let at = |at| moment(at, &source.zone);
    let begun = source.setup.begun_from.as_ref()?;
    let given_up = begun.given_up_at.map(at);
    Some(ReportBegunFrom {
        report_id: plain(&begun.report_id),
        made: at(begun.made_at),
        onramp_version: plain(&begun.onramp_version),
        begun: at(begun.begun_at),
        expected: plain(&begun.company.in_words()),
        words: phrases::expectation_of_report(given_up.as_ref(), source.setup.is_unexpected()),
        given_up,
    })
}

/// The desk's file that the setup came out of.
pub(super) fn arrived(source: &Source<'_>) -> Option<ReportArrived> {
    let at = |at| moment(at, &source.zone);
    let arrived = source.setup.arrived.as_ref()?;
    Some(ReportArrived {
        made: at(arrived.made_at),
        onramp_version: plain(&arrived.onramp_version),
        added: at(arrived.at),
    })
}

/// That another company answered; none when it did not.
pub(super) fn stop(source: &Source<'_>) -> Option<Problem> {
    let Whose::Stopped { code, facts } = source.setup.whose() else {
        return None;
    };
    let words = words_for(code, &facts);
    Some(Problem {
        outcome: Outcome::Failed,
        title: words.title,
        happened: plain(&words.happened),
        remedies: Vec::new(),
        to_do: words.to_do,
    })
}
