//! Who, what was chosen, the fields.

use super::Source;
use crate::report::model::{
    ReportChoices, ReportChosen, ReportDocument, ReportField, ReportSubject,
};
use crate::report::phrases;
use crate::report::plain::{plain, plain_if_any};
use crate::setup::FieldId;
use crate::setup::view::{FieldView, Verdict};

/// The company: as the server named it, else its ID. Never what was typed.
pub(super) fn company(source: &Source<'_>) -> Option<String> {
    plain_if_any(source.setup.company_name.as_deref())
        .or_else(|| read_as(source, FieldId::CompanyId))
}

/// Which company, which server, which vendor.
pub(super) fn subject(source: &Source<'_>) -> ReportSubject {
    let guide = &source.view.guide;
    ReportSubject {
        company_found: plain_if_any(source.setup.company_name.as_deref()),
        company_id: read_as(source, FieldId::CompanyId),
        site: read_as(source, FieldId::Address),
        vendor: plain(&guide.name),
        guide: plain(&guide.id),
        document: ReportDocument {
            title: plain(&guide.source_title),
            address: plain(&guide.source_address),
            read_on: plain(&guide.source_read_on),
        },
    }
}

/// What was chosen.
pub(super) fn choices(source: &Source<'_>) -> ReportChoices {
    let choices = &source.view.choices;
    ReportChoices {
        is_answered: choices.is_answered,
        role: choices
            .roles
            .iter()
            .find(|role| role.is_chosen)
            .map(|role| plain(&role.label)),
        features: choices
            .features
            .iter()
            .map(|feature| ReportChosen {
                name: plain(&feature.name),
                is_chosen: feature.is_chosen,
            })
            .collect(),
    }
}

/// The fields, as Onramp read them.
pub(super) fn fields(source: &Source<'_>) -> Vec<ReportField> {
    source
        .view
        .fields
        .iter()
        .map(|field| ReportField {
            id: field.id,
            label: plain(&field.label),
            verdict: field.verdict,
            verdict_words: phrases::verdict(field.verdict).to_owned(),
            read_as: usable(field, field.read_as.as_deref()),
            value_for_vendor: usable(field, field.value_for_vendor.as_deref()),
        })
        .collect()
}

fn read_as(source: &Source<'_>, id: FieldId) -> Option<String> {
    let field = source.view.fields.iter().find(|field| field.id == id)?;
    usable(field, field.read_as.as_deref())
}

/// A field that is not usable as it stands may hold anything, a key too: nothing of it is told.
fn usable(field: &FieldView, value: Option<&str>) -> Option<String> {
    match field.verdict {
        Verdict::Valid | Verdict::ValidWithNotes => plain_if_any(value),
        Verdict::Empty | Verdict::Invalid => None,
    }
}
