//! The part of a sample that comes from its guide.

use crate::setup::FieldId;
use crate::setup::view::*;

/// What was typed into the address field: it holds a password.
pub(in crate::report) const TYPED_ADDRESS: &str = "https://bob:hunter2typed@na.myconnectwise.net/";

/// Id, code, title, place, part.
pub(super) type Row = (
    &'static str,
    &'static str,
    &'static str,
    Place,
    Option<Part>,
);

#[rustfmt::skip]
const STEPS: [Row; 9] = [
    ("choose", "A1", "Choose what to connect", Place::Onramp, Some(Part::Choices)),
    ("company", "A2", "Enter Company ID and URL", Place::Onramp, Some(Part::Fields)),
    ("role", "B1", "Create the security role", Place::Connectwise, Some(Part::Permissions)),
    ("member", "B2", "Create the API member", Place::Connectwise, None),
    ("capture", "B3", "Create the API keys and save them", Place::Connectwise, Some(Part::Keys)),
    ("gate", "B4", "Wait for the specialist’s word", Place::Vendor, None),
    ("handover", "C1", "Enter the values in Phin", Place::Vendor, Some(Part::Handover)),
    ("test", "C2", "Test the connection", Place::Onramp, Some(Part::Test)),
    ("report", "C3", "Export the report", Place::Onramp, Some(Part::Report)),
];

pub(super) fn sections() -> Vec<SectionView> {
    [
        ("A", "Before you begin"),
        ("B", "In ConnectWise"),
        ("C", "In Phin and at the end"),
    ]
    .into_iter()
    .map(|(letter, title)| SectionView {
        letter: letter.to_owned(),
        title: title.to_owned(),
        steps: STEPS
            .into_iter()
            .filter(|row| row.1.starts_with(letter))
            .map(step)
            .collect(),
    })
    .collect()
}

pub(super) fn step((id, code, title, place, part): Row) -> StepView {
    StepView {
        id: id.to_owned(),
        code: code.to_owned(),
        title: title.to_owned(),
        place,
        place_name: match place {
            Place::Connectwise => "ConnectWise",
            Place::Vendor => "Phin",
            Place::Onramp => "Onramp",
        }
        .to_owned(),
        paragraphs: Vec::new(),
        menu_path: Vec::new(),
        warning: None,
        copy_values: Vec::new(),
        drawing: None,
        say: Vec::new(),
        unseen: Vec::new(),
        part,
        status: StepStatus::Done,
        status_words: "Done: you said so".to_owned(),
        is_marked_by_person: true,
        is_held: false,
        closes_page: false,
        mark_label: "I did this".to_owned(),
        corrections: Vec::new(),
        passages: Vec::new(),
        terms: Vec::new(),
        source_address: String::new(),
    }
}

pub(super) fn guide() -> GuideCard {
    GuideCard {
        id: "phin".to_owned(),
        name: "Phin".to_owned(),
        about: "Connects Phin".to_owned(),
        source_title: "ConnectWise PSA setup".to_owned(),
        source_address: "https://docs.example.com/phin/connectwise".to_owned(),
        source_read_on: "2026-11-02".to_owned(),
    }
}

pub(super) fn choices() -> ChoicesView {
    let feature = |id: &str, name: &str, is_chosen| FeatureOption {
        id: id.to_owned(),
        name: name.to_owned(),
        about: String::new(),
        is_chosen,
    };
    ChoicesView {
        role_question: "Which role?".to_owned(),
        roles: vec![RoleOption {
            id: "custom".to_owned(),
            label: "Phin Integration".to_owned(),
            about: String::new(),
            is_chosen: true,
        }],
        feature_question: "Which parts?".to_owned(),
        features: vec![
            feature("billing", "Billing", true),
            feature("desk", "Service Desk", false),
        ],
        is_answered: true,
    }
}

pub(super) fn fields() -> Vec<FieldView> {
    let field = |id, label: &str, typed: &str, verdict, read_as: &str| FieldView {
        id,
        label: label.to_owned(),
        is_label_ours: false,
        passages: Vec::new(),
        corrections: Vec::new(),
        help: Vec::new(),
        typed: typed.to_owned(),
        verdict,
        notes: Vec::new(),
        read_as: Some(read_as.to_owned()),
        value_for_vendor: Some(read_as.to_owned()),
        is_from_invite: false,
    };
    vec![
        field(
            FieldId::CompanyId,
            "Company ID",
            "acme ",
            Verdict::Valid,
            "acme",
        ),
        field(
            FieldId::Address,
            "URL",
            TYPED_ADDRESS,
            Verdict::ValidWithNotes,
            "na.myconnectwise.net",
        ),
    ]
}
