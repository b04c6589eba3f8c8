//! Who, what was chosen, the key pair, the fields.

use super::Source;
use crate::report::model::{
    KeyState, ReportChoices, ReportChosen, ReportDocument, ReportField, ReportKey, ReportKeys,
    ReportSubject,
};
use crate::report::moment::moment;
use crate::report::phrases;
use crate::report::plain::{plain, plain_if_any};
use crate::setup::view::{FieldView, Verdict};
use crate::setup::{CapturedSlot, FieldId, KeptIn};

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

/// What may be said of the key pair: from the record, which never held one.
pub(super) fn keys(source: &Source<'_>) -> ReportKeys {
    let kept = &source.setup.keys;
    let key = |name: &str, slot: Option<&CapturedSlot>, last_four: Option<String>| {
        let state = match (slot, kept.kept_in == KeptIn::Memory) {
            (None, _) => KeyState::NotCaptured,
            (Some(_), true) => KeyState::KeptInMemory,
            (Some(_), false) => KeyState::Saved,
        };
        ReportKey {
            name: name.to_owned(),
            state,
            state_words: phrases::key_state(state).to_owned(),
            length: slot.and_then(|slot| u64::try_from(slot.length).ok()),
            last_four,
            saved_at: slot.map(|slot| moment(slot.at, &source.zone)),
        }
    };
    let public_last_four = kept
        .pair
        .public
        .as_ref()
        .and_then(|slot| slot.last_four.as_deref())
        .filter(|last| last.chars().count() <= 4);
    ReportKeys {
        public: key(
            "Public key",
            kept.pair.public.as_ref(),
            plain_if_any(public_last_four),
        ),
        private: key("Private key", kept.pair.private.as_ref(), None),
        note: phrases::KEYS_NOTE.to_owned(),
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
