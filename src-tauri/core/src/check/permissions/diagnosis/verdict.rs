//! The verdict on one box: what is known for sure first, then what may be, then why nothing is known.

use super::Diagnosis;
use super::call::Call;
use super::known::Known;
use super::list::TableList;
use super::refusals::{Beside, Refusals, has_no_id};
use crate::catalog::{Level, Permission};
use crate::check::{KnownBy, Outcome, ReadAnswer, ReadFinding};
use crate::words::Code;

/// What is said of a box, before it is put into facts.
pub(super) struct Verdict<'a> {
    pub(super) outcome: Outcome,
    pub(super) code: Code,
    pub(super) known_by: Vec<KnownBy>,
    /// The call that decides, or that would have.
    pub(super) read: Option<&'a ReadFinding>,
    /// Why the role was not asked, where only the role could have told.
    pub(super) stop: Option<Code>,
    /// The level that the role itself tells.
    pub(super) level: Option<Level>,
    /// The boxes of which one is missing, or that hide this one.
    pub(super) beside: Vec<&'a Permission>,
}

impl<'a> Verdict<'a> {
    fn new(outcome: Outcome, code: Code) -> Self {
        Self {
            outcome,
            code,
            known_by: Vec::new(),
            read: None,
            stop: None,
            level: None,
            beside: Vec::new(),
        }
    }

    fn by(mut self, known_by: KnownBy) -> Self {
        self.known_by.push(known_by);
        self
    }

    fn read(mut self, read: Option<&'a ReadFinding>) -> Self {
        self.read = read;
        self
    }

    fn beside(mut self, beside: &Beside<'a>) -> Self {
        self.read = Some(beside.read);
        self.beside.clone_from(&beside.boxes);
        self
    }
}

/// Everything that was learned, ready to be asked about one box.
pub(super) struct Judge<'a> {
    calls: Vec<Call<'a>>,
    known: Known<'a>,
    refusals: Refusals<'a>,
    list: TableList<'a>,
    role_stop: Option<Code>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(diagnosis: Diagnosis<'a>) -> Self {
        let catalog = diagnosis.catalog;
        let reads = diagnosis.reads.iter();
        let calls: Vec<Call<'a>> = reads.map(|read| Call::of(catalog, read)).collect();
        let known = Known::of(diagnosis, &calls);
        let refusals = Refusals::of(catalog, &calls, &known);
        let items = diagnosis.role.and_then(|role| role.table_items.as_deref());
        let list = TableList::new(catalog, items.unwrap_or_default(), |table| {
            let is_missing = refusals.missing.contains_key(table);
            (known.is_read(table) || is_missing).then_some(!is_missing)
        });
        Self {
            calls,
            known,
            refusals,
            list,
            role_stop: diagnosis.role_stop,
        }
    }

    /// True when this call was refused although every box that it is known to need is set.
    pub(super) fn is_unexplained(&self, path: &str) -> bool {
        self.refusals.unexplained.contains(path)
    }

    pub(super) fn verdict(&self, permission: &'a Permission) -> Verdict<'a> {
        if self.known.is_disagreeing(permission) {
            return self.disagreeing(permission);
        }
        let by_role = self.known.level(permission).map(|level| Verdict {
            level: Some(level),
            ..self.by_role(permission, level)
        });
        by_role
            .or_else(|| self.by_sure_reads(permission))
            .or_else(|| self.by_list(permission))
            .or_else(|| self.by_refusals(permission))
            .unwrap_or_else(|| self.open(permission))
    }

    fn disagreeing(&self, permission: &Permission) -> Verdict<'a> {
        let answer = if self.known.is_read(permission) {
            ReadAnswer::Answered
        } else {
            ReadAnswer::Refused
        };
        let mut verdict = Verdict::new(Outcome::CouldNotTell, Code::PermissionDisagrees)
            .by(KnownBy::RoleReadBack)
            .by(KnownBy::Read)
            .read(self.sure_call(permission, answer));
        verdict.level = self.known.level(permission);
        verdict
    }

    fn by_role(&self, permission: &Permission, level: Level) -> Verdict<'a> {
        let (outcome, code) = match level {
            Level::All => (Outcome::Passed, Code::PermissionGranted),
            Level::My => (Outcome::Failed, Code::PermissionLevelTooLow),
            Level::None => (Outcome::Failed, Code::PermissionMissing),
        };
        let verdict = Verdict::new(outcome, code).by(KnownBy::RoleReadBack);
        if level == Level::All && self.known.is_read(permission) {
            let read = self.sure_call(permission, ReadAnswer::Answered);
            verdict.by(KnownBy::Read).read(read)
        } else {
            verdict
        }
    }

    fn by_sure_reads(&self, permission: &Permission) -> Option<Verdict<'a>> {
        if self.known.is_read(permission) {
            let read = self.sure_call(permission, ReadAnswer::Answered);
            let code = match permission {
                Permission::Level { .. } => Code::PermissionReadAnswered,
                Permission::Table { .. } => Code::PermissionEntryReadAnswered,
            };
            let verdict = Verdict::new(Outcome::Passed, code);
            return Some(verdict.by(KnownBy::Read).read(read));
        }
        let read = self.refusals.missing.get(permission).copied()?;
        let verdict = Verdict::new(Outcome::Failed, Code::PermissionMissing);
        Some(verdict.by(KnownBy::Read).read(Some(read)))
    }

    /// A call that came back empty was allowed, so the list cannot say otherwise.
    fn by_list(&self, permission: &Permission) -> Option<Verdict<'a>> {
        let is_allowed = self.list.allows(permission)?;
        let verdict = if is_allowed {
            Verdict::new(Outcome::Passed, Code::PermissionListedAsAllowed)
        } else if self.call(permission, ReadAnswer::Empty).is_some() {
            return None;
        } else {
            Verdict::new(Outcome::Failed, Code::PermissionListedAsLeftOut)
        };
        Some(verdict.by(KnownBy::RoleReadBack))
    }

    fn by_refusals(&self, permission: &Permission) -> Option<Verdict<'a>> {
        let refusals = &self.refusals;
        let of = |code, beside| Verdict::new(Outcome::CouldNotTell, code).beside(beside);
        if let Some(beside) = refusals.one_of.get(permission) {
            return Some(of(Code::PermissionOneOf, beside).by(KnownBy::Read));
        }
        if let Some(beside) = refusals.suspected.get(permission) {
            return Some(of(Code::PermissionSuspected, beside).by(KnownBy::Read));
        }
        if let Some(read) = self.call(permission, ReadAnswer::Answered) {
            let likely = Verdict::new(Outcome::CouldNotTell, Code::PermissionReadLikely);
            return Some(likely.by(KnownBy::Read).read(Some(read)));
        }
        let beside = refusals.behind.get(permission)?;
        Some(of(Code::PermissionBehindAnother, beside))
    }

    /// Why nothing is known. What a second try may settle comes first.
    fn open(&self, permission: &Permission) -> Verdict<'a> {
        let unsure = |code, read| Verdict::new(Outcome::CouldNotTell, code).read(Some(read));
        let is_left = |read: &&ReadFinding| {
            let code = read.code;
            code != Code::CallNeverAsked && code != Code::CallNoIdToAsk
        };
        if let Some(read) = self.call(permission, ReadAnswer::NoAnswer) {
            return unsure(Code::PermissionNotAnswered, read);
        }
        if let Some(read) = self.reads(permission, ReadAnswer::NotAsked).find(is_left) {
            return Verdict::new(Outcome::NotRun, Code::PermissionNotAsked).read(Some(read));
        }
        if let Some(read) = self.call(permission, ReadAnswer::Empty) {
            return unsure(Code::PermissionNothingToRead, read);
        }
        let mut not_asked = self.reads(permission, ReadAnswer::NotAsked);
        not_asked.find(|read| has_no_id(read)).map_or_else(
            || self.without_read(),
            |read| unsure(Code::PermissionNothingToRead, read),
        )
    }

    /// What no reading call shows, only the role itself could have told.
    fn without_read(&self) -> Verdict<'a> {
        let Some(stop) = self.role_stop else {
            return Verdict::new(Outcome::CouldNotTell, Code::PermissionNotReadable);
        };
        let mut verdict = Verdict::new(Outcome::NotRun, Code::PermissionNotAsked);
        verdict.stop = Some(stop);
        verdict
    }

    fn reads(
        &self,
        permission: &Permission,
        answer: ReadAnswer,
    ) -> impl Iterator<Item = &'a ReadFinding> {
        let calls = self.calls.iter().filter(move |call| call.is(answer));
        calls
            .filter(|call| call.confidence(permission).is_some())
            .map(|call| call.read)
    }

    fn call(&self, permission: &Permission, answer: ReadAnswer) -> Option<&'a ReadFinding> {
        self.reads(permission, answer).next()
    }

    /// The call whose answer is sure to say something of the box; for a refusal, one that every box of it explains.
    fn sure_call(&self, permission: &Permission, answer: ReadAnswer) -> Option<&'a ReadFinding> {
        let calls = self.calls.iter().filter(|call| call.is(answer));
        let mut sure = calls.filter(|call| call.sure_needs().any(|it| it == permission));
        sure.next().map(|call| call.read)
    }
}
