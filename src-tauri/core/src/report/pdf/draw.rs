//! Writes sheets down as a file: grounds, watermark, text, footer, and around them what makes it readable for all.

use super::Fault;
use super::made::Made;
use super::paragraph::{Paragraph, Piece, Row};
use super::shapes::{self, filled};
use super::sheets::{Branch, Item, Sheet, Sheets};
use super::style::{FOOTER, LEFT, MEASURE, SHEET, Setting, paint};
use super::typesetter::Typesetter;
use super::{outline, tags};
use crate::report::content::{Content, Line, WATERMARK};
use krilla::Document;
use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::geom::{Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagTree,
};

/// The identifiers of everything drawn: by leaf its text, and its links.
struct Drawn {
    leaves: Vec<Vec<Identifier>>,
}

/// Writes the file.
pub(super) fn draw(
    typesetter: &mut Typesetter,
    sheets: &Sheets,
    branches: Vec<Branch>,
    (content, made): (&Content, &Made),
) -> Result<Vec<u8>, Fault> {
    let mut document = Document::new_with(settings()?);
    document.set_metadata(
        Metadata::new()
            .title(tags::title(&content.title))
            .language(content.language.clone())
            .description(made.description.clone())
            .creator(made.creator.clone())
            .producer("Onramp, with krilla".to_owned())
            .creation_date(made.at)
            .document_id(made.report_id.clone()),
    );
    let mut drawn = Drawn {
        leaves: vec![Vec::new(); sheets.leaves()],
    };
    let frame = frame(typesetter, content, made, sheets.sheets.len())?;
    for (sheet, footer) in sheets.sheets.iter().zip(&frame.footers) {
        let settings = PageSettings::from_wh(SHEET.0, SHEET.1).ok_or(Fault)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        below(&mut surface, sheet, &frame);
        for item in &sheet.items {
            text(&mut surface, item, &mut drawn);
        }
        foot(&mut surface, &frame.name, footer);
        surface.finish();
        for item in &sheet.items {
            for annotation in links(item) {
                let link = page.add_tagged_annotation(annotation);
                if let Some(leaf) = item.leaf.and_then(|leaf| drawn.leaves.get_mut(leaf)) {
                    leaf.push(link);
                }
            }
        }
        page.finish();
    }
    document.set_outline(outline::outline(&sheets.landmarks));
    let mut tree = TagTree::new().with_lang(Some(content.language.clone()));
    for branch in branches {
        for node in nodes(branch, &drawn) {
            tree.push(node);
        }
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|_| Fault)
}

fn settings() -> Result<SerializeSettings, Fault> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| Fault)?;
    Ok(SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    })
}

fn nodes(branch: Branch, drawn: &Drawn) -> Vec<Node> {
    match branch {
        Branch::Leaf(leaf) => {
            let leaf = drawn.leaves.get(leaf).into_iter().flatten();
            leaf.copied().map(Node::from).collect()
        }
        Branch::Group(tag, branches) => {
            let children = branches.into_iter();
            let children = children.flat_map(|branch| nodes(branch, drawn)).collect();
            vec![TagGroup::with_children(tag, children).into()]
        }
    }
}

/// What stands around the text of every sheet.
struct FrameText {
    watermark: Option<Paragraph>,
    name: Paragraph,
    footers: Vec<Paragraph>,
}

fn frame(
    typesetter: &mut Typesetter,
    content: &Content,
    made: &Made,
    sheets: usize,
) -> Result<FrameText, Fault> {
    let is_practice = content.practice_notice.is_some();
    let practice = if is_practice {
        format!(" ({WATERMARK})")
    } else {
        String::new()
    };
    let name = format!("{} {}{practice}", content.kind, made.report_id);
    let mut set = |text: String, setting, width| typesetter.set(&Line::plain(text), setting, width);
    let mut footers = Vec::new();
    for number in 1..=sheets {
        footers.push(set(
            format!("Page {number} of {sheets}"),
            Setting::FOOTER,
            MEASURE,
        )?);
    }
    let watermark = is_practice.then(|| set(WATERMARK.to_owned(), Setting::WATERMARK, SHEET.1));
    Ok(FrameText {
        watermark: watermark.transpose()?,
        name: set(name, Setting::FOOTER, MEASURE * 0.8)?,
        footers,
    })
}

/// Grounds, watermark, lines: nothing that is read aloud.
fn below(surface: &mut Surface<'_>, sheet: &Sheet, frame: &FrameText) {
    artifact(surface, ArtifactType::Layout, |surface| {
        sheet
            .grounds
            .iter()
            .for_each(|shape| filled(surface, shape));
    });
    if let Some(watermark) = &frame.watermark {
        artifact(surface, ArtifactType::Watermark, |surface| {
            let middle = SHEET.0 / 2.0;
            for part in [0.2, 0.5, 0.8] {
                surface.push_transform(&Transform::from_rotate_at(-24.0, middle, SHEET.1 * part));
                let x = middle - shapes::width(watermark) / 2.0;
                let y = SHEET.1 * part - watermark.height() / 2.0;
                glyphs(surface, watermark, &watermark.rows, (x, y), true);
                surface.pop();
            }
        });
    }
    artifact(surface, ArtifactType::Layout, |surface| {
        sheet.lines.iter().for_each(|shape| filled(surface, shape));
    });
}

/// Draws what is no content.
fn artifact(surface: &mut Surface<'_>, kind: ArtifactType, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    draw(surface);
    surface.end_tagged();
}

fn text(surface: &mut Surface<'_>, item: &Item, drawn: &mut Drawn) {
    let rows = item
        .paragraph
        .rows
        .get(item.rows.clone())
        .unwrap_or_default();
    let place = (item.x, item.y);
    let has_marks = rows.iter().flat_map(|row| &row.pieces);
    if has_marks
        .clone()
        .any(|piece| matches!(piece, Piece::Mark { .. }))
    {
        artifact(surface, ArtifactType::Layout, |surface| {
            shapes::marks(surface, rows, place)
        });
    }
    let Some(leaf) = item.leaf else {
        artifact(surface, ArtifactType::PaginationOther, |surface| {
            glyphs(surface, &item.paragraph, rows, place, false);
        });
        return;
    };
    let Some(leaf) = drawn.leaves.get_mut(leaf) else {
        return;
    };
    if item.paragraph.actual.is_none() {
        leaf.push(surface.start_tagged(ContentTag::Other));
        glyphs(surface, &item.paragraph, rows, place, false);
        surface.end_tagged();
        return;
    }
    for row in rows {
        let actual = item.paragraph.actual(row);
        let span = SpanTag::empty().with_actual_text(actual.as_deref());
        leaf.push(surface.start_tagged(ContentTag::Span(span)));
        glyphs(
            surface,
            &item.paragraph,
            std::slice::from_ref(row),
            place,
            false,
        );
        surface.end_tagged();
    }
}

fn glyphs(
    surface: &mut Surface<'_>,
    paragraph: &Paragraph,
    rows: &[Row],
    (left, top): (f32, f32),
    is_watermark: bool,
) {
    for piece in rows.iter().flat_map(|row| &row.pieces) {
        if let Piece::Glyphs {
            x,
            baseline,
            font,
            size,
            ink,
            glyphs,
        } = piece
        {
            surface.set_fill(Some(shapes::fill(if is_watermark {
                paint::watermark()
            } else {
                ink.color()
            })));
            let start = Point::from_xy(left + x, top + baseline);
            surface.draw_glyphs(start, glyphs, font.clone(), &paragraph.text, *size, false);
        }
    }
}

fn foot(surface: &mut Surface<'_>, name: &Paragraph, number: &Paragraph) {
    artifact(surface, ArtifactType::Footer, |surface| {
        glyphs(surface, name, &name.rows, (LEFT, FOOTER), false);
        let x = LEFT + MEASURE - shapes::width(number);
        glyphs(surface, number, &number.rows, (x, FOOTER), false);
    });
}

/// One link for each line of words that lead somewhere.
fn links(item: &Item) -> Vec<Annotation> {
    let Some(address) = &item.paragraph.link else {
        return Vec::new();
    };
    let rows = item
        .paragraph
        .rows
        .get(item.rows.clone())
        .unwrap_or_default();
    let links = rows.iter().filter_map(|row| {
        let top = item.y + row.top;
        let place = Rect::from_xywh(item.x, top, shapes::end(row).max(1.0), row.height)?;
        let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
        let link = LinkAnnotation::new(place, target);
        Some(Annotation::new_link(link, Some(address.clone())))
    });
    links.collect()
}
