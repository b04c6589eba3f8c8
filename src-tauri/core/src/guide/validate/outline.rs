//! The outline, and what it points to.

use super::{ids, text};
use crate::guide::error::GuideFault;
use crate::guide::file::GuideFile;
use crate::guide::outline::Outline;

/// Labels and menu paths are short; sentences of the vendor are not kept.
const MOST_WORDS_TO_FIND: usize = 8;

/// Checks everything in `outline.toml`. A passage that nothing carries is no fault here: coverage tells it.
pub(in crate::guide) fn check_outline(
    file: &GuideFile,
    outline: &Outline,
) -> Result<(), GuideFault> {
    ids(
        "passage",
        outline.passages.iter().map(|passage| passage.id.as_str()),
    )?;
    for passage in &outline.passages {
        let place = format!("passage \"{}\"", passage.id);
        text(&place, "summary", &passage.summary)?;
        let is_well_formed = passage.digest.len() == 16
            && passage
                .digest
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if !is_well_formed {
            return Err(GuideFault::DigestMalformed { place });
        }
        if let Some(find) = &passage.find {
            text(&place, "find", find)?;
            if find.split_whitespace().count() > MOST_WORDS_TO_FIND {
                return Err(GuideFault::FindTooLong {
                    place,
                    find: find.clone(),
                });
            }
        }
        for carrier in &passage.carried_by {
            if !file.has_carrier(carrier) {
                return Err(GuideFault::TargetMissing {
                    place,
                    target: format!("\"{carrier}\""),
                });
            }
        }
    }
    Ok(())
}

impl GuideFile {
    /// True when the guide has what `carried_by` names: `step:keys`.
    fn has_carrier(&self, carrier: &str) -> bool {
        let Some((kind, id)) = carrier.split_once(':') else {
            return false;
        };
        match kind {
            "guide" => {
                matches!(id, "title" | "about")
                    || (id == "table-setup" && !self.table_setup.is_empty())
            }
            "section" => self.sections.iter().any(|entry| entry.id == id),
            "step" => self
                .all_sections()
                .any(|section| section.steps.iter().any(|entry| entry.id == id)),
            "permission" => self.permissions.iter().any(|entry| entry.id == id),
            "endpoint" => self.endpoints.iter().any(|entry| entry.id == id),
            "note" => self.notes.iter().any(|entry| entry.id == id),
            "choice" => self.role_choice.options.iter().any(|entry| entry.id == id),
            "feature" => self.features.iter().any(|entry| entry.id == id),
            "field" => self.fields.iter().any(|entry| entry.id.name() == id),
            _ => false,
        }
    }
}
