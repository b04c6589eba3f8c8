//! A home, a bus and a keyring for one test.

use super::desk;
use super::keeper;
use super::part::{Part, end, this_program};
use super::small_disk::SmallDisk;
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const MUST_BE_THERE: &str = "ONRAMP_TEST_KEYCHAIN";

/// True when a bus and a keyring can be started here.
pub(crate) fn are_tools_there() -> bool {
    let are_there = ["dbus-daemon", "dbus-send", "gnome-keyring-daemon"]
        .iter()
        .all(|tool| {
            Command::new(tool)
                .arg("--version")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .is_ok()
        });
    assert!(
        are_there || !must_be_there(),
        "dbus-daemon, dbus-send and gnome-keyring-daemon must be installed"
    );
    if !are_there {
        eprintln!("not tested: dbus-daemon, dbus-send and gnome-keyring-daemon are not installed");
    }
    are_there
}

/// True where a test that cannot run has to fail, and not to say so only.
pub(crate) fn must_be_there() -> bool {
    std::env::var_os(MUST_BE_THERE).is_some_and(|value| value == "1")
}

/// Everything ends with it.
pub(crate) struct Session {
    home: TempDir,
    bus: Option<Child>,
    keyring: Option<Child>,
    small_disk: Option<SmallDisk>,
}

impl Session {
    /// A session with a keyring that is open; none where the tools are not installed.
    pub(crate) fn unlocked() -> Option<Self> {
        if !are_tools_there() {
            return None;
        }
        let mut session = Self::without_bus();
        session.start_bus();
        session.start_keyring(Some("password"));
        Some(session)
    }

    pub(crate) fn without_bus() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
            bus: None,
            keyring: None,
            small_disk: None,
        }
    }

    /// Starts a bus that starts nothing by itself: no keyring, no unlock window.
    pub(crate) fn start_bus(&mut self) {
        let config = self.home.path().join("bus.conf");
        let text = format!(
            r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>session</type><listen>{}</listen><auth>EXTERNAL</auth><policy context="default">
            <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>"#,
            self.address()
        );
        std::fs::write(&config, text).unwrap();
        let bus = Command::new("dbus-daemon")
            .arg("--nofork")
            .arg(format!("--config-file={}", config.display()))
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.bus = Some(bus);
        let socket = self.socket();
        // Its socket lies there a moment before anybody may call.
        wait_until("the bus takes calls", || {
            UnixStream::connect(&socket).is_ok()
        });
    }

    /// Starts the keyring: unlocked with a password, or as it is.
    pub(crate) fn start_keyring(&mut self, password: Option<&str>) {
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]);
        if password.is_some() {
            command.arg("--unlock");
        }
        self.put_into(&mut command);
        let mut keyring = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut asked = keyring.stdin.take().unwrap();
        asked
            .write_all(password.unwrap_or_default().as_bytes())
            .unwrap();
        drop(asked);
        self.keyring = Some(keyring);
        wait_until("the keyring answers", || self.is_keyring_on_the_bus());
    }

    /// Starts the keyring, unlocked, with its files on a disk that is soon full.
    pub(crate) fn start_keyring_on(&mut self, disk: SmallDisk) {
        self.small_disk = Some(disk);
        wait_until("the keyring answers", || self.is_keyring_on_the_bus());
    }

    pub(crate) fn small_disk(&mut self) -> &mut SmallDisk {
        self.small_disk.as_mut().unwrap()
    }

    /// Returns when nobody has its name any more.
    pub(crate) fn stop_keyring(&mut self) {
        end(self.keyring.take());
        wait_until("the keyring is gone", || !self.is_keyring_on_the_bus());
    }

    pub(crate) fn freeze_keyring(&mut self) {
        self.signal_keyring("-STOP");
    }

    pub(crate) fn thaw_keyring(&mut self) {
        self.signal_keyring("-CONT");
    }

    /// A part that keeps keys in this session's keychain.
    pub(crate) fn keeper(&self) -> Part {
        keeper::start(self.here(this_program()))
    }

    /// A part that is all of Onramp, on `folder` and this session's keychain.
    pub(crate) fn desk(&self, folder: &Path) -> Part {
        desk::start(self.here(this_program()), folder)
    }

    /// As [`Session::desk`], with one more word to it.
    pub(crate) fn desk_with(&self, folder: &Path, name: &str, value: &str) -> Part {
        let mut command = self.here(this_program());
        command.env(name, value);
        desk::start(command, folder)
    }

    /// `command`, within this session.
    pub(crate) fn here(&self, mut command: Command) -> Command {
        self.put_into(&mut command);
        command
    }

    fn signal_keyring(&self, signal: &str) {
        let pid = self.keyring.as_ref().unwrap().id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    fn is_keyring_on_the_bus(&self) -> bool {
        let mut command = Command::new("dbus-send");
        command.args([
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.GetNameOwner",
            "string:org.freedesktop.secrets",
        ]);
        self.put_into(&mut command);
        let answer = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        answer.unwrap().success()
    }

    fn put_into(&self, command: &mut Command) {
        let home = self.home.path();
        command
            .env("DBUS_SESSION_BUS_ADDRESS", self.address())
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_RUNTIME_DIR", home)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("GNOME_KEYRING_CONTROL");
    }

    fn socket(&self) -> PathBuf {
        self.home.path().join("bus")
    }

    pub(crate) fn address(&self) -> String {
        format!("unix:path={}", self.socket().display())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        end(self.keyring.take());
        end(self.bus.take());
    }
}

/// Programs of others say nothing when they are ready: asking again is the only way.
pub(crate) fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "waiting until {what}"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}
