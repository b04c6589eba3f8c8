//! A program of its own that keeps keys: this test program, started once more.

use super::session::end;
use onramp_core::keys::{CapturedKey, KeyProblem, StoredKeys, Vault};
use onramp_core::setup::SetupId;
use onramp_core::setup::view::KeySlot;
use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;
use zeroize::Zeroizing;

/// The time limit of its calls, and of an unlock.
pub(crate) const LIMIT: Duration = Duration::from_secs(10);
const IS_KEEPER: &str = "ONRAMP_TEST_KEEPER";
const ANSWER: &str = "answer: ";

/// Takes one command a line, answers with one line.
pub(crate) struct Keeper {
    child: Option<Child>,
    commands: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Keeper {
    pub(crate) fn start(put_into_session: impl FnOnce(&mut Command)) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        put_into_session(&mut command);
        let mut child = command
            .args(["--exact", "keeper::the_part_of_the_keeper", "--nocapture"])
            .env(IS_KEEPER, "1")
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
        writeln!(self.commands, "{command}").unwrap();
        // The test program's own words go the same way.
        self.answers
            .find_map(|line| line.unwrap().strip_prefix(ANSWER).map(str::to_owned))
            .unwrap()
    }

    /// Kills it, without a chance to do anything more.
    pub(crate) fn kill(mut self) {
        end(self.child.take());
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        end(self.child.take());
    }
}

/// Answers until its input ends, when it is started by [`Keeper::start`]; started by itself it has nothing to do.
#[test]
fn the_part_of_the_keeper() {
    if std::env::var_os(IS_KEEPER).is_none() {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let vault = Vault::keychain_within(LIMIT, LIMIT);
    for command in std::io::stdin().lines() {
        let answer = runtime.block_on(answer(&vault, &command.unwrap()));
        let answer = answer.unwrap_or_else(|problem| format!("{problem:?}"));
        writeln!(std::io::stdout(), "{ANSWER}{answer}").unwrap();
    }
}

async fn answer(vault: &Vault, command: &str) -> Result<String, KeyProblem> {
    let words: Vec<_> = command.split(' ').collect();
    let ok = "ok".to_owned();
    match words[..] {
        ["probe"] => vault.probe().await.map(|_| ok),
        ["unlock"] => vault.unlock().await.map(|()| ok),
        ["save", id, public, private] => {
            let mut keys = StoredKeys::default();
            for (slot, key) in [(KeySlot::Public, public), (KeySlot::Private, private)] {
                if key != "-" {
                    keys.put(CapturedKey::new(slot, Zeroizing::new(key.to_owned())));
                }
            }
            vault
                .save(&SetupId(id.to_owned()), keys.into())
                .await
                .map(|()| ok)
        }
        ["read", id] => {
            let keys = vault.read(&SetupId(id.to_owned())).await?;
            Ok(keys.map_or("nothing".to_owned(), |entry| shown(&entry.pair)))
        }
        ["delete", id] => vault.delete(&SetupId(id.to_owned())).await.map(|()| ok),
        _ => panic!("no such command"),
    }
}

/// These keys are made up by the test, and go to the test only.
fn shown(keys: &StoredKeys) -> String {
    let public = keys.public.as_ref().map_or("-", |key| key.expose());
    let private = keys.private.as_ref().map_or("-", |key| key.expose());
    format!("{public} {private}")
}
