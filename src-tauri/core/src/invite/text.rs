//! The texts of an invite: the only type that one is written through.

use super::InviteProblem;
use crate::report::turns_direction;
use crate::setup::looks_like_key;
use crate::words::Code;
use schemars::JsonSchema;
use serde::Serialize;

/// The parts of an invite that hold text: what they are called in a sentence, and how many characters they may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    GuideId,
    Vendor,
    ReadOn,
    CompanyName,
    CompanyId,
    Address,
    Role,
    Feature,
    ContactName,
    Mail,
    Phone,
    Note,
    OnrampVersion,
}

impl Part {
    /// Every part, for tests that no part is left out.
    #[cfg(test)]
    pub(super) const ALL: [Self; 13] = [
        Self::GuideId,
        Self::Vendor,
        Self::ReadOn,
        Self::CompanyName,
        Self::CompanyId,
        Self::Address,
        Self::Role,
        Self::Feature,
        Self::ContactName,
        Self::Mail,
        Self::Phone,
        Self::Note,
        Self::OnrampVersion,
    ];

    /// Its name at the beginning of a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::GuideId => "The name of the guide",
            Self::Vendor => "The vendor’s name",
            Self::ReadOn => "The day of the guide",
            Self::CompanyName => "The company’s name",
            Self::CompanyId => "The Company ID",
            Self::Address => "The address",
            Self::Role => "The role",
            Self::Feature => "A feature",
            Self::ContactName => "The sender’s name",
            Self::Mail => "The sender’s e-mail address",
            Self::Phone => "The sender’s telephone number",
            Self::Note => "The note",
            Self::OnrampVersion => "Onramp’s version",
        }
    }

    /// How many characters it may have.
    pub(super) fn longest(self) -> usize {
        match self {
            Self::Note => 2_000,
            Self::Address | Self::Mail => 254,
            Self::CompanyName | Self::Vendor | Self::ContactName => 120,
            Self::GuideId | Self::CompanyId | Self::Role | Self::Feature | Self::Phone => 64,
            Self::ReadOn | Self::OnrampVersion => 32,
        }
    }
}

/// A text of an invite: short, visible, and nothing that looks like a key. There is no other way to make one than
/// through these questions, and it is not read from a file without them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(transparent)]
pub struct Text(String);

impl Text {
    /// Takes a text without the white space around it; none when nothing is left.
    ///
    /// # Errors
    /// `InviteTextUnsafe`, `InviteTextTooLong`, `InviteLooksLikeKey`.
    pub(super) fn optional(part: Part, text: &str) -> Result<Option<Self>, InviteProblem> {
        let text = text.trim();
        let is_line_break = |c: char| part == Part::Note && matches!(c, '\n' | '\r');
        if text.chars().any(|c| is_hidden(c) && !is_line_break(c)) {
            return Err(InviteProblem::with(Code::InviteTextUnsafe, part.name()));
        }
        if text.chars().count() > part.longest() {
            return Err(InviteProblem::with(Code::InviteTextTooLong, part.name()));
        }
        if looks_like_key(text) {
            return Err(InviteProblem::with(Code::InviteLooksLikeKey, part.name()));
        }
        Ok((!text.is_empty()).then(|| Self(text.replace("\r\n", "\n").replace('\r', "\n"))))
    }

    /// As [`Text::optional`], for a part that has to be there.
    ///
    /// # Errors
    /// `InviteDamaged` when nothing is left.
    pub(super) fn needed(part: Part, text: &str) -> Result<Self, InviteProblem> {
        let missing = InviteProblem::with(Code::InviteDamaged, part.name());
        Self::optional(part, text)?.ok_or(missing)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// True for what a reader cannot see, and for what turns the text around it.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || turns_direction(c)
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}'
                | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}
