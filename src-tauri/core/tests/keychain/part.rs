//! A program of its own that plays one part: this test program, started once more.

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

const ANSWER: &str = "answer: ";

/// Takes one command a line, answers with one line.
pub(crate) struct Part {
    child: Option<Child>,
    commands: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Part {
    /// Starts the test `name` of this program, with `mark` set to `value`, in a command that `prepare` has prepared.
    pub(crate) fn start(mut command: Command, name: &str, mark: &str, value: &str) -> Self {
        let mut child = command
            .args(["--exact", name, "--nocapture"])
            .env(mark, value)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            commands: child.stdin.take().unwrap(),
            answers: BufReader::new(child.stdout.take().unwrap()).lines(),
            child: Some(child),
        }
    }

    pub(crate) fn ask(&mut self, command: &str) -> String {
        self.tell(command);
        self.answer().unwrap()
    }

    pub(crate) fn tell(&mut self, command: &str) {
        // It may have been killed.
        let _ = writeln!(self.commands, "{command}");
    }

    /// The next answer; none when it ended before it gave one.
    pub(crate) fn answer(&mut self) -> Option<String> {
        // The test program's own words go the same way.
        self.answers
            .find_map(|line| line.ok()?.strip_prefix(ANSWER).map(str::to_owned))
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    /// Kills it, without a chance to do anything more.
    pub(crate) fn kill(mut self) {
        self.kill_only();
    }

    /// As [`Part::kill`]; what it had answered until then is still to be had.
    pub(crate) fn kill_only(&mut self) {
        end(self.child.take());
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        end(self.child.take());
    }
}

/// Plays a part: answers every line of the standard input.
pub(crate) fn play(mut answer: impl FnMut(&[&str]) -> String) {
    for command in std::io::stdin().lines() {
        let command = command.unwrap();
        let words: Vec<_> = command.split(' ').collect();
        let answer = answer(&words);
        println!("{ANSWER}{answer}");
    }
}

pub(crate) fn this_program() -> Command {
    Command::new(std::env::current_exe().unwrap())
}

pub(crate) fn end(child: Option<Child>) {
    if let Some(mut child) = child {
        // It may have ended by itself.
        let _ = child.kill();
        let _ = child.wait();
    }
}
