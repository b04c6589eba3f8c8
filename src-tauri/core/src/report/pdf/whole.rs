//! A whole report: title, parts, end.

use super::draw::draw as write;
use super::fonts::Typefaces;
use super::made::Made;
use super::place::{Frame, bar, ground, heading, introduced, place_all};
use super::prepare::{Prepared, prepare};
use super::sheets::{Branch, Paint, Sheets};
use super::style::{MEASURE, MOST_EMPTY, SHEET, Setting, paint};
use super::tags;
use super::typesetter::Typesetter;
use super::{Fault, Pdf};
use crate::report::content::{Content, Kind, Line, Mark, Section};

/// Above a part.
const ABOVE: f32 = 18.0;
const BELOW: f32 = 5.0;
/// Around the summary.
const PADDING: f32 = 14.0;

/// Draws a report. Answers with the file, and whether the typefaces lacked something.
pub(super) fn draw(
    content: &Content,
    made: &Made,
    typefaces: Typefaces,
) -> Result<(Pdf, bool), Fault> {
    let mut typesetter = Typesetter::new(typefaces);
    let mut sheets = Sheets::new();
    let mut branches = title(&mut typesetter, &mut sheets, content)?;
    for section in &content.sections {
        branches.push(match section.tone {
            Some(mark) => boxed(&mut typesetter, &mut sheets, section, mark)?,
            None => part(&mut typesetter, &mut sheets, section)?,
        });
    }
    let about_id = typesetter.set(&content.about_id, Setting::CELL, MEASURE)?;
    sheets.skip(ABOVE);
    sheets.need(about_id.height());
    let leaves = sheets.flow(&about_id, Frame::WHOLE.x);
    branches.push(tags::paragraph(leaves, &about_id));
    let bytes = write(&mut typesetter, &sheets, branches, (content, made))?;
    let (text, has_gaps) = typesetter.finish();
    Ok((Pdf { bytes, text }, has_gaps))
}

fn title(
    typesetter: &mut Typesetter,
    sheets: &mut Sheets,
    content: &Content,
) -> Result<Vec<Branch>, Fault> {
    let mut branches = Vec::new();
    if let Some(notice) = &content.practice_notice {
        let frame = Frame::WHOLE.inset(10.0);
        let notice = Line::of(Kind::Strong, notice);
        let notice = typesetter.set(&notice, Setting::TEXT, frame.width)?;
        let from = (sheets.at(), sheets.y);
        sheets.y += 7.0;
        branches.push(tags::paragraph(sheets.flow(&notice, frame.x), &notice));
        sheets.y += 7.0;
        ground(sheets, from, Frame::WHOLE, Paint::Plain(paint::notice()));
        bar(sheets, from, Frame::WHOLE.x, 3.0, Mark::Unknown);
        sheets.y += 12.0;
    }
    let x = Frame::WHOLE.x;
    let kind = Setting::TEXT.quiet().strong();
    let kind = typesetter.set(&Line::plain(content.kind), kind, MEASURE)?;
    branches.push(tags::paragraph(sheets.flow(&kind, x), &kind));
    sheets.y += 1.0;
    let line = typesetter.set(&Line::plain(&content.title), Setting::TITLE, MEASURE)?;
    branches.push(heading(sheets, 1, &content.title, &line, x));
    sheets.y += 3.0;
    let made = typesetter.set(&content.made, Setting::TEXT, MEASURE)?;
    branches.push(tags::paragraph(sheets.flow(&made, x), &made));
    sheets.y += 12.0;
    Ok(branches)
}

/// The summary, on a ground of its own.
fn boxed(
    typesetter: &mut Typesetter,
    sheets: &mut Sheets,
    section: &Section,
    mark: Mark,
) -> Result<Branch, Fault> {
    let frame = Frame::WHOLE.inset(PADDING);
    let line = typesetter.set(&section.heading, Setting::HEADLINE, frame.width)?;
    let blocks = prepare_all(typesetter, section, frame)?;
    let from = (sheets.at(), sheets.y);
    sheets.y += PADDING;
    let mut branches = vec![heading(sheets, 2, &section.heading.text(), &line, frame.x)];
    sheets.y += BELOW;
    branches.extend(place_all(sheets, &blocks, frame));
    sheets.y += PADDING / 2.0;
    ground(sheets, from, Frame::WHOLE, Paint::Plain(paint::shade()));
    bar(sheets, from, Frame::WHOLE.x, 4.0, mark);
    Ok(tags::section(branches))
}

fn part(
    typesetter: &mut Typesetter,
    sheets: &mut Sheets,
    section: &Section,
) -> Result<Branch, Fault> {
    let frame = Frame::WHOLE;
    let line = typesetter.set(&section.heading, Setting::SECTION, frame.width)?;
    let blocks = prepare_all(typesetter, section, frame)?;
    if section.is_on_new_page && sheets.room() < MOST_EMPTY {
        sheets.need(SHEET.1);
    }
    sheets.skip(ABOVE);
    let title = line.height() + BELOW;
    let whole = title + blocks.iter().map(Prepared::height).sum::<f32>();
    let least = if section.is_whole && whole <= MOST_EMPTY {
        whole
    } else {
        title + introduced(&blocks)
    };
    sheets.need(least);
    let mut branches = vec![heading(sheets, 2, &section.heading.text(), &line, frame.x)];
    sheets.y += BELOW;
    branches.extend(place_all(sheets, &blocks, frame));
    Ok(tags::section(branches))
}

fn prepare_all(
    typesetter: &mut Typesetter,
    section: &Section,
    frame: Frame,
) -> Result<Vec<Prepared>, Fault> {
    let blocks = section.blocks.iter();
    blocks
        .map(|block| prepare(typesetter, block, frame.width))
        .collect()
}
