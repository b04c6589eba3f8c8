//! Whose ConnectWise answered: what it said of itself, what was expected, and what the person said of it.

use super::{ExpectedCompany, Setup};
use crate::address::read_address;
use crate::check::{Check, CheckRun, Fact, FactName, Finding, Outcome};
use crate::setup::fold::fold;
use crate::words::Code;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How practice is named in place of its host, whose port is another one at each start.
const PRACTICE: &str = "practice";

/// Who answered a sign-in. Every text is as the check recorded it, which is scrubbed and short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    /// The Company ID that the keys signed in with.
    pub company: String,
    /// The login host of the server.
    pub host: String,
    /// The API member behind the keys; none where it was not told.
    pub member: Option<String>,
}

/// What the person said of a company that answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IdentityAnswer {
    /// Who answered.
    pub who: SignedIn,
    /// The company as the server named it; none when it did not.
    pub company_name: Option<String>,
    /// True for "Yes, this is it".
    pub is_it: bool,
    /// When it was said (UTC).
    pub at: Timestamp,
}

/// Whether the company that answered is the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Nothing has signed in, and nothing speaks against the company.
    Unknown,
    /// It signed in, and nobody was asked yet.
    Asks,
    /// The person said so.
    Confirmed {
        /// When (UTC).
        at: Timestamp,
    },
    /// It is not the one; nothing goes on.
    Stopped {
        /// Why.
        code: Code,
        /// What was expected and what was found.
        facts: Vec<Fact>,
    },
}

impl Whose {
    /// The code of the stop; none when there is none.
    pub(crate) fn stop(&self) -> Option<Code> {
        match self {
            Self::Stopped { code, .. } => Some(*code),
            Self::Unknown | Self::Asks | Self::Confirmed { .. } => None,
        }
    }
}

/// A company as it answered: with keys, or without any.
pub(crate) struct Answered<'a> {
    pub(crate) company: &'a Finding,
    /// The finding about the keys; none unless they were accepted.
    pub(crate) keys: Option<&'a Finding>,
    /// The finding about the API member; none where it was not asked for.
    pub(crate) member: Option<&'a Finding>,
}

impl<'a> Answered<'a> {
    /// Reads a run; none when no company answered.
    fn of(run: &'a CheckRun) -> Option<Self> {
        let passed = |check| {
            let mut findings = run.findings.iter();
            findings.find(|one| one.check == check && one.outcome == Outcome::Passed)
        };
        let whole = run.permissions.as_ref();
        let mut about = whole.into_iter().flat_map(|whole| &whole.findings);
        Some(Self {
            company: passed(Check::Company)?,
            keys: passed(Check::Keys),
            member: about.find(|finding| finding.check == Check::Reach),
        })
    }

    pub(crate) fn said(finding: &'a Finding, name: FactName) -> Option<&'a str> {
        Fact::find(&finding.evidence, name)
    }

    /// Who it is, by the record's own measure.
    fn who(&self, is_practice: bool) -> Option<SignedIn> {
        let host = Self::said(self.company, FactName::Host)?;
        let member = self.member;
        Some(SignedIn {
            company: Self::said(self.company, FactName::Company)?.to_owned(),
            host: if is_practice {
                PRACTICE.to_owned()
            } else {
                login_host(host)
            },
            member: member
                .and_then(|finding| Self::said(finding, FactName::Member))
                .map(str::to_owned),
        })
    }

    fn name(&self) -> Option<&'a str> {
        Self::said(self.company, FactName::CompanyName)
    }
}

/// The host at which people log in, of the host that was asked.
fn login_host(host: &str) -> String {
    let site = read_address(host, None).site;
    site.map_or_else(|| host.to_owned(), |site| site.login_host().to_owned())
}

impl SignedIn {
    fn is_same_company(&self, other: &Self) -> bool {
        fold(&self.company) == fold(&other.company) && self.host == other.host
    }

    /// How it is named in a sentence: company, Company ID and server.
    fn in_words(&self, name: Option<&str>) -> String {
        let (id, host) = (&self.company, &self.host);
        match name {
            Some(name) => format!("{name} ({id}, {host})"),
            None => format!("{id} ({host})"),
        }
    }
}

impl IdentityAnswer {
    /// The company that it is about: name, Company ID, server and API member.
    pub(crate) fn in_words(&self) -> String {
        let company = self.who.in_words(self.company_name.as_deref());
        match &self.who.member {
            Some(member) => format!("{company}, API member {member}"),
            None => company,
        }
    }

    /// True when it was said of `who`. A member that is not told does not speak against it; a "No" that was said when
    /// the member was not known is about every member.
    fn is_about(&self, who: &SignedIn) -> bool {
        let is_of_all = !self.is_it && self.who.member.is_none();
        self.who.is_same_company(who)
            && (is_of_all || who.member.is_none() || self.who.member == who.member)
    }
}

impl Setup {
    /// Takes the person's word that the company that signed in last is theirs, or that it is not; `at` is when (UTC).
    ///
    /// # Errors
    /// `NothingToConfirm` when nothing has signed in since something was changed; `CompanyNotExpected` as long as an
    /// invite names another company, `CompanyNotReported` where it is the report that the setup began with.
    pub fn say_whose(&mut self, is_it: bool, at: Timestamp) -> Result<(), Code> {
        if self.is_unexpected() {
            return Err(self.code_of_unexpected());
        }
        let (who, company_name) = self.signed_in().ok_or(Code::NothingToConfirm)?;
        self.identity.push(IdentityAnswer {
            who,
            company_name,
            is_it,
            at,
        });
        Ok(())
    }

    /// The company as it answered the keys last; none since something was changed.
    pub(crate) fn answered(&self) -> Option<Answered<'_>> {
        let run = self.last_run.as_ref().or(self.run_of_pair_in_use())?;
        Answered::of(run).filter(|answered| answered.keys.is_some())
    }

    /// Who signed in last, and how the server named the company; none since something was changed.
    pub(crate) fn signed_in(&self) -> Option<(SignedIn, Option<String>)> {
        let answered = self.answered()?;
        let name = answered.name().map(str::to_owned);
        Some((answered.who(self.is_practice)?, name))
    }

    /// Whether the company that answered is the right one, as far as it was said or can be told.
    pub(crate) fn whose(&self) -> Whose {
        if let Some(facts) = self.unexpected() {
            let code = self.code_of_unexpected();
            return Whose::Stopped { code, facts };
        }
        let Some((who, name)) = self.signed_in() else {
            return Whose::Unknown;
        };
        let mut answers = self.identity.iter().rev();
        let last = answers.clone().find(|answer| answer.is_about(&who));
        let yes = answers.find(|answer| answer.is_it);
        let found = who.in_words(name.as_deref());
        match (last, yes) {
            (Some(last), _) if !last.is_it => Whose::Stopped {
                code: Code::CompanyNotYours,
                facts: vec![Fact::new(FactName::Found, found)],
            },
            (_, Some(yes)) if yes.is_about(&who) => Whose::Confirmed { at: yes.at },
            (_, Some(yes)) => another(yes, &who, found),
            (_, None) => Whose::Asks,
        }
    }

    /// True when another company answered than the one that the invite or the report named.
    pub(crate) fn is_unexpected(&self) -> bool {
        self.unexpected().is_some()
    }

    /// True when the person said of who signed in last that it is another company.
    pub(crate) fn is_denied(&self) -> bool {
        self.whose().stop() == Some(Code::CompanyNotYours)
    }

    /// What speaks against the company that the invite or the report named: what it expected, and what answered, with keys or without.
    fn unexpected(&self) -> Option<Vec<Fact>> {
        let expected = self.expected()?;
        let (run, _) = self.company_run()?;
        let answered = Answered::of(run)?;
        let who = answered.who(self.is_practice)?;
        let name = answered.name();
        (!is_expected(expected, &who, name)).then(|| {
            vec![
                Fact::new(FactName::Expected, expected.in_words()),
                Fact::new(FactName::Found, who.in_words(name)),
            ]
        })
    }
}

/// The Company ID names a company for certain, and its name does not: names are compared only where no ID is known.
fn is_expected(expected: &ExpectedCompany, who: &SignedIn, name: Option<&str>) -> bool {
    let is_host = |host: &String| *host == who.host || who.host == PRACTICE;
    let is_company = match (&expected.company_id, &expected.name, name) {
        (Some(id), _, _) => fold(id) == fold(&who.company),
        (None, Some(expected), Some(name)) => same_name(expected, name),
        (None, _, _) => true,
    };
    is_company && expected.host.as_ref().is_none_or(is_host)
}

/// True when two names differ in nothing but case, accents, dots and spaces.
fn same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        let folded = fold(name);
        folded.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    letters(one) == letters(other)
}

fn another(yes: &IdentityAnswer, who: &SignedIn, found: String) -> Whose {
    if !yes.who.is_same_company(who) {
        return Whose::Stopped {
            code: Code::CompanyChanged,
            facts: vec![
                Fact::new(
                    FactName::Expected,
                    yes.who.in_words(yes.company_name.as_deref()),
                ),
                Fact::new(FactName::Found, found),
            ],
        };
    }
    match (&yes.who.member, &who.member) {
        (Some(expected), Some(found)) => Whose::Stopped {
            code: Code::MemberChanged,
            facts: vec![
                Fact::new(FactName::Expected, expected),
                Fact::new(FactName::Found, found),
            ],
        },
        // It was not known then: nobody was asked about this member.
        (None, _) | (_, None) => Whose::Asks,
    }
}

#[cfg(test)]
mod tests;
