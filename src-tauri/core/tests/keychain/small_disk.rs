//! A disk of 256 KiB that only its own programs see, so that a test can fill it: a mount in a user namespace.

use super::part::{Part, end};
use super::session::{Session, must_be_there};
use super::{desk, part::this_program};
use std::io::Write;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

/// `unshare` (util-linux) and what makes the disk: everything in it ends with it.
const UNSHARE: [&str; 7] = [
    "--user",
    "--map-current-user",
    "--keep-caps",
    "--mount",
    "--pid",
    "--fork",
    "--kill-child",
];
const MOUNT: &str = "mount -t tmpfs -o size=256k,mode=700 tmpfs \"$ONRAMP_TEST_DISK\" || exit 9; ";
const DISK: &str = "ONRAMP_TEST_DISK";

/// The keyring does as it always does; the shell beside it fills the disk and empties it.
const KEYRING: &str = "printf password | gnome-keyring-daemon --foreground --components=secrets --unlock >&2 & \
    while read -r command; do case $command in \
    fill) cat /dev/zero > \"$ONRAMP_TEST_DISK/full\" 2>/dev/null;; \
    free) rm \"$ONRAMP_TEST_DISK/full\";; \
    esac; echo done; done";

/// True when disks of this kind can be made here.
///
/// Some systems forbid it to everyone (`kernel.unprivileged_userns_clone`, `user.max_user_namespaces`) or to programs
/// that have no profile (AppArmor's `kernel.apparmor_restrict_unprivileged_userns`). What a full disk does cannot be
/// tested there: where the tests must run, that is a failure.
pub(crate) fn can_be_made() -> bool {
    let folder = tempfile::tempdir().unwrap();
    let made = command(folder.path(), "true").status();
    let can_be_made = made.is_ok_and(|status| status.success());
    let sentence = "this machine lets no program make a user namespace with a disk of its own, so nothing is known of a \
        full disk: allow it (sysctl kernel.apparmor_restrict_unprivileged_userns=0), or run the tests as root";
    assert!(can_be_made || !must_be_there(), "{sentence}");
    if !can_be_made {
        eprintln!("not tested: {sentence}");
    }
    can_be_made
}

fn command(mount_at: &Path, script: &str) -> Command {
    let mut command = Command::new("unshare");
    command
        .args(UNSHARE)
        .args(["sh", "-c", &format!("{MOUNT}{script}"), "sh"])
        .env(DISK, mount_at)
        .stderr(Stdio::null());
    command
}

/// Onramp, with its records on a disk of its own.
pub(crate) fn desk(session: &Session, folder: &Path) -> Part {
    let mut command = session.here(command(folder, "exec \"$@\""));
    command.arg(this_program().get_program());
    desk::start(command, folder)
}

/// A keyring, with its files on a disk of its own.
pub(crate) struct SmallDisk {
    shell: Option<Child>,
    commands: ChildStdin,
    answers: std::process::ChildStdout,
}

impl SmallDisk {
    pub(crate) fn with_keyring(session: &Session, folder: &Path) -> Self {
        let mut command = session.here(command(folder, KEYRING));
        let mut shell = command
            .env("XDG_DATA_HOME", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            commands: shell.stdin.take().unwrap(),
            answers: shell.stdout.take().unwrap(),
            shell: Some(shell),
        }
    }

    pub(crate) fn fill(&mut self) {
        self.ask("fill");
    }

    pub(crate) fn free(&mut self) {
        self.ask("free");
    }

    fn ask(&mut self, command: &str) {
        use std::io::Read as _;
        writeln!(self.commands, "{command}").unwrap();
        let mut done = [0; 5];
        self.answers.read_exact(&mut done).unwrap();
        assert_eq!(&done, b"done\n");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        end(self.shell.take());
    }
}
