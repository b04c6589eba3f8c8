//! Captures into the real keychain, and what they are measured by.

mod clocked;
mod plain;
mod read_back;

pub(crate) use clocked::{Call, Clocked};
pub(crate) use plain::Plain;
pub(crate) use read_back::ReadBack;

use onramp_core::address::read_company_id;
use onramp_core::keys::{Keychain, Vault};
use onramp_core::psa::{ExtraRoots, Limits};
use onramp_core::setup::view::KeySlot;
use onramp_core::setup::{FieldId, SetupId, Setups};
use onramp_core::{Onramp, Surroundings};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use zeroize::Zeroizing;

/// Longer than any call to an unlocked keychain takes.
const WITHIN: Duration = Duration::from_secs(10);

/// Onramp on the real keychain, with its records on the disk.
pub(crate) struct Captures {
    onramp: Onramp,
    clocked: Clocked,
    folder: TempDir,
}

/// What came of one capture.
pub(crate) struct Captured {
    pub(crate) took: Duration,
    pub(crate) calls: Vec<Call>,
    pub(crate) record_writes: u32,
    pub(crate) entry_size: usize,
}

impl Captured {
    pub(crate) fn beside_the_key_store(&self) -> Duration {
        let asked = self.calls.iter().map(|call| call.took).sum();
        self.took.saturating_sub(asked)
    }
}

impl Captures {
    pub(crate) fn open() -> Self {
        // The system's folder for temporary files may lie in memory.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let clocked = Clocked::default();
        let stores = clocked.clone();
        let keychain = Vault::new(Keychain::PLACE, WITHIN, move || {
            Box::new(stores.around(Keychain::new(WITHIN)))
        });
        let onramp = Onramp::open(Surroundings {
            setups: Setups::open(&folder.path().join("setups.sqlite")).unwrap(),
            keychain,
            memory: Vault::memory(),
            key_files: folder.path().join("keys"),
            clock: onramp_core::now,
            limits: Limits::default(),
            extra_roots: ExtraRoots::default(),
        });
        Self {
            onramp: onramp.unwrap(),
            clocked,
            folder,
        }
    }

    /// A real setup as it stands when its step about the keys is reached.
    pub(crate) async fn begin(&self, turn: usize) -> SetupId {
        let id = self.onramp.create("phin", false).await.unwrap().id;
        let company = format!("company{turn}");
        assert!(read_company_id(&company, None).company.is_some());
        for (field, typed) in [
            (FieldId::CompanyId, company.as_str()),
            (FieldId::Address, "na.myconnectwise.net"),
        ] {
            self.onramp.set_field(&id, field, typed).await.unwrap();
        }
        // Before the person pastes, the window has asked whether the keychain is there.
        self.onramp.keys_status(&id).await.unwrap();
        id
    }

    /// Captures one key; it is saved and read back when the clock is stopped.
    pub(crate) async fn capture(&self, id: &SetupId, slot: KeySlot, turn: usize) -> Captured {
        let key = match slot {
            KeySlot::Public => format!("bEnChPuBlIc{turn:05}"),
            KeySlot::Private => format!("sPeEdPrIvAt{turn:05}"),
        };
        let text = Zeroizing::new(key.clone());
        let writes = self.record_writes();
        self.clocked.clear();
        let began = Instant::now();
        let view = self.onramp.capture(id, slot, text).await.unwrap();
        let took = began.elapsed();
        assert!(view.is_saved, "{:?}", view.notes);
        assert!(self.clocked.has_read_back(&key), "it was not read back");
        let calls = self.clocked.calls();
        // The record is written right behind the answer: whatever asks for it waits, and nothing is measured meanwhile.
        let recorded = self.onramp.open_setup(id).await.unwrap();
        assert_eq!(recorded.id, *id);
        Captured {
            took,
            calls,
            record_writes: self.record_writes() - writes,
            entry_size: self.clocked.entry_size(),
        }
    }

    /// How long one write of this setup's record takes by itself, in records that nobody else uses.
    pub(crate) fn time_of_a_record_write(&self, id: &SetupId) -> Duration {
        let of = Setups::open(&self.folder.path().join("setups.sqlite")).unwrap();
        let setup = of.get(id).unwrap().unwrap();
        let alone = Setups::open(&self.folder.path().join("alone.sqlite")).unwrap();
        let began = Instant::now();
        alone.put(&setup).unwrap();
        began.elapsed()
    }

    pub(crate) async fn forget(&self, id: &SetupId) {
        self.onramp.delete_setup(id).await.unwrap();
    }

    /// How often the records were written since they were made: SQLite counts in the file's header.
    ///
    /// # Source
    /// <https://www.sqlite.org/fileformat.html#file_change_counter>
    fn record_writes(&self) -> u32 {
        let file: PathBuf = self.folder.path().join("setups.sqlite");
        let header = std::fs::read(file).unwrap();
        u32::from_be_bytes(header[24..28].try_into().unwrap())
    }
}
