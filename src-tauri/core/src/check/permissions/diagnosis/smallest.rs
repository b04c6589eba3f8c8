//! The smallest explanations of refusals: minimum hitting sets, found by a bounded search.

use std::collections::{BTreeMap, BTreeSet};

/// How many steps one search may take; what the catalog can ask of it takes some hundreds.
const STEPS_MAX: u32 = 20_000;

/// Groups refusals that share a box, directly or through others.
pub(super) fn groups<T: Ord + Copy>(refusals: &[BTreeSet<T>]) -> Vec<Vec<&BTreeSet<T>>> {
    let mut groups: Vec<Vec<&BTreeSet<T>>> = Vec::new();
    for refusal in refusals {
        let (touching, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| {
            let mut others = group.iter();
            others.any(|other| !other.is_disjoint(refusal))
        });
        groups = apart;
        let mut merged: Vec<_> = touching.into_iter().flatten().collect();
        merged.push(refusal);
        groups.push(merged);
    }
    groups
}

/// Answers with the boxes of every smallest set that has a box of each refusal, and in how many such sets each
/// stands. None when the search would take too long.
pub(super) fn smallest<T: Ord + Copy>(refusals: &[&BTreeSet<T>]) -> Option<BTreeMap<T, usize>> {
    let mut search = Search {
        refusals,
        steps_left: STEPS_MAX,
        found: BTreeSet::new(),
    };
    let boxes: BTreeSet<T> = refusals.iter().flat_map(|it| it.iter().copied()).collect();
    for size in 0..=boxes.len() {
        search.deepen(&BTreeSet::new(), size)?;
        if !search.found.is_empty() {
            break;
        }
    }
    let mut counts = BTreeMap::new();
    for member in search.found.iter().flatten() {
        *counts.entry(*member).or_insert(0) += 1;
    }
    Some(counts)
}

struct Search<'a, T> {
    refusals: &'a [&'a BTreeSet<T>],
    steps_left: u32,
    found: BTreeSet<BTreeSet<T>>,
}

impl<T: Ord + Copy> Search<'_, T> {
    /// Adds one box of a refusal that is not yet explained, in every way, as long as `more` boxes may be added.
    /// None when the steps are used up.
    fn deepen(&mut self, chosen: &BTreeSet<T>, more: usize) -> Option<()> {
        self.steps_left = self.steps_left.checked_sub(1)?;
        let mut open = self.refusals.iter().filter(|it| it.is_disjoint(chosen));
        let Some(refusal) = open.next() else {
            self.found.insert(chosen.clone());
            return Some(());
        };
        let Some(more) = more.checked_sub(1) else {
            return Some(());
        };
        for member in *refusal {
            let mut longer = chosen.clone();
            longer.insert(*member);
            self.deepen(&longer, more)?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(given: &[&[u32]]) -> Vec<BTreeSet<u32>> {
        let sets = given.iter();
        sets.map(|set| set.iter().copied().collect()).collect()
    }

    fn counts(given: &[&[u32]]) -> Option<BTreeMap<u32, usize>> {
        let sets = sets(given);
        smallest(&sets.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_box_that_all_refusals_share_is_the_smallest_explanation() {
        let expected = [(1, 1)];
        assert_eq!(counts(&[&[1, 2], &[1, 3], &[1, 4]]), Some(expected.into()));
    }

    #[test]
    fn every_box_of_an_only_refusal_explains_it() {
        assert_eq!(counts(&[&[1, 2]]), Some([(1, 1), (2, 1)].into()));
    }

    #[test]
    fn all_explanations_of_the_smallest_size_count() {
        let expected = [(1, 1), (2, 2), (3, 2), (4, 1)];
        assert_eq!(counts(&[&[1, 2], &[2, 3], &[3, 4]]), Some(expected.into()));
    }

    #[test]
    fn a_search_that_would_never_end_is_given_up() {
        let pairs: Vec<[u32; 2]> = (0..40).map(|it| [it * 2, it * 2 + 1]).collect();
        let refusals: Vec<&[u32]> = pairs.iter().map(<[u32; 2]>::as_slice).collect();
        assert_eq!(counts(&refusals), None);
        assert_eq!(counts(&refusals[..3]).map(|found| found.len()), Some(6));
    }

    #[test]
    fn refusals_that_share_nothing_are_explained_apart() {
        let refusals = sets(&[&[1, 2], &[5, 6], &[3, 4], &[2, 3]]);
        let sizes: BTreeSet<usize> = groups(&refusals).iter().map(Vec::len).collect();
        assert_eq!(sizes, [1, 3].into());
    }
}
