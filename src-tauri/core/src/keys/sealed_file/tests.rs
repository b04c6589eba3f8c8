use super::*;
use crate::keys::vault::Waiting;
use crate::keys::{KeyEntry, PrivateKey, PublicKey, StoredKeys};

const PUBLIC: &str = "CanaryPublic0001";
const PRIVATE: &str = "CanaryPrivate002";
const PASSPHRASE: &str = "correct horse battery";

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(Zeroizing::new(text.to_owned()))
}

fn pair(private: Option<&str>) -> KeyEntry {
    let text = |text: &str| Zeroizing::new(text.to_owned());
    KeyEntry::from(StoredKeys {
        public: Some(PublicKey::new(text(PUBLIC))),
        private: private.map(|key| PrivateKey::new(text(key))),
        salt: None,
    })
}

/// A folder with sealed files; reopened as after a restart.
struct Desk {
    folder: tempfile::TempDir,
    files: SealedFiles,
    id: SetupId,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = SealedFiles::new(folder.path().join("keys"));
        let id = SetupId::new_random();
        Self { folder, files, id }
    }

    /// With a whole pair in its file, and the passphrase known.
    fn sealed() -> Self {
        let desk = Self::new();
        let _ = desk
            .files
            .seal_with(&desk.id, passphrase(PASSPHRASE), false);
        desk.store().save(&desk.id, &pair(Some(PRIVATE))).unwrap();
        desk
    }

    fn restart(&mut self) {
        self.files = SealedFiles::new(self.folder.path().join("keys"));
    }

    fn store(&self) -> SealedFile {
        SealedFile {
            files: self.files.clone(),
            id: self.id.clone(),
            wanted: Wanted::default(),
        }
    }

    fn path(&self) -> PathBuf {
        self.files.path_of(&self.id)
    }

    fn read(&self) -> Result<Option<KeyEntry>, KeyProblem> {
        self.store().read(&self.id)
    }

    fn open(&self, text: &str) -> Result<(), KeyProblem> {
        let before = self.files.open_with(&self.id, passphrase(text));
        let read = self.read();
        if read.is_err() {
            self.files.put_back(&self.id, before);
        }
        read.map(drop)
    }

    fn problem(&self) -> Option<KeyProblem> {
        self.store().probe().err()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join("keys")).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }
}

fn private_of(read: Result<Option<KeyEntry>, KeyProblem>) -> String {
    let private = read.unwrap().unwrap().pair.private.unwrap();
    private.expose().to_owned()
}

#[test]
fn a_pair_is_sealed_and_comes_back_after_a_restart_with_its_passphrase_only() {
    let mut desk = Desk::sealed();
    assert_eq!(desk.names(), [format!("{}.age", desk.id.0)]);
    let text = fs::read_to_string(desk.path()).unwrap();
    assert!(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
    assert!(!text.contains(PUBLIC) && !text.contains(PRIVATE));
    assert_eq!(desk.problem(), None);

    desk.restart();
    assert_eq!(desk.problem(), Some(KeyProblem::SealedFileLocked));
    assert_eq!(desk.read().unwrap_err(), KeyProblem::SealedFileLocked);
    let locked = desk.store().save(&desk.id, &pair(None));
    assert_eq!(locked, Err(KeyProblem::SealedFileLocked));
    assert_eq!(
        desk.open("not that passphrase"),
        Err(KeyProblem::PassphraseWrong)
    );
    assert_eq!(desk.problem(), Some(KeyProblem::SealedFileLocked));
    desk.open(PASSPHRASE).unwrap();

    assert_eq!(desk.problem(), None);
    assert_eq!(private_of(desk.read()), PRIVATE);
}

#[cfg(unix)]
#[test]
fn only_this_person_may_read_the_file_and_its_folder() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::sealed();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&desk.path()), 0o600);
    assert_eq!(mode(desk.path().parent().unwrap()), 0o700);
}

/// The passphrase that is known by then opens nothing: whatever is read was read without it.
#[test]
fn what_was_saved_or_read_is_read_again_from_the_disk_without_the_work_of_a_passphrase() {
    let mut desk = Desk::sealed();
    let forget_passphrase = |desk: &Desk| {
        let mut known = desk.files.passphrases.all();
        known.get_mut(&desk.id).unwrap().passphrase = passphrase("not that passphrase");
    };
    forget_passphrase(&desk);
    assert_eq!(private_of(desk.read()), PRIVATE);

    desk.restart();
    desk.open(PASSPHRASE).unwrap();
    forget_passphrase(&desk);
    assert_eq!(private_of(desk.read()), PRIVATE);
}

#[test]
fn a_file_that_is_changed_behind_a_save_is_not_what_was_saved() {
    let desk = Desk::sealed();
    let older = fs::read(desk.path()).unwrap();
    let mut store = desk.store();
    store.write_entry(&desk.id, b"newer").unwrap();
    assert_eq!(
        **store.read_entry(&desk.id).unwrap().as_ref().unwrap(),
        *b"newer"
    );
    fs::write(desk.path(), older).unwrap();
    let read = store.read_entry(&desk.id).unwrap().unwrap();
    assert!(*read != b"newer" && read.starts_with(b"{"));
}

#[test]
fn a_passphrase_that_no_longer_counts_proves_nothing() {
    let desk = Desk::sealed();
    let known = desk.files.passphrases.of(&desk.id).unwrap();
    let key = known.key.clone().unwrap();
    let newer = passphrase("a newer passphrase");
    let _ = desk.files.open_with(&desk.id, newer);
    desk.files.passphrases.has_proved(&desk.id, &known, key);
    assert_eq!(desk.problem(), Some(KeyProblem::SealedFileLocked));
}

#[test]
fn a_wrong_passphrase_does_not_shut_a_file_that_is_open() {
    let desk = Desk::sealed();
    assert_eq!(
        desk.open("not that passphrase"),
        Err(KeyProblem::PassphraseWrong)
    );
    assert_eq!(desk.problem(), None);
    assert_eq!(private_of(desk.read()), PRIVATE);
}

#[test]
fn a_passphrase_that_opened_nothing_never_seals() {
    let mut desk = Desk::sealed();
    desk.restart();
    let _ = desk
        .files
        .open_with(&desk.id, passphrase("not that passphrase"));
    let refused = desk.store().write_entry(&desk.id, b"{}");
    assert_eq!(refused, Err(KeyProblem::SealedFileLocked));
    desk.open(PASSPHRASE).unwrap();
    assert_eq!(private_of(desk.read()), PRIVATE);
}

#[test]
fn a_damaged_file_is_told_and_left_as_it_is() {
    let desk = Desk::sealed();
    let whole = fs::read(desk.path()).unwrap();
    let mut flipped = whole.clone();
    let place = whole.len() - 60;
    flipped[place] = if flipped[place] == b'A' { b'B' } else { b'A' };
    for damaged in [&whole[..whole.len() / 2], &flipped, b"", b"{\"version\":2}"] {
        fs::write(desk.path(), damaged).unwrap();
        assert_eq!(desk.read().unwrap_err(), KeyProblem::SealedFileDamaged);
        assert_eq!(fs::read(desk.path()).unwrap(), damaged);
    }
}

#[test]
fn a_file_that_is_gone_or_cannot_be_read_is_told() {
    let desk = Desk::sealed();
    fs::remove_file(desk.path()).unwrap();
    assert_eq!(desk.problem(), Some(KeyProblem::SealedFileMissing));
    assert_eq!(desk.read().unwrap_err(), KeyProblem::SealedFileMissing);
    fs::create_dir(desk.path()).unwrap();
    assert_eq!(desk.read().unwrap_err(), KeyProblem::SealedFileUnreachable);
}

#[test]
fn an_older_copy_with_another_passphrase_asks_for_it() {
    let desk = Desk::sealed();
    let older = fs::read(desk.path()).unwrap();
    let _ = desk
        .files
        .seal_with(&desk.id, passphrase("a newer passphrase"), true);
    desk.store().save(&desk.id, &pair(None)).unwrap();
    assert_eq!(desk.names().len(), 1);
    fs::write(desk.path(), older).unwrap();

    assert_eq!(desk.read().unwrap_err(), KeyProblem::SealedFileLocked);
    assert_eq!(desk.problem(), Some(KeyProblem::SealedFileLocked));
    desk.open(PASSPHRASE).unwrap();
    assert_eq!(private_of(desk.read()), PRIVATE);
}

#[test]
fn a_file_made_anew_puts_aside_what_lay_there_and_deleting_takes_everything() {
    let desk = Desk::sealed();
    let other = SetupId(format!("{}0", desk.id.0));
    let _ = desk.files.seal_with(&other, passphrase(PASSPHRASE), false);
    desk.store().write_entry(&other, b"{}").unwrap();
    let lost = fs::read(desk.path()).unwrap();
    let unfinished = format!("{}.crash{UNFINISHED}", desk.id.0);
    fs::write(desk.path().with_file_name(unfinished), "half").unwrap();

    let _ = desk
        .files
        .seal_with(&desk.id, passphrase("a newer passphrase"), false);
    desk.store().save(&desk.id, &pair(None)).unwrap();

    let names = desk.names();
    assert_eq!(names.len(), 3, "{names:?}");
    let aside = names.iter().find(|name| name.contains("aside")).unwrap();
    assert_eq!(fs::read(desk.path().with_file_name(aside)).unwrap(), lost);
    assert_eq!(desk.store().holds(&desk.id), Ok(true));
    desk.store().delete_entry(&desk.id).unwrap();
    assert_eq!(desk.store().holds(&desk.id), Ok(false));
    assert_eq!(desk.names(), [format!("{}.age", other.0)]);
    desk.store().delete_entry(&desk.id).unwrap();
}

#[test]
fn a_folder_that_cannot_be_made_is_a_file_not_written() {
    let desk = Desk::new();
    fs::write(desk.folder.path().join("keys"), "in the way").unwrap();
    let _ = desk
        .files
        .seal_with(&desk.id, passphrase(PASSPHRASE), false);
    let refused = desk.store().save(&desk.id, &pair(None));
    assert_eq!(refused, Err(KeyProblem::SealedFileNotWritten));
}

#[test]
fn what_nobody_waits_for_any_more_changes_no_file() {
    let desk = Desk::sealed();
    let before = fs::read(desk.path()).unwrap();
    let mut store = desk.store();
    store.heed(Waiting::default().wanted());
    for was_read in [true, false] {
        let _ = desk
            .files
            .seal_with(&desk.id, passphrase("another passphrase"), was_read);
        assert!(store.save(&desk.id, &pair(None)).is_err());
        assert_eq!(fs::read(desk.path()).unwrap(), before);
    }
    assert_eq!(store.delete_entry(&desk.id), Err(KeyProblem::Silent));
    assert_eq!(desk.files.paths_of(&desk.id).unwrap(), [desk.path()]);
    assert_eq!(fs::read(desk.path()).unwrap(), before);
}
