//! Files of earlier Onramps, as those wrote them, are brought up to date.

use super::*;
use crate::setup::KeptIn;

/// What each earlier version left, the first first: one setup with keys in the keychain and a run, one with keys in
/// memory.
const EARLIER: [&str; 3] = [
    include_str!("schema-1.sql"),
    include_str!("schema-2.sql"),
    include_str!("schema-3.sql"),
];

fn written_by(earlier: &str, folder: &TempDir) -> std::path::PathBuf {
    let path = folder.path().join("setups.db");
    let file = Connection::open(&path).unwrap();
    file.execute_batch(earlier).unwrap();
    path
}

#[test]
fn the_records_of_every_earlier_onramp_are_brought_up_to_date() {
    for (before, earlier) in EARLIER.iter().enumerate() {
        let folder = tempdir().unwrap();
        let path = written_by(earlier, &folder);

        let records = Setups::open(&path).unwrap();

        let version: u32 = records
            .connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap();
        assert_eq!(
            usize::try_from(version).unwrap(),
            EARLIER.len() + 1,
            "from {}",
            before + 1
        );
        for (id, kept_in) in [
            ("in-keychain", KeptIn::Keychain),
            ("in-memory", KeptIn::Memory),
        ] {
            let setup = records.get(&SetupId(id.to_owned())).unwrap().unwrap();
            let public = setup.keys.pair.public.as_ref().unwrap();
            assert_eq!(public.last_four.as_deref(), Some("Xy9Z"));
            assert!(setup.keys.has_keychain_entry);
            assert_eq!(setup.keys.kept_in, kept_in);
            assert_eq!(setup.company_name.as_deref(), Some("ACME MSP"));
        }
        let runs = records.runs(&SetupId("in-keychain".to_owned())).unwrap();
        assert_eq!(runs.len(), 1);
        assert_eq!(runs[0].findings[1].code, Code::KeysRejected);
    }
}

#[test]
fn an_upgrade_happens_once_and_what_is_written_after_it_stays() {
    for earlier in EARLIER {
        let folder = tempdir().unwrap();
        let path = written_by(earlier, &folder);
        let id = SetupId("in-memory".to_owned());
        let mut setup = Setups::open(&path).unwrap().get(&id).unwrap().unwrap();
        setup.current_step = Some("test".to_owned());
        Setups::open(&path).unwrap().put(&setup).unwrap();
        assert_eq!(Setups::open(&path).unwrap().get(&id).unwrap(), Some(setup));
    }
}
