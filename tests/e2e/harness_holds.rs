//! The ground the stories stand on: keychain, clipboard, browser, keyboard, window.

use std::io::Write;
use std::process::{Command, Stdio};

use fantoccini::key::Key;

use super::harness::browser::Browser;
use super::harness::clipboard;
use super::harness::home::Home;
use super::harness::screenshots::Screenshots;
use super::harness::window::Window;
use super::harness::{onramp, onramp_cli};

const PAGE: &str = "data:text/html;charset=utf-8,<html lang=en><title>Form</title><main><h1>A page</h1><h2>Form</h2>\
    <label>Kept <input readonly value='p\u{e6}lE-42'></label>\
    <label>Open <input></label>\
    <label><input type=checkbox> Ready</label>\
    <label><input type=radio name=a checked> One</label><label><input type=radio name=a> Two</label>\
    <label>Colour <select><option>Red<option>Green<option>Blue</select></label>\
    <a href='%23there' onclick='document.querySelector(\"h2\").remove()'>Hide the heading</a>\
    <button onclick='document.querySelector(\"p\").textContent=\"pressed\"'>Press me</button><p></p>";

#[test]
fn the_keychain_is_unlocked_and_keeps_a_secret() {
    let mut store = Command::new("secret-tool")
        .args(["store", "--label=probe", "onramp-probe", "e2e"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    store.stdin.take().unwrap().write_all(b"kept").unwrap();
    assert!(store.wait().unwrap().success());

    let found = Command::new("secret-tool")
        .args(["lookup", "onramp-probe", "e2e"])
        .output()
        .unwrap();
    assert_eq!(found.stdout, b"kept");
    let cleared = Command::new("secret-tool")
        .args(["clear", "onramp-probe", "e2e"])
        .status();
    assert!(cleared.unwrap().success());
}

#[tokio::test]
async fn a_field_copied_in_the_browser_is_on_the_real_clipboard() {
    let browser = Browser::open().await;
    browser.visit(PAGE).await;

    browser.copy_field("Kept").await;

    clipboard::wait_for("p\u{e6}lE-42").await;
    browser.close().await;
}

#[tokio::test]
async fn a_form_can_be_worked_by_keyboard_alone() {
    let browser = Browser::open().await;
    browser.visit(PAGE).await;
    let keyboard = browser.keyboard();

    keyboard.fill("Open", "\u{c5} is typed").await;
    assert_eq!(keyboard.focused().await.unwrap().value, "\u{c5} is typed");
    keyboard.tick("Ready", true).await;
    keyboard.choose("One", "Two").await;
    keyboard.select("Colour", "Blue").await;
    keyboard.select("Colour", "Red").await;
    keyboard.press_button("Press me").await;

    browser.page().wait_for("pressed").await;
    keyboard.follow_link("Hide the heading").await;
    browser.page().wait_until_gone("Form").await;
    keyboard.reach_backwards("textbox", "Kept").await;
    let screenshots = Screenshots::of("harness");
    let picture = screenshots.take(&browser.page(), "browser").await;
    assert!(picture.metadata().unwrap().len() > 1000);
    browser.close().await;
}

#[tokio::test]
async fn the_window_opens_is_killed_and_opens_again_in_the_same_home() {
    assert!(onramp_cli().is_file(), "{}", onramp().display());
    let home = Home::new();
    let window = Window::open(&home, &[]).await;
    let first = window.process().await;
    Screenshots::of("harness")
        .take(&window.page(), "window")
        .await;

    window.kill().await;
    assert!(!home.processes(None).contains(&first));

    let window = Window::open(&home, &[]).await;
    assert_ne!(window.process().await, first);
    window.keyboard().press(Key::Tab).await;
    let wanted = "Tab leads to an element whose focus shows";
    let keyboard = window.keyboard();
    keyboard
        .wait_until(wanted, |focused| focused.is_focus_shown)
        .await;
    window.close().await;
}
