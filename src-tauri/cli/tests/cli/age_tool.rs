//! What Onramp seals opens with the standard `age` tool, and the other way round.
//!
//! Needs `age` and `script`, which gives `age` the terminal that it asks for passphrases. With `ONRAMP_TEST_KEYCHAIN=1` (as
//! `cargo xtask test` sets it) both must be there; otherwise, where they are not, these tests say so.

use crate::ran::{command, ran, run};
use crate::sealed::{Desk, PASSPHRASE, PRIVATE, PUBLIC, assert_no_key_in, handed};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const TOOLS: [&str; 3] = ["age", "age-keygen", "script"];

fn are_tools_there() -> bool {
    let is_there = |tool: &&str| {
        let mut ask = Command::new(tool);
        ask.arg("--version").stdout(Stdio::null());
        ask.stderr(Stdio::null()).status().is_ok()
    };
    let are_there = TOOLS.iter().all(is_there);
    let must_be = std::env::var_os("ONRAMP_TEST_KEYCHAIN").is_some_and(|value| value == "1");
    assert!(are_there || !must_be, "{TOOLS:?} must be installed");
    if !are_there {
        eprintln!("not tested: {TOOLS:?} are not installed");
    }
    are_there
}

/// Runs the tool and answers with what it printed.
fn tool(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(name).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{name} {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A shell command on a terminal of its own. The names that it uses stand in its environment.
fn on_terminal(shell: &str, names: &[(&str, &Path)]) -> Child {
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", shell, "/dev/null"]);
    script.envs(names.iter().copied());
    script.stdin(Stdio::piped()).stdout(Stdio::piped());
    script.spawn().unwrap()
}

/// Runs `shell` on a terminal, types `lines`, and answers with what stood on the screen and whether it succeeded.
fn typed(shell: &str, names: &[(&str, &Path)], lines: &str) -> (String, bool) {
    let mut child = on_terminal(shell, names);
    let mut keyboard = child.stdin.take().unwrap();
    keyboard.write_all(lines.as_bytes()).unwrap();
    let mut screen = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut screen)
        .unwrap();
    drop(keyboard);
    (screen, child.wait().unwrap().success())
}

fn typed_well(shell: &str, names: &[(&str, &Path)], lines: &str) {
    let (screen, is_well) = typed(shell, names, lines);
    assert!(is_well, "{screen}");
}

#[test]
fn what_is_sealed_for_a_recipient_opens_with_the_tool() {
    if !are_tools_there() {
        return;
    }
    let desk = Desk::new();
    let mine = desk.named("mine.txt");
    tool("age-keygen", &["--output", &mine]);
    let recipient = tool("age-keygen", &["-y", &mine]);
    let file = desk.hand_off_for(recipient.trim(), &handed());

    let plain = tool("age", &["--decrypt", "--identity", &mine, &file]);

    assert!(plain.contains("onramp-hand-off") && plain.contains(PRIVATE));
    run(&["open", &file, "--identity", &mine]).assert_status(0);
}

#[test]
fn what_the_tool_seals_for_an_identity_made_here_opens_here() {
    if !are_tools_there() {
        return;
    }
    let desk = Desk::new();
    let mine = desk.named("mine.txt");
    let recipient = run(&["identity", "--out", &mine]).out;
    assert_eq!(tool("age-keygen", &["-y", &mine]), recipient);
    let plain = desk.write("plain.json", &handed().write());
    let (armored, binary) = (desk.named("armored.age"), desk.named("binary.age"));
    let recipient = recipient.trim();
    tool("age", &["--armor", "-r", recipient, "-o", &armored, &plain]);
    tool("age", &["-r", recipient, "-o", &binary, &plain]);

    for file in [armored, binary] {
        let opened = run(&["open", &file, "--identity", &mine]);
        opened.assert_status(0);
        assert!(opened.out.contains("acme"));
        assert_no_key_in(&opened.out);
    }
}

#[tokio::test]
async fn what_is_sealed_with_a_passphrase_opens_with_the_tool_a_key_file_too() {
    if !are_tools_there() {
        return;
    }
    let desk = Desk::new();
    desk.hand_off_with_passphrase(&handed());
    let key_file = desk.key_file().await;
    for (sealed, out) in [(desk.path("hand-off.age"), "one"), (key_file, "two")] {
        let out = desk.path(out);
        let names = [("SEALED", sealed.as_path()), ("OUT", out.as_path())];
        let shell = "age --decrypt --output \"$OUT\" \"$SEALED\"";
        typed_well(shell, &names, &format!("{PASSPHRASE}\n"));
        let plain = std::fs::read_to_string(out).unwrap();
        assert!(plain.contains(PUBLIC) && plain.contains(PRIVATE));
    }
}

#[test]
fn what_the_tool_seals_with_a_passphrase_opens_here() {
    if !are_tools_there() {
        return;
    }
    let desk = Desk::new();
    desk.write("plain.json", &handed().write());
    let (plain, sealed) = (desk.path("plain.json"), desk.path("sealed.age"));
    let names = [("PLAIN", plain.as_path()), ("SEALED", sealed.as_path())];
    let shell = "age --passphrase --output \"$SEALED\" \"$PLAIN\"";
    typed_well(shell, &names, &format!("{PASSPHRASE}\n{PASSPHRASE}\n"));

    let opened = ran(
        command(&["open", sealed.to_str().unwrap()]),
        &format!("{PASSPHRASE}\n"),
    );

    opened.assert_status(0);
    assert!(opened.out.contains("acme"));
}

#[test]
fn a_key_file_opens_here_and_keys_never_reach_a_terminal() {
    if !are_tools_there() {
        return;
    }
    let desk = Desk::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let file = runtime.block_on(desk.key_file());
    let opened = ran(
        command(&["open", file.to_str().unwrap()]),
        &format!("{PASSPHRASE}\n"),
    );
    opened.assert_status(0);
    assert!(opened.out.contains("ends in k3Zq"));
    assert_no_key_in(&opened.out);

    let program = Path::new(env!("CARGO_BIN_EXE_onramp-cli"));
    let names = [("PROGRAM", program), ("SEALED", file.as_path())];
    let shell = "\"$PROGRAM\" open \"$SEALED\" --keys";
    let (screen, is_well) = typed(shell, &names, &format!("{PASSPHRASE}\n"));
    assert!(
        !is_well && screen.contains("Keys are never shown"),
        "{screen}"
    );
    assert_no_key_in(&screen);
}

#[test]
fn a_passphrase_typed_at_a_terminal_is_not_shown() {
    if !are_tools_there() {
        return;
    }
    let desk = Desk::new();
    let file = desk.hand_off_with_passphrase(&handed());
    let program = Path::new(env!("CARGO_BIN_EXE_onramp-cli"));
    let names = [("PROGRAM", program), ("SEALED", Path::new(&file))];
    let mut child = on_terminal("tty; \"$PROGRAM\" open \"$SEALED\"", &names);
    let mut screen = BufReader::new(child.stdout.take().unwrap());
    let mut terminal = String::new();
    screen.read_line(&mut terminal).unwrap();
    wait_until_silent(terminal.trim());
    let mut keyboard = child.stdin.take().unwrap();
    keyboard
        .write_all(format!("{PASSPHRASE}\n").as_bytes())
        .unwrap();
    let mut shown = String::new();
    screen.read_to_string(&mut shown).unwrap();
    drop(keyboard);

    assert!(child.wait().unwrap().success(), "{shown}");
    assert!(
        shown.contains("Passphrase: ") && shown.contains("acme"),
        "{shown}"
    );
    assert!(!shown.contains(PASSPHRASE), "{shown}");
    assert_no_key_in(&shown);
}

/// Waits until the terminal shows nothing of what is typed.
fn wait_until_silent(terminal: &str) {
    let begun = Instant::now();
    while !tool("stty", &["-F", terminal, "-a"]).contains("-echo ") {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "what is typed is shown"
        );
        std::thread::yield_now();
    }
}
