//! The key pair and its life: from the record, which never held a key.

use super::Source;
use crate::check::{Outcome, run_view};
use crate::guide::ENDING_LETTER;
use crate::report::model::{
    KeyState, Moment, PageState, Problem, ReportAge, ReportEnding, ReportHandOff, ReportKey,
    ReportKeys, ReportPage, ReportRemoval, ReportReplacement, ReportSection,
};
use crate::report::moment::moment;
use crate::report::phrases;
use crate::report::plain::{plain, plain_if_any};
use crate::setup::view::StepStatus;
use crate::setup::{CapturedSlot, HandOff, KeptIn, KnownPair, Replacement};
use jiff::{SignedDuration, Timestamp};

/// How old a pair may get before Onramp suggests another: a year.
const SUGGESTED_LIFE: SignedDuration = SignedDuration::from_hours(24 * 365);

/// What may be said of the key pair. `sections` are those of the report, `made_at` is its time.
pub(super) fn keys(
    source: &Source<'_>,
    sections: &[ReportSection],
    made_at: Timestamp,
) -> ReportKeys {
    let setup = source.setup;
    let pair = &setup.keys.pair;
    let removed = setup.keys.removal.as_ref();
    let removed = removed.filter(|_| setup.is_pair_in_use_removed());
    let public_last_four = removed.map_or_else(
        || last_four(pair.public.as_ref()),
        |removal| four(removal.last_four.as_deref()),
    );
    let fingerprint = pair.fingerprint.as_deref().and_then(fingerprint);
    let ending = ending(source, sections);
    let is_to_end = ending.as_ref().is_some_and(ReportEnding::is_disconnecting);
    ReportKeys {
        public: key(source, "Public key", pair.public.as_ref(), public_last_four),
        private: key(source, "Private key", pair.private.as_ref(), None),
        fingerprint_words: fingerprint
            .as_ref()
            .map_or_else(String::new, |_| phrases::FINGERPRINT.to_owned()),
        fingerprint,
        page: page(source, pair),
        age: age(pair, made_at).filter(|_| !is_to_end),
        replacement: setup
            .replacement
            .as_ref()
            .map(|replacement| replaced(source, replacement)),
        hand_offs: setup
            .hand_offs
            .iter()
            .map(|sealed| hand_off(source, sealed))
            .collect(),
        removal: removal(source),
        ending,
        note: phrases::KEYS_NOTE.to_owned(),
    }
}

/// That a page was closed before its pair had signed in, for the first lines of the report: of the pair in use, and of
/// one that is to take its place.
pub(super) fn problems(keys: &ReportKeys) -> impl Iterator<Item = Problem> {
    let next = keys.replacement.as_ref();
    let pages = [keys.page.as_ref(), next.and_then(|next| next.page.as_ref())];
    let let_go = pages.into_iter().flatten();
    let let_go = let_go.filter(|page| page.state == PageState::LetGo);
    let_go.map(|page| Problem {
        outcome: Outcome::CouldNotTell,
        title: phrases::LET_GO_TITLE.to_owned(),
        happened: page.words.clone(),
        remedies: Vec::new(),
        to_do: phrases::LET_GO_TO_DO.to_owned(),
    })
}

fn key(
    source: &Source<'_>,
    name: &str,
    slot: Option<&CapturedSlot>,
    last_four: Option<String>,
) -> ReportKey {
    let state = match (slot, source.setup.place_of_keys()) {
        (None, _) if source.setup.is_pair_in_use_removed() => KeyState::Removed,
        (None, _) => KeyState::NotCaptured,
        (Some(_), KeptIn::Memory) => KeyState::KeptInMemory,
        (Some(_), KeptIn::SealedFile) => KeyState::InSealedFile,
        (Some(_), KeptIn::Keychain) => KeyState::Saved,
    };
    ReportKey {
        name: name.to_owned(),
        state,
        state_words: phrases::key_state(state).to_owned(),
        length: slot.and_then(|slot| u64::try_from(slot.length).ok()),
        last_four,
        saved_at: slot.map(|slot| moment(slot.at, &source.zone)),
    }
}

/// The page of a pair; none where no key of it is captured and nothing is known of it.
fn page(source: &Source<'_>, pair: &KnownPair) -> Option<ReportPage> {
    let state = match (pair.proved_at, pair.released_at) {
        (Some(proved), Some(let_go)) if let_go < proved => PageState::LetGoThenProved,
        (Some(_), _) => PageState::ProvedFirst,
        (None, Some(_)) => PageState::LetGo,
        (None, None) if pair.is_any_captured() => PageState::StillNeeded,
        (None, None) => return None,
    };
    let told = |at: Option<Timestamp>| at.map(|at| moment(at, &source.zone));
    let (proved, let_go) = (told(pair.proved_at), told(pair.released_at));
    Some(ReportPage {
        state,
        words: phrases::page(state, local(proved.as_ref()), local(let_go.as_ref())),
        proved,
        let_go: let_go.filter(|_| state != PageState::ProvedFirst),
    })
}

fn local(at: Option<&Moment>) -> &str {
    at.map_or("", |at| at.local.as_str())
}

fn age(pair: &KnownPair, made_at: Timestamp) -> Option<ReportAge> {
    let (public, private) = (pair.public.as_ref()?, pair.private.as_ref()?);
    let saved = public.at.max(private.at);
    let due = saved.checked_add(SUGGESTED_LIFE).ok()?;
    let hours = made_at.duration_since(saved).as_hours().max(0);
    let days = u32::try_from(hours / 24).ok()?;
    let is_due = due <= made_at;
    let by = due.strftime("%-d %B %Y").to_string();
    Some(ReportAge {
        days,
        replace_by: due.strftime("%Y-%m-%d").to_string(),
        is_due,
        words: phrases::age(days, &by, is_due),
    })
}

fn replaced(source: &Source<'_>, replacement: &Replacement) -> ReportReplacement {
    let begun = moment(replacement.began_at, &source.zone);
    let took_over = replacement.took_over_at.map(|at| moment(at, &source.zone));
    let is_under_way = took_over.is_none();
    let old = four(replacement.old_last_four.as_deref());
    let new = last_four(replacement.next.public.as_ref()).filter(|_| is_under_way);
    let mut words = vec![phrases::reason(replacement.reason).to_owned()];
    words.push(match &took_over {
        Some(at) => format!(
            "The new pair signed in and took the old one's place on {}.",
            at.local
        ),
        None => phrases::second_pair(&begun.local),
    });
    words.push(match &old {
        Some(last) => format!("The public key to retire in ConnectWise ends in {last}."),
        None => {
            "Onramp never had the public key to retire, so its last four characters are not known."
                .to_owned()
        }
    });
    if took_over.is_some() {
        words.push(
            "Onramp forgot the old pair. Whether it was deleted in ConnectWise only a person can say: see the steps."
                .to_owned(),
        );
    }
    words.extend(second_pair_tested(source).filter(|_| is_under_way));
    ReportReplacement {
        reason: replacement.reason,
        page: page(source, &replacement.next).filter(|_| is_under_way),
        begun,
        took_over,
        old_last_four: old,
        new_last_four: new,
        words,
    }
}

/// How the last live test of the new pair ended, while it has not taken over.
fn second_pair_tested(source: &Source<'_>) -> Option<String> {
    let run = source.setup.last_run.as_ref()?;
    let at = moment(run.finished_at, &source.zone);
    let summary = plain(&run_view(run).summary);
    Some(phrases::second_pair_tested(&summary, &at.local))
}

fn hand_off(source: &Source<'_>, sealed: &HandOff) -> ReportHandOff {
    let is_recipient = |text: &&str| {
        text.starts_with("age1")
            && text.len() == 62
            && text.bytes().all(|one| one.is_ascii_alphanumeric())
    };
    let recipient = sealed.recipient.as_deref();
    let digest = sealed.digest.chars();
    ReportHandOff {
        at: moment(sealed.at, &source.zone),
        opened_by: phrases::opened_by(recipient.is_some()).to_owned(),
        recipient: recipient.filter(is_recipient).map(str::to_owned),
        file_name: sealed.path.as_deref().and_then(file_name),
        digest: digest.filter(char::is_ascii_hexdigit).take(16).collect(),
        fingerprint: fingerprint(&sealed.fingerprint),
    }
}

/// The name without its folders: they name the person.
fn file_name(path: &str) -> Option<String> {
    let name = path.rsplit(['/', '\\']).next();
    plain_if_any(name)
}

fn removal(source: &Source<'_>) -> Option<ReportRemoval> {
    let removal = source.setup.keys.removal.as_ref()?;
    let at = moment(removal.at, &source.zone);
    let is_still_so = source.setup.are_keys_removed();
    Some(ReportRemoval {
        words: phrases::removal(is_still_so, &at.local),
        at,
        is_still_so,
        last_four: four(removal.last_four.as_deref()),
        proofs: removal.found_empty.iter().map(|text| plain(text)).collect(),
    })
}

fn ending(source: &Source<'_>, sections: &[ReportSection]) -> Option<ReportEnding> {
    let ending = source.setup.ending.as_ref()?;
    let begun = moment(ending.began_at, &source.zone);
    let is_complete = is_complete(sections);
    let vendor = plain(&source.view.guide.name);
    Some(ReportEnding {
        kind: ending.kind,
        words: phrases::ending(ending.kind, is_complete, &begun.local, &vendor),
        begun,
        is_complete,
    })
}

/// True when every step of the end is done.
fn is_complete(sections: &[ReportSection]) -> bool {
    let letter = ENDING_LETTER.to_string();
    let mut of_end = sections.iter().filter(|section| section.letter == letter);
    of_end.next().is_some_and(|section| {
        let mut steps = section.steps.iter();
        steps.all(|step| step.status == StepStatus::Done)
    })
}

fn last_four(slot: Option<&CapturedSlot>) -> Option<String> {
    four(slot.and_then(|slot| slot.last_four.as_deref()))
}

/// Four characters at most, whatever the record holds.
fn four(last: Option<&str>) -> Option<String> {
    plain_if_any(last.filter(|last| last.chars().count() <= 4))
}

/// A fingerprint, and nothing that only stands in its place.
fn fingerprint(text: &str) -> Option<String> {
    let is_one = text.len() == 19
        && text.split('-').count() == 4
        && text.split('-').all(|group| {
            group.len() == 4
                && group
                    .bytes()
                    .all(|one| one.is_ascii_digit() || one.is_ascii_uppercase())
        });
    is_one.then(|| text.to_owned())
}
