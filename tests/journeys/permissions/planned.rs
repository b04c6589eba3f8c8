//! What a guide asks for after one choice of features.

use onramp_core::catalog::{Catalog, Level, Permission};
use onramp_core::check::PermissionInput;
use onramp_core::guide::{self, Guide, Plan};
use onramp_core::setup::Choices;
use std::collections::{BTreeMap, BTreeSet};

/// The boxes of a role, each with its level; what is not named is None. A table is allowed when it is named.
pub(crate) type Levels = BTreeMap<Permission, Level>;

/// One guide with a role of its own and one choice of features.
pub(crate) struct Planned {
    guide: Guide,
    choices: Choices,
    pub(crate) plan: Plan,
}

impl Planned {
    /// One guide with every feature.
    pub(crate) fn whole(catalog: &Catalog, guide: &str) -> Self {
        let guides = guide::shipped().unwrap();
        let guide = guides.iter().find(|known| known.id() == guide).unwrap();
        Self::of(catalog, guide, feature_ids(guide).into_iter().collect())
    }

    /// One guide with these features.
    pub(crate) fn with(catalog: &Catalog, guide: &str, features: &[&str]) -> Self {
        let guides = guide::shipped().unwrap();
        let guide = guides.iter().find(|known| known.id() == guide).unwrap();
        let features = features.iter().map(|&id| id.to_owned()).collect();
        Self::of(catalog, guide, features)
    }

    /// Every guide with every combination of its features, none at all included.
    pub(crate) fn every(catalog: &Catalog) -> Vec<Self> {
        let guides = guide::shipped().unwrap();
        let combined = |guide: &Guide| {
            let ids = feature_ids(guide);
            let combinations = 0..1_u32 << ids.len();
            let chosen = combinations.map(|bits| {
                let kept = ids.iter().enumerate();
                kept.filter(|(place, _)| bits >> place & 1 == 1)
                    .map(|(_, id)| id.clone())
                    .collect()
            });
            chosen
                .map(|features| Self::of(catalog, guide, features))
                .collect::<Vec<_>>()
        };
        guides.iter().flat_map(combined).collect()
    }

    fn of(catalog: &Catalog, guide: &Guide, features: BTreeSet<String>) -> Self {
        let choices = Choices {
            role: Some("custom".to_owned()),
            features,
            is_answered: true,
        };
        Self {
            plan: guide::plan(guide, catalog, &choices),
            guide: guide.clone(),
            choices,
        }
    }

    /// The same, as a permission check takes it.
    pub(crate) fn input<'a>(&'a self, catalog: &'a Catalog) -> PermissionInput<'a> {
        PermissionInput::of(catalog, &self.guide, &self.plan, &self.choices)
    }

    /// The role that the sheet asks for, with or without what the vendor's document does not ask.
    pub(crate) fn role(&self, with_optional: bool) -> Levels {
        let needed = self.plan.needed.iter();
        needed
            .filter(|needed| with_optional || !needed.is_optional)
            .map(|needed| (needed.permission.clone(), Level::All))
            .collect()
    }

    /// The boxes that the vendor's document asks for.
    pub(crate) fn required(&self) -> impl Iterator<Item = &Permission> {
        let needed = self.plan.needed.iter();
        needed
            .filter(|needed| !needed.is_optional)
            .map(|needed| &needed.permission)
    }

    /// For a failure's text: "Phin with billing".
    pub(crate) fn told(&self) -> String {
        let features = self.choices.features.iter();
        let features: Vec<&str> = features.map(String::as_str).collect();
        format!("{} with [{}]", self.guide.name(), features.join(", "))
    }

    /// The name of the role that the sheet is for.
    pub(crate) fn role_name(&self) -> &str {
        &self.plan.sheet.as_ref().unwrap().role_name
    }
}

fn feature_ids(guide: &Guide) -> Vec<String> {
    let features = guide.file().features.iter();
    features.map(|feature| feature.id.clone()).collect()
}

#[test]
fn both_guides_are_planned_with_every_combination_of_their_features() {
    let every = Planned::every(&Catalog::shipped().unwrap());

    let of = |vendor: &str| {
        every
            .iter()
            .filter(|one| one.guide.name() == vendor)
            .count()
    };
    assert_eq!((of("MSP Process"), of("Phin"), every.len()), (8, 4, 12));
}
