//! One box of a guide, and a few answers about it.

use super::plans::Needed;
use super::server::{at, needs};
use crate::catalog::{Catalog, Level, Permission};
use crate::check::permissions::diagnosis::Diagnosis;
use crate::check::permissions::role_levels::{OtherLevel, RoleLevels};
use crate::check::{PermissionFinding, ReadAnswer, ReadFinding};
use crate::guide::plan;
use crate::guide::tests::{choices, guide};
use crate::words::Code;

pub(super) struct Story {
    catalog: Catalog,
    needed: Needed,
    role_name: &'static str,
    role: Option<RoleLevels>,
    role_stop: Option<Code>,
    reads: Vec<ReadFinding>,
}

impl Story {
    pub(super) fn phin() -> Self {
        Self::of("phin", &["billing", "service-desk"], "Phin Integration")
    }

    pub(super) fn msp_process() -> Self {
        let features = ["invoices", "configurations", "time-entries"];
        Self::of("msp-process", &features, "MSP Process")
    }

    fn of(id: &str, features: &[&str], role_name: &'static str) -> Self {
        let catalog = Catalog::shipped().unwrap();
        let guide = guide(id);
        let boxes = plan(&guide, &catalog, &choices("custom", features)).needed;
        let needed = Needed {
            name: id.to_owned(),
            vendor: guide.file().name.clone(),
            boxes,
            calls: Vec::new(),
        };
        Self {
            catalog,
            needed,
            role_name,
            role: None,
            role_stop: None,
            reads: Vec::new(),
        }
    }

    /// Goes on with a catalog of this one call, which may need more boxes than are known.
    pub(super) fn may_need_more(mut self, path: &str) -> Self {
        let needs = needs(&self.catalog, path);
        let [Permission::Level { function, right }] = needs.as_slice() else {
            panic!("{path} needs more than one level");
        };
        let right = right.label().to_lowercase();
        let endpoint = format!(
            r#"
            [[endpoint]]
            path = "{path}"
            [[endpoint.method]]
            method = "GET"
            needs = [{{ function = "{function}", right = "{right}" }}]
            is_complete = false
            ask = {{ how = "smallest-get", query = "" }}
            source = "a test"
            confidence = "high"
            "#
        );
        self.catalog = Catalog::from_files(
            include_str!("../../../../../catalog/modules.toml"),
            include_str!("../../../../../catalog/setup-tables.toml"),
            "term = []",
            &[("a test", &endpoint)],
        )
        .unwrap();
        self
    }

    /// The role tells a level; whatever is not told is not named by it.
    pub(super) fn role(mut self, permission: &str, level: Level) -> Self {
        let role = self.role.get_or_insert_default();
        role.levels.insert(permission.parse().unwrap(), level);
        self
    }

    /// Asking was stopped before the role was told.
    pub(super) fn stopped(mut self, code: Code) -> Self {
        self.role_stop = Some(code);
        self
    }

    pub(super) fn list(mut self, items: &[&str]) -> Self {
        let items = items.iter().map(|item| (*item).to_owned()).collect();
        self.role.get_or_insert_default().table_items = Some(items);
        self
    }

    pub(super) fn other(mut self, other: OtherLevel) -> Self {
        self.role.get_or_insert_default().others.push(other);
        self
    }

    pub(super) fn answered(self, path: &str) -> Self {
        self.read(path, ReadAnswer::Answered, Code::CallAnswered)
    }

    pub(super) fn empty(self, path: &str) -> Self {
        self.read(path, ReadAnswer::Empty, Code::CallEmpty)
    }

    pub(super) fn refused(self, path: &str) -> Self {
        self.read(path, ReadAnswer::Refused, Code::CallRefused)
    }

    pub(super) fn read(mut self, path: &str, answer: ReadAnswer, code: Code) -> Self {
        self.reads.push(ReadFinding {
            path: path.to_owned(),
            answer,
            code,
            needs: needs(&self.catalog, path),
            evidence: Vec::new(),
            at: at(i64::try_from(self.reads.len()).unwrap() + 1),
        });
        self
    }

    pub(super) fn diagnosis(&self) -> Diagnosis<'_> {
        Diagnosis {
            catalog: &self.catalog,
            needed: &self.needed.boxes,
            role: self.role.as_ref(),
            role_stop: self.role_stop,
            reads: &self.reads,
            vendor: &self.needed.vendor,
            role_name: self.role_name,
            now: at(100),
        }
    }

    pub(super) fn found(&self, permission: &str) -> PermissionFinding {
        let permission: Permission = permission.parse().unwrap();
        let boxes = self.diagnosis().judged().boxes;
        boxes
            .into_iter()
            .find(|it| it.permission == permission)
            .unwrap()
    }
}
