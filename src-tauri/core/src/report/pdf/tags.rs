//! The tag tree: what a screen reader is told.

use super::paragraph::Paragraph;
use super::sheets::Branch;
use super::visible::{BOX, visible};
use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagKind};
use std::num::NonZeroU16;

/// The most characters of a title in the tree, the outline and the file's own title: a string has its limit there.
const LONGEST: usize = 300;

/// A title, cut to a length that every reader takes. It is never empty: a file without one is refused.
pub(super) fn title(text: &str) -> String {
    let visible = visible(text);
    if visible.trim().is_empty() {
        return BOX.to_string();
    }
    if visible.chars().count() <= LONGEST {
        return visible;
    }
    visible.chars().take(LONGEST).chain(['…']).collect()
}

pub(super) fn heading(level: u16, text: &str, leaves: Vec<Branch>) -> Branch {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    of(Tag::Hn(level, Some(title(text))), leaves)
}

/// A paragraph; where its words lead somewhere, the link around them is added when it is drawn.
pub(super) fn paragraph(leaves: Vec<Branch>, line: &Paragraph) -> Branch {
    if line.link.is_some() {
        return of(Tag::P, vec![of(Tag::Link, leaves)]);
    }
    of(Tag::P, leaves)
}

/// Blocks that belong together.
pub(super) fn group(branches: Vec<Branch>) -> Branch {
    of(Tag::Div, branches)
}

pub(super) fn section(branches: Vec<Branch>) -> Branch {
    of(Tag::Section, branches)
}

pub(super) fn list(items: Vec<Branch>) -> Branch {
    of(Tag::L(ListNumbering::None), items)
}

/// An item, with the name that it has in a list of pairs.
pub(super) fn item(name: Option<Vec<Branch>>, body: Vec<Branch>) -> Branch {
    let name = name.map(|leaves| of(Tag::Lbl, leaves));
    let body = of(Tag::LBody, body);
    of(Tag::LI, name.into_iter().chain([body]).collect())
}

pub(super) fn column_header(leaf: Branch) -> Branch {
    of(Tag::TH(TableHeaderScope::Column), vec![leaf])
}

/// A cell with its paragraphs.
pub(super) fn cell(is_name: bool, mut lines: Vec<Vec<Branch>>) -> Branch {
    let inside = if lines.len() > 1 {
        lines.into_iter().map(|leaves| of(Tag::P, leaves)).collect()
    } else {
        lines.pop().unwrap_or_default()
    };
    if is_name {
        of(Tag::TH(TableHeaderScope::Row), inside)
    } else {
        of(Tag::TD, inside)
    }
}

pub(super) fn row(cells: Vec<Branch>) -> Branch {
    of(Tag::TR, cells)
}

pub(super) fn table(caption: &str, head: Vec<Branch>, rows: Vec<Branch>) -> Branch {
    let head = of(Tag::THead, vec![row(head)]);
    let body = of(Tag::TBody, rows);
    let table = Tag::Table.with_summary(Some(caption.to_owned()));
    of(table, vec![head, body])
}

fn of(tag: impl Into<TagKind>, branches: Vec<Branch>) -> Branch {
    Branch::Group(tag.into(), branches)
}
