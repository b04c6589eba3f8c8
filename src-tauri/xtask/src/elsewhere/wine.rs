//! Windows programs, run by Wine in a test session of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{command, must};
use crate::place;
use crate::session::Session;
use crate::stop::Stop;

/// Debian's wrapper of the same name asks for 32-bit Windows too, which nothing here needs.
pub(super) const WINE: &str = "/usr/lib/wine/wine64";

/// A Windows that begins empty. Dropping it ends what still runs in it.
pub(super) struct Wine {
    session: Session,
    prefix: PathBuf,
}

impl Wine {
    /// Brings it up.
    pub(super) fn open() -> Result<Self, Stop> {
        let prefix = place::target().join("elsewhere/wine");
        if prefix.is_dir() {
            fs::remove_dir_all(&prefix).map_err(Stop::file(&prefix))?;
        }
        let wine = Self {
            session: Session::open()?,
            prefix,
        };
        must(wine.run("wineboot", &["--init"]))?;
        let mut compiler = command("x86_64-w64-mingw32-gcc");
        compiler
            .args(["-shared", "-O2", "-s", "-o"])
            .arg(wine.folder("windows/system32/bcryptprimitives.dll"))
            .arg("src-tauri/xtask/src/elsewhere/process-prng.c")
            .arg("-ladvapi32");
        must(compiler)?;
        Ok(wine)
    }

    /// A program of Windows with its words.
    pub(super) fn run(&self, program: impl AsRef<Path>, words: &[&str]) -> Command {
        let mut wine = command(WINE);
        wine.arg(program.as_ref()).args(words);
        self.dress(&mut wine);
        wine
    }

    /// Puts a command inside: what it starts by Wine is in this Windows.
    pub(super) fn dress(&self, command: &mut Command) {
        self.session.dress(command);
        command
            .env("WINEPREFIX", &self.prefix)
            .env("WINEARCH", "win64")
            .env("WINEDEBUG", "-all")
            // Neither .NET nor the old browser: each would ask to be fetched.
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=");
    }

    /// A place on its disk.
    pub(super) fn folder(&self, path: &str) -> PathBuf {
        self.prefix.join("drive_c").join(path)
    }
}

impl Drop for Wine {
    fn drop(&mut self) {
        let mut server = command("/usr/lib/wine/wineserver64");
        server.arg("--kill");
        self.dress(&mut server);
        // Nothing may run any more: that is no fault.
        let _ = server.status();
    }
}
