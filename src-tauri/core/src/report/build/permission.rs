//! The permissions that the vendor asks for.

use super::Source;
use crate::report::model::{HowKnown, ReportCorrection, ReportPermission, ReportPermissions};
use crate::report::phrases;
use crate::report::plain::{paragraph, plain};
use crate::setup::view::{Part, PermissionRow, StepStatus};

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
        rows: sheet.rows.iter().map(|asked| row(asked, known)).collect(),
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

fn row(asked: &PermissionRow, how_known: HowKnown) -> ReportPermission {
    ReportPermission {
        module: plain(&asked.module),
        function: plain(&asked.function),
        add: plain(&asked.add),
        edit: plain(&asked.edit),
        delete: plain(&asked.delete),
        inquire: plain(&asked.inquire),
        why: plain(&asked.why),
        features: asked.features.iter().map(|name| plain(name)).collect(),
        is_correction: asked.is_correction,
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
