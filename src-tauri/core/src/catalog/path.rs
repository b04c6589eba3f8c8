//! Paths of endpoints: comparing templates, and matching a real path to a template.

/// Cuts off the query and the outer slashes and splits the rest.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    let before = |path, mark| str::split_once(path, mark).map_or(path, |(before, _)| before);
    let bare: &str = before(before(path, '?'), '#');
    bare.trim_matches('/').split('/')
}

/// Both paths side by side, segment by segment; a pair with nothing on one side where they are not of one length.
fn side_by_side<'a>(
    one: &'a str,
    other: &'a str,
) -> impl Iterator<Item = (Option<&'a str>, Option<&'a str>)> {
    let (mut one, mut other) = (segments(one), segments(other));
    std::iter::from_fn(move || {
        Some((one.next(), other.next())).filter(|pair| *pair != (None, None))
    })
}

fn is_parameter(segment: &str) -> bool {
    segment.starts_with('{') && segment.ends_with('}')
}

/// Answers with the number of parameters in a template.
pub(super) fn parameters(template: &str) -> usize {
    segments(template)
        .filter(|segment| is_parameter(segment))
        .count()
}

/// What stands in a query for an id.
const ID: &str = "{id}";

/// True when a query wants an id.
pub(super) fn takes_id(query: &str) -> bool {
    pairs(query).any(|(_, value)| value == ID)
}

/// True when a query has a place for anything but an id.
pub(super) fn has_other_places(query: &str) -> bool {
    pairs(query).any(|(_, value)| value != ID && value.contains('{'))
}

/// True when the query of a real path gives an id wherever the template's query wants one, beside everything else
/// that the template's query says. A template that wants none leaves the query open.
pub(super) fn gives_id(template_query: &str, path: &str) -> bool {
    let given = path.split_once('?').map_or("", |(_, query)| query);
    !takes_id(template_query)
        || pairs(template_query).all(|(key, wanted)| {
            let mut values = pairs(given).filter(|(name, _)| *name == key);
            let is_wanted = |(_, value): (&str, &str)| {
                value == wanted || (wanted == ID && is_whole_number(value))
            };
            values.next().is_some_and(is_wanted) && values.next().is_none()
        })
}

fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.split('&').filter_map(|pair| pair.split_once('='))
}

/// True when both templates name the same endpoint, whatever their parameters are called and however the
/// letters are cased.
pub(super) fn is_same_template(one: &str, other: &str) -> bool {
    side_by_side(one, other).all(|pair| {
        let (Some(left), Some(right)) = pair else {
            return false;
        };
        match (is_parameter(left), is_parameter(right)) {
            (true, true) => true,
            (false, false) => left.eq_ignore_ascii_case(right),
            (true, false) | (false, true) => false,
        }
    })
}

/// Answers with the number of parameters when a real path (or a template) falls under the template, else none.
///
/// A parameter stands for a whole number only, so that no word of a path can hide behind one.
pub(super) fn parameters_matched(template: &str, path: &str) -> Option<usize> {
    let mut parameters = 0;
    for pair in side_by_side(template, path) {
        let (Some(pattern), Some(segment)) = pair else {
            return None;
        };
        if is_parameter(pattern) {
            if !is_parameter(segment) && !is_whole_number(segment) {
                return None;
            }
            parameters += 1;
        } else if !pattern.eq_ignore_ascii_case(segment) {
            return None;
        }
    }
    Some(parameters)
}

fn is_whole_number(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit())
}
