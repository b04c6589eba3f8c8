//! A person's home folder for one story: fresh at its start, kept when the program is started
//! again, and gone at its end together with everything that was started in it.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use onramp_core::setup::{Setup, SetupId, Setups};
use tempfile::TempDir;

/// Longer than anything takes that is waited for, on a busy machine too.
const WITHIN: Duration = Duration::from_secs(60);

/// The home folder of one story.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    /// Makes an empty home.
    pub(crate) fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("onramp-home-")
            .tempdir()
            .unwrap();
        for name in [".config", ".cache", ".local/share", "Documents"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        let home = Self { folder };
        home.put_opener();
        home
    }

    /// Stands in for the system's "open this": it writes down what was to be opened.
    fn put_opener(&self) {
        let folder = self.path().join("bin");
        fs::create_dir_all(&folder).unwrap();
        let opener = folder.join("xdg-open");
        fs::write(
            &opener,
            "#!/bin/sh\nprintf '%s\\n' \"$1\" >> \"$HOME/opened\"\n",
        )
        .unwrap();
        fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// What was last handed to the system to be opened.
    pub(crate) async fn last_opened(&self) -> String {
        let deadline = Instant::now() + WITHIN;
        loop {
            let opened = fs::read_to_string(self.path().join("opened")).unwrap_or_default();
            if let Some(last) = opened.lines().last().filter(|_| opened.ends_with('\n')) {
                return last.to_owned();
            }
            assert!(Instant::now() < deadline, "nothing was opened");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What a program is told so that it keeps everything in here.
    pub(crate) fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        let mut programs = self.path().join("bin").into_os_string();
        programs.push(":");
        programs.push(std::env::var_os("PATH").unwrap_or_default());
        vec![
            ("PATH", PathBuf::from(programs)),
            ("HOME", self.path().to_path_buf()),
            ("XDG_CONFIG_HOME", self.path().join(".config")),
            ("XDG_CACHE_HOME", self.path().join(".cache")),
            ("XDG_DATA_HOME", self.path().join(".local/share")),
        ]
    }

    /// The one setup in Onramp's records here: the keyring keeps its keys under this id.
    pub(crate) fn setup(&self) -> SetupId {
        self.only_setup().id
    }

    /// Waits until this is the draft of a note in the one setup's record: from then on it outlives Onramp.
    pub(crate) async fn wait_for_note_draft(&self, draft: &str) {
        let deadline = Instant::now() + WITHIN;
        while self.only_setup().note_draft != draft {
            assert!(Instant::now() < deadline, "the draft is not kept");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn only_setup(&self) -> Setup {
        let records = ".local/share/io.github.onramp.desktop/setups.sqlite3";
        let setups = Setups::open(&self.path().join(records)).unwrap();
        let [only] = setups.list().unwrap().try_into().ok().unwrap();
        only
    }

    /// The processes that live in this home, running the program given or any.
    pub(crate) fn processes(&self, program: Option<&Path>) -> Vec<u32> {
        fs::read_dir("/proc")
            .unwrap()
            .filter_map(Result::ok)
            .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
            .filter(|pid| {
                lives_in(*pid, self.path()) && program.is_none_or(|path| runs(*pid, path))
            })
            .collect()
    }

    /// Ends the processes of this home at once, as a power cut would.
    pub(crate) fn kill(&self, program: Option<&Path>) {
        for pid in self.processes(program) {
            drop(
                Command::new("kill")
                    .args(["-KILL", &pid.to_string()])
                    .output(),
            );
        }
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // The folder can only be removed once nothing writes into it any more.
        let deadline = Instant::now() + WITHIN;
        while !self.processes(None).is_empty() && Instant::now() < deadline {
            self.kill(None);
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A browser's own helpers have an emptied environment, and are known by their profile's folder. A program that lets
/// nobody look into it lives where the one lives that started it.
fn lives_in(pid: u32, home: &Path) -> bool {
    let mut own = OsString::from("HOME=");
    own.push(home);
    if command_of(pid).contains(&format!("={}/", home.display())) {
        return true;
    }
    match fs::read(format!("/proc/{pid}/environ")) {
        Ok(variables) => variables
            .split(|byte| *byte == 0)
            .any(|variable| variable == own.as_encoded_bytes()),
        Err(refused) if refused.kind() == ErrorKind::PermissionDenied => {
            parent_of(pid).is_some_and(|parent| lives_in(parent, home))
        }
        Err(_) => false,
    }
}

fn runs(pid: u32, program: &Path) -> bool {
    match fs::read_link(format!("/proc/{pid}/exe")) {
        Ok(running) => running == program,
        Err(refused) if refused.kind() == ErrorKind::PermissionDenied => {
            let command = command_of(pid);
            command.split('\0').next().map(Path::new) == Some(program)
        }
        Err(_) => false,
    }
}

fn command_of(pid: u32) -> String {
    let command = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&command).into_owned()
}

fn parent_of(pid: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let parent = status.lines().find_map(|line| line.strip_prefix("PPid:"));
    parent?.trim().parse().ok().filter(|parent| *parent > 1)
}
