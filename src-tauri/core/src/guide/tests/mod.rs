mod call;
mod drawings;
mod faults;
mod life;
mod life_plans;
mod passages;
mod plans;
mod schemas;
mod sheets;

pub(crate) use schemas::assert_committed;

use super::coverage::cover;
use super::{Guide, shipped};
use crate::setup::{Choices, FieldId};
use crate::words::Code;

/// Answers with a shipped guide.
pub(crate) fn guide(id: &str) -> Guide {
    let guides = shipped().unwrap_or_else(|fault| panic!("{fault}"));
    guides.into_iter().find(|guide| guide.id() == id).unwrap()
}

/// Answers with confirmed choices.
pub(crate) fn choices(role: &str, features: &[&str]) -> Choices {
    Choices {
        role: Some(role.to_owned()),
        features: features.iter().map(|id| (*id).to_owned()).collect(),
        is_answered: true,
    }
}

#[test]
fn both_guides_ship() {
    let guides = shipped().unwrap_or_else(|fault| panic!("{fault}"));
    let ids: Vec<&str> = guides.iter().map(Guide::id).collect();
    assert_eq!(ids, ["msp-process", "phin"]);
}

#[test]
fn every_shipped_guide_carries_every_passage_of_its_document() {
    for guide in shipped().unwrap() {
        let coverage = cover(&guide);
        assert!(coverage.is_complete(), "{}: {coverage:?}", guide.id());
    }
}

#[test]
fn every_permission_and_endpoint_of_the_document_is_named_by_its_outline() {
    for guide in shipped().unwrap() {
        let carried: Vec<&String> = guide
            .outline()
            .passages
            .iter()
            .flat_map(|passage| &passage.carried_by)
            .collect();
        for permission in &guide.file().permissions {
            let is_named = carried.contains(&&format!("permission:{}", permission.id));
            assert_eq!(is_named, !permission.is_correction, "{}", permission.id);
        }
        for endpoint in &guide.file().endpoints {
            let is_named = carried.contains(&&format!("endpoint:{}", endpoint.id));
            assert!(is_named, "{}", endpoint.id);
        }
    }
}

#[test]
fn the_card_names_the_vendor_and_its_document() {
    let card = guide("phin").card();
    assert_eq!(card.name, "Phin");
    assert!(card.source_address.starts_with("https://"));
    let passage = format!("{}#:~:text=", card.source_address);
    for address in guide("phin").addresses() {
        let is_known = address == card.source_address || address.starts_with(&passage);
        assert!(is_known, "nothing else may be opened: {address}");
    }
}

#[test]
fn fields_bear_the_labels_of_the_vendors_form() {
    let phin = guide("phin");
    assert_eq!(phin.field_label(FieldId::CompanyId), "Company ID");
    assert_eq!(phin.field_label(FieldId::Address), "ConnectWise API URL");
    assert!(!phin.field_help(FieldId::Address).is_empty());
}

#[test]
fn choices_of_another_guide_are_refused() {
    let phin = guide("phin");
    assert_eq!(phin.check_choices(&Choices::default()), Ok(()));
    assert_eq!(phin.check_choices(&choices("admin", &["billing"])), Ok(()));
    for wrong in [choices("owner", &[]), choices("admin", &["invoices"])] {
        assert_eq!(phin.check_choices(&wrong), Err(Code::ChoiceUnknown));
    }
}

#[test]
fn choices_cannot_be_confirmed_without_a_role() {
    let unfinished = Choices {
        is_answered: true,
        ..Choices::default()
    };
    assert_eq!(
        guide("phin").check_choices(&unfinished),
        Err(Code::ChoiceUnknown)
    );
}

#[test]
fn the_questions_say_what_was_chosen() {
    let view = guide("msp-process").choices_view(&choices("admin", &["invoices"]));
    let chosen: Vec<&str> = view
        .roles
        .iter()
        .filter(|role| role.is_chosen)
        .map(|role| role.label.as_str())
        .collect();
    assert_eq!(chosen, ["Admin"]);
    assert!(view.features[0].is_chosen && !view.features[1].is_chosen);
}
