//! One reading call, and how much it proves.

use crate::catalog::{Catalog, Confidence, Method, Permission};
use crate::check::{ReadAnswer, ReadFinding};
use std::collections::BTreeSet;

/// A reading call with what the catalog knows of its needs.
pub(in super::super) struct Call<'a> {
    pub(super) read: &'a ReadFinding,
    /// The boxes that it needs, each with how sure that is.
    needs: Vec<(&'a Permission, Confidence)>,
    is_complete: bool,
}

impl<'a> Call<'a> {
    /// A call that the catalog does not have proves nothing.
    pub(in super::super) fn of(catalog: &Catalog, read: &'a ReadFinding) -> Self {
        let method = catalog
            .endpoint(&read.path)
            .and_then(|endpoint| endpoint.on(Method::Get));
        let mapping = method.map_or(Confidence::Unverified, |method| method.confidence);
        let needs = read.needs.iter();
        Self {
            read,
            needs: needs
                .map(|it| (it, mapping.max(name_confidence(catalog, it))))
                .collect(),
            is_complete: method.is_some_and(|method| method.is_complete),
        }
    }

    pub(super) fn is(&self, answer: ReadAnswer) -> bool {
        self.read.answer == answer
    }

    pub(in super::super) fn needs(&self) -> impl Iterator<Item = &'a Permission> {
        self.needs.iter().map(|(permission, _)| *permission)
    }

    /// How sure it is that the call needs a box; none when it is not known to.
    pub(super) fn confidence(&self, permission: &Permission) -> Option<Confidence> {
        let mut needs = self.needs.iter();
        let found = needs.find(|(needed, _)| *needed == permission);
        found.map(|(_, confidence)| *confidence)
    }

    /// The boxes that it needs for sure; an answer with a record proves each of them.
    pub(super) fn sure_needs(&self) -> impl Iterator<Item = &'a Permission> {
        let sure = self.needs.iter().filter(|(_, it)| is_sure(*it));
        sure.map(|(permission, _)| *permission)
    }

    /// True when a refusal proves that one of its boxes is missing: all of them are known, and for sure.
    pub(in super::super) fn is_sure(&self) -> bool {
        self.is_complete && self.needs.iter().all(|(_, it)| is_sure(*it))
    }

    /// The boxes that may have caused a refusal.
    pub(super) fn left(&self, is_set: impl Fn(&Permission) -> bool) -> BTreeSet<&'a Permission> {
        self.needs().filter(|needed| !is_set(needed)).collect()
    }
}

fn is_sure(confidence: Confidence) -> bool {
    match confidence {
        Confidence::High | Confidence::Medium => true,
        Confidence::Low | Confidence::Unverified => false,
    }
}

/// A setup table whose very name is a guess makes every statement about it a guess.
fn name_confidence(catalog: &Catalog, permission: &Permission) -> Confidence {
    match permission {
        Permission::Level { .. } => Confidence::High,
        Permission::Table { table } => catalog
            .table(table)
            .map_or(Confidence::Unverified, |found| found.confidence),
    }
}
