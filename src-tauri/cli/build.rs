//! What Windows shows of `onramp-cli.exe`: its icon, its version and whose it is.

use std::env;
use tauri_winres::WindowsResource;

const ICON: &str = "../../icons/icon.ico";

#[expect(clippy::expect_used, reason = "a build script has nobody else to tell")]
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={ICON}");
    let system = env::var("CARGO_CFG_TARGET_OS").expect("cargo names the system");
    if system != "windows" {
        return;
    }
    WindowsResource::new()
        .set("CompanyName", "Onramp")
        .set("ProductName", "Onramp")
        .set("FileDescription", "Onramp without a window")
        .set("OriginalFilename", "onramp-cli.exe")
        .set_icon(ICON)
        .compile_for(&["onramp-cli"])
        .expect("the icon and the version are turned into a resource");
}
