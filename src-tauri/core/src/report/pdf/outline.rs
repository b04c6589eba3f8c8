//! The outline that a reader shows beside the sheets.

use super::sheets::Landmark;
use super::style::LEFT;
use super::tags;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

/// Every part, with the headings inside it; the title is the file's own.
pub(super) fn outline(landmarks: &[Landmark]) -> Outline {
    let mut parts: Vec<OutlineNode> = Vec::new();
    for landmark in landmarks {
        let place = XyzDestination::new(landmark.sheet, Point::from_xy(LEFT, landmark.y));
        let node = OutlineNode::new(tags::title(&landmark.text), place);
        match (landmark.level, parts.last_mut()) {
            (3.., Some(part)) => part.push_child(node),
            _ => parts.push(node),
        }
    }
    let mut outline = Outline::new();
    for part in parts {
        outline.push_child(part);
    }
    outline
}
