//! Looking without changing.

use super::*;

#[test]
fn what_is_only_looked_at_cannot_be_written_and_others_may_write_between() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("setups.sqlite3");
    let setup = Setup::begin(SetupId::new_random(), "phin", false, Timestamp::UNIX_EPOCH);
    let window = Setups::open(&path).unwrap();
    window.put(&setup).unwrap();

    let look = Setups::look(&path).unwrap();
    assert_eq!(look.ids().unwrap(), std::slice::from_ref(&setup.id));
    let refused = look.put(&setup).unwrap_err();
    assert!(matches!(refused, SetupsError::NotWritten(_)), "{refused:?}");
    let other = Setup::begin(SetupId::new_random(), "phin", false, Timestamp::UNIX_EPOCH);
    window.put(&other).unwrap();
    assert_eq!(look.ids().unwrap().len(), 2);
}

#[test]
fn records_that_are_not_there_or_of_an_older_onramp_are_told_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("setups.sqlite3");
    assert!(matches!(Setups::look(&path), Err(SetupsError::Missing)));
    assert!(!path.exists());

    let older = rusqlite::Connection::open(&path).unwrap();
    older.execute_batch(include_str!("schema-2.sql")).unwrap();
    drop(older);
    let before = std::fs::read(&path).unwrap();
    let refused = Setups::look(&path).unwrap_err();
    assert_eq!(refused.code(), Code::RecordsOlder);
    assert_eq!(std::fs::read(&path).unwrap(), before);

    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    assert_eq!(Setups::look(&path).unwrap_err().code(), Code::RecordsNewer);
}

#[test]
fn records_that_another_has_hold_of_are_told_as_busy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("setups.sqlite3");
    drop(Setups::open(&path).unwrap());
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    assert_eq!(Setups::look(&path).unwrap_err().code(), Code::RecordsBusy);
    other.execute_batch("COMMIT").unwrap();
    Setups::look(&path).unwrap();
}
