//! Gathers the facts behind a finding; whatever a server said passes the scrubber here.

use super::{Fact, FactName};
use crate::psa::{Answer, Psa, Scrubber};

/// The facts behind a finding, being gathered.
pub(super) struct Evidence<'a> {
    scrubber: &'a Scrubber,
    facts: Vec<Fact>,
    has_removed: bool,
}

impl<'a> Evidence<'a> {
    /// Begins with the host that was asked.
    pub(super) fn of(psa: &'a Psa<'_>) -> Self {
        Self::through(psa.scrubber()).with(FactName::Host, psa.site().api_host())
    }

    /// Begins with nothing.
    pub(super) fn through(scrubber: &'a Scrubber) -> Self {
        Self {
            scrubber,
            facts: Vec::new(),
            has_removed: false,
        }
    }

    /// Adds a fact of our own.
    pub(super) fn with(mut self, name: FactName, value: &(impl ToString + ?Sized)) -> Self {
        self.facts.push(Fact::new(name, value.to_string()));
        self
    }

    /// Adds what a server said, if it said anything.
    pub(super) fn with_said(mut self, name: FactName, value: Option<&str>) -> Self {
        let Some(value) = value else { return self };
        let scrubbed = self.scrubber.scrub(value);
        self.has_removed |= scrubbed.has_removed;
        if !scrubbed.text.is_empty() {
            self.facts.push(Fact::new(name, scrubbed.text));
        }
        self
    }

    /// Adds an answer's status, the server's own code for it, and how long to wait.
    pub(super) fn with_answer(self, answer: &Answer) -> Self {
        let said = answer.text("code").or_else(|| answer.text("error"));
        let code = said.filter(|code| is_code(code));
        let mut evidence = self
            .with(FactName::Status, &answer.status)
            .with_said(FactName::ServerCode, code)
            .with_said(
                FactName::OtherHost,
                answer.moved_to.as_deref().filter(|host| !host.is_empty()),
            );
        if let Some(seconds) = answer.retry_after_s {
            evidence = evidence.with(FactName::RetryAfterSeconds, &seconds);
        }
        evidence
    }

    pub(super) fn facts(mut self) -> Vec<Fact> {
        if self.has_removed {
            let note = "something that held a captured key";
            self.facts.push(Fact::new(FactName::Removed, note));
        }
        self.facts
    }
}

/// ConnectWise's codes are single words; anything longer is text, and text is not kept.
fn is_code(text: &str) -> bool {
    (1..=60).contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}
