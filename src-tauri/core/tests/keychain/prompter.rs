//! Whoever shows a desktop's unlock windows, and a person who never answers one.

use dbus::blocking::Connection;
use dbus::channel::Channel;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// The name that gnome-keyring asks.
const NAME: &str = "org.gnome.keyring.SystemPrompter";

/// Ends when it is dropped.
pub(crate) struct Prompter {
    asked: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Prompter {
    /// Begins to take the questions of the bus at `address`, and to leave them unanswered.
    pub(crate) fn start(address: &str) -> Self {
        let mut channel = Channel::open_private(address).unwrap();
        channel.register().unwrap();
        let connection = Connection::from(channel);
        connection.request_name(NAME, false, true, true).unwrap();
        let asked = Arc::new(AtomicUsize::new(0));
        let is_over = Arc::new(AtomicBool::new(false));
        let (count, ended) = (Arc::clone(&asked), Arc::clone(&is_over));
        let thread = std::thread::spawn(move || {
            while !ended.load(Ordering::Relaxed) {
                let channel = connection.channel();
                if channel.read_write(Some(Duration::from_millis(20))).is_err() {
                    return;
                }
                while let Some(message) = channel.pop_message() {
                    let member = message.member();
                    if member.is_some_and(|member| &*member == "BeginPrompting") {
                        count.fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
        });
        Self {
            asked,
            is_over,
            thread: Some(thread),
        }
    }

    /// How many windows it was asked for.
    pub(crate) fn times_asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

impl Drop for Prompter {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // It has said what it had to say.
            let _ = thread.join();
        }
    }
}
