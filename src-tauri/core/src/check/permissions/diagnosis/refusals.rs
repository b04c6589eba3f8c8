//! What refused calls say: which box is missing for sure, which ones may be, and which cannot be seen behind them.

use super::call::Call;
use super::known::Known;
use super::smallest::{groups, smallest};
use crate::catalog::{Ask, Catalog, Method, Permission};
use crate::check::{ReadAnswer, ReadFinding};
use crate::words::Code;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many boxes are named where one of several is missing.
const NAMED_MAX: usize = 3;
/// How many lists may lead to one another's records.
const WAY_MAX: usize = 4;

type Boxes<'a> = BTreeSet<&'a Permission>;

/// A call, and the boxes that it puts beside a box.
#[derive(Clone)]
pub(super) struct Beside<'a> {
    pub(super) read: &'a ReadFinding,
    pub(super) boxes: Vec<&'a Permission>,
}

/// What refused calls say.
#[derive(Default)]
pub(super) struct Refusals<'a> {
    /// Missing: every other box of this refused call is set.
    pub(super) missing: BTreeMap<&'a Permission, &'a ReadFinding>,
    /// In a smallest explanation of refusals; beside it the boxes of which at least one is missing.
    pub(super) one_of: BTreeMap<&'a Permission, Beside<'a>>,
    /// A call was refused that perhaps needs it; beside it the others that the call may need and that are open.
    pub(super) suspected: BTreeMap<&'a Permission, Beside<'a>>,
    /// The refusals are explained without it; beside it what explains them.
    pub(super) behind: BTreeMap<&'a Permission, Beside<'a>>,
    /// The paths of refused calls all of whose known boxes are set.
    pub(super) unexplained: BTreeSet<&'a str>,
}

struct Refused<'a> {
    read: &'a ReadFinding,
    left: Boxes<'a>,
    is_sure: bool,
}

impl<'a> Refusals<'a> {
    pub(super) fn of(catalog: &Catalog, calls: &[Call<'a>], known: &Known<'a>) -> Self {
        let refused = calls.iter().filter(|call| call.is(ReadAnswer::Refused));
        let refused: Vec<Refused<'a>> = refused
            .map(|call| Refused {
                read: call.read,
                left: call.left(|it| known.is_set(it)),
                is_sure: call.is_sure(),
            })
            .collect();
        let mut found = Self::default();
        found.take_missing(&refused, known);
        found.take_smallest(catalog, &refused, known);
        found.take_suspected(catalog, &refused, known);
        found.take_behind(calls, &refused, known, catalog);
        found
    }

    fn take_missing(&mut self, refused: &[Refused<'a>], known: &Known<'a>) {
        for call in refused {
            match (call.left.first(), call.left.len()) {
                (None, _) => {
                    self.unexplained.insert(&call.read.path);
                }
                (Some(only), 1) if call.is_sure && !known.is_unset(only) => {
                    self.missing.entry(only).or_insert(call.read);
                }
                (Some(_), _) => {}
            }
        }
    }

    /// True when the box explains refusals by itself.
    fn explains(&self, known: &Known<'a>, permission: &Permission) -> bool {
        known.is_unset(permission)
            || self.missing.contains_key(permission)
            || self.one_of.contains_key(permission)
    }

    fn is_explained(&self, known: &Known<'a>, left: &Boxes<'a>) -> bool {
        left.is_empty() || left.iter().any(|it| self.explains(known, it))
    }

    fn take_smallest(&mut self, catalog: &Catalog, refused: &[Refused<'a>], known: &Known<'a>) {
        let sure = refused.iter().filter(|call| call.is_sure);
        let open: Vec<&Refused<'a>> = sure
            .filter(|call| !self.is_explained(known, &call.left))
            .collect();
        let sets: Vec<Boxes<'a>> = open.iter().map(|call| call.left.clone()).collect();
        for group in groups(&sets) {
            let counts = smallest(&group).unwrap_or_else(|| all_alike(&group));
            for permission in counts.keys() {
                let holding = open.iter().filter(|call| call.left.contains(permission));
                let Some(call) = holding.min_by_key(|call| call.left.len()) else {
                    continue;
                };
                let rank = |it: &&Permission| {
                    let covered = group.iter().filter(|left| left.contains(it)).count();
                    let explains = counts.get(it).copied().unwrap_or(0);
                    (Reverse(explains), Reverse(covered), catalog.place_of(it))
                };
                let boxes = named(&call.left, permission, rank);
                let read = call.read;
                self.one_of.insert(permission, Beside { read, boxes });
            }
        }
    }

    fn take_suspected(&mut self, catalog: &Catalog, refused: &[Refused<'a>], known: &Known<'a>) {
        for call in refused.iter().filter(|call| !call.is_sure) {
            if self.is_explained(known, &call.left) {
                continue;
            }
            for permission in &call.left {
                let boxes = named(&call.left, permission, |it| catalog.place_of(it));
                let read = call.read;
                let beside = self.suspected.entry(permission);
                beside.or_insert(Beside { read, boxes });
            }
        }
    }

    fn take_behind(
        &mut self,
        calls: &[Call<'a>],
        refused: &[Refused<'a>],
        known: &Known<'a>,
        catalog: &Catalog,
    ) {
        let mut behind = BTreeMap::new();
        for call in refused {
            self.note_behind(&mut behind, call, call.left.iter().copied(), known);
        }
        for call in calls.iter().filter(|call| has_no_id(call.read)) {
            let Some(list) = list_before(catalog, refused, &call.read.path) else {
                continue;
            };
            let open = call.needs().filter(|it| !known.is_set(it));
            self.note_behind(&mut behind, list, open, known);
        }
        self.behind = behind;
    }

    fn note_behind(
        &self,
        behind: &mut BTreeMap<&'a Permission, Beside<'a>>,
        call: &Refused<'a>,
        hidden: impl Iterator<Item = &'a Permission>,
        known: &Known<'a>,
    ) {
        let boxes: Vec<_> = call
            .left
            .iter()
            .copied()
            .filter(|it| self.explains(known, it))
            .take(NAMED_MAX)
            .collect();
        let hidden = hidden.filter(|it| !boxes.is_empty() && !self.explains(known, it));
        for permission in hidden {
            let beside = behind.entry(permission);
            beside.or_insert_with(|| Beside {
                read: call.read,
                boxes: boxes.clone(),
            });
        }
    }
}

fn all_alike<'a>(group: &[&Boxes<'a>]) -> BTreeMap<&'a Permission, usize> {
    let boxes = group.iter().flat_map(|left| left.iter());
    boxes.map(|permission| (*permission, 1)).collect()
}

/// The first of `left` by rank, the box itself always among them.
fn named<'a, K: Ord>(
    left: &Boxes<'a>,
    of: &'a Permission,
    rank: impl Fn(&&'a Permission) -> K,
) -> Vec<&'a Permission> {
    let mut boxes: Vec<_> = left.iter().copied().collect();
    boxes.sort_by_key(|it| rank(it));
    let place = boxes.iter().position(|it| *it == of);
    if place.is_some_and(|place| place >= NAMED_MAX) {
        boxes.truncate(NAMED_MAX - 1);
        boxes.push(of);
    }
    boxes.truncate(NAMED_MAX);
    boxes
}

/// True when a call was not asked because no record's number was there.
pub(super) fn has_no_id(read: &ReadFinding) -> bool {
    read.answer == ReadAnswer::NotAsked && read.code == Code::CallNoIdToAsk
}

/// Finds the refused list that a call should have had its record's number from.
fn list_before<'r, 'a>(
    catalog: &Catalog,
    refused: &'r [Refused<'a>],
    path: &str,
) -> Option<&'r Refused<'a>> {
    let mut path = path.to_owned();
    for _ in 0..WAY_MAX {
        let method = catalog.endpoint(&path)?.on(Method::Get)?;
        let Ask::IdFrom { path: list, .. } = &method.ask else {
            return None;
        };
        let found = refused.iter().find(|call| call.read.path == *list);
        if found.is_some() {
            return found;
        }
        path.clone_from(list);
    }
    None
}
