//! The element that has the focus, and where it is.

use serde_json::Value;

/// Edges that are this near, in CSS pixels, count as the same.
const SLACK: f64 = 4.0;

/// The element that has the focus.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Focused {
    pub(crate) role: String,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) option: String,
    /// Nothing comes before it, or behind it, in the list that the arrow keys go through.
    pub(super) is_first: bool,
    pub(super) is_last: bool,
    pub(crate) is_checked: bool,
    pub(crate) is_off: bool,
    pub(crate) is_focus_shown: bool,
    is_in_view: bool,
    /// What lies over it, where something does: a sign that stays in place while the page scrolls.
    covered_by: String,
    /// Where it is in the window, for a failure's words.
    place: String,
    /// Where it is among what is read with it; nothing outside the page's main part and its dialogs.
    spot: Option<Spot>,
}

impl Focused {
    pub(super) fn read(value: &Value) -> Option<Self> {
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let flag = |key: &str| value[key].as_bool().unwrap_or_default();
        value.is_object().then(|| Self {
            role: text("role"),
            name: text("name"),
            value: text("value"),
            option: text("option"),
            is_first: flag("isFirst"),
            is_last: flag("isLast"),
            is_checked: flag("isChecked"),
            is_off: flag("isOff"),
            is_focus_shown: flag("isFocusShown"),
            is_in_view: flag("isInView"),
            covered_by: text("coveredBy"),
            place: text("place"),
            spot: Spot::read(&value["spot"]),
        })
    }

    /// A name that ends in `*` stands for every name that begins so.
    pub(super) fn is(&self, role: &str, name: &str) -> bool {
        self.role == role
            && match name.strip_suffix('*') {
                Some(beginning) => self.name.starts_with(beginning),
                None => self.name == name,
            }
    }

    /// Whether it is in the window, and nothing lies over it.
    pub(crate) fn can_be_seen(&self) -> bool {
        self.is_in_view && self.covered_by.is_empty()
    }

    /// The next stop of Tab is where the eye goes on.
    pub(super) fn assert_followed_by(&self, next: &Self) {
        if let (Some(from), Some(to)) = (&self.spot, &next.spot) {
            assert!(
                from.is_before(to),
                "Tab goes against the eye, from {self:?} to {next:?}"
            );
        }
    }
}

/// A rectangle in CSS pixels, and the region of the page that it is in.
#[derive(Clone, PartialEq, Debug)]
struct Spot {
    region: String,
    /// Nothing in its region can have the focus before it.
    is_first: bool,
    in_region: [f64; 4],
    on_page: [f64; 4],
}

impl Spot {
    fn read(value: &Value) -> Option<Self> {
        let sides = |key: &str| {
            ["top", "bottom", "left", "right"].map(|side| value[key][side].as_f64().unwrap())
        };
        value.is_object().then(|| Self {
            region: value["region"].as_str().unwrap_or_default().to_owned(),
            is_first: value["isFirst"].as_bool().unwrap_or_default(),
            in_region: sides("inRegion"),
            on_page: sides("onPage"),
        })
    }

    /// Down, or to the right: in the same row, or at the head of the next column.
    ///
    /// The one exception: behind the end of a dialog comes its beginning, for nothing else can have the focus.
    fn is_before(&self, next: &Self) -> bool {
        let is_same = self.region == next.region;
        if is_same && next.is_first && next.region.starts_with("dialog") {
            return true;
        }
        // A list that stays while the page scrolls moves on the page, and not within itself.
        let (from, to) = if is_same {
            (self.in_region, next.in_region)
        } else {
            (self.on_page, next.on_page)
        };
        let [top, bottom, left, right] = from;
        let [next_top, next_bottom, next_left, _] = to;
        let is_below = next_top >= bottom - SLACK;
        let is_beside = next_left >= right - SLACK;
        let is_in_row = next_top < bottom && next_bottom > top && next_left >= left - SLACK;
        is_below || is_beside || is_in_row
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn spot(region: &str, top: f64, left: f64) -> Spot {
        let sides =
            json!({ "top": top, "bottom": top + 20.0, "left": left, "right": left + 100.0 });
        let value =
            json!({ "region": region, "isFirst": false, "inRegion": sides, "onPage": sides });
        Spot::read(&value).unwrap()
    }

    #[test]
    fn the_eye_goes_down_along_a_row_and_to_the_next_column_and_not_back() {
        let middle = spot("article", 100.0, 200.0);
        for next in [(130.0, 0.0), (100.0, 310.0), (0.0, 320.0), (102.0, 210.0)] {
            assert!(
                middle.is_before(&spot("article", next.0, next.1)),
                "{next:?}"
            );
        }
        for next in [(60.0, 200.0), (100.0, 50.0), (0.0, 0.0)] {
            assert!(
                !middle.is_before(&spot("article", next.0, next.1)),
                "{next:?}"
            );
        }
    }

    #[test]
    fn the_end_of_a_dialog_is_followed_by_its_beginning() {
        let end = spot("dialog 0", 300.0, 100.0);
        let mut beginning = spot("dialog 0", 100.0, 100.0);
        assert!(!end.is_before(&beginning));
        beginning.is_first = true;
        assert!(end.is_before(&beginning));
    }
}
