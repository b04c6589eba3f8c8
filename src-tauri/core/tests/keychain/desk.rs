//! A part that is the whole of Onramp without its window, on a folder of its own and the session's keychain.

use super::keeper::shown;
use super::memory::MASK;
use super::part::{Part, play};
use onramp_core::check::{Check, CheckRun, Finding, Outcome};
use onramp_core::keys::{KeyPlace, KeyProblem, KeyStore, Keychain, Vault};
use onramp_core::psa::{ExtraRoots, Limits};
use onramp_core::setup::view::{CaptureView, CommandError, KeySlot, KeysView, SlotView};
use onramp_core::setup::{FieldId, ReplacementReason, Setup, SetupId, Setups};
use onramp_core::words::Code;
use onramp_core::{Onramp, OnrampError, Surroundings};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tokio::runtime::Runtime;
use zeroize::Zeroizing;

const FOLDER: &str = "ONRAMP_TEST_DESK";
/// How long an unlock waits for the person, in seconds; as in the window when it is not set.
pub(crate) const UNLOCK_SECONDS: &str = "ONRAMP_TEST_UNLOCK_SECONDS";
/// When set, it waits for this file to go after it has written to the keychain and before it reads back.
pub(crate) const PAUSE: &str = "ONRAMP_TEST_PAUSE";
const LIMIT: Duration = Duration::from_secs(10);

/// Starts one on `folder`.
pub(crate) fn start(command: Command, folder: &Path) -> Part {
    let folder = folder.to_str().unwrap();
    Part::start(command, "desk::the_part_of_the_desk", FOLDER, folder)
}

/// Answers until its input ends, when it is started by [`start`]; started by itself it has nothing to do.
#[test]
fn the_part_of_the_desk() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    // As the window's: a call that blocks must not stop another.
    let runtime = Runtime::new().unwrap();
    let mut onramp = open(&folder);
    play(|words| match (words, &onramp) {
        (["open"], _) => match open(&folder) {
            Ok(opened) => {
                onramp = Ok(opened);
                "ok".to_owned()
            }
            Err(error) => told(error),
        },
        (["fill"], _) => fill(&folder),
        (["found-swapped", id], _) => change(&folder, id, found_swapped),
        (["signed-in", id], _) => change(&folder, id, signed_in),
        (["replacing", id], _) => {
            let setups = Setups::open(&folder.join("setups.sqlite")).unwrap();
            let setup = setups.get(&SetupId((*id).to_owned())).unwrap().unwrap();
            setup.is_replacing().to_string()
        }
        (["free"], _) => {
            fs::remove_file(folder.join("full")).unwrap();
            "ok".to_owned()
        }
        (_, Ok(onramp)) => runtime.block_on(answer(onramp, words)).unwrap_or_else(told),
        (_, Err(_)) => "not open".to_owned(),
    });
}

fn open(folder: &Path) -> Result<Onramp, OnrampError> {
    let unlock_seconds = std::env::var(UNLOCK_SECONDS).ok();
    let unlock_limit = unlock_seconds.map_or(60, |seconds| seconds.parse().unwrap());
    let pause = std::env::var_os(PAUSE).map(PathBuf::from);
    let keychain = match pause {
        None => Vault::keychain_within(LIMIT, Duration::from_secs(unlock_limit)),
        Some(pause) => Vault::new(KeyPlace::SecretService, LIMIT, move || {
            Box::new(Pausing(Keychain::new(LIMIT), pause.clone()))
        }),
    };
    Onramp::open(Surroundings {
        setups: Setups::open(&folder.join("setups.sqlite"))?,
        keychain,
        memory: Vault::memory(),
        key_files: folder.join("keys"),
        clock: onramp_core::now,
        limits: Limits::default(),
        extra_roots: ExtraRoots::default(),
    })
}

/// Writes into the record what a run of the live test would.
fn change(folder: &Path, id: &str, change: impl FnOnce(&mut Setup)) -> String {
    let setups = Setups::open(&folder.join("setups.sqlite")).unwrap();
    let mut setup = setups.get(&SetupId(id.to_owned())).unwrap().unwrap();
    change(&mut setup);
    setups.put(&setup).unwrap();
    "ok".to_owned()
}

fn found_swapped(setup: &mut Setup) {
    let at = onramp_core::now();
    setup.last_run = Some(CheckRun {
        started_at: at,
        finished_at: at,
        was_cancelled: false,
        findings: vec![Finding {
            check: Check::Keys,
            outcome: Outcome::Failed,
            code: Code::KeysSwapped,
            evidence: Vec::new(),
            duration_ms: 1,
        }],
        requests: Vec::new(),
        permissions: None,
    });
}

fn signed_in(setup: &mut Setup) {
    let replacement = setup.replacement.as_mut().unwrap();
    replacement.next.proved_at = Some(onramp_core::now());
}

/// Until nothing more can be written.
fn fill(folder: &Path) -> String {
    let mut file = fs::File::create(folder.join("full")).unwrap();
    while file.write_all(&[b'x'; 512]).is_ok() {}
    "ok".to_owned()
}

async fn answer(onramp: &Onramp, words: &[&str]) -> Result<String, OnrampError> {
    let ok = "ok".to_owned();
    let [verb, id, rest @ ..] = words else {
        return Ok(onramp.create("phin", false).await?.id.0);
    };
    let id = &SetupId((*id).to_owned());
    match (*verb, rest) {
        ("type", [text]) => onramp
            .set_field(id, FieldId::CompanyId, text)
            .await
            .map(|_| ok),
        ("capture", [slot, text]) => {
            let text = Zeroizing::new((*text).to_owned());
            Ok(captured(&onramp.capture(id, slot_of(slot), text).await?))
        }
        ("capture-hidden", [slot, hidden]) => {
            let text = unmasked(hidden);
            Ok(captured(&onramp.capture(id, slot_of(slot), text).await?))
        }
        ("status", []) => Ok(status(&onramp.keys_status(id).await?)),
        ("unlock", []) => Ok(status(&onramp.unlock_keychain(id).await?)),
        ("memory", []) => Ok(status(&onramp.keep_in_memory(id).await?)),
        ("forget", []) => Ok(status(&onramp.forget_keys(id).await?)),
        ("swap", []) => onramp.swap_keys(id).await.map(|_| ok),
        ("replace", []) => {
            let why = ReplacementReason::Rotation;
            onramp.begin_replacement(id, why).await.map(|_| ok)
        }
        ("delete", []) => onramp.delete_setup(id).await.map(|()| ok),
        ("look", []) => {
            let view = onramp.open_setup(id).await?;
            let mut fields = view.fields.iter();
            let company = fields.find(|field| field.id == FieldId::CompanyId);
            let company = company.map_or("", |field| field.typed.as_str());
            Ok(format!(
                "{company} {}",
                slots(&onramp.keys_status(id).await?)
            ))
        }
        ("entry", []) => {
            // What lies in the keychain, whatever Onramp knows of it.
            let vault = Vault::keychain_within(LIMIT, LIMIT);
            let entry = vault.read(id).await?.unwrap_or_default();
            Ok(format!("{} {}", shown(&entry.pair), shown(&entry.next)))
        }
        _ => panic!("no such command"),
    }
}

/// Into a buffer that never grows, so that no copy of it is left behind.
fn unmasked(hidden: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(hidden.len()));
    let digits: Vec<char> = hidden.chars().collect();
    text.extend(digits.chunks(2).map(|digits| {
        let byte = digits.iter().filter_map(|digit| digit.to_digit(16));
        let byte = byte.fold(0, |byte, digit| byte * 16 + digit);
        char::from(u8::try_from(byte).unwrap() ^ MASK)
    }));
    text
}

fn slot_of(name: &str) -> KeySlot {
    match name {
        "public" => KeySlot::Public,
        "private" => KeySlot::Private,
        _ => panic!("no such key"),
    }
}

fn captured(view: &CaptureView) -> String {
    if view.is_saved {
        return "saved".to_owned();
    }
    let note = view.notes.first().unwrap();
    format!("{} {}", code_of(&note.code), note.words.to_do)
}

/// The trouble with the keychain, or `ready`, and what is known of the keys.
fn status(view: &KeysView) -> String {
    let problem = view.keychain_problem.as_ref();
    let problem = problem.map_or("ready".to_owned(), |note| code_of(&note.code));
    format!("{problem} {}", slots(view))
}

fn slots(view: &KeysView) -> String {
    let shown = |slot: &SlotView| match (slot.is_saved, &slot.last_four) {
        (false, _) => "-".to_owned(),
        (true, None) => "saved".to_owned(),
        (true, Some(last)) => last.clone(),
    };
    format!("{} {}", shown(&view.public), shown(&view.private))
}

/// Every key of these tests has a name that stands out: no error may carry one, however deep.
fn told(error: OnrampError) -> String {
    let mut chain = format!("{error:?} {error:#}");
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        chain.push_str(&format!(" {error:?} {error:#}"));
        cause = error.source();
    }
    assert!(
        !["Canary", "Public0", "Private0"]
            .iter()
            .any(|key| chain.contains(key)),
        "{chain}"
    );
    let error = CommandError::from(error);
    format!("{} {}", code_of(&error.code), error.words.to_do)
}

fn code_of(code: &Code) -> String {
    let text = serde_json::to_value(code).unwrap();
    text.as_str().unwrap().to_owned()
}

/// The keychain, with a moment between a write and whatever comes next, in which a test can do something to it.
struct Pausing(Keychain, PathBuf);

impl KeyStore for Pausing {
    fn place(&self) -> KeyPlace {
        self.0.place()
    }

    fn probe(&mut self) -> Result<(), KeyProblem> {
        self.0.probe()
    }

    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        self.0.make_ready()
    }

    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        self.0.write_entry(id, entry)?;
        fs::write(&self.1, "written").unwrap();
        // The test takes the file away to let it go on.
        while self.1.exists() {
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        self.0.read_entry(id)
    }

    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        self.0.delete_entry(id)
    }
}
