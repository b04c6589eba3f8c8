//! Records that are damaged, or of another shape: named, never quoted, and left as they are.

use super::*;

#[test]
fn damaged_records_are_named_and_kept() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    for number in 0..50 {
        records
            .put(&setup(&format!("setup-{number}"), number))
            .unwrap();
    }
    drop(records);
    let path = folder.path().join("deep/er/setups.db");
    let whole = fs::read(&path).unwrap();
    let mut scratched = whole.clone();
    scratched[4096..8192].fill(0xAA);
    for damaged in [
        b"this is no file of records at all".to_vec(),
        whole[..5000].to_vec(),
        scratched,
    ] {
        fs::write(&path, &damaged).unwrap();
        let refused = Setups::open(&path).unwrap_err();
        assert_eq!(refused.code(), Code::RecordsUnreadable, "{refused:?}");
        assert_eq!(fs::read(&path).unwrap(), damaged);
    }
}

/// The runs are most of a large file: they are looked at once somebody asks for them, or writes.
#[test]
fn damaged_runs_are_listed_past_and_never_written_over() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    let kept = setup("one", 1);
    records.put(&kept).unwrap();
    for number in 0..50 {
        records
            .add_run(&kept.id, &run(Check::Keys, number))
            .unwrap();
    }
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'check_runs'";
    let page: u32 = records
        .connection
        .query_row(root, [], |row| row.get(0))
        .unwrap();
    drop(records);
    let page = usize::try_from(page).unwrap();
    let path = folder.path().join("deep/er/setups.db");
    let mut damaged = fs::read(&path).unwrap();
    damaged[(page - 1) * 4096..page * 4096].fill(0xAA);
    fs::write(&path, &damaged).unwrap();
    let records = Setups::open(&path).unwrap();
    assert_eq!(records.list().unwrap(), std::slice::from_ref(&kept));
    let refused = [
        records.put(&setup("two", 2)).unwrap_err(),
        records.delete(&kept.id).unwrap_err(),
        records
            .add_run(&kept.id, &run(Check::Keys, 51))
            .unwrap_err(),
        records.runs(&kept.id).unwrap_err(),
        records.past_runs(&kept.id).unwrap_err(),
        records.forget_runs(&kept.id, |_| true).unwrap_err(),
    ];
    for refused in refused {
        assert_eq!(refused.code(), Code::RecordsUnreadable, "{refused:?}");
    }
    drop(records);
    assert_eq!(fs::read(&path).unwrap(), damaged);
}

#[test]
fn a_record_of_another_shape_is_named() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    let write = "INSERT INTO setups VALUES ('one', '', '{}')";
    records.connection.execute_batch(write).unwrap();
    let refused = records.get(&SetupId("one".to_owned())).unwrap_err();
    assert_eq!(refused.code(), Code::RecordsUnreadable);
}

/// A person may have pasted a key where it does not belong; an error goes into logs.
#[test]
fn a_record_of_another_shape_is_not_quoted() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    let id = SetupId("one".to_owned());
    let canary = "CanaryPublic0001";
    records.put(&setup("one", 1)).unwrap();
    let whole: String = records
        .connection
        .query_row("SELECT body FROM setups", [], |row| row.get(0))
        .unwrap();
    for (part, other) in [
        (
            "\"isPractice\":false",
            format!("\"isPractice\":\"{canary}\""),
        ),
        ("\"stepsDone\":{}", format!("\"stepsDone\":\"{canary}\"")),
        (
            "\"keptIn\":\"keychain\"",
            format!("\"keptIn\":\"{canary}\""),
        ),
        ("\"createdAt\":\"", format!("\"createdAt\":\"{canary}")),
        ("\"address\":", format!("\"{canary}\":")),
        ("{", format!("{canary}{{")),
    ] {
        let body = whole.replacen(part, &other, 1);
        assert!(body.contains(canary), "{part} is in no record");
        let update = "UPDATE setups SET body = ?1";
        records.connection.execute(update, [&body]).unwrap();
        let error = records.get(&id).unwrap_err();
        let mut told = format!("{error:?} {error:#}");
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            told.push_str(&format!("{error:?} {error:#}"));
            cause = error.source();
        }
        assert!(!told.contains("Canary"), "{told}");
        assert_eq!(error.code(), Code::RecordsUnreadable);
    }
}
