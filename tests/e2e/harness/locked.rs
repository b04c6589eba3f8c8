//! A keyring of the story's own that is locked, on a session bus of its own: nobody else's is touched.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::bus::{Bus, bound, wait_until};

/// The password of the keyring, which holds nothing but what a story puts there.
const PASSWORD: &str = "onramp-locked";

/// The running bus and keyring. Both end with it.
pub(crate) struct LockedKeyring {
    keyring: Option<Child>,
    bus: Bus,
    folder: TempDir,
}

impl LockedKeyring {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Self {
            keyring: None,
            bus: Bus::start(folder.path()),
            folder,
        };
        // The keyring is made with its password; started again without it, it is locked.
        session.start_keyring(true);
        session.stop_keyring();
        session.start_keyring(false);
        session
    }

    /// What a program is told so that it finds this keyring.
    pub(crate) fn environment(&self) -> (&'static str, String) {
        ("DBUS_SESSION_BUS_ADDRESS", self.bus.address())
    }

    /// Opens the keyring, as its owner does with the password.
    pub(crate) fn unlock(&mut self) {
        self.stop_keyring();
        self.start_keyring(true);
    }

    fn start_keyring(&mut self, is_unlocked: bool) {
        let mut command = bound("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]);
        if is_unlocked {
            command.arg("--unlock");
        }
        let mut keyring = self
            .dressed(&mut command)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let password = if is_unlocked { PASSWORD } else { "" };
        let mut asked = keyring.stdin.take().unwrap();
        asked.write_all(password.as_bytes()).unwrap();
        drop(asked);
        self.keyring = Some(keyring);
        wait_until("the keyring answers", || self.answers());
    }

    fn stop_keyring(&mut self) {
        end(self.keyring.take());
        wait_until("the keyring is gone", || !self.answers());
    }

    fn answers(&self) -> bool {
        let mut ask = Command::new("dbus-send");
        ask.args(["--session", "--print-reply"]);
        ask.args(["--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]);
        ask.arg("org.freedesktop.DBus.GetNameOwner");
        ask.arg("string:org.freedesktop.secrets");
        let ask = self.dressed(&mut ask);
        let answer = ask.stdout(Stdio::null()).stderr(Stdio::null()).status();
        answer.unwrap().success()
    }

    fn dressed<'command>(&self, command: &'command mut Command) -> &'command mut Command {
        let (name, bus) = self.environment();
        let home: PathBuf = self.folder.path().to_path_buf();
        command
            .env(name, bus)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_RUNTIME_DIR", &home)
            .env("HOME", home)
            .env_remove("DISPLAY")
            .env_remove("GNOME_KEYRING_CONTROL")
    }
}

impl Drop for LockedKeyring {
    fn drop(&mut self) {
        end(self.keyring.take());
    }
}

fn end(child: Option<Child>) {
    if let Some(mut child) = child {
        drop(child.kill());
        drop(child.wait());
    }
}
