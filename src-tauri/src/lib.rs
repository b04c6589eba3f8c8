//! Onramp's window: everything that knows Tauri, and nothing else. It decides nothing; the core does.

mod clipboard;
mod commands;
mod crash;
mod drawing;
mod forget;
mod one_window;
mod opened_file;
mod own_pages;
mod preview;
mod settings_file;
mod signals;
mod smoke;
mod start;
mod state;
mod system_version;
mod updates;

use std::process::ExitCode;
use tauri::Manager;

/// Opens the window and runs until it is closed. Answers with failure when the window cannot be opened.
#[must_use]
pub fn run() -> ExitCode {
    crash::leave_nothing();
    if forget::is_asked() {
        return forget::run();
    }
    let part = smoke::part();
    if part == smoke::Part::Watches {
        return smoke::watch();
    }
    let mut context = tauri::generate_context!();
    let is_smoke = if let smoke::Part::Plays(name) = part {
        // Its folders, and the name by which one Onramp finds another, are its own.
        context.config_mut().identifier = name;
        true
    } else {
        false
    };
    updates::configure(&mut context);
    let app = tauri::Builder::default()
        .plugin(one_window::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_store::Builder::default().build())
        .plugin(own_pages::plugin())
        .register_uri_scheme_protocol(preview::PROTOCOL, |context, request| {
            preview::answer(context.app_handle(), &request)
        })
        .setup(move |app| {
            drawing::without_graphics_processor(app.handle());
            opened_file::begin(app.handle());
            start::begin(app.handle());
            signals::heed(app.handle());
            updates::begin(app.handle())?;
            if is_smoke {
                smoke::begin(app.handle());
            }
            Ok(())
        })
        .on_window_event(|window, event| opened_file::heed(window.app_handle(), event))
        .invoke_handler(start::unless_failed(commands::all()))
        .build(context);
    let app = match app {
        Ok(app) => app,
        Err(error) => return say_why(&error),
    };
    app.run(|app, event| {
        #[cfg(target_os = "macos")]
        if let tauri::RunEvent::Opened { urls } = &event {
            let mut files = urls.iter().filter_map(|url| url.to_file_path().ok());
            if let Some(path) = files.next() {
                opened_file::hand_over(app, path);
            }
        }
        if matches!(event, tauri::RunEvent::Exit)
            && let Some(shell) = app.try_state::<state::Shell>()
        {
            shell.clipboard.clear_at_exit();
        }
    });
    ExitCode::SUCCESS
}

#[expect(
    clippy::print_stderr,
    reason = "without a window there is nowhere else to say it"
)]
fn say_why(error: &tauri::Error) -> ExitCode {
    eprintln!("Onramp could not open its window: {error}");
    ExitCode::FAILURE
}
