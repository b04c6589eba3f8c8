use super::file::{line_of, name_alone};
use super::read::Entries;
use super::*;
use crate::check::CheckRun;
use crate::setup::{
    CallNote, CapturedSlot, FieldId, IdentityAnswer, NoteId, Setup, SetupId, SignedIn,
};
use crate::words::Code;
use jiff::Timestamp;
use proptest::prelude::*;
use std::path::Path;

fn entry(company: &str) -> DeskEntry {
    let at = Timestamp::UNIX_EPOCH;
    let mut setup = Setup::begin(SetupId::new_random(), "phin", false, at);
    setup.company_name = Some(company.to_owned());
    setup.fields.insert(FieldId::CompanyId, "acme".to_owned());
    setup.last_report = Some("C:\\Users\\somebody\\report.pdf".to_owned());
    setup.call_notes.push(CallNote {
        id: NoteId::new_random(),
        at,
        step: "member".to_owned(),
        step_code: "B2".to_owned(),
        step_title: "Create the API member".to_owned(),
        text: "On Monday.".to_owned(),
    });
    let runs = Vec::new();
    DeskEntry { setup, runs }
}

fn file(entries: &[DeskEntry]) -> Vec<u8> {
    let mut file = line_of(&DeskHead::at(Timestamp::UNIX_EPOCH)).unwrap();
    for entry in entries {
        file.extend(line_of(entry).unwrap());
    }
    let setups = entries.len() as u64;
    file.extend(line_of(&DeskEnd { setups }).unwrap());
    file
}

fn read(bytes: &[u8]) -> Result<Vec<DeskEntry>, Code> {
    Entries::of(bytes)?
        .map(|arriving| Ok(arriving?.entry))
        .collect()
}

#[test]
fn what_is_written_is_read_without_folders() {
    let written = [entry("ACME"), entry("Northwind")];
    let read = read(&file(&written)).unwrap();
    let arrived = written.map(|entry| {
        let mut entry = entry.without_folders();
        let last_report = entry.setup.last_report.clone();
        assert_eq!(last_report.as_deref(), Some("report.pdf"));
        entry.setup.arrive();
        entry
    });
    assert_eq!(read, arrived);
    assert_eq!(name_alone("\\\\server\\share\\a.pdf"), "a.pdf");
    assert_eq!(name_alone("/home/somebody/a.pdf"), "a.pdf");
}

#[test]
fn what_is_not_whole_or_not_as_it_should_be_is_refused_by_name() {
    let one = entry("ACME");
    let whole = file(std::slice::from_ref(&one));
    assert_eq!(read(b"hello").unwrap_err(), Code::DeskNotOne);
    assert_eq!(read(b"{}").unwrap_err(), Code::DeskNotOne);
    assert_eq!(read(b"").unwrap_err(), Code::DeskNotOne);
    let text = String::from_utf8(whole.clone()).unwrap();
    let newer = text.replacen("\"format\":1", "\"format\":2", 1);
    assert_eq!(read(newer.as_bytes()).unwrap_err(), Code::DeskNewer);
    let twice = file(&[one.clone(), one.clone()]);
    assert_eq!(read(&twice).unwrap_err(), Code::DeskDamaged);
    for end in [whole.len() / 2, whole.len() - 15] {
        assert_eq!(read(&whole[..end]).unwrap_err(), Code::DeskDamaged);
    }
    let more = [whole, b"{}\n".to_vec()].concat();
    assert_eq!(read(&more).unwrap_err(), Code::DeskDamaged);
    let mut elsewhere = one.clone();
    elsewhere.setup.id = SetupId("../../keys".to_owned());
    assert_eq!(read(&file(&[elsewhere])).unwrap_err(), Code::DeskDamaged);
}

#[test]
fn what_looks_like_a_key_is_refused_and_what_hides_is_taken_out() {
    let mut noted = entry("ACME");
    noted.setup.call_notes[0].text = "it is zYxWvU9876543210".to_owned();
    assert_eq!(read(&file(&[noted])).unwrap_err(), Code::DeskUnfit);
    let named = read(&file(&[entry("zYxWvU9876543210")])).unwrap();
    assert_eq!(named[0].setup.company_name, None);
    let hidden = read(&file(&[entry("AC\u{202e}ME\u{1b}\u{200b}")])).unwrap();
    assert_eq!(hidden[0].setup.company_name.as_deref(), Some("ACME"));
}

#[test]
fn the_head_says_nothing_that_a_terminal_would_obey() {
    let mut head = DeskHead::at(Timestamp::UNIX_EPOCH);
    head.onramp_version = "0.1\u{1b}[31m\nAdded: 7".to_owned();
    let mut bytes = line_of(&head).unwrap();
    bytes.extend(line_of(&DeskEnd { setups: 0 }).unwrap());
    let read = Entries::of(&*bytes).unwrap();
    assert_eq!(read.head().onramp_version, "0.1[31m Added: 7");
}

#[test]
fn nothing_that_a_file_tells_counts_as_seen_by_onramp() {
    let mut forged = entry("ACME");
    let at = Timestamp::UNIX_EPOCH;
    forged.setup.is_practice = false;
    let slot = CapturedSlot {
        last_four: None,
        length: 16,
        at,
    };
    forged.setup.keys.pair.public = Some(slot);
    forged.setup.last_run = Some(passed(at));
    forged.setup.last_field_check = Some(passed(at));
    forged.setup.identity.push(IdentityAnswer {
        at,
        is_it: true,
        who: SignedIn {
            company: "acme".to_owned(),
            host: "psa.example".to_owned(),
            member: None,
        },
        company_name: None,
    });
    for (address, is_left_out) in [
        ("https://psa.example", true),
        ("localhost:8443", true),
        ("na.myconnectwise.net", false),
    ] {
        let typed = address.to_owned();
        forged.setup.fields.insert(FieldId::Address, typed.clone());
        let bytes = file(std::slice::from_ref(&forged));
        let arriving = Entries::of(&*bytes).unwrap().next().unwrap().unwrap();
        assert_eq!(arriving.told.is_address_left_out, is_left_out, "{address}");
        assert!(arriving.told.server.is_some());
        let setup = arriving.entry.setup;
        let kept = (!is_left_out).then_some(typed);
        assert_eq!(setup.fields.get(&FieldId::Address).cloned(), kept);
        assert!(setup.last_run.is_none() && setup.last_field_check.is_none());
        assert!(!setup.is_any_captured() && setup.identity.is_empty());
        assert!(setup.last_report.is_none());
        assert_eq!(setup.call_notes, forged.setup.call_notes);
    }
}

#[test]
fn what_an_import_would_refuse_is_known_before_it_is_written() {
    let fit = entry("ACME");
    assert!(would_be_taken(&fit));
    let mut long = fit.clone();
    let text = "x".repeat(25_000);
    long.setup.fields.insert(FieldId::CompanyId, text);
    let mut noted = fit;
    noted.setup.call_notes[0].text = "it is zYxWvU9876543210".to_owned();
    for unfit in [long, noted] {
        assert!(!would_be_taken(&unfit));
        assert!(read(&file(&[unfit])).is_err());
    }
}

fn passed(at: Timestamp) -> CheckRun {
    CheckRun {
        started_at: at,
        finished_at: at,
        was_cancelled: false,
        findings: Vec::new(),
        requests: Vec::new(),
        permissions: None,
    }
}

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_lines() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/desk.schema.json");
    let schema = desk_schema();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        std::fs::write(&path, text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    let committed: serde_json::Value = serde_json::from_str(&committed).unwrap();
    assert_eq!(
        committed, schema,
        "run the test with UPDATE_SCHEMA=1 and look at the difference"
    );
}

proptest! {
    #[test]
    fn a_file_that_was_changed_anywhere_is_read_or_refused_and_never_panics(
        at in 0_usize..4096,
        byte: u8,
        cut in 0_usize..4096,
    ) {
        let whole = file(&[entry("ACME"), entry("Northwind")]);
        let mut changed = whole.clone();
        let place = at % changed.len();
        changed[place] = byte;
        let _ = read(&changed);
        // All but the end of the last line is needed.
        let cut = cut % (whole.len() - 1);
        prop_assert!(read(&whole[..cut]).is_err());
    }
}
