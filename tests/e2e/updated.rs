//! A newer version: looked for when somebody asks, thrown away unless its publisher signed it, and put in this one's place
//! only while no key could be lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use onramp_core::setup::{FieldId, Setup, SetupId, Setups};

use crate::harness::front::Front;
use crate::harness::home::Home;
use crate::harness::publisher::Publisher;
use crate::harness::screenshots::Screenshots;
use crate::harness::window::Window;
use crate::harness::{WITHIN, onramp};

/// What tells the newer program from this one: nothing reads it behind the end of a program.
const NEWER: &[u8] = b"newer";

#[tokio::test]
async fn update_story() {
    let home = Home::new();
    let screenshots = Screenshots::of("update");
    let publisher = Publisher::open().await;
    let installed = install(&home);
    let before = fs::read(&installed).unwrap();
    let mut newer = before.clone();
    newer.extend_from_slice(NEWER);
    begin_capture(&home);
    let mut environment = publisher.environment();
    // One file that is the whole program, as an AppImage is: the only kind that a person can replace on Linux.
    environment.push(("APPIMAGE", installed.display().to_string()));
    let window = Window::open(&home, &environment).await;
    let (keyboard, page) = (window.keyboard(), window.page());
    page.wait_for("ACME MSP").await;
    keyboard.press_button("Settings").await;
    page.wait_for("Newer versions").await;
    assert_eq!(publisher.asked(), Vec::<String>::new());

    // Nobody answers, then there is nothing newer.
    keyboard.press_button("Look for a newer version").await;
    page.wait_for("No answer about newer versions").await;
    publisher.offer("0.1.0", &newer, "0.1.0");
    keyboard.press_button("Look for a newer version").await;
    page.wait_for("You have the newest version").await;
    assert_eq!(publisher.asked(), ["/latest.json", "/latest.json"]);

    // A key is on its way: not even the file is fetched.
    publisher.offer_forged("0.2.0", &newer);
    keyboard.press_button("Look for a newer version").await;
    page.wait_for("Onramp 0.2.0 is there").await;
    screenshots.take(&page, "found").await;
    keyboard
        .press_button("Install it and open Onramp again")
        .await;
    page.wait_for("Not yet: Onramp would have to close").await;
    screenshots.take(&page, "waits").await;
    assert_eq!(publisher.asked(), ["/latest.json"]);

    keyboard.press_button("Back").await;
    page.wait_for("ACME MSP").await;
    keyboard.press_button("Delete").await;
    page.wait_for("Delete this setup?").await;
    keyboard.press_button("Delete the setup").await;
    page.wait_for("No setups yet").await;
    keyboard.press_button("Settings").await;

    // Signed by somebody else, as an old version, and as none.
    for forge in [Publisher::offer_forged, as_newer, Publisher::offer_unnamed] {
        forge(&publisher, "0.2.0", NEWER);
        try_to_install(&window, &publisher).await;
        publisher.wait_until_asked(&["/Onramp"]).await;
        page.wait_for("The new version was thrown away").await;
        assert!(fs::read(&installed).unwrap() == before);
    }
    screenshots.take(&page, "forged").await;

    publisher.offer("0.2.0", &newer, "0.2.0");
    try_to_install(&window, &publisher).await;
    put_in_place(&installed, newer.len()).await;
    window.wait_until_gone().await;
    assert!(fs::read(&installed).unwrap() == newer);
    let opened = opened_again(&home, &installed).await;
    let front = Front::default();
    front.bring(&[opened]).await;
    front.close();
    while home.processes(Some(&installed)).contains(&opened) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The program as one file of the person's own.
fn install(home: &Home) -> PathBuf {
    let installed = home.path().join("Onramp.AppImage");
    fs::copy(onramp(), &installed).unwrap();
    installed.canonicalize().unwrap()
}

/// A real setup that was left at the step where the keys are captured.
fn begin_capture(home: &Home) {
    let folder = home.path().join(".local/share/io.github.onramp.desktop");
    fs::create_dir_all(&folder).unwrap();
    let at = onramp_core::now();
    let mut setup = Setup::begin(SetupId::new_random(), "phin", false, at);
    setup.company_name = Some("ACME MSP".to_owned());
    setup.fields.insert(FieldId::CompanyId, "acme".to_owned());
    setup.current_step = Some("capture-keys".to_owned());
    let records = Setups::open(&folder.join("setups.sqlite3")).unwrap();
    records.put(&setup).unwrap();
}

/// The publisher's own file, signed as the old version that it is.
fn as_newer(publisher: &Publisher, version: &str, file: &[u8]) {
    publisher.offer(version, file, "0.0.9");
}

/// What was said of the last try is gone as soon as the next one is begun, and begun it is once the publisher is asked.
async fn try_to_install(window: &Window<'_>, publisher: &Publisher) {
    let keyboard = window.keyboard();
    keyboard.press_button("Look for a newer version").await;
    publisher.wait_until_asked(&["/latest.json"]).await;
    window.page().wait_for("Onramp 0.2.0 is there").await;
    keyboard
        .press_button("Install it and open Onramp again")
        .await;
}

/// Until the newer program lies there, whole: one with all that a debugger reads takes its time to be fetched and proved.
async fn put_in_place(installed: &Path, length: usize) {
    let deadline = Instant::now() + 2 * WITHIN;
    while !fs::metadata(installed).is_ok_and(|file| file.len() == length as u64) {
        assert!(Instant::now() < deadline, "the newer one is not installed");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The process of the newer program, once its window can be there.
async fn opened_again(home: &Home, installed: &Path) -> u32 {
    let deadline = Instant::now() + WITHIN;
    loop {
        if let [process] = home.processes(Some(installed))[..] {
            return process;
        }
        assert!(Instant::now() < deadline, "Onramp does not open again");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
