//! One paragraph, and the kinds of words in it.

use super::Mark;
use crate::report::Moment;

/// What words are. Not how they look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Kind {
    Plain,
    Strong,
    /// Beside the point.
    Quiet,
    /// Text of others, whose direction is its own.
    Name,
    /// As [`Kind::Name`], and what to look for.
    StrongName,
    /// To be read letter by letter.
    Code,
    /// A point in time.
    Time,
    /// An address that may be followed.
    Link,
    /// How something stands; its shape and color say the same.
    State(Mark),
    /// The shape alone, beside words that say the same.
    Shape(Mark),
}

/// Words of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Words {
    pub kind: Kind,
    pub text: String,
    /// The time for programs, RFC 3339, of [`Kind::Time`]; else empty.
    pub utc: String,
}

/// How much a paragraph stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Look {
    Plain,
    /// The sentence under the headline.
    Lead,
    Quiet,
    /// The way to a box: what to do, in one line.
    Way,
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Line {
    pub words: Vec<Words>,
    pub look: Look,
}

impl Line {
    pub(in crate::report) fn of(kind: Kind, text: impl Into<String>) -> Self {
        let line = Self {
            words: Vec::new(),
            look: Look::Plain,
        };
        line.and(kind, text)
    }

    pub(in crate::report) fn plain(text: impl Into<String>) -> Self {
        Self::of(Kind::Plain, text)
    }

    pub(in crate::report) fn quiet(text: impl Into<String>) -> Self {
        Self::plain(text).looking(Look::Quiet)
    }

    pub(super) fn state(mark: Mark, text: impl Into<String>) -> Self {
        Self::of(Kind::State(mark), text)
    }

    pub(super) fn time(moment: &Moment) -> Self {
        Self {
            words: vec![time(moment)],
            look: Look::Plain,
        }
    }

    /// The same with more words at its end; empty words change nothing, but for a shape, which has none.
    pub(in crate::report) fn and(mut self, kind: Kind, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() || matches!(kind, Kind::Shape(_)) {
            self.words.push(Words {
                kind,
                text,
                utc: String::new(),
            });
        }
        self
    }

    pub(super) fn and_time(mut self, moment: &Moment) -> Self {
        self.words.push(time(moment));
        self
    }

    pub(in crate::report) fn looking(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// All of its text.
    pub(in crate::report) fn text(&self) -> String {
        self.words.iter().map(|words| words.text.as_str()).collect()
    }
}

fn time(moment: &Moment) -> Words {
    Words {
        kind: Kind::Time,
        text: moment.local.clone(),
        utc: moment.utc.clone(),
    }
}
