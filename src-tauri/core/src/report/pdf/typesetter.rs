//! Sets lines of words as paragraphs.

use super::Fault;
use super::fonts::{Fonts, MONO, SANS, Typefaces};
use super::gaps::{Part, boxed, lacking, parts, parts_in};
use super::paragraph::{Paragraph, Piece, Row};
use super::style::{Ink, LEADING, Setting};
use crate::report::content::{Kind, Line, Mark};
use krilla::text::{GlyphId, KrillaGlyph};
use parley::{
    Alignment, AlignmentOptions, FontFamily, FontFamilyName, FontWeight, InlineBox, InlineBoxKind,
    Layout, LayoutContext, LineHeight, OverflowWrap, PositionedLayoutItem, Run, StyleProperty,
    VerticalAlign,
};
use std::ops::Range;

/// How often a text is set again with boxes for what no font has, before everything but ASCII becomes one.
const TRIES: usize = 3;
const SEMI_BOLD: f32 = 600.0;
/// A shape and the gap behind it, as multiples of the letters' size.
const SHAPE: f32 = 0.9;
const GAP: f32 = 0.38;
/// Letters of one width look larger than others of their size.
const MONO_SIZE: f32 = 0.92;

pub(super) struct Typesetter {
    fonts: Fonts,
    layouts: LayoutContext<Ink>,
    /// Everything that was set, as it was meant.
    said: String,
    has_gaps: bool,
}

impl Typesetter {
    pub(super) fn new(typefaces: Typefaces) -> Self {
        Self {
            fonts: Fonts::new(typefaces),
            layouts: LayoutContext::new(),
            said: String::new(),
            has_gaps: false,
        }
    }

    /// Everything that was set so far, as it was meant, and whether a font lacked something of it.
    pub(super) fn finish(self) -> (String, bool) {
        (self.said, self.has_gaps)
    }

    /// Remembers what stands in the file without being drawn.
    pub(super) fn keep(&mut self, text: &str) {
        self.said.push_str(text);
        self.said.push('\n');
    }

    /// Sets one paragraph. What no font has is drawn as a box.
    ///
    /// # Errors
    /// [`Fault`] when a font cannot be read.
    pub(super) fn set(
        &mut self,
        line: &Line,
        setting: Setting,
        width: f32,
    ) -> Result<Paragraph, Fault> {
        let setting = setting.looking(line.look);
        let (meant, parts) = parts(line);
        self.keep(&meant);
        let mut text = meant.clone();
        for turn in 0..=TRIES {
            let layout = self.lay(&text, &parts_in(&meant, &text, &parts), setting, width);
            let lacking = lacking(&layout);
            if lacking.is_empty() {
                let actual = (text != meant).then(|| meant.as_str().into());
                self.has_gaps |= actual.is_some();
                let rows = self.rows(&layout, setting)?;
                return Ok(Paragraph {
                    rows,
                    text: text.into(),
                    actual,
                    link: line
                        .words
                        .iter()
                        .find(|words| words.kind == Kind::Link)
                        .map(|words| words.text.clone()),
                });
            }
            text = boxed(&text, &lacking, turn + 1 == TRIES);
        }
        Err(Fault)
    }

    fn lay(&mut self, text: &str, parts: &[Part], setting: Setting, width: f32) -> Layout<Ink> {
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts.context, text, 1.0, false);
        builder.push_default(FontFamily::named(SANS));
        builder.push_default(StyleProperty::FontSize(setting.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(
            LEADING,
        )));
        builder.push_default(StyleProperty::Brush(setting.ink));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if setting.is_strong {
            builder.push_default(StyleProperty::FontWeight(FontWeight::new(SEMI_BOLD)));
        }
        let mono = [FontFamilyName::named(MONO), FontFamilyName::named(SANS)];
        for Part { range, kind } in parts {
            if is_strong(*kind) {
                let weight = FontWeight::new(SEMI_BOLD);
                builder.push(StyleProperty::FontWeight(weight), range.clone());
            }
            if let Some(ink) = ink(*kind) {
                builder.push(StyleProperty::Brush(ink), range.clone());
            }
            if *kind == Kind::Code {
                builder.push(FontFamily::List((&mono).into()), range.clone());
                builder.push(
                    StyleProperty::FontSize(setting.size * MONO_SIZE),
                    range.clone(),
                );
            }
            if let Kind::State(mark) | Kind::Shape(mark) = *kind {
                builder.push_inline_box(shape(mark, range.start, setting.size));
            }
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        let alignment = if setting.is_centered {
            Alignment::Center
        } else {
            // Not `Start`: a name that begins from right to left would jump to the other edge.
            Alignment::Left
        };
        layout.align(alignment, AlignmentOptions::default());
        layout
    }

    fn rows(&mut self, layout: &Layout<Ink>, setting: Setting) -> Result<Vec<Row>, Fault> {
        let mut rows = Vec::new();
        let mut top = 0.0;
        for line in layout.lines() {
            let metrics = line.metrics();
            let height = metrics.line_height;
            // Lines of other fonts have a baseline of their own.
            let lift = top - metrics.block_min_coord;
            let mut pieces = Vec::new();
            let mut seen = None;
            for item in line.items() {
                match item {
                    PositionedLayoutItem::GlyphRun(glyphs) => {
                        // A run of several colors comes as several items, and is drawn whole with its first.
                        let run = glyphs.run();
                        if seen.replace(run.index()) != Some(run.index()) {
                            let baseline = glyphs.baseline() + lift;
                            self.glyphs(run, glyphs.offset(), baseline, &mut pieces)?;
                        }
                    }
                    PositionedLayoutItem::InlineBox(place) => {
                        pieces.extend(mark_of(place.id).map(|mark| Piece::Mark {
                            x: place.x,
                            top: metrics.baseline + lift - setting.size * 0.8,
                            size: setting.size * SHAPE,
                            mark,
                        }));
                    }
                }
            }
            rows.push(Row {
                top,
                height,
                range: line.text_range(),
                pieces,
            });
            top += height;
        }
        Ok(rows)
    }

    /// Adds one piece for each color of a run.
    fn glyphs(
        &mut self,
        run: &Run<'_, Ink>,
        mut x: f32,
        baseline: f32,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), Fault> {
        let settings = run.synthesis();
        let variations = settings.variation_settings().iter();
        let variations: Vec<_> = variations
            .map(|(tag, value)| (tag.to_be_bytes(), *value))
            .collect();
        let font = self.fonts.open(run.font(), &variations)?;
        let size = run.font_size();
        let begin = |x, ink| Piece::Glyphs {
            x,
            baseline,
            font: font.clone(),
            size,
            ink,
            glyphs: Vec::new(),
        };
        let mut open: Option<(Ink, Piece)> = None;
        let mut held: Option<Range<usize>> = None;
        for cluster in run.visual_clusters() {
            let ink = cluster.style().brush;
            if open.as_ref().is_none_or(|(before, _)| *before != ink) {
                pieces.extend(open.take().map(|(_, piece)| piece));
                open = Some((ink, begin(x, ink)));
            }
            let Some((_, Piece::Glyphs { glyphs, .. })) = &mut open else {
                continue;
            };
            if cluster.is_ligature_continuation() {
                // It has no glyph of its own: that of the letter before it stands for both. From right to left that
                // one is still to come.
                match glyphs.last_mut() {
                    Some(last) if !run.is_rtl() => {
                        last.text_range = joined(&last.text_range, &cluster.text_range());
                    }
                    Some(_) | None => held = Some(joined_to(held, cluster.text_range())),
                }
                continue;
            }
            let range = joined_to(held.take(), cluster.text_range());
            for glyph in cluster.glyphs() {
                glyphs.push(KrillaGlyph::new(
                    GlyphId::new(glyph.id),
                    glyph.advance / size,
                    glyph.x / size,
                    glyph.y / size,
                    0.0,
                    range.clone(),
                    None,
                ));
                x += glyph.advance;
            }
        }
        pieces.extend(open.map(|(_, piece)| piece));
        Ok(())
    }
}

fn joined(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    one.start.min(other.start)..one.end.max(other.end)
}

fn joined_to(held: Option<Range<usize>>, range: Range<usize>) -> Range<usize> {
    held.map_or_else(|| range.clone(), |held| joined(&held, &range))
}

fn is_strong(kind: Kind) -> bool {
    match kind {
        Kind::Strong | Kind::StrongName | Kind::State(_) => true,
        Kind::Plain
        | Kind::Quiet
        | Kind::Name
        | Kind::Code
        | Kind::Time
        | Kind::Link
        | Kind::Shape(_) => false,
    }
}

fn ink(kind: Kind) -> Option<Ink> {
    match kind {
        Kind::State(mark) => Some(Ink::Of(mark)),
        Kind::Quiet => Some(Ink::Quiet),
        Kind::Link => Some(Ink::Link),
        Kind::Plain
        | Kind::Strong
        | Kind::Name
        | Kind::StrongName
        | Kind::Code
        | Kind::Time
        | Kind::Shape(_) => None,
    }
}

const MARKS: [Mark; 4] = [Mark::Good, Mark::Bad, Mark::Unknown, Mark::None];

/// The place of a shape in a line; its name there is the mark's place in [`MARKS`].
fn shape(mark: Mark, index: usize, size: f32) -> InlineBox {
    let id = MARKS.iter().position(|known| *known == mark);
    InlineBox {
        id: id.and_then(|at| u64::try_from(at).ok()).unwrap_or_default(),
        kind: InlineBoxKind::InFlow,
        index,
        width: size * (SHAPE + GAP),
        height: size * 0.7,
        baseline: None,
        vertical_align: VerticalAlign::BASELINE,
    }
}

fn mark_of(id: u64) -> Option<Mark> {
    MARKS.get(usize::try_from(id).ok()?).copied()
}
