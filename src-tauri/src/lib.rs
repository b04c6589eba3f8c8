//! Onramp's window: everything that knows Tauri, and nothing else. It decides nothing; the core does.

mod clipboard;
mod commands;
mod one_window;
mod own_pages;
mod preview;
mod settings_file;
mod start;
mod state;

use std::process::ExitCode;
use tauri::Manager;

/// Opens the window and runs until it is closed. Answers with failure when the window cannot be opened.
#[must_use]
pub fn run() -> ExitCode {
    let app = tauri::Builder::default()
        .plugin(one_window::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_store::Builder::default().build())
        .plugin(own_pages::plugin())
        .register_uri_scheme_protocol(preview::PROTOCOL, |context, request| {
            preview::answer(context.app_handle(), &request)
        })
        .setup(|app| {
            start::begin(app.handle());
            Ok(())
        })
        .invoke_handler(start::unless_failed(tauri::generate_handler![
            commands::check::check_cancel,
            commands::check::check_run,
            commands::guide::guide_list,
            commands::hand_off::hand_off_copy,
            commands::hand_off::hand_off_passphrase_copy,
            commands::hand_off::hand_off_passphrase_show,
            commands::hand_off::hand_off_preview,
            commands::hand_off::hand_off_write,
            commands::keys::keys_capture,
            commands::keys::keys_capture_typed,
            commands::keys::keys_copy,
            commands::keys::keys_copy_clear,
            commands::keys::keys_copy_extend,
            commands::keys::keys_copy_status,
            commands::keys::keys_file_open,
            commands::keys::keys_forget,
            commands::keys::keys_keep_in_file,
            commands::keys::keys_keep_in_memory,
            commands::keys::keys_remove,
            commands::keys::keys_status,
            commands::keys::keys_swap,
            commands::keys::keys_unlock,
            commands::lifecycle::ending_begin,
            commands::lifecycle::ending_cancel,
            commands::lifecycle::page_release,
            commands::lifecycle::replacement_begin,
            commands::lifecycle::replacement_cancel,
            commands::link::folder_open,
            commands::link::link_open,
            commands::practice::practice_pages_open,
            commands::practice::practice_scenario_set,
            commands::practice::practice_status,
            commands::report::report_preview,
            commands::report::report_write,
            commands::screen::screen_protect,
            commands::settings::settings_get,
            commands::settings::settings_integration_id_set,
            commands::setup::setup_choose,
            commands::setup::setup_company_find,
            commands::setup::setup_create,
            commands::setup::setup_delete,
            commands::setup::setup_field_set,
            commands::setup::setup_host_take,
            commands::setup::setup_list,
            commands::setup::setup_open,
            commands::setup::setup_step_go,
            commands::setup::setup_step_mark,
        ]))
        .build(tauri::generate_context!());
    let app = match app {
        Ok(app) => app,
        Err(error) => return say_why(&error),
    };
    app.run(|app, event| {
        if matches!(event, tauri::RunEvent::Exit)
            && let Some(shell) = app.try_state::<state::Shell>()
        {
            shell.clipboard.clear_if_ours();
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
