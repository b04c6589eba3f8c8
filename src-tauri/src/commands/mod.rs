//! The commands, one file per noun. Each hands over to the core and decides nothing.

pub(crate) mod check;
pub(crate) mod desk;
pub(crate) mod guide;
pub(crate) mod hand_off;
pub(crate) mod history;
pub(crate) mod identity;
pub(crate) mod invite;
pub(crate) mod keys;
pub(crate) mod lifecycle;
pub(crate) mod link;
pub(crate) mod note;
pub(crate) mod notice;
pub(crate) mod opened_file;
pub(crate) mod practice;
pub(crate) mod received;
pub(crate) mod recheck;
pub(crate) mod report;
pub(crate) mod screen;
pub(crate) mod settings;
pub(crate) mod setup;
pub(crate) mod update;

use tauri::Wry;
use tauri::ipc::Invoke;

/// What every command answers with.
pub(crate) type Answer<T> = Result<T, onramp_core::setup::view::CommandError>;

/// Every command, for the window to call by name.
#[expect(clippy::too_many_lines, reason = "it is a list, one line per command")]
pub(crate) fn all() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        check::check_cancel,
        check::check_run,
        desk::desk_import,
        desk::desk_prepare,
        desk::desk_write,
        guide::guide_list,
        guide::guide_terms,
        hand_off::hand_off_copy,
        hand_off::hand_off_passphrase_copy,
        hand_off::hand_off_passphrase_show,
        hand_off::hand_off_preview,
        hand_off::hand_off_write,
        history::history_compare,
        history::history_list,
        identity::identity_answer,
        identity::identity_expected_give_up,
        invite::invite_accept,
        invite::invite_prepare,
        invite::invite_write,
        keys::keys_capture,
        keys::keys_capture_typed,
        keys::keys_copy,
        keys::keys_copy_clear,
        keys::keys_copy_extend,
        keys::keys_copy_status,
        keys::keys_file_open,
        keys::keys_forget,
        keys::keys_keep_in_file,
        keys::keys_keep_in_memory,
        keys::keys_remove,
        keys::keys_status,
        keys::keys_swap,
        keys::keys_unlock,
        lifecycle::ending_begin,
        lifecycle::ending_cancel,
        lifecycle::page_release,
        lifecycle::replacement_begin,
        lifecycle::replacement_cancel,
        link::folder_open,
        link::link_open,
        note::note_add,
        note::note_draft_set,
        note::note_remove,
        notice::notice_list,
        opened_file::opened_file_read,
        opened_file::opened_file_take,
        practice::practice_box_set,
        practice::practice_mend,
        practice::practice_pages_open,
        practice::practice_scenario_set,
        practice::practice_status,
        received::received_keep,
        received::received_open,
        received::received_remove,
        received::received_start,
        recheck::recheck_set,
        recheck::recheck_tick,
        report::report_preview,
        report::report_write,
        screen::screen_protect,
        settings::presenting_get,
        settings::presenting_set,
        settings::settings_get,
        settings::settings_integration_id_set,
        setup::setup_choose,
        setup::setup_company_find,
        setup::setup_create,
        setup::setup_delete,
        setup::setup_field_set,
        setup::setup_host_take,
        setup::setup_archive,
        setup::setup_list,
        setup::setup_twin,
        setup::setup_open,
        setup::setup_return,
        setup::setup_step_go,
        setup::setup_step_mark,
        update::update_fetch,
        update::update_install,
        update::update_look,
        update::update_offer,
    ]
}
