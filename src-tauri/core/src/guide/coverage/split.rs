//! Cutting a vendor's document into passages, the same way each time.

use super::digest::{digest, normalize};
use super::endpoint_table::EndpointTable;
use crate::guide::outline::PassageKind;

/// A passage of a document. Its text is for comparing and showing at once, never for keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Its normalized text.
    pub text: String,
    /// The digest of that.
    pub digest: String,
}

/// Words that stand alone above the columns of a table.
const COLUMN_HEADS: [&str; 4] = ["Type", "API (resource)", "Description", "Area Permission"];
/// A line without a full stop and with at most this many words is a heading.
const HEADING_WORDS: usize = 10;
/// A list entry without a full stop and with at most this many words is a label.
const LABEL_WORDS: usize = 4;
/// Marks that open a list entry.
const BULLETS: [char; 6] = ['•', '-', '*', '–', '◦', '▪'];

/// Cuts a document (plain text, one paragraph or list entry per line) into its passages.
#[must_use]
pub fn split(source_text: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut table = EndpointTable::default();
    for line in source_text.lines() {
        let line = normalize(line);
        let (line, is_listed) = without_list_marks(&line);
        if line.is_empty() {
            continue;
        }
        if let Some(finished) = table.take_line(line) {
            passages.extend(finished.map(|row| passage(PassageKind::Row, row)));
            continue;
        }
        split_line(line, is_listed, &mut passages);
    }
    passages.extend(table.finish().map(|row| passage(PassageKind::Row, row)));
    passages
}

fn split_line(line: &str, is_listed: bool, passages: &mut Vec<Passage>) {
    if is_permission_row(line) {
        passages.push(passage(PassageKind::Row, line.to_owned()));
        return;
    }
    let words = line.split(' ').count();
    let is_open_ended = !line.ends_with(['.', '!', '?', ':']);
    if COLUMN_HEADS.contains(&line) || (is_open_ended && is_listed && words <= LABEL_WORDS) {
        passages.push(passage(PassageKind::Label, line.to_owned()));
    } else if is_open_ended && !is_listed && words <= HEADING_WORDS {
        passages.push(passage(PassageKind::Heading, line.to_owned()));
    } else {
        let sentences = sentences(line);
        passages.extend(
            sentences
                .into_iter()
                .map(|sentence| passage(PassageKind::Sentence, sentence)),
        );
    }
}

fn passage(kind: PassageKind, text: String) -> Passage {
    Passage {
        kind,
        digest: digest(&text),
        text,
    }
}

/// Cuts off "3. ", "• " and the like; the second answer is true when there was one.
fn without_list_marks(line: &str) -> (&str, bool) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && let Some((number, rest)) = line.split_at_checked(digits)
        && let Some(rest) = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))
        && !number.is_empty()
    {
        return (rest.trim(), true);
    }
    match line.strip_prefix(BULLETS) {
        Some(rest) => (rest.trim(), true),
        None => (line, false),
    }
}

/// True for "Contacts: Add/Edit/Inquire (All)" and "Finance > Agreements > Edit Level (All)".
fn is_permission_row(line: &str) -> bool {
    const RIGHTS: [&str; 4] = ["Add", "Edit", "Delete", "Inquire"];
    let names_a_right = RIGHTS.iter().any(|right| line.contains(right));
    let has_columns = line.contains(": ") || line.contains(" > ");
    line.ends_with("(All)") && names_a_right && has_columns
}

/// Cuts a paragraph at full stops, question marks and exclamation marks that a new sentence follows.
fn sentences(paragraph: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    let mut words = paragraph.split(' ').peekable();
    while let Some(word) = words.next() {
        current.push(word);
        let begins_anew = words.peek().is_none_or(|next| !begins_small(next));
        if ends_sentence(word) && begins_anew {
            found.push(current.join(" "));
            current.clear();
        }
    }
    if !current.is_empty() {
        found.push(current.join(" "));
    }
    found
}

fn ends_sentence(word: &str) -> bool {
    const ABBREVIATIONS: [&str; 4] = ["e.g.", "i.e.", "etc.", "vs."];
    let bare = word.trim_end_matches(['"', '\'', ')']);
    bare.ends_with(['.', '!', '?']) && !ABBREVIATIONS.contains(&bare)
}

fn begins_small(word: &str) -> bool {
    word.chars()
        .find(|character| character.is_alphanumeric())
        .is_some_and(char::is_lowercase)
}
