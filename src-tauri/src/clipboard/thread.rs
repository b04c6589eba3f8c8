//! The thread that the clipboard lives on: a read waits for whichever program owns it, and that one may hang.

use super::system::System;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender, channel};
use std::time::Duration;

type Job = Box<dyn FnOnce(&mut System) + Send>;

/// A running thread. Nobody waits for its end.
#[derive(Clone)]
pub(super) struct ClipboardThread {
    /// None when the system gave no thread: then nothing is ever answered.
    jobs: Option<Sender<Job>>,
}

impl ClipboardThread {
    pub(super) fn start() -> Self {
        let (jobs, waiting) = channel::<Job>();
        let started = std::thread::Builder::new()
            .name("onramp-clipboard".to_owned())
            .spawn(move || {
                let mut system = System::default();
                for job in waiting {
                    job(&mut system);
                }
            });
        Self {
            jobs: started.ok().map(|_| jobs),
        }
    }

    /// One that never answers.
    #[cfg(all(test, target_os = "linux"))]
    pub(super) fn silent() -> Self {
        Self { jobs: None }
    }

    /// Has `work` done. `None` when it did not end within `limit`; work that had not begun by then is not done.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce(&mut System) -> T + Send + 'static,
    ) -> Option<T> {
        let thread = self.clone();
        let waiting = tokio::task::spawn_blocking(move || thread.ask_blocking(limit, work));
        waiting.await.ok().flatten()
    }

    /// The same for a thread that may block.
    pub(super) fn ask_blocking<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce(&mut System) -> T + Send + 'static,
    ) -> Option<T> {
        let (sender, receiver) = mpsc::channel();
        let is_too_late = Arc::new(AtomicBool::new(false));
        let given_up = Arc::clone(&is_too_late);
        let job: Job = Box::new(move |system| {
            if !given_up.load(Ordering::Acquire) {
                // Nobody wants an answer that comes too late.
                let _ = sender.send(work(system));
            }
        });
        self.jobs.as_ref()?.send(job).ok()?;
        let answer = receiver.recv_timeout(limit).ok();
        is_too_late.store(true, Ordering::Release);
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_secs(10);

    #[tokio::test]
    async fn work_is_done_and_answered() {
        let thread = ClipboardThread::start();
        assert_eq!(thread.ask(LONG, |_| 7).await, Some(7));
        assert_eq!(thread.ask_blocking(LONG, |_| 8), Some(8));
    }

    #[tokio::test]
    async fn a_clipboard_that_hangs_is_not_waited_for_and_nothing_is_done_late() {
        let thread = ClipboardThread::start();
        let (release, hanging) = channel::<()>();
        let hang = move |_: &mut System| hanging.recv().is_ok();
        assert_eq!(thread.ask(SHORT, hang).await, None);

        let (sender, done) = channel();
        let late = move |_: &mut System| sender.send(()).is_ok();
        assert_eq!(thread.ask(SHORT, late).await, None);

        drop(release);
        assert_eq!(thread.ask(LONG, |_| ()).await, Some(()));
        assert!(done.try_recv().is_err());
    }
}
