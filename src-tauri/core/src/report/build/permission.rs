//! The permissions that the vendor asks for.

use super::Source;
use crate::report::model::{HowKnown, ReportCorrection, ReportPermission, ReportPermissions};
use crate::report::phrases;
use crate::report::plain::{paragraph, plain};
use crate::setup::view::{LevelAsked, Part, PermissionRow, StepStatus};

/// The permission table; none for the Admin role.
pub(super) fn permissions(source: &Source<'_>) -> Option<ReportPermissions> {
    let sheet = source.view.permissions.as_ref()?;
    let known = known(source);
    Some(ReportPermissions {
        role_name: plain(&sheet.role_name),
        how_known_words: match known {
            HowKnown::NotTested => phrases::PERMISSIONS_NOT_SAID.to_owned(),
            HowKnown::PersonSaid => phrases::PERMISSIONS_SAID.to_owned(),
        },
        rows: sheet
            .modules
            .iter()
            .flat_map(|module| {
                let asked = module.rows.iter().filter(|row| !row.reasons.is_empty());
                asked.map(|asked| row(&module.name, asked, known))
            })
            .collect(),
        table_setup: sheet.table_setup.iter().map(paragraph).collect(),
    })
}

/// A person's word counts once every step that shows the sheet is done.
fn known(source: &Source<'_>) -> HowKnown {
    let mut with_sheet = source
        .view
        .sections
        .iter()
        .flat_map(|section| &section.steps)
        .filter(|step| step.part == Some(Part::Permissions))
        .peekable();
    let is_shown = with_sheet.peek().is_some();
    let is_said = with_sheet.all(|step| {
        step.status == StepStatus::Done && source.setup.steps_done.contains_key(&step.id)
    });
    if is_shown && is_said {
        HowKnown::PersonSaid
    } else {
        HowKnown::NotTested
    }
}

fn row(module: &str, asked: &PermissionRow, how_known: HowKnown) -> ReportPermission {
    let level = |column: &str| {
        let mut boxes = asked.boxes.iter();
        let found = boxes.find(|one| one.column == column && one.asked != LevelAsked::Nothing);
        found.map_or_else(String::new, |_| "All".to_owned())
    };
    let why = asked.reasons.iter().map(|reason| reason.why.as_str());
    let features = asked.reasons.iter().flat_map(|reason| &reason.features);
    ReportPermission {
        module: plain(module),
        function: plain(&asked.function),
        add: level("Add"),
        edit: level("Edit"),
        delete: level("Delete"),
        inquire: level("Inquire"),
        why: plain(&why.collect::<Vec<_>>().join(" ")),
        features: features.map(|name| plain(name)).collect(),
        is_correction: asked.reasons.iter().all(|reason| reason.is_optional),
        corrections: asked
            .corrections
            .iter()
            .map(|correction| ReportCorrection {
                document_says: plain(&correction.document_says),
                we_believe: plain(&correction.we_believe),
                confidence: plain(&correction.confidence),
            })
            .collect(),
        how_known,
        how_known_words: phrases::how_known(how_known).to_owned(),
    }
}
