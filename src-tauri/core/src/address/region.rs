//! ConnectWise's cloud regions.

/// A region of ConnectWise's cloud that Onramp knows.
///
/// # Source
/// ConnectWise's Developer Guide (login hosts; API hosts of au, eu, na) and django-connectwise (API hosts of all).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Region {
    /// North America.
    Na,
    /// Europe.
    Eu,
    /// Australia.
    Au,
    /// Australia, the other of its two addresses.
    Aus,
    /// South Africa.
    Za,
}

impl Region {
    /// Every known region.
    pub const ALL: [Self; 5] = [Self::Na, Self::Eu, Self::Au, Self::Aus, Self::Za];

    /// The first part of the login host: `na`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Na => "na",
            Self::Eu => "eu",
            Self::Au => "au",
            Self::Aus => "aus",
            Self::Za => "za",
        }
    }

    /// The region in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Na => "North America",
            Self::Eu => "Europe",
            Self::Au | Self::Aus => "Australia",
            Self::Za => "South Africa",
        }
    }

    pub(super) fn from_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.label() == label)
    }
}
