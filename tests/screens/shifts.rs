//! What moves by itself after a screen was first drawn: in Chromium, with every answer late.

use std::fmt;

use serde::Deserialize;

use super::chromium::Chromium;
use super::variant::VARIANTS;

const SHIFTS: &str = "
    const done = arguments[arguments.length - 1];
    done(onrampScreens.shifts());";

/// One frame in which something stood elsewhere than in the frame before.
#[derive(Deserialize)]
struct Shift {
    value: f64,
    moved: Vec<String>,
}

/// One screen, and what moved on it.
pub(crate) struct Moved {
    screen: String,
    shifts: Vec<Shift>,
}

impl Moved {
    /// The score of all shifts together; nothing moved where it is 0.
    fn score(&self) -> f64 {
        self.shifts.iter().fold(0.0, |sum, shift| sum + shift.value)
    }
}

/// Opens a screen, does nothing on it, and waits until nothing is awaited any more.
pub(crate) async fn watch(browser: &Chromium, screen: &str) -> Moved {
    browser.see(&VARIANTS[0]).await;
    let missing = browser.gallery.go(screen, "late").await;
    assert_eq!(missing, None, "{screen} with late answers");
    let shifts = browser.gallery.ask(SHIFTS, &[]).await;
    Moved {
        screen: screen.to_owned(),
        shifts: serde_json::from_value(shifts).unwrap(),
    }
}

/// What moved on all screens.
pub(crate) struct Movement(Vec<Moved>);

impl Movement {
    pub(crate) fn of(all: Vec<Moved>) -> Self {
        Self(all)
    }

    /// Whether nothing moved anywhere.
    pub(crate) fn is_still(&self) -> bool {
        self.0.iter().all(|one| one.shifts.is_empty())
    }
}

impl fmt::Display for Movement {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for one in self.0.iter().filter(|one| !one.shifts.is_empty()) {
            let moved = one.shifts.iter().flat_map(|shift| &shift.moved);
            let moved: Vec<&str> = moved.map(String::as_str).collect();
            let (screen, score) = (&one.screen, one.score());
            writeln!(out, "shift: {screen}, {score:.4}: {}", moved.join(", "))?;
        }
        let worst = self.0.iter().max_by(|a, b| a.score().total_cmp(&b.score()));
        let (name, score) = worst.map_or(("", 0.0), |one| (one.screen.as_str(), one.score()));
        let count = self.0.len();
        write!(
            out,
            "Layout shift after the first drawing: {count} screens, worst {score:.4}"
        )?;
        if score > 0.0 {
            write!(out, " ({name})")?;
        }
        Ok(())
    }
}
