//! Writes what packages bring beside `onramp-cli`: a page of the manual for each command, and what completes its words in
//! bash, zsh and fish. `cargo run --example manual -- FOLDER`

use clap_complete::Shell;
use std::io::{Error, ErrorKind};
use std::path::PathBuf;

fn main() -> Result<(), Error> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "name a folder"))?;
    let (pages, completions) = (folder.join("man"), folder.join("completions"));
    std::fs::create_dir_all(&pages)?;
    std::fs::create_dir_all(&completions)?;
    clap_mangen::generate_to(onramp_cli::commands(), &pages)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        clap_complete::generate_to(
            shell,
            &mut onramp_cli::commands(),
            "onramp-cli",
            &completions,
        )?;
    }
    Ok(())
}
