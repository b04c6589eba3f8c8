//! The records survive being killed at any moment: real processes, really killed.
#![allow(clippy::unwrap_used, reason = "these are tests, helpers included")]

use jiff::Timestamp;
use onramp_core::check::CheckRun;
use onramp_core::setup::{Setup, SetupId, Setups};
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

const KILLS: usize = 30;
/// Set for the process that is to be killed: the records to write to.
const PATH: &str = "ONRAMP_TEST_RECORDS";

#[test]
fn after_a_kill_at_any_moment_the_records_are_whole_and_the_last_confirmed_write_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("setups.db");
    let mut kept = 0;
    for kill in 0..KILLS {
        let (mut writer, mut lines) = start(&path);
        // The moment is anywhere in the first writes; some come before the first one, while the file is made.
        let micros = u64::from(uuid::Uuid::new_v4().as_fields().0 % 40_000);
        if kill % 5 != 0 {
            let first = lines.find_map(|line| number_in(&line.unwrap()));
            kept = first.unwrap();
        }
        std::thread::sleep(Duration::from_micros(micros));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let confirmed = lines
            .map_while(Result::ok)
            .filter_map(|line| number_in(&line))
            .last();
        kept = look(&path, confirmed.unwrap_or(kept));
    }
    assert!(kept > 0, "nothing was ever written");
}

/// Checks the whole file, and that the writes confirmed are there; gives the number of the last write found.
fn look(path: &Path, confirmed: i64) -> i64 {
    let file = rusqlite::Connection::open(path).unwrap();
    let answer: String = file
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(answer, "ok");
    drop(file);
    let records = Setups::open(path).unwrap();
    let last = last_number(&records);
    assert!(
        last >= confirmed,
        "{confirmed} was confirmed, {last} is there"
    );
    let runs = records.runs(&id()).unwrap().len();
    let written = usize::try_from(last).unwrap();
    assert!(
        runs == written || runs + 1 == written,
        "{runs} runs, {written} writes"
    );
    last
}

fn start(path: &Path) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_part_of_the_killed", "--nocapture"])
        .env(PATH, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    (writer, lines)
}

/// Writes for ever, when it is started by the test above; started by itself it has nothing to do.
#[test]
fn the_part_of_the_killed() {
    let Some(path) = std::env::var_os(PATH) else {
        return;
    };
    let records = Setups::open(Path::new(&path)).unwrap();
    let mut number = last_number(&records);
    // A run missing from the last life is made up for, so that runs and writes can be counted against each other.
    if records.runs(&id()).unwrap().len() < usize::try_from(number).unwrap() {
        records.add_run(&id(), &run(number)).unwrap();
    }
    loop {
        number += 1;
        records.put(&setup(number)).unwrap();
        records.add_run(&id(), &run(number)).unwrap();
        writeln!(std::io::stdout(), "confirmed {number}").unwrap();
    }
}

fn number_in(line: &str) -> Option<i64> {
    line.strip_prefix("confirmed ")?.parse().ok()
}

fn last_number(records: &Setups) -> i64 {
    let setup = records.get(&id()).unwrap();
    setup.map_or(0, |setup| setup.updated_at.as_second())
}

fn id() -> SetupId {
    SetupId("one".to_owned())
}

fn run(number: i64) -> CheckRun {
    let at = Timestamp::from_second(number).unwrap();
    CheckRun {
        started_at: at,
        finished_at: at,
        was_cancelled: false,
        findings: Vec::new(),
        requests: Vec::new(),
        permissions: None,
    }
}

fn setup(number: i64) -> Setup {
    let at = Timestamp::from_second(number).unwrap();
    Setup {
        // Of changing length, so that pages are filled, split and freed.
        current_step: Some("step ".repeat(usize::try_from(number % 997).unwrap())),
        ..Setup::begin(id(), "phin", false, at)
    }
}
