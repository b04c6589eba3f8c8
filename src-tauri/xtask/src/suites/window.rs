//! The stories in the real window.

use std::panic::resume_unwind;
use std::process::Command;
use std::{array, fs, thread};

use super::count::Count;
use super::{hear, test_command};
use crate::command::answer;
use crate::place;
use crate::session::Session;
use crate::stop::Stop;

/// How many are played at a time. A story waits for half of its time, and has a display, a keychain and a clipboard to itself.
const LANES: usize = 2;

/// Plays those whose names contain one of `names`, or all, and says what came of them.
pub(super) fn play(names: &[String], session: Option<&Session>) -> Result<Count, Stop> {
    let pictures = place::target().join("screenshots");
    if pictures.is_dir() {
        fs::remove_dir_all(&pictures).map_err(Stop::file(&pictures))?;
    }
    fs::create_dir_all(&pictures).map_err(Stop::file(&pictures))?;
    match session {
        Some(session) if names.is_empty() => side_by_side(session),
        _ => hear(lane(names), session),
    }
}

fn side_by_side(session: &Session) -> Result<Count, Stop> {
    let beside = Session::open()?;
    let stories = listed();
    let lanes = [session, &beside].into_iter().zip(deal(&stories));
    let count = thread::scope(|scope| {
        let playing: Vec<_> = lanes
            .map(|(session, names)| {
                let mut command = lane(&names);
                command.arg("--exact");
                scope.spawn(|| hear(command, Some(session)))
            })
            .collect();
        playing
            .into_iter()
            .map(|lane| lane.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .try_fold(Count::default(), |sum, count| Ok(sum.plus(count?)))
    })?;
    Ok(count.of_all(stories.len()))
}

/// The names of all.
fn listed() -> Vec<String> {
    let mut list = lane(&[]);
    list.args(["--list", "--format", "terse"]);
    let told = answer(list).unwrap_or_default();
    let names = told.lines().filter_map(|line| line.strip_suffix(": test"));
    names.map(str::to_owned).collect()
}

/// Neighbours go to different lanes: they are alike, and take as long.
fn deal(stories: &[String]) -> [Vec<String>; LANES] {
    array::from_fn(|lane| stories.iter().skip(lane).step_by(LANES).cloned().collect())
}

fn lane(names: &[String]) -> Command {
    let mut command = test_command(&["--test", "e2e"]);
    command
        .args(["--", "--test-threads=1"])
        .args(names)
        .env("ONRAMP_BIN", place::program("onramp"))
        .env("ONRAMP_CLI_BIN", place::program("onramp-cli"))
        .env("ONRAMP_SCREENSHOTS", place::target().join("screenshots"));
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_story_is_played_once() {
        let stories = ["call", "desk", "held"].map(str::to_owned);
        let [first, second] = deal(&stories);
        assert_eq!(first, ["call", "held"]);
        assert_eq!(second, ["desk"]);
    }
}
