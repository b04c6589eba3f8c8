//! A program with a window, started again and again.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::home::Home;
use crate::screen::Screen;

const SHOWN_WITHIN: Duration = Duration::from_secs(60);
const KIB_PER_MIB: f64 = 1024.0;

/// A program with a window.
pub(crate) struct Program<'display> {
    path: PathBuf,
    /// Open all the time: a display that nobody is connected to begins anew.
    screen: &'display Screen,
    /// What its processes are told besides its home.
    told: &'static [(&'static str, &'static str)],
}

impl<'display> Program<'display> {
    /// The program to which this variable points.
    pub(crate) fn named(variable: &str, screen: &'display Screen) -> Self {
        let path = std::env::var_os(variable).map(PathBuf::from);
        let path =
            path.unwrap_or_else(|| panic!("{variable} is not set: run `cargo xtask bench start`"));
        assert!(path.is_file(), "{} is not built", path.display());
        Self {
            path,
            screen,
            told: &[],
        }
    }

    /// The same, drawn without the graphics processor.
    pub(crate) fn without_graphics_processor(mut self) -> Self {
        self.told = &[("WEBKIT_DISABLE_COMPOSITING_MODE", "1")];
        self
    }

    /// Starts it in a fresh home and ends it; answers with how long its button took to be there.
    pub(crate) fn starts(&self) -> Duration {
        self.open(&Home::new())
    }

    /// Starts it in a fresh home, leaves it alone and ends it; answers with the memory that it holds by then.
    ///
    /// # Units
    /// MiB, of all its processes together.
    pub(crate) fn idles_mib(&self, idle: Duration) -> f64 {
        let home = Home::new();
        self.open(&home);
        thread::sleep(idle);
        home.processes(None).into_iter().map(pss_kib).sum::<f64>() / KIB_PER_MIB
    }

    /// Starts it and waits for its button. It ends with its home.
    fn open(&self, home: &Home) -> Duration {
        let screen = self.screen;
        wait_until("the window before has gone", || !screen.has_button());
        let began = Instant::now();
        let mut child = Command::new(&self.path)
            .envs(home.environment())
            .envs(self.told.iter().copied())
            .current_dir(home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while !screen.has_button() {
            assert!(
                child.try_wait().unwrap().is_none(),
                "{} has ended",
                self.path.display()
            );
            assert!(
                began.elapsed() < SHOWN_WITHIN,
                "{} shows no button",
                self.path.display()
            );
            thread::sleep(Duration::from_millis(2));
        }
        let took = began.elapsed();
        // The home ends the process; somebody has to hear of it.
        thread::spawn(move || child.wait());
        took
    }
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(
            began.elapsed() < SHOWN_WITHIN,
            "waited in vain until {what}"
        );
        thread::sleep(Duration::from_millis(20));
    }
}

/// What a process holds for itself, and its share of what several hold; nothing of one that has ended since.
fn pss_kib(process: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kib = line.and_then(|line| line.split_whitespace().next());
    kib.map_or(0.0, |kib| kib.parse().unwrap())
}
