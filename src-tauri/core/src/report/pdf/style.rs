//! Sizes and colors. All lengths are points, 1/72 of an inch, from the upper left corner of the sheet.

use crate::report::content::{Look, Mark, Width};
use krilla::color::rgb;

/// US Letter: ConnectWise's home. On A4 it prints at 97 %.
pub(super) const SHEET: (f32, f32) = (612.0, 792.0);
pub(super) const LEFT: f32 = 44.0;
pub(super) const TOP: f32 = 42.0;
/// Where the text ends; the footer stands below it.
pub(super) const BOTTOM: f32 = 740.0;
pub(super) const FOOTER: f32 = 758.0;
/// The most of a sheet that is left empty to keep something whole.
pub(super) const MOST_EMPTY: f32 = 330.0;
/// How wide text may be.
pub(super) const MEASURE: f32 = SHEET.0 - 2.0 * LEFT;

/// Between the lines of one paragraph, as a multiple of the letters' size.
pub(super) const LEADING: f32 = 1.4;
/// Around the text in a cell: to each side, above and below.
pub(super) const CELL: (f32, f32) = (5.0, 3.6);
/// The column of names in pairs.
pub(super) const NAMES: f32 = 122.0;

/// A color by its role. White is their ground, or nearly so: every one of them has a contrast above 6 : 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Ink {
    #[default]
    Text,
    Quiet,
    Link,
    Of(Mark),
}

impl Ink {
    pub(super) fn color(self) -> rgb::Color {
        match self {
            Self::Text => rgb::Color::new(0x1f, 0x29, 0x33),
            Self::Quiet | Self::Of(Mark::None) => rgb::Color::new(0x4b, 0x55, 0x63),
            Self::Link => rgb::Color::new(0x1d, 0x4e, 0xd8),
            Self::Of(Mark::Good) => rgb::Color::new(0x16, 0x65, 0x34),
            Self::Of(Mark::Bad) => rgb::Color::new(0xb9, 0x1c, 0x1c),
            Self::Of(Mark::Unknown) => rgb::Color::new(0x92, 0x40, 0x0e),
        }
    }
}

/// Grounds and lines.
pub(super) mod paint {
    use super::rgb;

    pub(in crate::report::pdf) fn shade() -> rgb::Color {
        rgb::Color::new(0xf4, 0xf6, 0xf8)
    }
    pub(in crate::report::pdf) fn line() -> rgb::Color {
        rgb::Color::new(0xd5, 0xda, 0xe1)
    }
    pub(in crate::report::pdf) fn notice() -> rgb::Color {
        rgb::Color::new(0xff, 0xf7, 0xe6)
    }
    /// Pale enough to read what stands on it, dark enough to be seen on a print.
    pub(in crate::report::pdf) fn watermark() -> rgb::Color {
        rgb::Color::new(0xf8, 0xee, 0xe4)
    }
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    pub size: f32,
    pub ink: Ink,
    pub is_strong: bool,
    pub is_centered: bool,
}

impl Setting {
    pub(super) const TEXT: Self = Self {
        size: 9.25,
        ink: Ink::Text,
        is_strong: false,
        is_centered: false,
    };
    pub(super) const CELL: Self = Self {
        size: 8.5,
        ..Self::TEXT
    };
    pub(super) const COLUMN: Self = Self {
        size: 8.0,
        ink: Ink::Quiet,
        is_strong: true,
        is_centered: false,
    };
    pub(super) const TITLE: Self = Self::heading(18.0);
    pub(super) const HEADLINE: Self = Self::heading(17.0);
    pub(super) const SECTION: Self = Self::heading(13.0);
    pub(super) const SUBSECTION: Self = Self::heading(10.0);
    pub(super) const WATERMARK: Self = Self::heading(88.0);
    pub(super) const FOOTER: Self = Self {
        size: 7.5,
        ink: Ink::Quiet,
        ..Self::TEXT
    };

    const fn heading(size: f32) -> Self {
        Self {
            size,
            is_strong: true,
            ..Self::TEXT
        }
    }

    pub(super) fn strong(self) -> Self {
        Self {
            is_strong: true,
            ..self
        }
    }

    pub(super) fn quiet(self) -> Self {
        Self {
            ink: Ink::Quiet,
            ..self
        }
    }

    pub(super) fn centered(self, is_centered: bool) -> Self {
        Self {
            is_centered,
            ..self
        }
    }

    /// The same for a paragraph that stands out more or less.
    pub(super) fn looking(self, look: Look) -> Self {
        match look {
            Look::Plain => self,
            Look::Lead => Self {
                size: self.size + 1.5,
                ..self
            },
            Look::Quiet => self.quiet(),
            Look::Way => self.strong(),
        }
    }
}

/// The room to each side of the text in a column.
pub(super) fn padding(width: Width) -> f32 {
    if width == Width::Level { 1.5 } else { CELL.0 }
}

/// How wide a column is; none for what the others leave.
pub(super) fn width(width: Width) -> Option<f32> {
    match width {
        Width::Code => Some(34.0),
        Width::Level => Some(46.0),
        Width::Number => Some(48.0),
        Width::Short | Width::Known => Some(68.0),
        Width::Standing => Some(92.0),
        Width::Function => Some(88.0),
        Width::Question => Some(114.0),
        Width::Place => Some(128.0),
        Width::Since | Width::Evidence => Some(148.0),
        Width::Rest => None,
    }
}
