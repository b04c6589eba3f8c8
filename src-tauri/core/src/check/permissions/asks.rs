//! Which reading calls a permission check asks.

use crate::catalog::{
    Ask, Catalog, CatalogEndpoint, Confidence, EndpointMethod, Method, Permission,
};
use crate::guide::{Plan, PlannedEndpoint};
use std::cmp::Reverse;

/// One reading call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Call<'a> {
    pub(super) endpoint: &'a CatalogEndpoint,
    pub(super) method: &'a EndpointMethod,
    /// Whence it takes the number of a record.
    pub(super) from: Option<IdSource<'a>>,
}

/// The call from whose answer another one takes an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IdSource<'a> {
    /// Its place in [`Asks::calls`].
    pub(super) place: usize,
    /// The field of the record that holds the id: `id`.
    pub(super) field: &'a str,
}

impl Call<'_> {
    /// The boxes that it needs, as far as the catalog knows.
    pub(super) fn needs(&self) -> Vec<Permission> {
        needs_of(self.method)
    }
}

/// A call of the vendor's list that is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NeverAsked {
    pub(super) path: String,
    pub(super) needs: Vec<Permission>,
}

/// The reading calls of one plan, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asks<'a> {
    /// Those to ask. A call from which another takes an id stands before it.
    pub(super) calls: Vec<Call<'a>>,
    /// Those of the vendor's list that may not be asked.
    pub(super) never: Vec<NeverAsked>,
}

impl<'a> Asks<'a> {
    /// Every GET of the vendor's own list, and for each needed box that none of these shows well, the call of the
    /// catalog that shows it best.
    pub(super) fn of(catalog: &'a Catalog, plan: &Plan) -> Self {
        let mut asks = Self::default();
        for listed in &plan.endpoints {
            asks.take_listed(catalog, listed);
        }
        for needed in &plan.needed {
            asks.take_best_for(catalog, &needed.permission);
        }
        asks
    }

    fn take_listed(&mut self, catalog: &'a Catalog, listed: &PlannedEndpoint) {
        if !listed.methods.iter().any(|name| name == Method::Get.name()) {
            return;
        }
        let mut calls = listed.calls.iter();
        let read = calls.find(|call| call.method == Method::Get);
        let path = read.map_or(&listed.path, |call| &call.path);
        let endpoint = catalog.endpoint(path);
        let taken = endpoint.and_then(|found| self.take(catalog, found));
        if taken.is_some() {
            return;
        }
        let method = endpoint.and_then(|found| found.on(Method::Get));
        let never = NeverAsked {
            path: path.clone(),
            needs: method.map(needs_of).unwrap_or_default(),
        };
        if !self.never.contains(&never) {
            self.never.push(never);
        }
    }

    /// Takes a call in, and before it the one from which it takes an id. Answers with its place.
    fn take(&mut self, catalog: &'a Catalog, endpoint: &'a CatalogEndpoint) -> Option<usize> {
        if let Some(place) = self.place_of(&endpoint.path) {
            return Some(place);
        }
        let method = endpoint.on(Method::Get)?;
        let from = match &method.ask {
            Ask::Never { .. } => return None,
            Ask::SmallestGet { .. } => None,
            // The catalog holds together: this one takes no id itself.
            Ask::IdFrom { path, field, .. } => Some(IdSource {
                place: self.take(catalog, catalog.endpoint(path)?)?,
                field,
            }),
        };
        self.calls.push(Call {
            endpoint,
            method,
            from,
        });
        Some(self.calls.len() - 1)
    }

    fn place_of(&self, path: &str) -> Option<usize> {
        self.calls
            .iter()
            .position(|call| call.endpoint.path == path)
    }

    fn take_best_for(&mut self, catalog: &'a Catalog, permission: &Permission) {
        let shows_it_well = |call: &Call<'_>| {
            call.method.confidence <= Confidence::Medium && call.needs().contains(permission)
        };
        if self.calls.iter().any(shows_it_well) {
            return;
        }
        let shown_by = catalog.endpoints().iter().filter_map(|endpoint| {
            let method = endpoint.on(Method::Get)?;
            let rank = rank(method)?;
            needs_of(method)
                .contains(permission)
                .then_some((rank, endpoint))
        });
        if let Some((_, best)) = shown_by.min_by_key(|(rank, _)| *rank) {
            self.take(catalog, best);
        }
    }

    /// The places of the calls in the order in which to ask: first those from which most others take an id, last those
    /// that take one.
    pub(super) fn order(&self) -> Vec<usize> {
        let takers = |place| {
            let sources = self.calls.iter().filter_map(|call| call.from);
            sources.filter(|source| source.place == place).count()
        };
        let mut places: Vec<(usize, bool)> = self
            .calls
            .iter()
            .map(|call| call.from.is_some())
            .enumerate()
            .collect();
        places.sort_by_key(|(place, takes_id)| (*takes_id, Reverse(takers(*place))));
        places.into_iter().map(|(place, _)| place).collect()
    }

    /// Keeps only the calls that `is_wanted`, and those from which they take an id.
    pub(super) fn only(&self, is_wanted: impl Fn(&Call<'a>) -> bool) -> Self {
        let is_kept: Vec<bool> = self.calls.iter().map(&is_wanted).collect();
        let wanted = self.calls.iter().zip(&is_kept);
        let sources: Vec<usize> = wanted
            .filter(|(_, is_kept)| **is_kept)
            .filter_map(|(call, _)| Some(call.from?.place))
            .collect();
        let mut kept: Vec<Call<'a>> = Vec::new();
        for (place, (call, is_kept)) in self.calls.iter().zip(is_kept).enumerate() {
            if !is_kept && !sources.contains(&place) {
                continue;
            }
            let from = call.from.and_then(|source| {
                let path = &self.calls.get(source.place)?.endpoint.path;
                let place = kept.iter().position(|kept| kept.endpoint.path == *path)?;
                Some(IdSource { place, ..source })
            });
            kept.push(Call { from, ..*call });
        }
        Self {
            calls: kept,
            never: Vec::new(),
        }
    }
}

/// The lower, the better a call shows its boxes; none when it may not be asked.
pub(super) fn rank(method: &EndpointMethod) -> Option<(Confidence, bool, usize, bool)> {
    let takes_id = match &method.ask {
        Ask::SmallestGet { .. } => false,
        Ask::IdFrom { .. } => true,
        Ask::Never { .. } => return None,
    };
    let needs = method.needs.len() + method.tables.len();
    Some((method.confidence, !method.is_complete, needs, takes_id))
}

/// The boxes that a call needs, as far as the catalog knows.
pub(super) fn needs_of(method: &EndpointMethod) -> Vec<Permission> {
    let levels = method.needs.iter();
    let levels = levels.map(|need| Permission::level(need.function.clone(), need.right));
    let tables = method.tables.iter().map(|id| Permission::table(id.clone()));
    levels.chain(tables).collect()
}
