//! The tables, and how those of an older Onramp become those of this one.

use super::SetupsError;
use rusqlite::{Connection, TransactionBehavior};

/// What each version added, the first first. Never change one that has been released: add another.
const MIGRATIONS: [&str; 4] = [
    "
    CREATE TABLE setups (
        id TEXT PRIMARY KEY,
        updated_at TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE check_runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        setup_id TEXT NOT NULL REFERENCES setups (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        started_at TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX check_runs_by_setup ON check_runs (setup_id, id);
",
    // What is known of a pair moved into a part of its own, beside the place where it is kept.
    "
    UPDATE setups SET body = json_set(body, '$.keys', json_object(
        'pair', json_object(
            'public', json_extract(body, '$.keys.public'),
            'private', json_extract(body, '$.keys.private')
        ),
        'keptIn', iif(json_extract(body, '$.keys.isInMemoryOnly'), 'memory', 'keychain'),
        'hasKeychainEntry', json(iif(json_extract(body, '$.keys.hasKeychainEntry'), 'true', 'false'))
    ))
    WHERE json_extract(body, '$.keys') IS NOT NULL;
",
    // What the home screen lists, beside the record that it follows from. Whoever writes a record without a card leaves
    // none that is wrong.
    "
    CREATE TABLE cards (
        setup_id TEXT PRIMARY KEY REFERENCES setups (id) ON DELETE CASCADE,
        made_by TEXT NOT NULL,
        is_readable INTEGER NOT NULL,
        is_archived INTEGER NOT NULL,
        is_practice INTEGER NOT NULL,
        may_lose_keys INTEGER NOT NULL,
        guide TEXT NOT NULL,
        state TEXT NOT NULL,
        acts INTEGER NOT NULL,
        company TEXT NOT NULL,
        target TEXT,
        updated_at TEXT NOT NULL,
        words TEXT NOT NULL,
        shown TEXT NOT NULL
    ) STRICT;
    CREATE INDEX cards_to_find ON cards (is_readable, is_archived, updated_at DESC, setup_id, guide, state,
        is_practice, acts, company, words);
    CREATE INDEX cards_by_target ON cards (target) WHERE target IS NOT NULL;
    CREATE INDEX cards_that_may_lose_keys ON cards (setup_id) WHERE may_lose_keys;
    CREATE TRIGGER cards_follow AFTER UPDATE ON setups BEGIN
        DELETE FROM cards WHERE setup_id = NEW.id;
    END;
",
    // Reports of others that are kept, each with what it is found, narrowed and sorted by.
    "
    CREATE TABLE received (
        id TEXT PRIMARY KEY,
        kept_at TEXT NOT NULL,
        is_practice INTEGER NOT NULL,
        guide TEXT NOT NULL,
        state TEXT NOT NULL,
        acts INTEGER NOT NULL,
        company TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        words TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX received_to_find ON received (updated_at DESC, id, guide, state, is_practice, acts, company, words);
",
];

/// What is read to list the setups. The runs are by far the largest part of the file, and are looked at later.
const LISTED: [&str; 3] = ["setups", "cards", "received"];

/// Looks whether the records can be listed, and brings older ones up to date. Until it is sure that they are whole and
/// not newer, it only reads.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), SetupsError> {
    keep_little(connection).map_err(SetupsError::opening)?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let found = version(connection).map_err(SetupsError::opening)?;
    if found > known {
        return Err(SetupsError::Newer { found, known });
    }
    if found == known {
        check(connection, &LISTED)?;
    } else {
        check_whole(connection)?;
    }
    set_up(connection).map_err(SetupsError::opening)?;
    if found < known {
        migrate(connection, known).map_err(SetupsError::opening)?;
    }
    Ok(())
}

/// Looks whether the records can be listed as they are, and lets this connection change nothing. What another Onramp left
/// half done when it was killed is undone, as whoever opens the file next has to.
pub(super) fn prepare_to_look(connection: &Connection) -> Result<(), SetupsError> {
    keep_little(connection).map_err(SetupsError::opening)?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let found = version(connection).map_err(SetupsError::opening)?;
    if found > known {
        return Err(SetupsError::Newer { found, known });
    }
    if found < known {
        return Err(SetupsError::Older { found });
    }
    check(connection, &LISTED)?;
    connection
        .execute_batch("PRAGMA query_only = ON;")
        .map_err(SetupsError::opening)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Looks whether the whole file holds together: every table and index, and what is free.
pub(super) fn check_whole(connection: &Connection) -> Result<(), SetupsError> {
    // One complaint is enough.
    check(connection, &["1"])
}

/// Each part is a table, or a number of complaints about the whole file.
fn check(connection: &Connection, parts: &[&str]) -> Result<(), SetupsError> {
    for part in parts {
        let answer: String = connection
            .query_row(&format!("PRAGMA quick_check({part})"), [], |row| row.get(0))
            .map_err(SetupsError::opening)?;
        if answer != "ok" {
            return Err(SetupsError::Inconsistent);
        }
    }
    Ok(())
}

/// The whole file is read once for its check, and little of it again: keeping much of it in memory gains nothing.
fn keep_little(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("PRAGMA cache_size = -1024;")
}

/// These hold for this connection only. What is deleted is also wiped from the file.
fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "PRAGMA journal_mode = DELETE;
         PRAGMA synchronous = EXTRA;
         PRAGMA fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;",
    )
}

/// All or nothing, and one Onramp at a time: the version is read again once no other can write.
fn migrate(connection: &mut Connection, known: i64) -> rusqlite::Result<()> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = usize::try_from(version(&change)?).unwrap_or(usize::MAX);
    for migration in MIGRATIONS.iter().skip(found) {
        change.execute_batch(migration)?;
    }
    change.pragma_update(None, "user_version", known)?;
    change.commit()
}
