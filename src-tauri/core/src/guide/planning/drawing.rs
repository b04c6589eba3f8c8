//! Making a step's sketch: its parts, the order of its acts, and all of it in sentences.

use crate::guide::file::{Drawing, DrawnEntry, Step};
use crate::setup::view::{DrawingView, DrawnAct, DrawnField, Span};
use crate::words::{DrawingWords, drawing_words};

/// Answers with the sketch of a step; `place_name` is where it happens.
pub(super) fn drawn(step: &Step, place_name: &str) -> Option<DrawingView> {
    let drawing = step.drawing.as_ref()?;
    let mut acts = Acts(0);
    let menu_number = (!drawing.menu.is_empty()).then(|| acts.next());
    let tab = drawing.tab.as_ref().map(|label| acts.act(label, None));
    let open = drawing.open.iter();
    let open: Vec<DrawnAct> = open
        .map(|one| acts.act(&one.label, one.beside.as_ref()))
        .collect();
    let is_filled_in = !drawing.fields.is_empty() && !drawing.fields_stay_empty;
    let fields_number = is_filled_in.then(|| acts.next());
    let press = drawing.press.as_ref().map(|label| acts.act(label, None));
    let fields = drawing.fields.iter();
    let mut view = DrawingView {
        place_name: place_name.to_owned(),
        menu: drawing.menu.clone(),
        menu_number,
        tab,
        under: drawing.under.clone(),
        open,
        fields: fields.map(|entry| field(entry, step)).collect(),
        fields_number,
        press,
        leave: drawing.leave.clone(),
        text: String::new(),
    };
    view.text = told(&view, drawing, drawing_words());
    Some(view)
}

/// Counts the acts of a sketch.
struct Acts(u32);

impl Acts {
    fn next(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }

    fn act(&mut self, label: &str, beside: Option<&String>) -> DrawnAct {
        DrawnAct {
            number: self.next(),
            label: label.to_owned(),
            beside: beside.cloned(),
        }
    }
}

fn field(entry: &DrawnEntry, step: &Step) -> DrawnField {
    let copied = step.copy.iter().find(|copied| copied.label == entry.name());
    let value = entry.value.as_ref().or(copied.map(|copied| &copied.value));
    DrawnField {
        name: Span {
            text: entry.name().to_owned(),
            is_label: entry.label.is_some(),
        },
        value: value.cloned(),
    }
}

/// The sketch in sentences, in the order of its acts.
fn told(view: &DrawingView, drawing: &Drawing, words: &DrawingWords) -> String {
    let mut told = vec![words.place.replace("{place}", &view.place_name)];
    let path = |sentence: &str, labels: &[String]| {
        (!labels.is_empty()).then(|| sentence.replace("{labels}", &labels.join(&words.then)))
    };
    let press = |act: &DrawnAct| match &act.beside {
        Some(beside) => {
            let sentence = words.press_beside.replace("{label}", &act.label);
            sentence.replace("{beside}", beside)
        }
        None => words.press.replace("{label}", &act.label),
    };
    told.extend(path(&words.menu, &view.menu));
    let tab = view.tab.iter();
    told.extend(tab.map(|tab| words.tab.replace("{label}", &tab.label)));
    told.extend(path(&words.under, &view.under));
    told.extend(view.open.iter().map(press));
    if !view.fields.is_empty() {
        let sentence = if drawing.fields_stay_empty {
            &words.fields_empty
        } else {
            &words.fields
        };
        told.push(sentence.replace("{fields}", &listed(&view.fields, words)));
    }
    told.extend(view.press.iter().map(press));
    let leave = view.leave.iter();
    told.extend(leave.map(|label| words.leave.replace("{label}", label)));
    told.join(" ")
}

/// The fields with their values, one after the other.
fn listed(fields: &[DrawnField], words: &DrawingWords) -> String {
    let listed: Vec<String> = fields
        .iter()
        .map(|field| match &field.value {
            Some(value) => {
                let named = words.field_value.replace("{name}", &field.name.text);
                named.replace("{value}", value)
            }
            None => field.name.text.clone(),
        })
        .collect();
    listed.join(&words.and)
}
