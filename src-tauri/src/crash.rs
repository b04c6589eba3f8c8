//! What a crash leaves behind: nothing that could hold a key.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{PanicHookInfo, set_hook};

/// From here on no core file is written, neither of Onramp nor of a program that it starts, such as the web view; and a
/// panic tells its place, not its message.
///
/// On Windows the system's error reports are as the person set them: nothing here keeps a key's memory out of them.
pub(crate) fn leave_nothing() {
    no_core_files();
    set_hook(Box::new(say_where));
}

#[cfg(target_os = "linux")]
fn no_core_files() {
    // A limit of 0 stops files alone; 1 also stops the programs that some systems hand a crash to (`core(5)`, and the
    // kernel's `do_coredump`). It is passed on to the web view, which the flag is not.
    limit_core_files(1);
    // A debugger, and the stories in the real window, look into a development build.
    if !cfg!(debug_assertions) {
        let_nobody_look_in();
    }
}

/// Keeps this process's memory from core files, and from other programs of the same person.
#[cfg(target_os = "linux")]
fn let_nobody_look_in() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    // A kernel that refuses still has the limit.
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

#[cfg(all(unix, not(target_os = "linux")))]
fn no_core_files() {
    limit_core_files(0);
}

#[cfg(not(unix))]
fn no_core_files() {}

#[cfg(unix)]
fn limit_core_files(bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = Rlimit {
        current: Some(bytes),
        maximum: Some(bytes),
    };
    // Lowering a limit is refused to nobody.
    let _ = setrlimit(Resource::Core, limit);
}

/// A panic's message may quote the text that was being worked on; its place and the names of functions do not.
#[expect(
    clippy::print_stderr,
    reason = "it is where a panic is looked for, and there may be no window"
)]
fn say_where(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string);
    let place = place.as_deref().unwrap_or("a place that is not known");
    eprintln!(
        "Onramp met a fault of its own at {place}. Its message is not shown, since it could hold a part of a key."
    );
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        eprintln!("{trace}");
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;
    use std::path::Path;
    use std::process::{Command, Output};

    const ASKED: &str = "ONRAMP_TEST_CRASH";
    const KEY: &str = "ONRAMP_TEST_CRASH_KEY";

    /// Not a test of its own: the program that crashes with a key in its memory, when one of the tests below starts it.
    #[test]
    fn crashes_when_asked() {
        let (Ok(asked), Ok(key)) = (std::env::var(ASKED), std::env::var(KEY)) else {
            return;
        };
        match asked.as_str() {
            "kept back" => {
                leave_nothing();
                let_nobody_look_in();
            }
            "limit alone" => limit_core_files(1),
            "flag alone" => let_nobody_look_in(),
            _ => {}
        }
        let broken = std::panic::catch_unwind(|| panic!("cannot read {key}"));
        assert!(broken.is_err());
        std::process::abort();
    }

    /// Crashes with `key` in memory, in `folder`, where the shell allows core files of any size.
    fn crash(asked: &str, key: &str, folder: &Path) -> Output {
        let program = std::env::current_exe().unwrap();
        let output = Command::new("sh")
            .args(["-c", "ulimit -c unlimited && exec \"$@\"", "sh"])
            .arg(program)
            .args(["--exact", "crash::tests::crashes_when_asked", "--nocapture"])
            .env(ASKED, asked)
            .env(KEY, key)
            .env("RUST_BACKTRACE", "1")
            .current_dir(folder)
            .output()
            .unwrap();
        assert!(!output.status.success());
        output
    }

    fn new_key() -> String {
        format!("canary{:x}", std::process::id()).repeat(2)
    }

    fn holds(bytes: &[u8], key: &str) -> bool {
        bytes.windows(key.len()).any(|part| part == key.as_bytes())
    }

    /// True when a file in `folder` holds the key.
    fn is_left_in(folder: &Path, key: &str) -> bool {
        let files = std::fs::read_dir(folder).unwrap();
        files
            .map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .any(|bytes| holds(&bytes, key))
    }

    /// True where a crash leaves its file beside the program that crashed; elsewhere nothing can be seen here.
    fn leaves_files_here() -> bool {
        let pattern = std::fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap();
        !pattern.contains(['|', '/'])
    }

    #[test]
    fn a_crash_leaves_no_file_and_says_nothing_of_a_key() {
        let folder = tempfile::tempdir().unwrap();
        let key = new_key();
        let crashed = crash("kept back", &key, folder.path());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let said = String::from_utf8_lossy(&crashed.stderr);
        assert!(said.contains("crash.rs:"), "{said}");
        assert!(!said.contains(&key), "{said}");
        assert!(!holds(&crashed.stdout, &key));
    }

    #[test]
    fn the_limit_which_the_web_view_inherits_is_enough_and_so_is_the_flag() {
        for one in ["limit alone", "flag alone"] {
            let folder = tempfile::tempdir().unwrap();
            crash(one, &new_key(), folder.path());
            assert_eq!(
                std::fs::read_dir(folder.path()).unwrap().count(),
                0,
                "{one}"
            );
        }
    }

    #[test]
    fn without_it_the_same_crash_leaves_both() {
        let folder = tempfile::tempdir().unwrap();
        let key = new_key();
        let crashed = crash("as it is", &key, folder.path());
        assert!(holds(&crashed.stderr, &key));
        if leaves_files_here() {
            assert!(is_left_in(folder.path(), &key));
        }
    }
}
