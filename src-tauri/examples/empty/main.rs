//! An empty window of the same Tauri, with one button and nothing behind it: what Onramp's start and memory are measured
//! against (`cargo xtask bench start`).

#[expect(
    clippy::expect_used,
    reason = "without a window there is nothing to measure"
)]
fn main() {
    tauri::Builder::default()
        .run(tauri::generate_context!("examples/empty/tauri.conf.json"))
        .expect("a display to open a window on");
}
