//! One practice that answers slowly, one plan, and ways to go through the check.

use crate::desk::{Desk, play};
use crate::planned::Planned;
use onramp_core::catalog::{Ask, Catalog, Method};
use onramp_core::check::{Check, Progress, ReadAnswer};
use onramp_practice::{
    Fault, Given, LoggedRequest, Practice, PracticeOptions, ReadyRole, ServerSide,
};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

/// How long practice takes for every answer.
pub(crate) const LATENCY_MS: u64 = 100;

/// After how many reading calls something happens "in the middle".
const MIDDLE: usize = 20;

/// What is measured on.
pub(crate) struct Course {
    catalog: Catalog,
    planned: Planned,
    practice: Practice,
    desk: Desk,
}

/// What came of one run.
pub(crate) struct Run {
    /// From the end of the connection's last rung to the end of the run.
    pub(crate) took: Duration,
    /// From the beginning of the connection's first rung.
    pub(crate) whole: Duration,
    /// What was asked after the connection's last rung.
    pub(crate) asked: Vec<LoggedRequest>,
    pub(crate) most_in_flight: usize,
    /// How many reading calls were answered, with records or without.
    pub(crate) answered: usize,
}

impl Course {
    pub(crate) async fn prepare() -> Self {
        let catalog = Catalog::shipped().unwrap();
        let planned = Planned::whole(&catalog, "msp-process");
        let practice = Practice::start(PracticeOptions {
            ready_role: ReadyRole::of(planned.role(true)),
            latency_ms: LATENCY_MS,
            ..PracticeOptions::default()
        });
        let practice = practice.await.unwrap();
        Self {
            desk: Desk::new(&practice, &Given::default()),
            catalog,
            planned,
            practice,
        }
    }

    pub(crate) async fn close(self) {
        self.practice.stop().await;
    }

    /// Runs the whole check.
    pub(crate) async fn run(&self) -> Run {
        self.practice.clear_requests();
        let began = Instant::now();
        let connected = Mutex::new(None);
        let listen = |progress| {
            if is_last_rung(&progress) {
                let asked = self.practice.requests().len();
                *connected.lock().unwrap() = Some((Instant::now(), asked));
            }
        };
        let input = self.planned.input(&self.catalog);
        let cancel = CancellationToken::new();
        let run = self.desk.check_until(&input, &listen, &cancel).await;
        let ended = Instant::now();
        let (connected, rungs) = connected.into_inner().unwrap().unwrap();
        let reads = run.permissions.unwrap().reads;
        let is_answered = |answer| matches!(answer, ReadAnswer::Answered | ReadAnswer::Empty);
        Run {
            took: ended - connected,
            whole: ended - began,
            asked: self.practice.requests().split_off(rungs),
            most_in_flight: self.practice.most_in_flight(),
            answered: reads.iter().filter(|read| is_answered(read.answer)).count(),
        }
    }

    /// Stops a check in its middle; how long it then took to end.
    pub(crate) async fn stopped_in_the_middle(&self) -> Duration {
        let cancel = CancellationToken::new();
        let stopped = Mutex::new(None);
        let listen = |progress| {
            if matches!(progress, Progress::Read { done, .. } if done == MIDDLE) {
                *stopped.lock().unwrap() = Some(Instant::now());
                cancel.cancel();
            }
        };
        let input = self.planned.input(&self.catalog);
        let run = self.desk.check_until(&input, &listen, &cancel).await;
        let ended = Instant::now();
        assert!(run.was_cancelled);
        ended - stopped.into_inner().unwrap().unwrap()
    }

    /// Runs the whole check while the server once says "too many requests".
    pub(crate) async fn paused_in_the_middle(&self) -> Run {
        let once = Fault {
            path: "/apis/3.0/*".to_owned(),
            status: Some(429),
            headers: [("retry-after".to_owned(), "1".to_owned())].into(),
            after: u32::try_from(MIDDLE).unwrap(),
            times: Some(1),
            ..Fault::default()
        };
        let server = ServerSide {
            faults: vec![once],
            ..ServerSide::default()
        };
        play(&self.practice, server);
        let run = self.run().await;
        assert!(run.asked.iter().any(|request| request.status == Some(429)));
        self.practice.set_scenario("healthy").unwrap();
        run
    }

    /// How many answers the longest chain of dependent calls waits for before its last one can be asked.
    pub(crate) fn depth(&self, asked: &[LoggedRequest]) -> usize {
        let depths = asked.iter().map(|request| {
            let (_, path) = request.path_and_query.split_once("/apis/3.0").unwrap();
            self.depth_of(self.catalog.endpoint_of(path).unwrap().path.as_str())
        });
        depths.max().unwrap()
    }

    fn depth_of(&self, path: &str) -> usize {
        let endpoint = self.catalog.endpoint(path).unwrap();
        match &endpoint.on(Method::Get).unwrap().ask {
            Ask::IdFrom { path, .. } => 1 + self.depth_of(path),
            Ask::SmallestGet { .. } | Ask::Never { .. } => 0,
        }
    }

    /// Sends the same requests one after another, over one connection that is kept.
    pub(crate) async fn one_after_another(&self, asked: &[LoggedRequest]) -> Duration {
        let client = reqwest::Client::new();
        let user = format!(
            "{}+{}",
            self.practice.company(),
            self.practice.public_key().expose()
        );
        let began = Instant::now();
        for request in asked {
            let address = format!("{}{}", self.practice.site(), request.path_and_query);
            let answer = client
                .get(address)
                .basic_auth(&user, Some(self.practice.private_key().expose()))
                .header("clientId", self.practice.client_id())
                .send()
                .await
                .unwrap();
            assert_eq!(Some(answer.status().as_u16()), request.status);
            answer.bytes().await.unwrap();
        }
        began.elapsed()
    }
}

fn is_last_rung(progress: &Progress) -> bool {
    matches!(progress, Progress::Ended(finding) if finding.check == Check::FirstRead)
}
