//! The sections of a pair's life: its replacement, and the two ends. And the hold before the page is closed.

use super::text;
use crate::guide::error::GuideFault;
use crate::guide::file::{DAY, GuideFile, Section, Step};
use crate::guide::plan::DoneBy;
use crate::setup::view::Part;
use std::str::FromStr;

/// Checks that each section of a pair's life shows what it is for, once, and nothing that belongs elsewhere.
pub(super) fn check_life(file: &GuideFile) -> Result<(), GuideFault> {
    shows_once("[replace]", &file.replace, Part::Keys, "keys")?;
    shows_once("[replace]", &file.replace, Part::Test, "test")?;
    shows_once("[finish]", &file.finish, Part::Removal, "removal")?;
    shows_once("[disconnect]", &file.disconnect, Part::Removal, "removal")?;
    for section in file.sections.iter().chain([&file.replace]) {
        for step in &section.steps {
            if step.part == Some(Part::Removal) {
                return Err(GuideFault::RemovalTooEarly { place: name(step) });
            }
        }
    }
    is_held_after_the_test("the sections", file.steps())?;
    is_held_after_the_test("[replace]", file.replace.steps.iter())?;
    let ends = file.finish.steps.iter().chain(&file.disconnect.steps);
    for step in ends {
        if step.is_held {
            return Err(GuideFault::HeldAtTheEnd { place: name(step) });
        }
    }
    check_placeholders(file)
}

/// Checks that only the person's own word can close the page.
pub(super) fn check_held(step: &Step, place: &str) -> Result<(), GuideFault> {
    if step.is_held && step.done_by != DoneBy::Person {
        return Err(GuideFault::HeldNotByPerson {
            place: place.to_owned(),
        });
    }
    Ok(())
}

/// Checks that what a vendor publishes for sealing is a recipient, and that it is said where.
pub(super) fn check_hand_off(file: &GuideFile) -> Result<(), GuideFault> {
    let Some(hand_off) = &file.hand_off else {
        return Ok(());
    };
    let place = "hand_off";
    text(place, "recipient", &hand_off.recipient)?;
    if age::x25519::Recipient::from_str(&hand_off.recipient).is_err() {
        return Err(GuideFault::NoRecipient {
            place: place.to_owned(),
        });
    }
    super::is_https(place, &hand_off.source)
}

fn shows_once(
    place: &'static str,
    section: &Section,
    part: Part,
    name: &'static str,
) -> Result<(), GuideFault> {
    let steps = section.steps.iter();
    match steps.filter(|step| step.part == Some(part)).count() {
        1 => Ok(()),
        found => Err(GuideFault::PartNotOnce {
            place,
            part: name,
            found,
        }),
    }
}

/// Checks that a step closes the page with the keys, and that it comes after the pair was proved.
fn is_held_after_the_test<'a>(
    place: &'static str,
    steps: impl Iterator<Item = &'a Step>,
) -> Result<(), GuideFault> {
    let mut is_tested = false;
    let mut is_held = false;
    for step in steps {
        is_tested |= step.part == Some(Part::Test);
        if step.is_held && !is_tested {
            return Err(GuideFault::HeldBeforeTest { place: name(step) });
        }
        is_held |= step.is_held;
    }
    if is_held {
        return Ok(());
    }
    Err(GuideFault::HoldMissing { place })
}

/// Checks that values to copy hold no placeholder but the day, and that one in `[replace]` only.
fn check_placeholders(file: &GuideFile) -> Result<(), GuideFault> {
    let may_hold_day = |section: &Section| section.id == file.replace.id;
    for section in file.all_sections() {
        for step in &section.steps {
            for copied in &step.copy {
                let left = if may_hold_day(section) {
                    copied.value.replace(DAY, "")
                } else {
                    copied.value.clone()
                };
                if left.contains(['{', '}']) {
                    return Err(GuideFault::Placeholder {
                        place: name(step),
                        value: copied.value.clone(),
                    });
                }
            }
        }
    }
    Ok(())
}

fn name(step: &Step) -> String {
    format!("step \"{}\"", step.id)
}
