//! Names every command, so that Tauri makes one permission for each and refuses all others.

const COMMANDS: &[&str] = &[
    "check_cancel",
    "check_run",
    "folder_open",
    "guide_list",
    "keys_capture",
    "keys_capture_typed",
    "keys_copy",
    "keys_forget",
    "keys_keep_in_memory",
    "keys_status",
    "keys_swap",
    "link_open",
    "practice_pages_open",
    "practice_scenario_set",
    "practice_status",
    "report_preview",
    "report_write",
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
