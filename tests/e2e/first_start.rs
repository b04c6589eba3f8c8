//! The first start: one window in the middle of the screen, whatever its scale, and nothing sent before a person acts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::beside::Beside;
use crate::harness::bus::bound;
use crate::harness::front::Front;
use crate::harness::home::Home;
use crate::harness::screenshots::Screenshots;
use crate::harness::window::Window;
use crate::harness::{WITHIN, onramp, onramp_cli};

/// The display of the test session.
const SCREEN: [i32; 2] = [1280, 900];

/// How long a window is left alone.
const IDLE: Duration = Duration::from_secs(5);

#[tokio::test]
async fn first_start_is_one_window_in_the_middle_of_the_screen() {
    let home = Home::new();
    let window = Window::open(&home, &[]).await;
    window.page().wait_for("No setups yet").await;
    let [left, top, width, height] = window.front().place();
    assert_eq!([width, height], [1120, 780]);
    assert_eq!([left * 2 + width, top * 2 + height], SCREEN);
    assert_eq!(scale(&window).await, "1");
    window.quit().await;
}

#[tokio::test]
async fn first_start_on_a_screen_of_twice_the_scale_is_sharp_and_fits() {
    let home = Home::new();
    let screenshots = Screenshots::of("first-start");
    let window = Window::open(&home, &[("GDK_SCALE", "2".to_owned())]).await;
    window.page().wait_for("No setups yet").await;
    assert_eq!(scale(&window).await, "2");
    let [left, top, width, height] = window.front().place();
    let place = [left, top, width, height];
    assert!(left >= 0 && left + width <= SCREEN[0], "{place:?}");
    assert!(top >= 0 && top + height <= SCREEN[1], "{place:?}");
    screenshots.take(&window.page(), "scaled").await;
    window.quit().await;
}

async fn scale(window: &Window<'_>) -> String {
    window
        .page()
        .told_by("return String(devicePixelRatio);")
        .await
}

/// A second start opens no second window: it brings the first to the front, with the file that it was started with.
#[tokio::test]
async fn first_start_is_the_only_one_and_takes_over_what_a_second_was_given() {
    let home = Home::new();
    let window = Window::open(&home, &[]).await;
    window.page().wait_for("No setups yet").await;
    let other = Beside::open();
    window.front().wait_for_focus(false).await;

    let file = home.path().join("Documents/broken.onramp-invite");
    fs::write(&file, "hello").unwrap();
    start_again(&home, "Documents/broken.onramp-invite");

    window.page().wait_for("This file is no invite").await;
    window.front().wait_for_focus(true).await;
    // There is still one: asking for it fails where there are several.
    window.process().await;
    drop(other);
    window.quit().await;
}

/// Starts Onramp once more in this home, from its folder, and waits until that has ended.
fn start_again(home: &Home, file: &str) {
    let mut second = Command::new(onramp())
        .arg(file)
        .current_dir(home.path())
        .envs(home.environment())
        .spawn()
        .unwrap();
    let deadline = Instant::now() + WITHIN;
    let status = loop {
        if let Some(status) = second.try_wait().unwrap() {
            break status;
        }
        assert!(Instant::now() < deadline, "the second Onramp stays open");
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(status.success(), "{status}");
}

/// Every connection that any of its processes asks the system for is written down, from the first instant on.
#[tokio::test]
async fn first_start_sends_nothing_before_a_person_acts() {
    let home = Home::new();
    let log = home.path().join("calls");
    let mut watched = watched(&log, &onramp(), &home).spawn().unwrap();
    let front = Front::default();
    let deadline = Instant::now() + WITHIN;
    let program = onramp().canonicalize().unwrap();
    while home.processes(Some(&program)).is_empty() {
        assert!(Instant::now() < deadline, "it does not start");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    front.bring(&home.processes(Some(&program))).await;
    front.picture().await;
    tokio::time::sleep(IDLE).await;
    front.close();
    assert!(watched.wait().unwrap().success());

    let calls = fs::read_to_string(&log).unwrap();
    // The web view's own processes are among those that are watched.
    assert!(calls.matches("WebKitNetworkProcess").count() > 0, "{calls}");
    assert!(calls.contains("AF_UNIX"), "{calls}");
    assert_eq!(sent(&calls), Vec::<&str>::new());
}

/// What the test above rests on: a request that is sent stands in what was written down.
#[test]
fn first_start_is_watched_by_what_sees_a_request() {
    let home = Home::new();
    let log = home.path().join("calls");
    let mut asked = watched(&log, &onramp_cli(), &home);
    asked.args([
        "address",
        "http://127.0.0.1:9",
        "--company",
        "acme",
        "--live",
    ]);
    drop(asked.stdout(Stdio::null()).stderr(Stdio::null()).status());
    let calls = fs::read_to_string(&log).unwrap();
    assert!(!sent(&calls).is_empty(), "{calls}");
}

fn watched(log: &Path, program: &Path, home: &Home) -> Command {
    let mut command = bound("strace");
    command
        .args(["-f", "-qq", "--seccomp-bpf"])
        .args(["-e", "trace=execve,connect,sendto,sendmsg,sendmmsg"])
        .args(["-e", "signal=none", "-s", "200", "-o"])
        .arg(log)
        .arg(PathBuf::from(program))
        .envs(home.environment())
        .current_dir(home.path());
    command
}

/// The calls that name an address of the internet's.
fn sent(calls: &str) -> Vec<&str> {
    calls
        .lines()
        .filter(|line| line.contains("AF_INET"))
        .collect()
}
