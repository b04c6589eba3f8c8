//! Rectangles, and the four shapes of states.

use super::paragraph::{Paragraph, Piece, Row};
use super::sheets::{Paint, Shape};
use super::style::Ink;
use crate::report::content::Mark;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Rect};
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;

/// How much of a circle's radius its four curves reach beyond their ends.
const CIRCLE: f32 = 0.5523;

pub(super) fn fill(color: rgb::Color) -> Fill {
    Fill {
        paint: color.into(),
        ..Fill::default()
    }
}

pub(super) fn filled(surface: &mut Surface<'_>, shape: &Shape) {
    let color = match shape.paint {
        Paint::Plain(color) => color,
        Paint::Of(mark) => Ink::Of(mark).color(),
    };
    let place = Rect::from_xywh(shape.x, shape.y, shape.width, shape.height);
    let path = place.and_then(|place| {
        let mut path = PathBuilder::new();
        path.push_rect(place);
        path.finish()
    });
    if let Some(path) = path {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(color)));
        surface.draw_path(&path);
    }
}

/// Draws the shapes in lines of a paragraph.
pub(super) fn marks(surface: &mut Surface<'_>, rows: &[Row], (left, y): (f32, f32)) {
    for piece in rows.iter().flat_map(|row| &row.pieces) {
        if let Piece::Mark { x, top, size, mark } = piece {
            let pen = Pen {
                x: left + x,
                y: y + top,
                unit: size / 16.0,
            };
            pen.draw(surface, *mark);
        }
    }
    surface.set_stroke(None);
}

/// Draws in a square of 16 units, as the page of the HTML form does.
struct Pen {
    x: f32,
    y: f32,
    unit: f32,
}

impl Pen {
    fn draw(&self, surface: &mut Surface<'_>, mark: Mark) {
        let color = Ink::Of(mark).color();
        let white = rgb::Color::white();
        let ground = match mark {
            Mark::Good => self.circle(8.0),
            Mark::Bad => self.corners(
                &[
                    (5.0, 0.0),
                    (11.0, 0.0),
                    (16.0, 5.0),
                    (16.0, 11.0),
                    (11.0, 16.0),
                    (5.0, 16.0),
                    (0.0, 11.0),
                    (0.0, 5.0),
                ],
                true,
            ),
            Mark::Unknown => {
                self.corners(&[(8.0, 0.0), (16.0, 8.0), (8.0, 16.0), (0.0, 8.0)], true)
            }
            Mark::None => {
                let dash = StrokeDash {
                    array: vec![3.2 * self.unit, 2.2 * self.unit],
                    offset: 0.0,
                };
                return self.stroke(surface, self.circle(6.8), color, (1.8, Some(dash)));
            }
        };
        if let Some(path) = ground {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(color)));
            surface.draw_path(&path);
        }
        let signs: &[&[(f32, f32)]] = match mark {
            Mark::Good => &[&[(4.2, 8.3), (7.0, 11.0), (12.0, 5.0)]],
            Mark::Bad => &[&[(5.0, 5.0), (11.0, 11.0)], &[(11.0, 5.0), (5.0, 11.0)]],
            Mark::Unknown => &[&[(8.0, 4.0), (8.0, 8.8)], &[(8.0, 11.8), (8.0, 11.9)]],
            Mark::None => &[],
        };
        for sign in signs {
            self.stroke(surface, self.corners(sign, false), white, (2.0, None));
        }
    }

    fn stroke(
        &self,
        surface: &mut Surface<'_>,
        path: Option<Path>,
        color: rgb::Color,
        (width, dash): (f32, Option<StrokeDash>),
    ) {
        let Some(path) = path else { return };
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            paint: color.into(),
            width: width * self.unit,
            line_cap: if dash.is_some() {
                LineCap::Butt
            } else {
                LineCap::Round
            },
            line_join: LineJoin::Round,
            dash,
            ..Stroke::default()
        }));
        surface.draw_path(&path);
    }

    fn corners(&self, corners: &[(f32, f32)], is_closed: bool) -> Option<Path> {
        let mut path = PathBuilder::new();
        for (at, (x, y)) in corners.iter().enumerate() {
            let (x, y) = (self.x + x * self.unit, self.y + y * self.unit);
            if at == 0 {
                path.move_to(x, y);
            } else {
                path.line_to(x, y);
            }
        }
        if is_closed {
            path.close();
        }
        path.finish()
    }

    fn circle(&self, radius: f32) -> Option<Path> {
        let (x, y, r) = (
            self.x + 8.0 * self.unit,
            self.y + 8.0 * self.unit,
            radius * self.unit,
        );
        let c = r * CIRCLE;
        let mut path = PathBuilder::new();
        path.move_to(x, y - r);
        path.cubic_to(x + c, y - r, x + r, y - c, x + r, y);
        path.cubic_to(x + r, y + c, x + c, y + r, x, y + r);
        path.cubic_to(x - c, y + r, x - r, y + c, x - r, y);
        path.cubic_to(x - r, y - c, x - c, y - r, x, y - r);
        path.close();
        path.finish()
    }
}

/// How far the longest line of a paragraph goes.
pub(super) fn width(paragraph: &Paragraph) -> f32 {
    paragraph.rows.iter().map(end).fold(0.0, f32::max)
}

/// Where a line ends.
pub(super) fn end(row: &Row) -> f32 {
    let ends = row.pieces.iter().map(|piece| match piece {
        Piece::Glyphs {
            x, size, glyphs, ..
        } => {
            x + glyphs
                .iter()
                .map(|glyph| glyph.x_advance * size)
                .sum::<f32>()
        }
        Piece::Mark { x, size, .. } => x + size,
    });
    ends.fold(0.0, f32::max)
}
