//! A process that looks at one desk, and what it says of it.

use onramp_core::keys::Vault;
use onramp_core::psa::{ExtraRoots, Limits};
use onramp_core::setup::Setups;
use onramp_core::setup::view::HomeQuery;
use onramp_core::{Onramp, Surroundings};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Set for the process that looks: the folder with the records.
pub(crate) const FOLDER: &str = "ONRAMP_BENCH_DESK";

/// What is typed: words that most setups have, then ones that few have, in other letters than theirs.
const TYPED: [&str; 3] = ["msp process", "MULLER networks 42", "connectwise nobody"];

/// What one look took.
pub(crate) struct LookedAt {
    /// Opening the records, which are checked as a whole.
    pub(crate) opened: Duration,
    /// The list, as the window asks for it when it opens.
    pub(crate) listed: Duration,
    /// The slowest letter of all that was typed.
    pub(crate) found: Duration,
    /// What the process holds in memory at the end; none where the system does not tell.
    pub(crate) memory_kib: Option<f64>,
}

impl LookedAt {
    /// Lets a process of its own look at the desk in `folder`.
    pub(crate) fn from(folder: &Path) -> Self {
        let this = std::env::current_exe().unwrap();
        let told = Command::new(this).env(FOLDER, folder).output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        let figures: Vec<f64> = told
            .split_whitespace()
            .map(|one| one.parse().unwrap())
            .collect();
        let [opened, listed, found, memory] = figures[..] else {
            panic!("the process that looks said: {told}");
        };
        Self {
            opened: Duration::from_secs_f64(opened),
            listed: Duration::from_secs_f64(listed),
            found: Duration::from_secs_f64(found),
            memory_kib: (memory > 0.0).then_some(memory),
        }
    }
}

/// Where a desk has its records.
pub(crate) fn records_in(folder: &Path) -> PathBuf {
    folder.join("setups.sqlite3")
}

/// The part of the process that looks.
pub(crate) async fn look(folder: &Path) {
    let began = Instant::now();
    let setups = Setups::open(&records_in(folder)).unwrap();
    let opened = began.elapsed();
    let onramp = Onramp::open(Surroundings {
        setups,
        keychain: Vault::memory(),
        memory: Vault::memory(),
        key_files: folder.join("keys"),
        clock: onramp_core::now,
        limits: Limits::default(),
        extra_roots: ExtraRoots::default(),
    });
    let onramp = onramp.unwrap();
    let listed = asked(&onramp, "").await;
    let mut found = Duration::ZERO;
    for typed in TYPED {
        for end in 1..=typed.len() {
            found = found.max(asked(&onramp, &typed[..end]).await);
        }
    }
    println!(
        "{} {} {} {}",
        opened.as_secs_f64(),
        listed.as_secs_f64(),
        found.as_secs_f64(),
        memory_kib().unwrap_or_default()
    );
}

/// How long one question takes.
async fn asked(onramp: &Onramp, text: &str) -> Duration {
    let text = text.to_owned();
    let query = HomeQuery {
        text,
        ..HomeQuery::default()
    };
    let began = Instant::now();
    let _ = onramp.home(query).await.unwrap();
    began.elapsed()
}

/// What this process holds in memory.
fn memory_kib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
