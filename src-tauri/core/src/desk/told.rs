//! What an import comes to.

use super::DeskHead;
use crate::address::{read_address, read_company_id};
use crate::report::plain;
use crate::setup::{ExpectedCompany, FieldId, Setup, SetupId, company_of, looks_like_key};
use std::collections::HashSet;

/// A setup of a file, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSetup {
    /// Which setup.
    pub id: SetupId,
    /// The guide's id.
    pub guide: String,
    /// The company, as the file names it.
    pub company: Option<String>,
    /// True when nothing real was connected.
    pub is_practice: bool,
    /// The ConnectWise server, as the file names it.
    pub server: Option<String>,
    /// True when that server is not one of ConnectWise's own: its address is not filled in.
    pub is_address_left_out: bool,
    /// The company that it is about, as far as a setup here can be about the same one.
    pub expected: ExpectedCompany,
}

impl ImportedSetup {
    /// A setup as the file tells it.
    pub(super) fn of(setup: &Setup) -> Self {
        let typed = |field| setup.fields.get(&field).map_or("", String::as_str);
        let site = read_address(typed(FieldId::Address), None).site;
        let site = site.filter(|_| !setup.is_practice);
        let company_id = read_company_id(typed(FieldId::CompanyId), site.as_ref()).company;
        let host = site.as_ref().map(|site| site.login_host().to_owned());
        let named = |text: &String| !looks_like_key(text);
        Self {
            id: setup.id.clone(),
            guide: plain(&setup.guide),
            company: company_of(setup)
                .filter(named)
                .map(|company| plain(&company)),
            is_practice: setup.is_practice,
            server: host.as_deref().map(plain),
            is_address_left_out: setup.has_address_of_anybody(),
            expected: ExpectedCompany {
                name: setup.company_name.clone().filter(named),
                company_id: company_id.map(|id| id.as_str().to_owned()),
                host,
            },
        }
    }
}

/// What was, or would be, done with the setups of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskImport {
    /// What the file says of itself. Nothing of it is proved.
    pub head: DeskHead,
    /// Those that were not here.
    pub added: Vec<ImportedSetup>,
    /// Those that are here already, and stay as they are, even where the file's are newer.
    pub kept: Vec<ImportedSetup>,
    /// Those whose guide this Onramp does not have. They are left out.
    pub refused: Vec<ImportedSetup>,
}

impl DeskImport {
    /// Nothing so far.
    pub(crate) fn of(head: DeskHead) -> Self {
        Self {
            head,
            added: Vec::new(),
            kept: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// Puts a setup where it belongs; true when it is added.
    pub(crate) fn take(
        &mut self,
        setup: ImportedSetup,
        here: &HashSet<SetupId>,
        guides: &HashSet<String>,
    ) -> bool {
        let is_here = here.contains(&setup.id);
        let is_added = !is_here && guides.contains(&setup.guide);
        let group = match (is_here, is_added) {
            (true, _) => &mut self.kept,
            (false, true) => &mut self.added,
            (false, false) => &mut self.refused,
        };
        group.push(setup);
        is_added
    }
}

/// What an export came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskExport {
    /// How many setups were written.
    pub written: u64,
    /// Those that were left out, and why: a record that cannot be read, or one that holds a captured key.
    pub left_out: Vec<(SetupId, crate::words::Code)>,
    /// How many tests of those that were written are left out: they cannot be read.
    pub tests_left_out: usize,
    /// Those whose own keys could not be read, so that nothing could be searched for them.
    pub not_searched: Vec<SetupId>,
}
