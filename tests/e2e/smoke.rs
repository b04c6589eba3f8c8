//! `onramp --smoke`, as somebody asks for it who has just installed Onramp.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::onramp;
use crate::harness::window::Window;

#[tokio::test]
async fn smoke_plays_practice_beside_a_person_s_own_window_and_leaves_nothing() {
    let home = Home::new();
    let window = Window::open(&home, &[]).await;
    window.page().wait_for("No setups yet").await;
    clipboard::put("a person's own words").await;
    let before = everything_in(&home);

    let played = smoke(&home, &[]);

    let said = String::from_utf8_lossy(&played.stdout);
    let complained = String::from_utf8_lossy(&played.stderr);
    assert!(played.status.success(), "{said}{complained}");
    assert!(said.starts_with("Onramp works here"), "{said}");
    assert_eq!(everything_in(&home), before);
    assert_eq!(left_behind(&home), Vec::<PathBuf>::new());
    clipboard::wait_for("a person's own words").await;
    window.page().wait_for("No setups yet").await;
    window.quit().await;
}

/// Without a display there is no window, and so nothing was played.
#[test]
fn smoke_says_in_one_line_why_it_could_not_be_played() {
    let home = Home::new();
    let played = smoke(&home, &[("DISPLAY", ":4711"), ("WAYLAND_DISPLAY", "")]);
    assert!(!played.status.success());
    let complained = String::from_utf8_lossy(&played.stderr);
    let last = complained.lines().last().unwrap_or_default();
    assert!(last.starts_with("Onramp's smoke test "), "{complained}");
    assert_eq!(left_behind(&home), Vec::<PathBuf>::new());
}

fn smoke(home: &Home, environment: &[(&str, &str)]) -> Output {
    let temporary = home.path().join("tmp");
    fs::create_dir_all(&temporary).unwrap();
    Command::new(onramp())
        .arg("--smoke")
        .envs(home.environment())
        .env("TMPDIR", temporary)
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

/// Every file of a person's own, with its length: what a window does beside it goes into logs and caches.
fn everything_in(home: &Home) -> Vec<(PathBuf, u64)> {
    let folder = home.path().join(".local/share/io.github.onramp.desktop");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| (entry.path(), entry.metadata().unwrap().len()))
        .collect();
    files.sort();
    files
}

fn left_behind(home: &Home) -> Vec<PathBuf> {
    let folders = [home.path().join("tmp"), home.path().join(".local/share")];
    let entries = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap());
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.to_string_lossy().contains("smoke"))
        .collect()
}
