//! The journey itself, in the process with the window: a script presses what a person presses, from the empty list of setups
//! to a test that has passed.
//!
//! The keys are practice's own, made for this run; they are typed, which practice keeps in memory.

use crate::state::Shell;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Manager, WebviewWindow};

/// The exit status after a line that says where it stopped.
pub(super) const STOPPED: i32 = 3;

const LIMIT: Duration = Duration::from_secs(100);
const PAUSE: Duration = Duration::from_millis(100);

/// What a person would press. Its words are those on screen.
const SCRIPT: &str = include_str!("journey.js");

/// Where the script stands: empty before it runs, `passed` at its end, otherwise what it waits for.
const WHERE: &str = "window.onrampSmoke ?? (document.querySelector('h1') ? 'ready' : '')";

/// Plays the journey in the main window, then ends the program.
#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it is asked for by a script or at a terminal"
)]
pub(crate) fn begin(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let begun = Instant::now();
        let status = match play(&app).await {
            Ok(()) => {
                let took = begun.elapsed().as_secs_f32();
                println!("Onramp works here: practice was connected after {took:.1} s.");
                0
            }
            Err(place) => {
                eprintln!("Onramp's smoke test stopped: {place}.");
                STOPPED
            }
        };
        app.exit(status);
    });
}

/// # Errors
/// Where it stopped.
async fn play(app: &AppHandle) -> Result<(), String> {
    let window = app.get_webview_window("main");
    let window = window.ok_or("there is no window")?;
    let shell = app.try_state::<Shell>().ok_or("there are no records")?;
    let started = shell.start_practice().await;
    started.map_err(|problem| problem.words.happened)?;
    let script = {
        let practice = shell.practice.lock().await;
        let practice = practice.as_ref().ok_or("practice does not run")?;
        SCRIPT
            .replace("COMPANY", practice.company())
            .replace("ADDRESS", &practice.site())
            .replace("PUBLIC-KEY", practice.public_key().expose())
            .replace("PRIVATE-KEY", practice.private_key().expose())
    };
    let deadline = Instant::now() + LIMIT;
    let mut is_begun = false;
    let mut place = String::new();
    while Instant::now() < deadline {
        place = where_it_is(&window).await?;
        if place == "passed" {
            return Ok(());
        }
        if place == "ready" && !is_begun {
            is_begun = true;
            window.eval(&script).map_err(|error| error.to_string())?;
        }
        tokio::time::sleep(PAUSE).await;
    }
    if place.is_empty() {
        return Err("the page stays empty".to_owned());
    }
    Err(format!("it waited for {place}"))
}

/// Where the script stands; empty as long as there is no page that could tell.
async fn where_it_is(window: &WebviewWindow) -> Result<String, String> {
    let (telling, told) = tokio::sync::oneshot::channel();
    let telling = Mutex::new(Some(telling));
    let asked = window.eval_with_callback(WHERE, move |answer| {
        let mut telling = telling.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(telling) = telling.take() {
            // Nobody waits any more: the program ends.
            let _ = telling.send(answer);
        }
    });
    asked.map_err(|error| error.to_string())?;
    match tokio::time::timeout(LIMIT, told).await {
        Ok(Ok(answer)) => Ok(answer.trim_matches('"').to_owned()),
        // Asked before there is a page, nobody answers.
        Ok(Err(_)) => Ok(String::new()),
        Err(_) => Err("the page does not answer".to_owned()),
    }
}
