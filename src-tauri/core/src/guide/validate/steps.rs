//! Sections and steps.

use super::life::check_held;
use super::{fits, ids, known_corrections, known_features, missing, text, texts};
use crate::guide::error::GuideFault;
use crate::guide::file::{GuideFile, Section, Step};
use crate::guide::plan::DoneBy;
use crate::setup::view::Part;

/// The parts of Onramp without which no setup can be finished.
const NEEDED: [(Part, &str); 6] = [
    (Part::Choices, "choices"),
    (Part::Fields, "fields"),
    (Part::Keys, "keys"),
    (Part::Handover, "handover"),
    (Part::Test, "test"),
    (Part::Report, "report"),
];

/// How many sections there may be: A to Q. R is the replacement's letter, and Z that of an end.
const MOST_SECTIONS: usize = 17;

pub(super) fn check_steps(file: &GuideFile) -> Result<(), GuideFault> {
    if file.sections.len() > MOST_SECTIONS {
        return Err(GuideFault::TooManySections);
    }
    ids(
        "section",
        file.all_sections().map(|section| section.id.as_str()),
    )?;
    let steps = file.all_sections().flat_map(|section| &section.steps);
    ids("step", steps.map(|step| step.id.as_str()))?;
    for section in file.all_sections() {
        let place = format!("section \"{}\"", section.id);
        text(&place, "title", &section.title)?;
    }
    let mut gates: Vec<&str> = Vec::new();
    for section in &file.sections {
        check_section(file, section, &mut gates)?;
    }
    for section in [&file.replace, &file.finish, &file.disconnect] {
        check_section(file, section, &mut gates.clone())?;
    }
    for (part, name) in NEEDED {
        if !file.steps().any(|step| step.part == Some(part)) {
            return Err(GuideFault::PartMissing { part: name });
        }
    }
    Ok(())
}

/// Checks the steps of a section. `gates` are those that stand before it; its own join them.
fn check_section<'a>(
    file: &GuideFile,
    section: &'a Section,
    gates: &mut Vec<&'a str>,
) -> Result<(), GuideFault> {
    for step in &section.steps {
        check_step(file, step, gates)?;
        if step.done_by == DoneBy::Gate {
            gates.push(&step.id);
        }
    }
    Ok(())
}

fn check_step(file: &GuideFile, step: &Step, gates: &[&str]) -> Result<(), GuideFault> {
    let place = format!("step \"{}\"", step.id);
    text(&place, "title", &step.title)?;
    texts(&place, "text", &step.text)?;
    for said in &step.say {
        text(&place, "line in say", said)?;
    }
    for unseen in &step.unseen {
        text(&place, "line in unseen", unseen)?;
    }
    text(&place, "mark_label", &step.mark_label)?;
    if let Some(warning) = &step.warning {
        text(&place, "warning", warning)?;
    }
    for label in &step.menu_path {
        text(&place, "label in menu_path", label)?;
    }
    for copied in &step.copy {
        text(&place, "label in copy", &copied.label)?;
        text(&place, "value in copy", &copied.value)?;
        if let Some(field) = copied.fits {
            fits(&place, &copied.value, field.limit_characters())?;
        }
    }
    check_conditions(file, step, &place)?;
    check_proof(step, &place)?;
    check_held(step, &place)?;
    check_gate(step, &place, gates)
}

fn check_conditions(file: &GuideFile, step: &Step, place: &str) -> Result<(), GuideFault> {
    known_corrections(file, place, &step.corrections)?;
    known_features(file, place, &step.when.any_feature)?;
    match &step.when.role {
        Some(role)
            if !file
                .role_choice
                .options
                .iter()
                .any(|known| known.id == *role) =>
        {
            Err(missing(place, "role option", role))
        }
        Some(_) | None => Ok(()),
    }
}

/// A part of Onramp that leaves evidence behind must be what makes its step done.
fn check_proof(step: &Step, place: &str) -> Result<(), GuideFault> {
    let Some(part) = step.part else {
        return Ok(());
    };
    let (part, wanted, done_by) = match part {
        Part::Choices => ("choices", DoneBy::Choices, "choices"),
        Part::Fields => ("fields", DoneBy::Fields, "fields"),
        Part::Keys => ("keys", DoneBy::Keys, "keys"),
        Part::Test => ("test", DoneBy::Test, "test"),
        Part::Report => ("report", DoneBy::Report, "report"),
        Part::Removal => ("removal", DoneBy::Removal, "removal"),
        Part::Permissions | Part::Endpoints | Part::Handover => return Ok(()),
    };
    if step.done_by == wanted {
        return Ok(());
    }
    Err(GuideFault::PartNotProved {
        place: place.to_owned(),
        part,
        done_by,
    })
}

fn check_gate(step: &Step, place: &str, gates: &[&str]) -> Result<(), GuideFault> {
    match &step.waits_for {
        Some(gate) if !gates.contains(&gate.as_str()) => Err(GuideFault::NotAGate {
            place: place.to_owned(),
            gate: gate.clone(),
        }),
        Some(_) | None => Ok(()),
    }
}
