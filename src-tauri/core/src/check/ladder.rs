//! The live test: seven rungs, each standing on the one before.

use super::climb::{Climb, Clock, Judgement};
use super::company::{climb_to_company, judge_company};
use super::evidence::Evidence;
use super::judge::{self, ApiAnswer};
use super::{Check, FactName, Outcome, way};
use crate::address::{CompanyId, Site};
use crate::keys::{KeyEntry, KeyPair};
use crate::psa::{
    Answer, Codebase, ExtraRoots, Failure, IntegrationId, Limits, Login, Psa, PsaError, Question,
};
use crate::words::Code;

/// What a live test is run with.
#[derive(Debug, Clone, Copy)]
pub struct LadderInput<'a> {
    /// The server.
    pub site: &'a Site,
    /// The company.
    pub company: &'a CompanyId,
    /// The pair; none when it is not captured yet.
    pub keys: Option<&'a KeyPair>,
    /// Every other key that an answer may have in it, since the server heard it earlier; none when none is captured.
    pub known_keys: Option<&'a KeyEntry>,
    /// The integration ID; none when Onramp has none.
    pub integration_id: Option<&'a IntegrationId>,
    /// How long and how much.
    pub limits: Limits,
    /// Issuers trusted besides the system's.
    pub extra_roots: &'a ExtraRoots,
}

impl<'a> LadderInput<'a> {
    pub(super) fn psa(&self, clock: Clock<'a>) -> Result<Psa<'a>, PsaError> {
        let psa = Psa::new(
            self.site,
            self.company,
            self.keys,
            self.integration_id,
            self.limits,
            self.extra_roots,
            clock,
        )?;
        Ok(psa.scrubbing(self.known_keys))
    }
}

/// Every rung, from the ground up.
pub(super) const CHECKS: [Check; 7] = [
    Check::Name,
    Check::Tcp,
    Check::Tls,
    Check::Company,
    Check::Keys,
    Check::IntegrationId,
    Check::FirstRead,
];

/// Climbs from the name to the first read. Answers with the code base to ask under once the role alone decides what is
/// answered: the keys are accepted, and the first read was answered or refused.
pub(super) async fn climb_all(psa: &Psa<'_>, climb: &mut Climb<'_>) -> Option<Codebase> {
    let mut codebase = Codebase::general();
    let company = async |answer| {
        let (judgement, found) = judge_company(psa, answer);
        if let Some(read) = found.and_then(|found| Codebase::read(&found.codebase)) {
            codebase = read;
        }
        judgement
    };
    if !climb_to_company(psa, climb, company).await {
        return None;
    }
    let mut keys_code = Code::KeysNotCaptured;
    let keys = async {
        let judgement = keys(psa, &codebase).await;
        keys_code = judgement.code;
        judgement
    };
    let goes_on = climb.rung(Check::Keys, keys).await;
    // Only then does the next rung know more than this one.
    let is_about_id = keys_code == Code::KeysNotReached;
    if !goes_on && !is_about_id {
        return None;
    }
    let integration_id = async { integration_id(psa, !is_about_id) };
    if !climb.rung(Check::IntegrationId, integration_id).await || !goes_on {
        return None;
    }
    let mut is_up_to_role = false;
    let first_read = async {
        let judgement = first_read(psa, &codebase).await;
        is_up_to_role = matches!(
            judgement.code,
            Code::FirstReadAnswered | Code::FirstReadEmpty | Code::ReadRefused
        );
        judgement
    };
    climb.rung(Check::FirstRead, first_read).await;
    is_up_to_role.then_some(codebase)
}

async fn keys(psa: &Psa<'_>, codebase: &Codebase) -> Judgement {
    if psa.keys().is_none() {
        return Judgement::new(Outcome::Failed, Code::KeysNotCaptured, Vec::new());
    }
    let answer = match psa
        .api(&Question::SystemInfo, codebase, Login::AsCaptured)
        .await
    {
        Ok(answer) => answer,
        Err(failure) => return way::failed(psa, failure),
    };
    match judge::api(&answer) {
        ApiAnswer::Answered if answer.is_object() => {
            let version = answer.text("version");
            let evidence = Evidence::of(psa)
                .with_said(FactName::Version, version)
                .with_said(FactName::CloudRegion, answer.text("cloudRegion"))
                .with_said(FactName::ServerTimeZone, answer.text("serverTimeZone"));
            Judgement::new(Outcome::Passed, Code::KeysAccepted, evidence.facts())
        }
        ApiAnswer::Answered => judged(psa, &answer, Outcome::Failed, Code::AnswerUnexpected),
        ApiAnswer::KeysRejected => rejected(psa, codebase, &answer).await,
        ApiAnswer::NotAllowed => known_by_another_read(psa, codebase, &answer).await,
        ApiAnswer::IntegrationId => {
            judged(psa, &answer, Outcome::CouldNotTell, Code::KeysNotReached)
        }
        ApiAnswer::Other(code) => judged(psa, &answer, Outcome::Failed, code),
    }
}

/// Tries the pair the other way round before it is called rejected.
async fn rejected(psa: &Psa<'_>, codebase: &Codebase, answer: &Answer) -> Judgement {
    let swapped = psa
        .api(&Question::SystemInfo, codebase, Login::Swapped)
        .await;
    let is_swapped = swapped.is_ok_and(|answer| {
        matches!(
            judge::api(&answer),
            ApiAnswer::Answered | ApiAnswer::NotAllowed
        )
    });
    let (outcome, code) = if is_swapped {
        (Outcome::Failed, Code::KeysSwapped)
    } else if psa.has_integration_id() {
        (Outcome::Failed, Code::KeysRejected)
    } else {
        // Some servers answer a missing integration ID with the same 401.
        (
            Outcome::CouldNotTell,
            Code::KeysRejectedWithoutIntegrationId,
        )
    };
    judged(psa, answer, outcome, code)
}

/// A role may forbid `system/info` and allow the first read; then that one is the proof.
async fn known_by_another_read(psa: &Psa<'_>, codebase: &Codebase, refused: &Answer) -> Judgement {
    let question = &Question::CompaniesCount;
    let other = psa.api(question, codebase, Login::AsCaptured).await;
    if other.is_ok_and(|answer| judge::api(&answer) == ApiAnswer::Answered) {
        return judged(psa, refused, Outcome::Passed, Code::KeysAccepted);
    }
    judged(psa, refused, Outcome::CouldNotTell, Code::SystemInfoRefused)
}

fn integration_id(psa: &Psa<'_>, is_accepted: bool) -> Judgement {
    let (outcome, code) = match (psa.has_integration_id(), is_accepted) {
        (true, true) => (Outcome::Passed, Code::IntegrationIdAccepted),
        (false, true) => (Outcome::NotNeeded, Code::IntegrationIdNotNeeded),
        (true, false) => (Outcome::Failed, Code::IntegrationIdRefused),
        (false, false) => (Outcome::Failed, Code::IntegrationIdMissing),
    };
    Judgement::new(outcome, code, Evidence::of(psa).facts())
}

async fn first_read(psa: &Psa<'_>, codebase: &Codebase) -> Judgement {
    let question = &Question::CompaniesCount;
    let answer: Result<Answer, Failure> = psa.api(question, codebase, Login::AsCaptured).await;
    let answer = match answer {
        Ok(answer) => answer,
        Err(failure) => return way::failed(psa, failure),
    };
    let (outcome, code) = match judge::api(&answer) {
        ApiAnswer::Answered => return counted(psa, &answer),
        ApiAnswer::NotAllowed => (Outcome::Failed, Code::ReadRefused),
        ApiAnswer::KeysRejected => (Outcome::Failed, Code::KeysRejected),
        ApiAnswer::IntegrationId if psa.has_integration_id() => {
            (Outcome::Failed, Code::IntegrationIdRefused)
        }
        ApiAnswer::IntegrationId => (Outcome::Failed, Code::IntegrationIdMissing),
        ApiAnswer::Other(code) => (Outcome::Failed, code),
    };
    judged(psa, &answer, outcome, code)
}

fn counted(psa: &Psa<'_>, answer: &Answer) -> Judgement {
    let Some(count) = answer.field("count").and_then(serde_json::Value::as_u64) else {
        return judged(psa, answer, Outcome::Failed, Code::AnswerUnexpected);
    };
    let facts = Evidence::of(psa).with(FactName::Count, &count).facts();
    if count == 0 {
        return Judgement::new(Outcome::CouldNotTell, Code::FirstReadEmpty, facts);
    }
    Judgement::new(Outcome::Passed, Code::FirstReadAnswered, facts)
}

fn judged(psa: &Psa<'_>, answer: &Answer, outcome: Outcome, code: Code) -> Judgement {
    let facts = Evidence::of(psa).with_answer(answer).facts();
    Judgement::new(outcome, code, facts)
}
