//! A ConnectWise that enforces a role and never lies. It knows the catalog's needs and nothing of the diagnosis.

use super::random::Random;
use crate::catalog::{Ask, Catalog, Confidence, Level, Method, Permission, Right};
use crate::check::{ReadAnswer, ReadFinding};
use crate::words::Code;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a call needs in truth where the catalog is not sure of it.
#[derive(Clone)]
pub(super) enum Oddity {
    NeedsNothing,
    NeedsInstead(Permission),
    NeedsAlso(Permission),
    RefusesAll,
}

/// What the customize list of Table Setup holds, and how it writes it.
#[derive(Clone, Copy)]
pub(super) struct ListForm {
    pub(super) holds_allowed: bool,
    pub(super) write: fn(&str, &str) -> Value,
}

pub(super) struct Server<'a> {
    pub(super) catalog: &'a Catalog,
    /// What is not here is None.
    pub(super) levels: BTreeMap<Permission, Level>,
    pub(super) tables: BTreeSet<Permission>,
    pub(super) oddities: BTreeMap<String, Oddity>,
    /// The paths that have no records.
    pub(super) without_records: BTreeSet<String>,
}

impl<'a> Server<'a> {
    /// A server whose role has these boxes and nothing else.
    pub(super) fn with(catalog: &'a Catalog, boxes: impl IntoIterator<Item = Permission>) -> Self {
        let (tables, levels): (Vec<_>, Vec<_>) = boxes
            .into_iter()
            .partition(|it| matches!(it, Permission::Table { .. }));
        Self {
            catalog,
            levels: levels.into_iter().map(|it| (it, Level::All)).collect(),
            tables: tables.into_iter().collect(),
            oddities: BTreeMap::new(),
            without_records: BTreeSet::new(),
        }
    }

    pub(super) fn set(&mut self, permission: &Permission, level: Level) {
        match permission {
            Permission::Level { .. } => {
                self.levels.insert(permission.clone(), level);
            }
            Permission::Table { .. } if level == Level::All => {
                self.tables.insert(permission.clone());
            }
            Permission::Table { .. } => {
                self.tables.remove(permission);
            }
        }
    }

    pub(super) fn level(&self, permission: &Permission) -> Level {
        match permission {
            Permission::Level { .. } => {
                let level = self.levels.get(permission);
                level.copied().unwrap_or(Level::None)
            }
            Permission::Table { .. } if self.tables.contains(permission) => Level::All,
            Permission::Table { .. } => Level::None,
        }
    }

    /// Makes whatever the catalog is not sure of go its own ways.
    pub(super) fn grow_odd(&mut self, random: &mut Random) {
        let boxes = every_box(self.catalog);
        for endpoint in self.catalog.endpoints() {
            let Some(get) = endpoint.on(Method::Get) else {
                continue;
            };
            let is_mapping_open = is_open(get.confidence);
            let tables = get.tables.iter().filter_map(|id| self.catalog.table(id));
            let is_table_open = tables.map(|it| it.confidence).any(is_open);
            let other = random.pick(&boxes).clone();
            let oddity = match (is_mapping_open || is_table_open, random.below(6)) {
                (true, 0) => Oddity::NeedsNothing,
                (true, 1) => Oddity::NeedsInstead(other),
                (true, 2) => Oddity::NeedsAlso(other),
                (true, 3) => Oddity::RefusesAll,
                (false, 0..3) if !get.is_complete => Oddity::NeedsAlso(other),
                _ => continue,
            };
            self.oddities.insert(endpoint.path.clone(), oddity);
        }
    }

    /// With My it depends on whose records there are.
    fn ask(&self, path: &str, random: &mut Random) -> ReadAnswer {
        let mut needs = needs(self.catalog, path);
        match self.oddities.get(path) {
            Some(Oddity::NeedsNothing) => needs.clear(),
            Some(Oddity::NeedsInstead(other)) => needs = vec![other.clone()],
            Some(Oddity::NeedsAlso(other)) => needs.push(other.clone()),
            Some(Oddity::RefusesAll) => return ReadAnswer::Refused,
            None => {}
        }
        let lowest = needs.iter().map(|it| self.level(it)).min();
        match lowest.unwrap_or(Level::All) {
            Level::None => ReadAnswer::Refused,
            Level::My if random.once_in(2) => ReadAnswer::Empty,
            Level::My | Level::All if self.without_records.contains(path) => ReadAnswer::Empty,
            Level::My | Level::All => ReadAnswer::Answered,
        }
    }

    /// Asks the calls in the order given, as far as they can be asked. `fault_in` breaks one call in so many, and one
    /// run in so many is stopped half-way; 0 breaks none.
    pub(super) fn ask_all(
        &self,
        paths: &[String],
        random: &mut Random,
        fault_in: usize,
    ) -> Vec<ReadFinding> {
        let is_stopped = fault_in > 0 && random.once_in(fault_in);
        let stop = is_stopped.then(|| random.below(paths.len().max(1)));
        let mut reads: Vec<ReadFinding> = Vec::new();
        for (place, path) in paths.iter().enumerate() {
            let source = id_source(self.catalog, path);
            let has_id = source.is_none_or(|source| {
                let mut known = reads.iter();
                known.any(|it| it.path == source && it.answer == ReadAnswer::Answered)
            });
            let (answer, code) = if stop.is_some_and(|stop| place >= stop) {
                (ReadAnswer::NotAsked, Code::NotRunCancelled)
            } else if !has_id {
                (ReadAnswer::NotAsked, Code::CallNoIdToAsk)
            } else if fault_in > 0 && random.once_in(fault_in) {
                (ReadAnswer::NoAnswer, Code::AnswerTimedOut)
            } else {
                (self.ask(path, random), Code::CallAnswered)
            };
            reads.push(ReadFinding {
                path: path.clone(),
                answer,
                code,
                needs: needs(self.catalog, path),
                evidence: Vec::new(),
                at: at(i64::try_from(place).unwrap()),
            });
        }
        reads
    }

    /// The body of `GET /system/mySecurity`, without the functions that `leaves_out` names.
    pub(super) fn my_security(&self, random: &mut Random, leaves_out: &BTreeSet<String>) -> Value {
        let mut rows = Vec::new();
        for module in self.catalog.modules() {
            for function in &module.functions {
                let id = format!("{}/{}", module.id, function.id);
                if leaves_out.contains(&id) {
                    continue;
                }
                let level = |right| format!("{:?}", self.level(&Permission::level(&id, right)));
                rows.push(json!({
                    "moduleName": spelled(&module.name, random),
                    "moduleFunctionName": spelled(&function.name, random),
                    "addLevel": level(Right::Add), "editLevel": level(Right::Edit),
                    "deleteLevel": level(Right::Delete), "inquireLevel": level(Right::Inquire),
                }));
            }
        }
        rows.push(json!({"moduleName": "Extra", "moduleFunctionName": "Thing", "addLevel": "All"}));
        Value::Array(rows)
    }

    /// The body of `GET /system/mySecurity/customizeItems/`.
    pub(super) fn customize_items(&self, form: ListForm) -> Value {
        let tables = self.catalog.tables().iter();
        let listed = tables.filter(|table| {
            let is_allowed = self.tables.contains(&Permission::table(table.id.clone()));
            is_allowed == form.holds_allowed
        });
        let item =
            |name| json!({"customizeIdentifier": "SystemTableSetup", "itemIdentifier": name});
        let items = listed.map(|table| item((form.write)(&table.category, &table.name)));
        Value::Array(items.collect())
    }
}

fn spelled(name: &str, random: &mut Random) -> String {
    match random.below(4) {
        0 => name.to_uppercase(),
        1 => name.replace('&', "and").replace(" - ", " "),
        2 => name.replace(' ', ""),
        _ => name.to_owned(),
    }
}

pub(super) fn is_open(confidence: Confidence) -> bool {
    confidence == Confidence::Low || confidence == Confidence::Unverified
}

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

/// The path of the call that gives the number of a record; none where none is needed.
pub(super) fn id_source(catalog: &Catalog, path: &str) -> Option<String> {
    match &catalog.endpoint(path)?.on(Method::Get)?.ask {
        Ask::IdFrom { path, .. } => Some(path.clone()),
        Ask::SmallestGet { .. } | Ask::Never { .. } => None,
    }
}

/// The boxes that the catalog says a GET needs.
pub(super) fn needs(catalog: &Catalog, path: &str) -> Vec<Permission> {
    let get = catalog
        .endpoint(path)
        .and_then(|it| it.on(Method::Get))
        .unwrap();
    let levels = get.needs.iter();
    let levels = levels.map(|need| Permission::level(need.function.clone(), need.right));
    let tables = get.tables.iter().map(Permission::table);
    levels.chain(tables).collect()
}

/// Every box that the catalog has.
pub(super) fn every_box(catalog: &Catalog) -> Vec<Permission> {
    let rights = [Right::Add, Right::Edit, Right::Delete, Right::Inquire];
    let mut boxes = Vec::new();
    for module in catalog.modules() {
        for function in &module.functions {
            let id = format!("{}/{}", module.id, function.id);
            boxes.extend(rights.map(|right| Permission::level(id.clone(), right)));
        }
    }
    let tables = catalog.tables().iter();
    boxes.extend(tables.map(|table| Permission::table(table.id.clone())));
    boxes
}
