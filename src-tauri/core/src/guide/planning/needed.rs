//! Every box that the vendor needs after the choices.

use super::Chosen;
use crate::catalog::{Catalog, Permission};
use crate::guide::file::GuideFile;
use crate::guide::plan::{NeededBoard, NeededPermission};

/// One entry per box, in the order of ConnectWise's page. What several rows of the guide ask of one box is merged; a
/// box that the document asks for anywhere is not optional.
pub(super) fn needed(
    file: &GuideFile,
    catalog: &Catalog,
    chosen: &Chosen<'_>,
) -> Vec<NeededPermission> {
    let levels = file.permissions.iter().flat_map(|asked| {
        let of = |right: &_| Permission::level(asked.function.clone(), *right);
        let boxes = asked.rights.iter().map(of);
        boxes.map(|permission| {
            let entry = NeededPermission {
                permission,
                why: asked.why.clone(),
                without: asked.without.clone(),
                features: file.feature_names(&asked.features),
                is_optional: asked.is_correction,
            };
            (entry, &asked.features)
        })
    });
    let tables = file.tables.iter().map(|asked| {
        let entry = NeededPermission {
            permission: Permission::table(asked.table.clone()),
            why: asked.why.clone(),
            without: asked.without.clone(),
            features: file.feature_names(&asked.features),
            is_optional: false,
        };
        (entry, &asked.features)
    });
    let mut needed: Vec<NeededPermission> = Vec::new();
    for (entry, features) in levels.chain(tables) {
        if !chosen.wants_any(features) {
            continue;
        }
        let known = needed
            .iter_mut()
            .find(|known| known.permission == entry.permission);
        match known {
            Some(known) => merge(known, entry),
            None => needed.push(entry),
        }
    }
    needed.sort_by_key(|entry| catalog.place_of(&entry.permission));
    needed
}

/// The default board, when something chosen relies on it.
pub(super) fn needed_board(file: &GuideFile, chosen: &Chosen<'_>) -> Option<NeededBoard> {
    let board = file.default_board.as_ref()?;
    chosen.wants_any(&board.features).then(|| NeededBoard {
        why: board.why.clone(),
        without: board.without.clone(),
    })
}

fn merge(into: &mut NeededPermission, from: NeededPermission) {
    for (text, more) in [(&mut into.why, from.why), (&mut into.without, from.without)] {
        if !text.contains(&more) {
            *text = format!("{text} {more}");
        }
    }
    merge_features(&mut into.features, from.features);
    into.is_optional &= from.is_optional;
}

/// Puts the features of two entries together; none at all means always.
pub(super) fn merge_features(into: &mut Vec<String>, from: Vec<String>) {
    if into.is_empty() || from.is_empty() {
        into.clear();
        return;
    }
    for name in from {
        if !into.contains(&name) {
            into.push(name);
        }
    }
}
