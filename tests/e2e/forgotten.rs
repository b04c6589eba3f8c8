//! Onramp is given up: every pair is taken away by one command, also that of a setup nobody knows any more.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use onramp_core::keys::{CapturedKey, SealedFiles, StoredKeys};
use onramp_core::seal::Passphrase;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::KeySlot;
use zeroize::Zeroizing;

use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::locked::LockedKeyring;
use crate::harness::pair::Pair;
use crate::harness::screenshots::Screenshots;
use crate::harness::steps::Steps;
use crate::harness::window::Window;
use crate::harness::{onramp, onramp_cli};
use crate::real::begin::begin_msp_process;

const KEYS_STEP: &str = "Bring both keys into Onramp";
const FOLDER: &str = ".local/share/io.github.onramp.desktop";

#[tokio::test]
async fn forgotten_story() {
    let mut keyring = LockedKeyring::start();
    keyring.unlock();
    let home = Home::new();
    let screenshots = Screenshots::of("forgotten");
    let pair = Pair {
        public: "f0rGoTpUbLiC1234".to_owned(),
        private: "f0rGoTpRiVaTe432".to_owned(),
    };
    let window = Window::open(&home, &[keyring.environment()]).await;
    begin_msp_process(&window, &screenshots).await;
    Steps::of(&window).jump_to("D5", KEYS_STEP).await;
    for (button, key) in [
        ("Paste public key", &pair.public),
        ("Paste private key", &pair.private),
    ] {
        clipboard::put(key).await;
        window.keyboard().press_button(button).await;
        clipboard::wait_for("").await;
    }
    window.page().wait_for("Both keys are saved.").await;
    window.quit().await;
    keep_for_nobody(&keyring, &pair);
    let sealed = seal(&home.path().join(FOLDER).join("keys"), &pair).await;
    assert_eq!(entries(&keyring), 2);

    // Nobody is there to be asked, and nobody said yes.
    let refused = forget(&home, &keyring, &["--all"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(entries(&keyring) == 2 && sealed.exists());

    let forgotten = forget(&home, &keyring, &["--all", "--yes"]);
    let said = String::from_utf8_lossy(&forgotten.stdout).into_owned();
    assert_eq!(forgotten.status.code(), Some(0), "{said}");
    assert!(said.contains("forgot the keys of 2 setups."), "{said}");
    assert!(said.contains("forgot the keys of 1 setup."), "{said}");
    pair.assert_not_in(&said, "acme", "what was said");
    assert_eq!(entries(&keyring), 0);
    assert!(!sealed.exists());
    assert!(pair.assert_in_no_file(&home.path().join(FOLDER), "acme") > 0);

    let window = Window::open(&home, &[keyring.environment()]).await;
    Steps::of(&window).come_back_to(KEYS_STEP).await;
    window.page().wait_for("removed from this computer").await;
    screenshots.take(&window.page(), "after").await;
    window.quit().await;

    // What an uninstaller asks of the window's own program, and what it hears where the keychain is away.
    keep_for_nobody(&keyring, &pair);
    assert_eq!(entries(&keyring), 1);
    let away = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    assert_eq!(forget_by_window(&home, away), Some(1));
    assert_eq!(entries(&keyring), 1);
    let (name, bus) = keyring.environment();
    assert_eq!(forget_by_window(&home, (name, &bus)), Some(0));
    assert_eq!(entries(&keyring), 0);
}

/// An entry of a setup that is in no record, as a lost or copied folder leaves it.
fn keep_for_nobody(keyring: &LockedKeyring, pair: &Pair) {
    let mut store = secret_tool(keyring)
        .args(["store", "--label=Onramp", "service", "onramp", "username"])
        .arg(SetupId::new_random().0)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let entry = format!("{{\"version\":2,\"private\":\"{}\"}}", pair.private);
    store
        .stdin
        .take()
        .unwrap()
        .write_all(entry.as_bytes())
        .unwrap();
    assert!(store.wait().unwrap().success());
}

/// A sealed file of another setup that is in no record.
async fn seal(folder: &Path, pair: &Pair) -> PathBuf {
    let files = SealedFiles::new(folder.to_owned());
    let id = SetupId::new_random();
    let passphrase = Passphrase::new(Zeroizing::new("otter lamp Thursday vinegar".to_owned()));
    drop(files.seal_with(&id, passphrase, false));
    let mut keys = StoredKeys::default();
    let key = Zeroizing::new(pair.private.clone());
    keys.put(CapturedKey::new(KeySlot::Private, key));
    files.vault_of(&id).save(&id, keys.into()).await.unwrap();
    files.path_of(&id)
}

/// How many entries of Onramp's the keyring has, told by a program that is not Onramp.
fn entries(keyring: &LockedKeyring) -> usize {
    let found = secret_tool(keyring)
        .args(["search", "--all", "service", "onramp"])
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&found.stdout);
    text.lines()
        .filter(|line| line.starts_with("secret = "))
        .count()
}

fn secret_tool(keyring: &LockedKeyring) -> Command {
    let (name, bus) = keyring.environment();
    let mut command = Command::new("secret-tool");
    command.env(name, bus);
    command
}

fn forget(home: &Home, keyring: &LockedKeyring, words: &[&str]) -> Output {
    let (name, bus) = keyring.environment();
    Command::new(onramp_cli())
        .args(["keys", "forget"])
        .args(words)
        .envs(home.environment())
        .env(name, bus)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The exit status of the window's program, told to forget.
fn forget_by_window(home: &Home, (name, bus): (&str, &str)) -> Option<i32> {
    let output = Command::new(onramp())
        .arg("--forget-every-key")
        .envs(home.environment())
        .env(name, bus)
        .output()
        .unwrap();
    output.status.code()
}
