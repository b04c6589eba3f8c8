//! A server that plays a script in virtual time: every question takes 100 ms.

use super::Server;
use crate::catalog::Method;
use crate::psa::{Answer, Body, Codebase, Failure, Question};
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// What a question takes.
pub(super) const LATENCY: Duration = Duration::from_millis(100);

/// What to answer once.
#[derive(Clone)]
pub(super) enum Turn {
    Says(u16, Value),
    /// No JSON.
    Text(u16, &'static str),
    /// "Too many requests", with as many seconds to wait.
    Patience(Option<u64>),
    /// A server that is busy, with as many seconds to wait.
    Busy(u64),
    Fails(Failure),
    Hangs,
}

/// One question that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) path: String,
    pub(super) query: String,
    /// Since the stage was built.
    pub(super) at: Duration,
}

pub(super) struct Stage {
    script: Mutex<BTreeMap<String, VecDeque<Turn>>>,
    always: BTreeMap<String, Turn>,
    asked: Mutex<Vec<Asked>>,
    began: Instant,
    under_way: AtomicUsize,
    most_under_way: AtomicUsize,
}

impl Stage {
    /// A server that answers every read with a whole record; the role cannot be read back.
    pub(super) fn healthy() -> Self {
        Self {
            script: Mutex::default(),
            always: BTreeMap::new(),
            asked: Mutex::default(),
            began: Instant::now(),
            under_way: AtomicUsize::new(0),
            most_under_way: AtomicUsize::new(0),
        }
        .always("/system/mySecurity", refused())
        .always("/system/securityRoles/63/settings", refused())
        .always("/system/myMembers", Turn::Says(200, member()))
    }

    /// Answers a path so, turn by turn, before it does as always.
    pub(super) fn first(self, path: &str, turns: impl IntoIterator<Item = Turn>) -> Self {
        let turns = turns.into_iter().collect();
        self.script.lock().unwrap().insert(path.to_owned(), turns);
        self
    }

    pub(super) fn always(mut self, path: &str, turn: Turn) -> Self {
        self.always.insert(path.to_owned(), turn);
        self
    }

    /// As it is with every path of these.
    pub(super) fn everywhere(self, paths: &[String], turn: &Turn) -> Self {
        paths
            .iter()
            .fold(self, |stage, path| stage.always(path, turn.clone()))
    }

    fn enter(&self, question: &Question) -> (Option<Turn>, String) {
        let target = question.path(&Codebase::general());
        let target = target.strip_prefix("/v4_6_release/apis/3.0").unwrap();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        self.asked.lock().unwrap().push(Asked {
            path: path.to_owned(),
            query: query.to_owned(),
            at: self.began.elapsed(),
        });
        let mut script = self.script.lock().unwrap();
        let turn = script.get_mut(path).and_then(VecDeque::pop_front);
        (
            turn.or_else(|| self.always.get(path).cloned()),
            path.to_owned(),
        )
    }

    fn answer(&self, turn: Option<Turn>, path: &str) -> Result<Answer, Failure> {
        let says = |status, retry_after_s, body| {
            Ok(Answer {
                status,
                retry_after_s,
                moved_to: None,
                body,
            })
        };
        match turn {
            Some(Turn::Says(status, body)) => says(status, None, Body::Json(body)),
            Some(Turn::Text(status, text)) => says(status, None, Body::Other(text.to_owned())),
            Some(Turn::Patience(seconds)) => says(429, seconds, Body::Json(json!({}))),
            Some(Turn::Busy(seconds)) => says(503, Some(seconds), Body::Empty),
            Some(Turn::Fails(failure)) => Err(failure),
            Some(Turn::Hangs) => Err(Failure::AnswerTimedOut),
            None => says(200, None, Body::Json(self.whole_record(path))),
        }
    }

    /// A record with every field that is never blank.
    fn whole_record(&self, path: &str) -> Value {
        if path.ends_with("/count") {
            return json!({ "count": 3 });
        }
        let endpoint = super::CATALOG.endpoint_of(path).unwrap();
        let mut record = json!({ "id": 7 });
        for field in &endpoint.on(Method::Get).unwrap().filled {
            let pointer = field.split('/').fold(&mut record, |at, name| {
                if at.get(name).is_none() {
                    at[name] = json!({});
                }
                &mut at[name]
            });
            *pointer = if field == "id" { json!(7) } else { json!("x") };
        }
        let is_one = path.ends_with('7') || path == "/system/info";
        if is_one { record } else { json!([record]) }
    }

    /// Everything that was asked, in order.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// When this path was asked, each time.
    pub(super) fn times_of(&self, path: &str) -> Vec<Duration> {
        let asked = self.asked();
        let of_path = asked.iter().filter(|asked| asked.path == path);
        of_path.map(|asked| asked.at).collect()
    }

    pub(super) fn most_under_way(&self) -> usize {
        self.most_under_way.load(Ordering::SeqCst)
    }

    pub(super) fn under_way(&self) -> usize {
        self.under_way.load(Ordering::SeqCst)
    }
}

impl Server for Stage {
    fn put(&self, question: Question) -> BoxFuture<'_, Result<Answer, Failure>> {
        Box::pin(async move {
            let (turn, path) = self.enter(&question);
            let _under_way = UnderWay::begin(self);
            if matches!(turn, Some(Turn::Hangs)) {
                std::future::pending::<()>().await;
            }
            sleep(LATENCY).await;
            self.answer(turn, &path)
        })
    }
}

pub(super) fn refused() -> Turn {
    let text = "You do not have security permission to perform this action.";
    Turn::Says(403, json!({ "code": "Security", "message": text }))
}

pub(super) fn not_signed_in() -> Turn {
    let body = json!({ "code": "ConnectWiseApi", "message": "UserNotAuthenticated" });
    Turn::Says(401, body)
}

/// The API member as it should be.
pub(super) fn member() -> Value {
    json!({
        "id": 12,
        "identifier": "MSPProcess",
        "securityRole": { "id": 63, "name": "MSP Process" },
        "structureLevel": { "id": 1, "name": "Corporate (Level 1)" },
        "securityLocation": { "id": 2, "name": "Tampa Office" },
        "serviceDefaultBoard": { "id": 1, "name": "Help Desk" },
        "adminFlag": false,
        "restrictLocationFlag": false,
        "excludedServiceBoardIds": [],
    })
}

/// A question under way; dropped also when it is broken off.
struct UnderWay<'a>(&'a Stage);

impl<'a> UnderWay<'a> {
    fn begin(stage: &'a Stage) -> Self {
        let now = stage.under_way.fetch_add(1, Ordering::SeqCst) + 1;
        stage.most_under_way.fetch_max(now, Ordering::SeqCst);
        Self(stage)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::SeqCst);
    }
}
