//! What is left of a key in Onramp's memory: its process is searched by the one that started it.

use super::part::Part;
use super::session::Session;
use onramp_core::keys::{CapturedKey, LeakForms, StoredKeys, leak_forms};
use onramp_core::setup::SetupId;
use onramp_core::setup::view::KeySlot;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use tempfile::tempdir;
use zeroize::Zeroizing;

/// What the keys are mixed with on their way, so that neither the command nor a buffer that it passed holds one.
pub(crate) const MASK: u8 = 0x5a;

/// A pair whose keys have 32 characters: what frees a block of memory writes over its first 16 bytes.
struct Canary {
    public: String,
    private: String,
    forms: LeakForms,
}

impl Canary {
    fn new() -> Self {
        let random = || SetupId::new_random().0.replace('-', "");
        let (public, private) = (random(), random());
        let mut keys = StoredKeys::default();
        for (slot, key) in [(KeySlot::Public, &public), (KeySlot::Private, &private)] {
            keys.put(CapturedKey::new(slot, Zeroizing::new(key.clone())));
        }
        let forms = leak_forms(&keys, Some("acme"));
        Self {
            public,
            private,
            forms,
        }
    }

    /// How many copies of either key, in whatever form, lie in the memory of `part`.
    fn copies_in(&self, part: &Part) -> usize {
        let process = part.process();
        let maps = fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
        let mut memory = File::open(format!("/proc/{process}/mem")).unwrap();
        let (mut found, mut searched) = (0, 0);
        for line in maps.lines() {
            let words: Vec<_> = line.split_whitespace().collect();
            let is_of_the_kernel = words.get(5).is_some_and(|name| name.starts_with("[v"));
            if !words[1].starts_with('r') || is_of_the_kernel {
                continue;
            }
            let (from, to) = words[0].split_once('-').unwrap();
            let [from, to] = [from, to].map(|at| u64::from_str_radix(at, 16).unwrap());
            memory.seek(SeekFrom::Start(from)).unwrap();
            let mut bytes = Vec::new();
            // What goes away meanwhile holds nothing any more.
            let _ = (&mut memory).take(to - from).read_to_end(&mut bytes);
            searched += bytes.len();
            found += self.forms.count_in_bytes(&bytes);
        }
        assert!(searched > 1_000_000, "hardly anything could be read");
        found
    }

    fn capture(&self, desk: &mut Part, id: &str, slot: &str) {
        let key = match slot {
            "public" => &self.public,
            _ => &self.private,
        };
        let hidden: String = key
            .bytes()
            .map(|byte| format!("{:02x}", byte ^ MASK))
            .collect();
        assert_eq!(
            desk.ask(&format!("capture-hidden {id} {slot} {hidden}")),
            "saved"
        );
    }
}

fn begin(desk: &mut Part) -> String {
    let id = desk.ask("create");
    assert_eq!(desk.ask(&format!("type {id} acme")), "ok");
    desk.ask(&format!("status {id}"));
    id
}

/// The search finds what is there: otherwise it would prove nothing.
#[test]
fn a_pair_kept_in_memory_is_found_there_and_is_gone_once_it_is_forgotten() {
    let session = Session::without_bus();
    let folder = tempdir().unwrap();
    let mut desk = session.desk(folder.path());
    let id = begin(&mut desk);
    desk.ask(&format!("memory {id}"));
    let canary = Canary::new();
    assert_eq!(canary.copies_in(&desk), 0);

    canary.capture(&mut desk, &id, "public");
    canary.capture(&mut desk, &id, "private");
    desk.ask(&format!("look {id}"));
    let kept = canary.copies_in(&desk);
    assert!(desk.ask(&format!("forget {id}")).ends_with(" - -"));
    let forgotten = canary.copies_in(&desk);

    println!("in memory: {kept} copies of the pair kept, {forgotten} once it was forgotten");
    assert_eq!((kept, forgotten), (2, 0));
}

#[test]
fn nothing_of_a_pair_is_left_in_memory_once_it_lies_in_the_keychain() {
    let Some(session) = Session::unlocked() else {
        return;
    };
    let folder = tempdir().unwrap();
    let mut desk = session.desk(folder.path());
    let id = begin(&mut desk);
    let canary = Canary::new();

    canary.capture(&mut desk, &id, "public");
    let half = canary.copies_in(&desk);
    canary.capture(&mut desk, &id, "private");
    assert!(desk.ask(&format!("look {id}")).ends_with(" saved"));
    let whole = canary.copies_in(&desk);
    let lies_there = format!("{} {} - -", canary.public, canary.private);
    let entry = session.desk(folder.path()).ask(&format!("entry {id}"));
    assert_eq!(entry, lies_there);

    println!("in the keychain: {half} copies with one key captured, {whole} with both");
    assert_eq!(whole, 0);
    // The one that the second key is put beside.
    assert!(half <= 1, "{half}");
}
