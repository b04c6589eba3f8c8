//! Sealed files on a disk that is full: told, nothing lost, nothing half there.
//!
//! The disk is a small one that only its own program sees: a mount in a user namespace, made by `unshare` and `mount`. Where
//! the system forbids that, and `ONRAMP_TEST_KEYCHAIN=1` does not say that everything must be there, the test says so.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "everything in this target is a test"
)]

use onramp_core::keys::Vault;
use onramp_core::psa::{ExtraRoots, Limits};
use onramp_core::seal::Identity;
use onramp_core::setup::view::{CaptureView, KeySlot};
use onramp_core::setup::{FieldId, KeptIn, SetupId, Setups};
use onramp_core::words::Code;
use onramp_core::{Onramp, Surroundings};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use zeroize::Zeroizing;

const PUBLIC: &str = "CanaryPublic0001";
const PRIVATE: &str = "CanaryPrivate002";
const PASSPHRASE: &str = "four words, like these";
const DISK: &str = "ONRAMP_TEST_DISK";
const REACHED: &str = "the story on the small disk came to its end";
const ON_SMALL_DISK: &str =
    "mount -t tmpfs -o size=64k,mode=700 tmpfs \"$ONRAMP_TEST_DISK\" || exit 9; exec \"$@\"";

fn on_small_disk(disk: &Path, program: &[&str]) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount"]);
    command
        .args(["sh", "-c", ON_SMALL_DISK, "sh"])
        .args(program);
    command.env(DISK, disk);
    command
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let disk = tempfile::tempdir().unwrap();
    let made = on_small_disk(disk.path(), &["true"]).output();
    if !made.is_ok_and(|made| made.status.success()) {
        let must_be = std::env::var_os("ONRAMP_TEST_KEYCHAIN").is_some_and(|value| value == "1");
        assert!(!must_be, "this machine lets no test have a disk of its own");
        eprintln!("not tested: this machine lets no test have a disk of its own");
        return;
    }
    let this = std::env::current_exe().unwrap();
    let story = ["--exact", "the_story_on_the_small_disk", "--nocapture"];
    let mut program = vec![this.to_str().unwrap()];
    program.extend(story);

    let told = on_small_disk(disk.path(), &program).output().unwrap();

    let out = String::from_utf8_lossy(&told.stdout);
    let err = String::from_utf8_lossy(&told.stderr);
    assert!(
        told.status.success() && out.contains(REACHED),
        "{out}\n{err}"
    );
}

/// Runs in the program that sees the small disk; elsewhere there is nothing to do.
#[tokio::test]
async fn the_story_on_the_small_disk() {
    let Some(disk) = std::env::var_os(DISK).map(PathBuf::from) else {
        return;
    };
    let records = tempfile::tempdir().unwrap();
    let desk = Desk::open(records.path(), &disk);
    let id = desk.begin().await;
    let kept = desk.onramp.keep_in_sealed_file(&id, text(PASSPHRASE)).await;
    assert_eq!(kept.unwrap().kept_in, KeptIn::SealedFile);
    assert!(desk.capture(&id, KeySlot::Public, PUBLIC).await.is_saved);

    desk.fill();
    let refused = desk.capture(&id, KeySlot::Private, PRIVATE).await;
    let note = refused.notes.first().map(|note| note.code);
    assert!(!refused.is_saved && note == Some(Code::SealedFileNotWritten));
    assert!(refused.keys.public.is_saved && !refused.keys.private.is_saved);
    let public = desk.onramp.key_for_clipboard(&id, KeySlot::Public).await;
    assert_eq!(*public.unwrap(), PUBLIC);
    let other = desk.begin().await;
    let refused = desk
        .onramp
        .keep_in_sealed_file(&other, text(PASSPHRASE))
        .await;
    assert_eq!(refused.unwrap_err().code(), Code::SealedFileNotWritten);
    let status = desk.onramp.keys_status(&other).await.unwrap();
    assert_eq!(status.kept_in, KeptIn::Keychain);
    assert_eq!(desk.names("keys"), [format!("{}.age", id.0)]);

    desk.leave_a_foreign_file(&other);
    let refused = desk
        .onramp
        .keep_in_sealed_file(&other, text(PASSPHRASE))
        .await;
    assert_eq!(refused.unwrap_err().code(), Code::SealedFileNotWritten);
    assert!(desk.names("keys").contains(&format!("{}.age", other.0)));

    desk.free();
    assert!(desk.capture(&id, KeySlot::Private, PRIVATE).await.is_saved);
    desk.fill();
    let recipient = Identity::new_random().recipient().to_string();
    let sent = disk.join("sent");
    for recipient in [Some(recipient.as_str()), None] {
        let refused = desk.onramp.write_hand_off(&id, recipient, &sent).await;
        assert_eq!(refused.unwrap_err().code(), Code::HandOffNotWritten);
    }
    assert!(desk.names("sent").is_empty());
    assert!(desk.onramp.hand_off_passphrase(&id).is_err());
    let private = desk.onramp.key_for_clipboard(&id, KeySlot::Private).await;
    assert_eq!(*private.unwrap(), PRIVATE);
    println!("{REACHED}");
}

fn text(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

/// Onramp, with its records elsewhere and its key files on the small disk.
struct Desk {
    onramp: Onramp,
    disk: PathBuf,
}

impl Desk {
    fn open(records: &Path, disk: &Path) -> Self {
        fs::create_dir(disk.join("sent")).unwrap();
        let onramp = Onramp::open(Surroundings {
            setups: Setups::open(&records.join("setups.sqlite3")).unwrap(),
            keychain: Vault::memory(),
            memory: Vault::memory(),
            key_files: disk.join("keys"),
            clock: onramp_core::now,
            limits: Limits::default(),
            extra_roots: ExtraRoots::default(),
        });
        Self {
            onramp: onramp.unwrap(),
            disk: disk.to_owned(),
        }
    }

    async fn begin(&self) -> SetupId {
        let id = self.onramp.create("phin", false).await.unwrap().id;
        for (field, typed) in [
            (FieldId::CompanyId, "acme"),
            (FieldId::Address, "na.myconnectwise.net"),
        ] {
            self.onramp.set_field(&id, field, typed).await.unwrap();
        }
        id
    }

    async fn capture(&self, id: &SetupId, slot: KeySlot, key: &str) -> CaptureView {
        self.onramp.capture(id, slot, text(key)).await.unwrap()
    }

    /// Writes until nothing fits any more.
    fn fill(&self) {
        let mut full = fs::File::create(self.disk.join("full")).unwrap();
        while full.write_all(&[0; 512]).is_ok() {}
    }

    /// A sealed file whose passphrase nobody knows; it takes no room that a full disk has not.
    fn leave_a_foreign_file(&self, id: &SetupId) {
        let file = self.disk.join("keys").join(format!("{}.age", id.0));
        fs::File::create(file).unwrap();
    }

    fn free(&self) {
        fs::remove_file(self.disk.join("full")).unwrap();
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.disk.join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }
}
