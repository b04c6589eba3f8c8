//! What is needed: both guides with every combination of features, and every box that a reading call needs.

use super::server::{every_box, id_source, needs};
use crate::catalog::{Ask, Catalog, Method, Permission};
use crate::guide::tests::{choices, guide};
use crate::guide::{NeededPermission, plan};

pub(super) struct Needed {
    pub(super) name: String,
    pub(super) vendor: String,
    pub(super) boxes: Vec<NeededPermission>,
    /// The calls that need one of the boxes, and those that they take a record's number from, these first.
    pub(super) calls: Vec<String>,
}

pub(super) fn every_plan(catalog: &Catalog) -> Vec<Needed> {
    let mut plans = Vec::new();
    for id in ["msp-process", "phin"] {
        let guide = guide(id);
        let features: Vec<&str> = guide
            .file()
            .features
            .iter()
            .map(|it| it.id.as_str())
            .collect();
        for chosen in 0..(1_u32 << features.len()) {
            let features: Vec<&str> = (0..features.len())
                .filter(|place| chosen & (1 << place) != 0)
                .map(|place| features[place])
                .collect();
            let boxes = plan(&guide, catalog, &choices("custom", &features)).needed;
            let name = format!("{id} {features:?}");
            plans.push(needed(catalog, name, &guide.file().name, boxes));
        }
    }
    let shown = every_box(catalog)
        .into_iter()
        .filter(|it| is_of_a_call(catalog, it));
    let everything = shown.map(|permission| NeededPermission {
        permission,
        why: "It is there.".to_owned(),
        without: "Nothing works.".to_owned(),
        features: Vec::new(),
        is_optional: false,
    });
    let name = "every call".to_owned();
    plans.push(needed(catalog, name, "Phin", everything.collect()));
    plans
}

fn is_of_a_call(catalog: &Catalog, permission: &Permission) -> bool {
    let gets = catalog
        .endpoints()
        .iter()
        .filter(|it| it.on(Method::Get).is_some());
    gets.into_iter()
        .any(|it| needs(catalog, &it.path).contains(permission))
}

fn needed(catalog: &Catalog, name: String, vendor: &str, boxes: Vec<NeededPermission>) -> Needed {
    let asks = |path: &str| {
        let get = catalog.endpoint(path).and_then(|it| it.on(Method::Get));
        get.is_some_and(|get| !matches!(get.ask, Ask::Never { .. }))
    };
    let is_needed = |it: &Permission| boxes.iter().any(|needed| needed.permission == *it);
    let paths = catalog.endpoints().iter().map(|it| it.path.as_str());
    let mut calls: Vec<String> = Vec::new();
    for path in paths.filter(|path| asks(path)) {
        if needs(catalog, path).iter().any(is_needed) {
            let source = id_source(catalog, path);
            calls.extend(source.into_iter().chain([path.to_owned()]));
        }
    }
    calls.sort_by_key(|path| id_source(catalog, path).is_some());
    let mut seen = std::collections::BTreeSet::new();
    calls.retain(|path| seen.insert(path.clone()));
    Needed {
        name,
        vendor: vendor.to_owned(),
        boxes,
        calls,
    }
}
