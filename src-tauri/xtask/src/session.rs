//! A desktop session of the tests' own: display, session bus, home folder, unlocked keychain.
//!
//! One fresh display per bus: a display that outlives its bus keeps the address of a dead
//! accessibility bus, and every later start waits for it.

mod child;

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::command::answer;
use crate::place;
use crate::stop::Stop;
use child::{bound, first_line, put_away, spawn};

/// Long enough for a busy build machine.
const READY_WITHIN: Duration = Duration::from_secs(60);

/// The running session. Dropping it ends exactly the programs it started and removes its home.
pub(crate) struct Session {
    home: PathBuf,
    logs: PathBuf,
    environment: Vec<(&'static str, OsString)>,
    children: Vec<Child>,
}

impl Session {
    /// Brings the session up and proves that its keychain keeps a secret.
    pub(crate) fn open() -> Result<Self, Stop> {
        let mut session = Self::in_fresh_home()?;
        session.open_display()?;
        session.open_bus()?;
        session.open_keychain()?;
        Ok(session)
    }

    /// Where it keeps everything.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// Puts a command inside the session.
    pub(crate) fn dress(&self, command: &mut Command) {
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        for name in ["WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL", "XAUTHORITY"] {
            command.env_remove(name);
        }
    }

    fn in_fresh_home() -> Result<Self, Stop> {
        // Sockets have short names by law: the system's folder for temporary files, not target/.
        static OPENED: AtomicU32 = AtomicU32::new(1);
        let number = OPENED.fetch_add(1, Ordering::Relaxed);
        let name = format!("onramp-session-{}-{number}", std::process::id());
        let home = std::env::temp_dir().join(name);
        let logs = place::notes().join("logs").join(number.to_string());
        let runtime = home.join("runtime");
        for folder in [&home, &runtime, &logs] {
            fs::create_dir_all(folder).map_err(Stop::file(folder))?;
        }
        child::keep_private(&home)?;
        child::keep_private(&runtime)?;
        let mut environment = toolchain_homes();
        environment.extend([
            ("HOME", home.clone().into()),
            ("XDG_RUNTIME_DIR", runtime.into()),
            ("XDG_CONFIG_HOME", home.join(".config").into()),
            ("XDG_DATA_HOME", home.join(".local/share").into()),
            ("XDG_CACHE_HOME", home.join(".cache").into()),
            ("NO_AT_BRIDGE", "1".into()),
            ("ONRAMP_TEST_KEYCHAIN", "1".into()),
        ]);
        Ok(Self {
            home,
            logs,
            environment,
            children: Vec::new(),
        })
    }

    fn open_display(&mut self) -> Result<(), Stop> {
        let mut display = bound("Xvfb");
        display.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x900x24",
            "-nolisten",
            "tcp",
        ]);
        let number = self.start_and_read(display, "Xvfb", "The display (Xvfb)")?;
        self.environment
            .push(("DISPLAY", format!(":{number}").into()));
        Ok(())
    }

    fn open_bus(&mut self) -> Result<(), Stop> {
        let rules = self.home.join("bus.conf");
        fs::write(&rules, include_str!("session/bus.conf")).map_err(Stop::file(&rules))?;
        let mut bus = bound("dbus-daemon");
        bus.args(["--nofork", "--nopidfile", "--print-address=1"]);
        bus.arg(format!("--config-file={}", rules.display()));
        let address = self.start_and_read(bus, "dbus-daemon", "The session bus (dbus-daemon)")?;
        self.environment
            .push(("DBUS_SESSION_BUS_ADDRESS", address.into()));
        Ok(())
    }

    fn open_keychain(&mut self) -> Result<(), Stop> {
        let mut keychain = bound("gnome-keyring-daemon");
        keychain.args(["--foreground", "--unlock", "--components=secrets"]);
        keychain.stdin(Stdio::piped()).stdout(Stdio::null());
        self.dress(&mut keychain);
        let log = self.log("gnome-keyring-daemon");
        let mut child = spawn(keychain, &log)?;
        if let Some(mut input) = child.stdin.take() {
            // A new keychain takes this as its password; it holds nothing but test keys.
            input.write_all(b"onramp-tests").map_err(Stop::file(&log))?;
        }
        self.children.push(child);
        let deadline = Instant::now() + READY_WITHIN;
        while !self.keychain_keeps_a_secret() {
            if Instant::now() > deadline {
                return Err(Stop::NotReady {
                    what: "The keychain (gnome-keyring)",
                    log,
                });
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    fn keychain_keeps_a_secret(&self) -> bool {
        let mut store = Command::new("secret-tool");
        store.args(["store", "--label=Onramp probe", "onramp-probe", "xtask"]);
        store.stdin(Stdio::piped()).stderr(Stdio::null());
        self.dress(&mut store);
        let Ok(mut child) = store.spawn() else {
            return false;
        };
        if let Some(mut input) = child.stdin.take() {
            drop(input.write_all(b"probe"));
        }
        if !child.wait().is_ok_and(|status| status.success()) {
            return false;
        }
        let mut lookup = Command::new("secret-tool");
        lookup.args(["lookup", "onramp-probe", "xtask"]);
        self.dress(&mut lookup);
        let mut clear = Command::new("secret-tool");
        clear.args(["clear", "onramp-probe", "xtask"]);
        self.dress(&mut clear);
        answer(lookup).is_some_and(|text| text == "probe") && answer(clear).is_some()
    }

    fn start_and_read(
        &mut self,
        mut command: Command,
        name: &str,
        what: &'static str,
    ) -> Result<String, Stop> {
        self.dress(&mut command);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let log = self.log(name);
        let mut child = spawn(command, &log)?;
        let line = first_line(&mut child);
        self.children.push(child);
        line.ok_or(Stop::NotReady { what, log })
    }

    fn log(&self, name: &str) -> PathBuf {
        self.logs.join(format!("{name}.log"))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        while let Some(child) = self.children.pop() {
            put_away(child);
        }
        drop(fs::remove_dir_all(&self.home));
    }
}

/// Cargo and rustup look into the home folder; the tests get another one.
fn toolchain_homes() -> Vec<(&'static str, OsString)> {
    let Some(home) = std::env::home_dir() else {
        return Vec::new();
    };
    [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")]
        .into_iter()
        .map(|(name, folder)| {
            let value = std::env::var_os(name).unwrap_or_else(|| home.join(folder).into());
            (name, value)
        })
        .collect()
}
