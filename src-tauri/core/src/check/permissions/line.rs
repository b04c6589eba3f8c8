//! The line to the server: so many questions at a time, pauses that the server asks for, and an end to all of it.

use crate::check::judge::{self, ApiAnswer};
use crate::psa::{Answer, Body, Failure, Question};
use crate::words::Code;
use futures_util::future::BoxFuture;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

/// The most questions that are under way at any time.
const AT_A_TIME: usize = 6;
/// How long to wait when the server asks for patience and does not say how much.
const PAUSE: Duration = Duration::from_secs(10);
/// How often one question may be met with "too many requests" before that is its answer.
const PAUSES_MAX: u32 = 5;

/// The one that is asked: a real server, or one of a test.
pub(in crate::check) trait Server: Send + Sync {
    /// Puts one question to it, once.
    fn put(&self, question: Question) -> BoxFuture<'_, Result<Answer, Failure>>;
}

/// Why asking ended before everything was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The person stopped it.
    Cancelled,
    /// The time for all of it is over.
    OutOfTime,
    /// The server asks for a pause, in seconds, that would outlast the time.
    AskedToWait(u64),
    /// The keys were accepted before and are not any more.
    KeysRejected,
}

impl Stop {
    /// The code that says it.
    pub(super) fn code(self) -> Code {
        match self {
            Self::Cancelled => Code::NotRunCancelled,
            Self::OutOfTime => Code::ReadsOutOfTime,
            Self::AskedToWait(_) => Code::ReadsAskedToWait,
            Self::KeysRejected => Code::KeysRejectedHalfway,
        }
    }
}

/// Why a question has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unanswered {
    /// It was sent, and no whole answer came.
    Failed(Failure),
    /// Asking was stopped while it was under way.
    BrokenOff(Stop),
    /// Asking was stopped before it was sent.
    NotSent(Stop),
}

/// The line to the server.
pub(super) struct Line<'a> {
    server: &'a dyn Server,
    cancel: &'a CancellationToken,
    began: Instant,
    limit: Duration,
    turns: Semaphore,
    pause_ends: Mutex<Instant>,
    halted: watch::Sender<Option<Stop>>,
    /// When the keys were last proved, after an answer as if they were wrong.
    keys_proved: tokio::sync::Mutex<Option<Instant>>,
}

impl<'a> Line<'a> {
    /// Opens the line for at most `limit`.
    pub(super) fn open(
        server: &'a dyn Server,
        cancel: &'a CancellationToken,
        limit: Duration,
    ) -> Self {
        let began = Instant::now();
        Self {
            server,
            cancel,
            began,
            limit,
            turns: Semaphore::new(AT_A_TIME),
            pause_ends: Mutex::new(began),
            halted: watch::Sender::new(None),
            keys_proved: tokio::sync::Mutex::new(None),
        }
    }

    /// Ends once asking has to stop, and says why.
    pub(super) async fn stopped(&self) -> Stop {
        let mut halted = self.halted.subscribe();
        let stop = tokio::select! {
            biased;
            Ok(stop) = halted.wait_for(Option::is_some) => stop.unwrap_or(Stop::OutOfTime),
            () = self.cancel.cancelled() => Stop::Cancelled,
            () = sleep_until(self.deadline()) => Stop::OutOfTime,
        };
        self.halt(stop);
        stop
    }

    /// Why asking was stopped; none when everything was asked.
    pub(super) fn stop(&self) -> Option<Stop> {
        *self.halted.borrow()
    }

    /// How long it has been open.
    pub(super) fn open_for(&self) -> Duration {
        self.began.elapsed()
    }

    /// Asks when it is this question's turn. Sits pauses out, asks again what met a passing fault, and finds out
    /// whether an answer about the keys is about all of them.
    pub(super) async fn ask(&self, question: &Question) -> Result<Answer, Unanswered> {
        let mut was_sent = false;
        let asking = self.ask_in_turn(question, &mut was_sent);
        tokio::select! {
            biased;
            stop = self.stopped() => Err(if was_sent {
                Unanswered::BrokenOff(stop)
            } else {
                Unanswered::NotSent(stop)
            }),
            answer = asking => self.unless_keys_ended(answer),
        }
    }

    /// Once the keys are refused altogether, a refusal of theirs says nothing of the question that met it.
    fn unless_keys_ended(&self, answer: Result<Answer, Failure>) -> Result<Answer, Unanswered> {
        let answer = answer.map_err(Unanswered::Failed)?;
        let have_ended = self.stop() == Some(Stop::KeysRejected);
        if have_ended && judge::api(&answer) == ApiAnswer::KeysRejected {
            return Err(Unanswered::BrokenOff(Stop::KeysRejected));
        }
        Ok(answer)
    }

    async fn ask_in_turn(
        &self,
        question: &Question,
        was_sent: &mut bool,
    ) -> Result<Answer, Failure> {
        let _turn = self.turns.acquire().await;
        let answer = self.ask_patiently(question, was_sent).await?;
        if judge::api(&answer) == ApiAnswer::KeysRejected {
            self.prove_keys().await;
        }
        Ok(answer)
    }

    async fn ask_patiently(
        &self,
        question: &Question,
        was_sent: &mut bool,
    ) -> Result<Answer, Failure> {
        let (mut pauses, mut has_failed) = (0, false);
        loop {
            self.sit_pause_out().await;
            *was_sent = true;
            let answer = self.server.put(question.clone()).await.and_then(whole);
            if is_asking_for_patience(&answer) && pauses < PAUSES_MAX {
                pauses += 1;
            } else if is_passing(&answer) && !has_failed {
                has_failed = true;
            } else {
                return answer;
            }
            if answer
                .as_ref()
                .is_ok_and(|answer| !self.pause_as_asked(answer))
            {
                return answer;
            }
        }
    }

    /// Makes everybody wait as long as the server asks for. False when there is not so much time left; then asking
    /// stops at once, rather than in vain at the end.
    fn pause_as_asked(&self, answer: &Answer) -> bool {
        let asked = answer.retry_after_s.map(Duration::from_secs);
        let Some(pause) = asked.or((answer.status == 429).then_some(PAUSE)) else {
            return true;
        };
        let ends = Instant::now().checked_add(pause);
        let Some(ends) = ends.filter(|ends| *ends < self.deadline()) else {
            let stop = answer.retry_after_s.map(Stop::AskedToWait);
            self.halt(stop.unwrap_or(Stop::OutOfTime));
            return false;
        };
        let mut latest = self
            .pause_ends
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *latest = ends.max(*latest);
        true
    }

    async fn sit_pause_out(&self) {
        loop {
            let ends = *self
                .pause_ends
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            if ends <= Instant::now() {
                return;
            }
            sleep_until(ends).await;
        }
    }

    /// Asks for what needs nothing but keys. When that is refused too, they stopped being accepted, and asking stops.
    async fn prove_keys(&self) {
        let rejected_at = Instant::now();
        let mut proved = self.keys_proved.lock().await;
        if proved.is_some_and(|at| at >= rejected_at) {
            return;
        }
        let answer = self.ask_patiently(&Question::SystemInfo, &mut true).await;
        match answer.as_ref().map(judge::api) {
            Ok(ApiAnswer::KeysRejected) => self.halt(Stop::KeysRejected),
            Ok(ApiAnswer::Answered | ApiAnswer::NotAllowed) => *proved = Some(Instant::now()),
            Ok(ApiAnswer::IntegrationId | ApiAnswer::Other(_)) | Err(_) => {}
        }
    }

    fn halt(&self, stop: Stop) {
        self.halted.send_if_modified(|halted| {
            let is_first = halted.is_none();
            *halted = halted.or(Some(stop));
            is_first
        });
    }

    fn deadline(&self) -> Instant {
        self.began + self.limit
    }
}

/// JSON that ends before its end is an answer that was cut off.
fn whole(answer: Answer) -> Result<Answer, Failure> {
    let is_cut =
        matches!(&answer.body, Body::Other(text) if text.trim_start().starts_with(['{', '[']));
    if is_cut && (200..=299).contains(&answer.status) {
        return Err(Failure::AnswerCutOff);
    }
    Ok(answer)
}

fn is_asking_for_patience(answer: &Result<Answer, Failure>) -> bool {
    answer.as_ref().is_ok_and(|answer| answer.status == 429)
}

/// True for what may be gone when it is asked again.
fn is_passing(answer: &Result<Answer, Failure>) -> bool {
    match answer {
        Ok(answer) => matches!(answer.status, 500 | 502..=504),
        Err(failure) => failure.is_worth_a_second_try(),
    }
}
