//! Runs the command line and keeps what it said.

use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

/// A command line with an environment of its own: nothing set on this machine slips in.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onramp-cli"));
    command.args(arguments);
    for name in [
        "ONRAMP_PUBLIC_KEY",
        "ONRAMP_PRIVATE_KEY",
        "ONRAMP_INTEGRATION_ID",
    ] {
        command.env_remove(name);
    }
    command
}

/// What a run came to.
pub(crate) struct Ran {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// The exit status, with everything it said when it is another.
    pub(crate) fn assert_status(&self, status: i32) {
        let said = format!("{}\n{}", self.out, self.err);
        assert_eq!(self.status, Some(status), "{said}");
    }
}

/// Runs a command line to its end, with `input` on its standard input.
pub(crate) fn ran(mut command: Command, input: &str) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that reads nothing may be gone by now.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs with these arguments and nothing on the standard input.
pub(crate) fn run(arguments: &[&str]) -> Ran {
    ran(command(arguments), "")
}

/// A served practice; it ends with the test.
pub(crate) struct Served {
    pub(crate) child: Child,
    pub(crate) line: Value,
}

impl Served {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut child = command(&["practice"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let out = child.stdout.as_mut().unwrap();
        BufReader::new(out).read_line(&mut first).unwrap();
        let line = serde_json::from_str(&first).unwrap();
        Self { child, line }
    }

    pub(crate) fn said(&self, name: &str) -> &str {
        self.line[name].as_str().unwrap()
    }

    /// The keys as two lines for the standard input.
    pub(crate) fn keys(&self) -> String {
        format!("{}\n{}\n", self.said("publicKey"), self.said("privateKey"))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // One that has ended already needs no end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
