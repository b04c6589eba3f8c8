//! The sketches: nothing may be drawn that the guide does not name elsewhere.

use super::text;
use crate::guide::error::GuideFault;
use crate::guide::file::{Drawing, GuideFile, Step};
use crate::guide::rich::rich;
use crate::setup::view::Place;
use std::collections::BTreeSet;

/// Checks the sketches of all steps.
pub(super) fn check_drawings(file: &GuideFile) -> Result<(), GuideFault> {
    let steps = file.all_sections().flat_map(|section| &section.steps);
    for step in steps {
        if let Some(drawing) = &step.drawing {
            check_drawing(file, step, drawing)?;
        }
    }
    Ok(())
}

fn check_drawing(file: &GuideFile, step: &Step, drawing: &Drawing) -> Result<(), GuideFault> {
    let place = format!("step \"{}\"", step.id);
    if step.place == Place::Onramp {
        return Err(GuideFault::DrawnInOnramp { place });
    }
    if drawing.labels().next().is_none() {
        return text(&place, "label in drawing", "");
    }
    for field in &drawing.fields {
        if field.label.is_some() == field.what.is_some() {
            return Err(GuideFault::FieldNotNamed { place });
        }
        text(&place, "name of a field in drawing", field.name())?;
    }
    if let Some(label) = &drawing.press
        && drawing.leave.contains(label)
    {
        return Err(GuideFault::PressedAndLeft {
            place,
            label: label.clone(),
        });
    }
    let named = named_in(file, step.place);
    for label in drawing.labels() {
        text(&place, "label in drawing", label)?;
        let is_corrected = |said: &str| said.contains(label);
        let mut corrections = file.corrections.iter();
        if !named.contains(label) && !corrections.any(|one| is_corrected(&one.we_believe)) {
            return Err(GuideFault::LabelNotNamed {
                place,
                label: label.to_owned(),
            });
        }
    }
    Ok(())
}

/// Every label that the steps in `place` name: in their texts and warnings, on their paths, over their values.
fn named_in(file: &GuideFile, place: Place) -> BTreeSet<String> {
    let steps = file.all_sections().flat_map(|section| &section.steps);
    let mut named = BTreeSet::new();
    for step in steps.filter(|step| step.place == place) {
        let texts = step.text.iter().chain(&step.warning);
        let spans = texts.flat_map(|text| rich(text));
        named.extend(spans.filter(|span| span.is_label).map(|span| span.text));
        named.extend(step.menu_path.iter().cloned());
        named.extend(step.copy.iter().map(|copied| copied.label.clone()));
    }
    named
}
