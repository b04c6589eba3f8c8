//! Names every command, so that Tauri makes one permission for each and refuses all others.

const COMMANDS: &[&str] = &[
    "check_cancel",
    "check_run",
    "ending_begin",
    "ending_cancel",
    "folder_open",
    "guide_list",
    "guide_terms",
    "hand_off_copy",
    "hand_off_passphrase_copy",
    "hand_off_passphrase_show",
    "hand_off_preview",
    "hand_off_write",
    "keys_capture",
    "keys_capture_typed",
    "keys_copy",
    "keys_copy_clear",
    "keys_copy_extend",
    "keys_copy_status",
    "keys_file_open",
    "keys_forget",
    "keys_keep_in_file",
    "keys_keep_in_memory",
    "keys_remove",
    "keys_status",
    "keys_swap",
    "keys_unlock",
    "link_open",
    "note_add",
    "note_draft_set",
    "note_remove",
    "page_release",
    "practice_box_set",
    "practice_mend",
    "practice_pages_open",
    "practice_scenario_set",
    "practice_status",
    "presenting_get",
    "presenting_set",
    "replacement_begin",
    "replacement_cancel",
    "report_preview",
    "report_write",
    "screen_protect",
    "settings_get",
    "settings_integration_id_set",
    "setup_choose",
    "setup_company_find",
    "setup_create",
    "setup_delete",
    "setup_field_set",
    "setup_host_take",
    "setup_list",
    "setup_open",
    "setup_return",
    "setup_step_go",
    "setup_step_mark",
];

#[expect(clippy::expect_used, reason = "a build script has nobody else to tell")]
fn main() {
    println!("cargo:rerun-if-env-changed=ONRAMP_INTEGRATION_ID");
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    tauri_build::try_build(attributes)
        .expect("tauri.conf.json, the capabilities and the icons must hold together");
}
