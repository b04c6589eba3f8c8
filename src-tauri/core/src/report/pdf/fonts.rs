//! The fonts: ours, which are part of the program, and for what they lack those of the system.

use super::Fault;
use krilla::text::{Font, Tag};
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride};
use parley::{FontContext, FontData};
use std::collections::HashMap;
use std::sync::Arc;

/// Names of our own: a font of the same name on this computer would take their place.
pub(super) const SANS: &str = "Onramp Sans";
pub(super) const MONO: &str = "Onramp Mono";

const OURS: [(&str, &[u8]); 3] = [
    (SANS, include_bytes!("../../../fonts/inter/regular.otf")),
    (SANS, include_bytes!("../../../fonts/inter/semibold.otf")),
    (
        MONO,
        include_bytes!("../../../fonts/dejavu-sans-mono/regular.ttf"),
    ),
];

/// Where glyphs may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typefaces {
    /// From the program alone: the same bytes on every machine. What they lack is drawn as an empty box.
    Embedded,
    /// From the system as well, for the scripts that the program's own fonts lack.
    System,
}

/// Which font, which of its faces, at which settings of a variable one.
type Face = (u64, u32, Vec<([u8; 4], u32)>);

pub(super) struct Fonts {
    pub(super) context: FontContext,
    opened: HashMap<Face, Font>,
}

impl Fonts {
    pub(super) fn new(typefaces: Typefaces) -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: typefaces == Typefaces::System,
        });
        for (name, bytes) in OURS {
            let named = FontInfoOverride {
                family_name: Some(name),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(Blob::new(Arc::new(bytes)), Some(named));
        }
        Self {
            context: FontContext {
                collection,
                source_cache: Default::default(),
            },
            opened: HashMap::new(),
        }
    }

    /// The same font, for the file.
    ///
    /// # Errors
    /// [`Fault`] when it cannot be read there.
    pub(super) fn open(
        &mut self,
        font: &FontData,
        variations: &[([u8; 4], f32)],
    ) -> Result<Font, Fault> {
        let bits = variations
            .iter()
            .map(|(tag, value)| (*tag, value.to_bits()));
        let face = (font.data.id(), font.index, bits.collect());
        if let Some(opened) = self.opened.get(&face) {
            return Ok(opened.clone());
        }
        let (bytes, _) = font.data.clone().into_raw_parts();
        let tags = variations
            .iter()
            .map(|(tag, value)| (Tag::new(tag), *value));
        let tags: Vec<_> = tags.collect();
        let opened = Font::new_variable(bytes.into(), font.index, &tags).ok_or(Fault)?;
        self.opened.insert(face, opened.clone());
        Ok(opened)
    }
}

/// True when a font draws its glyphs as outlines. Pictures, as of emoji, cannot be kept in the file.
pub(super) fn has_outlines(font: &FontData) -> bool {
    let tables = tables(font.data.as_ref(), font.index).unwrap_or_default();
    let has = |name: &[u8; 4]| tables.contains(name);
    let has_any = has(b"glyf") || has(b"CFF ") || has(b"CFF2");
    has_any && !has(b"CBDT") && !has(b"sbix") && !has(b"SVG ")
}

/// The names of a font's tables.
fn tables(bytes: &[u8], index: u32) -> Option<Vec<[u8; 4]>> {
    let number = |at: usize| -> Option<usize> {
        let four = bytes.get(at..at.checked_add(4)?)?;
        usize::try_from(u32::from_be_bytes(four.try_into().ok()?)).ok()
    };
    let start = if bytes.starts_with(b"ttcf") {
        number(12 + 4 * usize::try_from(index).ok()?)?
    } else {
        0
    };
    // The count is the upper half of the four bytes behind the version.
    let count = number(start.checked_add(4)?)? >> 16;
    let name = |at: usize| -> Option<[u8; 4]> {
        let at = start.checked_add(12 + 16 * at)?;
        bytes.get(at..at.checked_add(4)?)?.try_into().ok()
    };
    (0..count).map(name).collect()
}
