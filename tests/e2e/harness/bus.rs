//! A message bus of a story's own: nobody else's is touched.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::WITHIN;

const RULES: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>ADDRESS</listen>SERVICES<auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;

/// A running bus. Dropping it ends it.
pub(crate) struct Bus {
    child: Child,
    socket: PathBuf,
}

impl Bus {
    /// Starts a bus that starts nothing by itself: no keyring, no window that asks for a password.
    pub(crate) fn start(folder: &Path) -> Self {
        Self::start_with(folder, None)
    }

    /// Starts a bus that starts what is described in a folder of services, when it is asked for.
    pub(crate) fn start_with(folder: &Path, services: Option<&str>) -> Self {
        let socket = folder.join("bus");
        let rules = folder.join("bus.conf");
        let services = services.map_or_else(String::new, |services| {
            format!("<servicedir>{services}</servicedir>")
        });
        let written = RULES
            .replace("ADDRESS", &address_of(&socket))
            .replace("SERVICES", &services);
        std::fs::write(&rules, written).unwrap();
        let child = bound("dbus-daemon")
            .arg("--nofork")
            .arg(format!("--config-file={}", rules.display()))
            .env("AT_SPI_BUS_ADDRESS", address_of(&socket))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(folder.join("said")).unwrap())
            .spawn()
            .unwrap();
        // Its socket lies there a moment before anybody may call.
        wait_until("the bus takes calls", || {
            UnixStream::connect(&socket).is_ok()
        });
        Self { child, socket }
    }

    /// Where it is: `unix:path=…`.
    pub(crate) fn address(&self) -> String {
        address_of(&self.socket)
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn address_of(socket: &Path) -> String {
    format!("unix:path={}", socket.display())
}

/// The kernel ends it with the test that started it, should that be killed.
pub(crate) fn bound(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]).arg(program);
    command
}

/// These programs say nothing when they are ready: asking again is the only way.
pub(crate) fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + WITHIN;
    while !is_so() {
        assert!(Instant::now() < deadline, "waiting until {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
