//! The records survive being killed at any moment: real processes, really killed, that change a setup as the window does,
//! with its card, and add runs to it, or that take in a desk's file. `ONRAMP_TEST_KILLS` says how many times.
#![allow(clippy::unwrap_used, reason = "these are tests, helpers included")]

use jiff::Timestamp;
use onramp_core::check::CheckRun;
use onramp_core::keys::Vault;
use onramp_core::psa::{ExtraRoots, Limits};
use onramp_core::setup::view::HomeQuery;
use onramp_core::setup::{FieldId, Setup, Setups};
use onramp_core::{Onramp, Surroundings};
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const KILLS: &str = "ONRAMP_TEST_KILLS";
/// A few seconds.
const USUALLY: usize = 30;
/// Set for the process that is to be killed: the records to write to.
const PATH: &str = "ONRAMP_TEST_RECORDS";

#[test]
fn after_a_kill_at_any_moment_the_records_are_whole_and_the_last_confirmed_write_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("setups.db");
    let kills = std::env::var(KILLS).map_or(USUALLY, |number| number.parse().unwrap());
    let (mut kept, mut unconfirmed) = (0, 0);
    for kill in 0..kills {
        let (mut writer, mut lines) = start(&path, None);
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
        let confirmed = confirmed.unwrap_or(kept);
        kept = look(&path, confirmed);
        unconfirmed += i64::from(kept > confirmed);
    }
    println!(
        "{kills} kills, {kept} writes; {unconfirmed} kills came between a write and its report"
    );
    assert!(kept > 0, "nothing was ever written");
}

/// How many setups the desk's file has: enough that its import takes a while.
const SETUPS: usize = 200;
/// Set for the process that is to be killed while it takes in a desk: the file.
const DESK: &str = "ONRAMP_TEST_DESK";

#[test]
fn a_kill_in_the_middle_of_an_import_leaves_all_of_the_desk_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("all.onramp-desk");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let source = onramp(&folder.path().join("source.db"));
    for _ in 0..SETUPS {
        runtime.block_on(source.create("phin", false)).unwrap();
    }
    runtime.block_on(source.export_desk(&desk)).unwrap();
    let undisturbed = Instant::now();
    assert_eq!(killed_in_import(folder.path(), &desk, None), SETUPS);
    let whole = undisturbed.elapsed();
    let kills = std::env::var(KILLS).map_or(USUALLY, |number| number.parse().unwrap()) / 3;
    let mut outcomes = [0, 0];
    for kill in 0..kills {
        let part = u32::try_from(kill + 1).unwrap();
        let after = whole * part / u32::try_from(kills).unwrap();
        let found = killed_in_import(folder.path(), &desk, Some(after));
        assert!(found == 0 || found == SETUPS, "{found} of {SETUPS}");
        outcomes[usize::from(found == SETUPS)] += 1;
    }
    println!("{kills} kills: {outcomes:?} left nothing, all of it");
    assert!(outcomes[0] > 0, "every kill came too late");
}

/// Takes the desk in, in a process of its own with records of its own, which is killed after that time; how many setups are
/// there then. What was reported as added must be there.
fn killed_in_import(folder: &Path, desk: &Path, after: Option<Duration>) -> usize {
    let path = folder.join(format!("{}.db", uuid::Uuid::new_v4()));
    let (mut writer, mut lines) = start(&path, Some(desk));
    if let Some(after) = after {
        std::thread::sleep(after);
        writer.kill().unwrap();
    }
    let is_reported = lines.any(|line| line.unwrap_or_default() == "added");
    writer.wait().unwrap();
    if !path.exists() {
        return 0;
    }
    let file = rusqlite::Connection::open(&path).unwrap();
    let answer: String = file
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(answer, "ok");
    drop(file);
    let found = Setups::open(&path).unwrap().list().unwrap().len();
    assert!(!is_reported || found == SETUPS, "{found} after the report");
    found
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
    if let Some(setup) = the_setup(&records) {
        let runs = records.runs(&setup.id).unwrap();
        let ran = runs.last().map_or(0, |run| run.started_at.as_second());
        assert!(ran == last || ran + 1 == last, "{ran} ran, {last} is there");
        assert_eq!(card_of(path), typed(&setup), "the card follows its record");
    }
    last
}

/// The company as the home screen lists it.
fn card_of(path: &Path) -> Option<String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let home = runtime.block_on(onramp(path).home(HomeQuery::default()));
    home.unwrap().cards.remove(0).company
}

fn onramp(path: &Path) -> Onramp {
    let onramp = Onramp::open(Surroundings {
        setups: Setups::open(path).unwrap(),
        keychain: Vault::memory(),
        memory: Vault::memory(),
        key_files: path.with_file_name("keys"),
        clock: onramp_core::now,
        limits: Limits::default(),
        extra_roots: ExtraRoots::default(),
    });
    onramp.unwrap()
}

fn start(path: &Path, desk: Option<&Path>) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut writer = Command::new(std::env::current_exe().unwrap());
    writer
        .args(["--exact", "the_part_of_the_killed", "--nocapture"])
        .env(PATH, path)
        .stdout(Stdio::piped());
    if let Some(desk) = desk {
        writer.env(DESK, desk);
    }
    let mut writer = writer.spawn().unwrap();
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    (writer, lines)
}

/// Writes for ever, or takes a desk in, when it is started by a test above; started by itself it has nothing to do.
#[test]
fn the_part_of_the_killed() {
    let Some(path) = std::env::var_os(PATH) else {
        return;
    };
    let path = Path::new(&path);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let onramp = onramp(path);
    if let Some(desk) = std::env::var_os(DESK) {
        runtime
            .block_on(onramp.import_desk(Path::new(&desk)))
            .unwrap();
        writeln!(std::io::stdout(), "added").unwrap();
        return;
    }
    let records = Setups::open(path).unwrap();
    let id = the_setup(&records).map_or_else(
        || runtime.block_on(onramp.create("phin", false)).unwrap().id,
        |setup| setup.id,
    );
    let mut number = last_number(&records);
    // A run missing from the last life is made up for, so that runs and writes can be told apart.
    let ran = records.runs(&id).unwrap();
    if number > 0
        && ran
            .last()
            .is_none_or(|run| run.started_at.as_second() < number)
    {
        records.add_run(&id, &run(number)).unwrap();
    }
    loop {
        number += 1;
        // Of changing length, so that pages are filled, split and freed.
        let padding = "x".repeat(usize::try_from(1 + number % 997).unwrap());
        let text = format!("{number} {padding}");
        let write = onramp.set_field(&id, FieldId::CompanyId, &text);
        runtime.block_on(write).unwrap();
        records.add_run(&id, &run(number)).unwrap();
        writeln!(std::io::stdout(), "confirmed {number}").unwrap();
    }
}

fn number_in(line: &str) -> Option<i64> {
    line.strip_prefix("confirmed ")?.parse().ok()
}

/// The number of the last write.
fn last_number(records: &Setups) -> i64 {
    let typed = the_setup(records).and_then(|setup| typed(&setup));
    typed.map_or(0, |text| {
        let (number, _) = text.split_once(' ').unwrap();
        number.parse().unwrap()
    })
}

fn the_setup(records: &Setups) -> Option<Setup> {
    records.list().unwrap().into_iter().next()
}

fn typed(setup: &Setup) -> Option<String> {
    setup.fields.get(&FieldId::CompanyId).cloned()
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
