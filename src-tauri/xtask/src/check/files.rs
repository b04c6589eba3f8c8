//! Rules about the files themselves: how long they are, and words that stay out.

use std::fs;

use super::Faults;
use crate::command::{answer, command};
use crate::place;
use crate::stop::Stop;

/// No file of code is longer.
const LINES_AT_MOST: usize = 300;

/// Endings of files that hold code.
const CODE: &[&str] = &[".rs", ".ts", ".svelte", ".js"];

/// Endings of files whose words are looked at.
const WORDS: &[&str] = &[
    ".rs", ".ts", ".svelte", ".js", ".css", ".toml", ".html", ".json",
];

/// Words that stay out, and why. Each is cut in two here so that this file passes.
const KEPT_OUT: &[(&str, &str)] = &[
    (
        concat!("TO", "DO"),
        "work that is put off belongs to an issue",
    ),
    (
        concat!("FIX", "ME"),
        "work that is put off belongs to an issue",
    ),
    (
        concat!("#[ign", "ore"),
        "a test that is not run proves nothing",
    ),
    (
        concat!("it.sk", "ip("),
        "a test that is not run proves nothing",
    ),
    (
        concat!("test.sk", "ip("),
        "a test that is not run proves nothing",
    ),
    (
        concat!("describe.sk", "ip("),
        "a test that is not run proves nothing",
    ),
    (concat!("it.on", "ly("), "the other tests would not run"),
    (concat!("test.on", "ly("), "the other tests would not run"),
    (
        concat!("describe.on", "ly("),
        "the other tests would not run",
    ),
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("\"/ro", "ot/"), "a path of one machine"),
];

/// Looks at every file that is or may be committed.
pub(super) fn look() -> Result<Faults, Stop> {
    let mut list = command("git");
    list.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let Some(list) = answer(list) else {
        return Ok(vec![
            "`git ls-files` failed: the files were not looked at.".to_owned(),
        ]);
    };
    let mut faults = Faults::new();
    for name in list.lines().filter(|name| is_ours(name)) {
        // A file may be deleted and not yet committed; pictures are not text.
        if let Ok(text) = fs::read_to_string(place::root().join(name)) {
            faults.extend(faults_of(name, &text));
        }
    }
    Ok(faults)
}

fn is_ours(name: &str) -> bool {
    !name.contains("/generated/") && !name.ends_with("package-lock.json")
}

fn faults_of(name: &str, text: &str) -> Faults {
    let mut faults = Faults::new();
    let lines = text.lines().count();
    if ends_with_one(name, CODE) && lines > LINES_AT_MOST {
        faults.push(format!(
            "{name} has {lines} lines, more than {LINES_AT_MOST}."
        ));
    }
    if !ends_with_one(name, WORDS) {
        return faults;
    }
    for (number, line) in text.lines().enumerate() {
        for (word, why) in KEPT_OUT {
            if line.contains(word) {
                faults.push(format!("{name}:{}: `{word}`: {why}.", number + 1));
            }
        }
    }
    faults
}

fn ends_with_one(name: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_code_that_grew_too_long_is_named() {
        let text = "x\n".repeat(LINES_AT_MOST + 1);
        let faults = faults_of("ui/src/home.ts", &text);
        assert_eq!(faults, ["ui/src/home.ts has 301 lines, more than 300."]);
        assert_eq!(faults_of("guide.toml", &text), Faults::new());
    }

    #[test]
    fn a_word_that_stays_out_is_named_with_its_line() {
        let text = format!("fine\n// {}: later\n", concat!("TO", "DO"));
        let faults = faults_of("src/a.rs", &text);
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("src/a.rs:2: "), "{faults:?}");
    }
}
