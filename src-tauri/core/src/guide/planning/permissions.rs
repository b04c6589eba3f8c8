//! The permission rows of a plan.

use super::Chosen;
use crate::catalog::{Catalog, Right};
use crate::guide::file::{GuideFile, Permission};
use crate::guide::plan::PlannedPermission;

/// Rows in the order of ConnectWise's page. Rows of one function are merged across features; what the document does
/// not ask stays a row of its own behind them.
pub(super) fn permissions(
    file: &GuideFile,
    catalog: &Catalog,
    chosen: &Chosen<'_>,
) -> Vec<PlannedPermission> {
    let mut wanted: Vec<_> = file
        .permissions
        .iter()
        .filter(|permission| chosen.wants_any(&permission.features))
        .filter_map(|permission| {
            let found = catalog.function(&permission.function)?;
            Some(((found.place, permission.is_correction), permission, found))
        })
        .collect();
    wanted.sort_by_key(|(place, _, _)| *place);
    let mut rows: Vec<((_, bool), PlannedPermission)> = Vec::new();
    for (place, permission, found) in wanted {
        let row = planned_permission(file, permission, &found.module.name, &found.function.name);
        match rows.last_mut() {
            Some((known, last)) if *known == place => merge(last, row),
            Some(_) | None => rows.push((place, row)),
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn planned_permission(
    file: &GuideFile,
    permission: &Permission,
    module: &str,
    function: &str,
) -> PlannedPermission {
    let has = |right| permission.rights.contains(&right);
    PlannedPermission {
        module: module.to_owned(),
        function: function.to_owned(),
        add: has(Right::Add),
        edit: has(Right::Edit),
        delete: has(Right::Delete),
        inquire: has(Right::Inquire),
        why: permission.why.clone(),
        features: file
            .features
            .iter()
            .filter(|feature| permission.features.contains(&feature.id))
            .map(|feature| feature.name.clone())
            .collect(),
        written_as: permission.written_as.clone(),
        is_correction: permission.is_correction,
        corrections: file.corrected(&permission.corrections),
    }
}

fn merge(into: &mut PlannedPermission, row: PlannedPermission) {
    into.add |= row.add;
    into.edit |= row.edit;
    into.delete |= row.delete;
    into.inquire |= row.inquire;
    if into.why != row.why {
        into.why = format!("{} {}", into.why, row.why);
    }
    if into.features.is_empty() || row.features.is_empty() {
        into.features.clear();
    } else {
        for feature in row.features {
            if !into.features.contains(&feature) {
                into.features.push(feature);
            }
        }
    }
    into.written_as = into.written_as.take().or(row.written_as);
    for correction in row.corrections {
        if !into.corrections.contains(&correction) {
            into.corrections.push(correction);
        }
    }
}
