//! Making a plan: a guide, after the choices of one setup.

mod drawing;
mod endpoints;
mod needed;
mod sheet;
mod sheet_text;

use super::file::{DAY, GuideFile, Section, Step};
use super::load::Guide;
use super::plan::{Corrected, Plan, PlannedNote, PlannedSection, PlannedStep};
use super::rich::{rich, rich_all};
use crate::catalog::Catalog;
use crate::setup::view::{CopyValue, Place};
use crate::setup::{Choices, EndingKind, Setup};
use drawing::drawn;
use endpoints::planned_endpoint;
use needed::{needed, needed_board};
use sheet::sheet;
pub(super) use sheet_text::{SheetText, write_corrections};

/// The letter of the steps that replace the keys; no guide has as many sections.
pub const REPLACE_LETTER: char = 'R';
/// The letter of the steps that bring a setup to its end.
pub const ENDING_LETTER: char = 'Z';

/// Answers with what is left of a guide after the choices: steps, permissions, endpoints, notes.
///
/// As long as nothing at all was chosen, nothing is ruled out. Codes ("B3") count every step of the guide, so that
/// they stay the same whatever was chosen.
#[must_use]
pub fn plan(guide: &Guide, catalog: &Catalog, choices: &Choices) -> Plan {
    let file = &guide.file;
    let chosen = Chosen { file, choices };
    let own_role = chosen.own_role_name();
    Plan {
        sections: sections(file, &chosen),
        needed: needed(file, catalog, &chosen),
        default_board: needed_board(file, &chosen),
        sheet: own_role.map(|role| sheet(file, catalog, &chosen, role)),
        endpoints: file
            .endpoints
            .iter()
            .map(|endpoint| planned_endpoint(file, catalog, endpoint))
            .collect(),
        notes: file
            .notes
            .iter()
            .map(|note| PlannedNote {
                title: note.title.clone(),
                paragraphs: rich_all(&note.text),
            })
            .collect(),
    }
}

/// Answers with what is left of a guide for `setup`: [`plan`], and after it the steps of a replacement and of an end,
/// where one was begun.
#[must_use]
pub fn plan_setup(guide: &Guide, catalog: &Catalog, setup: &Setup) -> Plan {
    let mut plan = plan(guide, catalog, &setup.choices);
    let file = &guide.file;
    let chosen = Chosen {
        file,
        choices: &setup.choices,
    };
    if let Some(replacement) = &setup.replacement {
        let mut section = planned_section(file, &chosen, &file.replace, REPLACE_LETTER);
        let day = replacement.began_at.strftime("%Y-%m-%d").to_string();
        for step in &mut section.steps {
            step.is_of_replacement = true;
            for copied in &mut step.copy_values {
                copied.value = copied.value.replace(DAY, &day);
            }
            if let Some(drawing) = &mut step.drawing {
                drawing.fill_in(DAY, &day);
            }
        }
        plan.sections.push(section);
    }
    if let Some(ending) = &setup.ending {
        let section = match ending.kind {
            EndingKind::Finished => &file.finish,
            EndingKind::Disconnected => &file.disconnect,
        };
        let mut section = planned_section(file, &chosen, section, ENDING_LETTER);
        for step in &mut section.steps {
            step.is_of_ending = true;
        }
        plan.sections.push(section);
    }
    plan
}

/// The choices of one setup, and what they rule out.
struct Chosen<'a> {
    file: &'a GuideFile,
    choices: &'a Choices,
}

impl Chosen<'_> {
    fn is_open(&self) -> bool {
        !self.choices.is_answered && self.choices.role.is_none() && self.choices.features.is_empty()
    }

    /// True when the features named are none at all, or one of them is chosen.
    fn wants_any(&self, features: &[String]) -> bool {
        self.is_open()
            || features.is_empty()
            || features
                .iter()
                .any(|feature| self.choices.features.contains(feature))
    }

    fn wants_step(&self, step: &Step) -> bool {
        let suits_role = match (&step.when.role, &self.choices.role) {
            (Some(wanted), Some(chosen)) => wanted == chosen,
            (Some(_) | None, None) | (None, Some(_)) => true,
        };
        suits_role && self.wants_any(&step.when.any_feature)
    }

    /// The name of the role to create; none when the chosen role is there already.
    fn own_role_name(&self) -> Option<String> {
        self.file
            .role_choice
            .options
            .iter()
            .filter(|role| role.is_own)
            .find(|role| {
                self.choices
                    .role
                    .as_ref()
                    .is_none_or(|chosen| *chosen == role.id)
            })
            .map(|role| role.name.clone())
    }
}

fn sections(file: &GuideFile, chosen: &Chosen<'_>) -> Vec<PlannedSection> {
    file.sections
        .iter()
        .zip('A'..='Z')
        .map(|(section, letter)| planned_section(file, chosen, section, letter))
        .filter(|section| !section.steps.is_empty())
        .collect()
}

fn planned_section(
    file: &GuideFile,
    chosen: &Chosen<'_>,
    section: &Section,
    letter: char,
) -> PlannedSection {
    let steps = section.steps.iter().zip(1_u32..);
    PlannedSection {
        letter: letter.to_string(),
        title: section.title.clone(),
        steps: steps
            .filter(|(step, _)| chosen.wants_step(step))
            .map(|(step, number)| planned_step(file, step, format!("{letter}{number}")))
            .collect(),
    }
}

fn planned_step(file: &GuideFile, step: &Step, code: String) -> PlannedStep {
    PlannedStep {
        id: step.id.clone(),
        code,
        title: step.title.clone(),
        place: step.place,
        place_name: file.place_name(step.place).to_owned(),
        paragraphs: rich_all(&step.text),
        menu_path: step.menu_path.clone(),
        warning: step.warning.as_deref().map(rich),
        copy_values: step
            .copy
            .iter()
            .map(|copied| CopyValue {
                label: copied.label.clone(),
                value: copied.value.clone(),
            })
            .collect(),
        drawing: drawn(step, file.place_name(step.place)),
        say: rich_all(&step.say),
        unseen: rich_all(&step.unseen),
        part: step.part,
        done_by: step.done_by,
        mark_label: step.mark_label.clone(),
        waits_for: step.waits_for.clone(),
        is_held: step.is_held,
        is_of_replacement: false,
        is_of_ending: false,
        corrections: file.corrected(&step.corrections),
    }
}

impl GuideFile {
    /// Every step of the way to a connection, in order.
    pub(crate) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.sections.iter().flat_map(|section| &section.steps)
    }

    /// Every section, those of a replacement and of the two ends last.
    pub(crate) fn all_sections(&self) -> impl Iterator<Item = &Section> {
        let later = [&self.replace, &self.finish, &self.disconnect];
        self.sections.iter().chain(later)
    }

    /// The name of a place, as shown beside a step.
    fn place_name(&self, place: Place) -> &str {
        match place {
            Place::Connectwise => "ConnectWise",
            Place::Vendor => &self.portal_name,
            Place::Onramp => "Onramp",
        }
    }

    /// The names of the features with these ids, in the guide's order.
    fn feature_names(&self, ids: &[String]) -> Vec<String> {
        let features = self.features.iter();
        let named = features.filter(|feature| ids.contains(&feature.id));
        named.map(|feature| feature.name.clone()).collect()
    }

    /// The corrections named, ready to show.
    pub(crate) fn corrected(&self, named: &[String]) -> Vec<Corrected> {
        named
            .iter()
            .filter_map(|id| self.corrections.iter().find(|known| known.id == *id))
            .map(|correction| Corrected {
                document_says: correction.document_says.clone(),
                we_believe: correction.we_believe.clone(),
                source: correction.source.clone(),
                confidence: correction.confidence.label().to_owned(),
            })
            .collect()
    }
}
