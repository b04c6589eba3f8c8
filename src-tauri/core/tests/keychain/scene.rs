//! Onramp at its desk, in a session that a test may trouble.

use super::part::Part;
use super::session::Session;
use onramp_core::words::{Code, words_for};
use std::time::{Duration, Instant};
use tempfile::{TempDir, tempdir};

pub(crate) const PUBLIC: &str = "CanaryPublic0001";
pub(crate) const PRIVATE: &str = "CanaryPrivate002";
/// The limit of a call, and what a machine that is busy with a build may take on top of it.
pub(crate) const BOUND: Duration = Duration::from_secs(12);
/// What is known at once is said at once.
pub(crate) const AT_ONCE: Duration = Duration::from_secs(5);

/// Onramp at its desk, with one setup begun.
pub(crate) struct Scene {
    pub(crate) session: Session,
    pub(crate) folder: TempDir,
    pub(crate) desk: Part,
    pub(crate) id: String,
}

impl Scene {
    pub(crate) fn in_session(session: Session) -> Self {
        let folder = tempdir().unwrap();
        let desk = session.desk(folder.path());
        Self::at(session, folder, desk)
    }

    pub(crate) fn at(session: Session, folder: TempDir, mut desk: Part) -> Self {
        let id = desk.ask("create");
        assert_eq!(desk.ask(&format!("type {id} acme")), "ok");
        Self {
            session,
            folder,
            desk,
            id,
        }
    }

    pub(crate) fn unlocked() -> Option<Self> {
        Session::unlocked().map(Self::in_session)
    }

    /// Asks about the setup, and fails when the answer does not come within `limit`.
    pub(crate) fn ask_within(&mut self, limit: Duration, command: &str) -> String {
        let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
        let command = format!("{verb} {} {rest}", self.id);
        let began = Instant::now();
        let answer = self.desk.ask(command.trim_end());
        assert!(began.elapsed() < limit, "{verb}: {:?}", began.elapsed());
        answer
    }

    pub(crate) fn ask(&mut self, command: &str) -> String {
        self.ask_within(BOUND, command)
    }

    pub(crate) fn save(&mut self, slot: &str, key: &str) {
        assert_eq!(self.ask(&format!("capture {slot} {key}")), "saved");
    }

    pub(crate) fn assert_refused(&mut self, limit: Duration, code: Code) {
        let answer = self.ask_within(limit, &format!("capture private {PRIVATE}"));
        assert_eq!(answer, said(code));
    }

    /// What was there before is there still, also for an Onramp that is started anew.
    pub(crate) fn assert_kept(&mut self, known: &str, entry: &str) {
        assert_eq!(self.ask("look"), format!("acme {known}"));
        self.desk = self.session.desk(self.folder.path());
        assert_eq!(self.ask("look"), format!("acme {known}"));
        assert_eq!(self.ask("entry"), entry);
    }
}

/// The code of a trouble and what its words say is to be done.
pub(crate) fn said(code: Code) -> String {
    let name = serde_json::to_value(code).unwrap();
    let to_do = words_for(code, &[]).to_do;
    assert!(!to_do.is_empty());
    format!("{} {to_do}", name.as_str().unwrap())
}
