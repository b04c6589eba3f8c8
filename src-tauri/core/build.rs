//! Packs the notices of other people's work: half a megabyte of text that is read once in a while.

use std::path::PathBuf;

/// The smallest that there is.
const LEVEL: u8 = 10;

#[expect(clippy::expect_used, reason = "a build script has nobody else to tell")]
fn main() {
    println!("cargo:rerun-if-changed=notices.txt");
    let text = std::fs::read("notices.txt").expect("`cargo xtask notices` has written it");
    let packed = miniz_oxide::deflate::compress_to_vec(&text, LEVEL);
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let folder = folder.expect("Cargo names it");
    std::fs::write(folder.join("notices.deflate"), packed).expect("the build folder is there");
}
