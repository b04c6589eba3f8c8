//! Reads a desk's file from anywhere. Nothing of it counts before its line was judged.

use super::file::{DeskEnd, DeskEntry, DeskHead, FORMAT, KIND};
use super::told::ImportedSetup;
use crate::invite::is_hidden;
use crate::report::plain;
use crate::setup::{Setup, fit_for_draft, fit_for_note, looks_like_key, recordable};
use crate::words::Code;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashSet;
use std::io::{BufRead, Read as _};

/// The most bytes that one line may have: a setup with all the tests that are kept of it.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;

/// The most setups that one file may have.
const MOST_SETUPS: u64 = 100_000;

/// The most tests that one setup may have.
const MOST_RUNS: usize = 500;

/// The most characters that one text may have.
const LONGEST_TEXT: usize = 20_000;

/// The most bytes of a file that is chosen in the window, which then has to be held in memory. One that is dropped on the window
/// or double-clicked is read where it lies.
pub(crate) const LARGEST_CHOSEN: usize = 32 * 1024 * 1024;

/// True when a file begins as a desk's does.
pub(crate) fn looks_like_desk(bytes: &[u8]) -> bool {
    let first = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first);
    let head: Result<Value, _> = serde_json::from_slice(first);
    head.is_ok_and(|head| head.get("kind").and_then(Value::as_str) == Some(KIND))
}

/// A setup of a file, as it arrives here, and as the file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arriving {
    pub(crate) entry: DeskEntry,
    pub(crate) told: ImportedSetup,
}

/// Reads the setups of a file, one after the other, and judges each. An answer that is an error is the last one.
pub(crate) struct Entries<R> {
    file: R,
    head: DeskHead,
    seen: HashSet<String>,
    count: u64,
    is_over: bool,
}

impl<R: BufRead> Entries<R> {
    /// Reads the first line.
    pub(crate) fn of(mut file: R) -> Result<Self, Code> {
        let line = line(&mut file)?.ok_or(Code::DeskNotOne)?;
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line);
        let mut value: Value = serde_json::from_slice(line).map_err(|_| Code::DeskNotOne)?;
        if value.get("kind").and_then(Value::as_str) != Some(KIND) {
            return Err(Code::DeskNotOne);
        }
        match value.get("format").and_then(Value::as_u64) {
            Some(format) if format > u64::from(FORMAT) => return Err(Code::DeskNewer),
            Some(1) => {}
            Some(_) | None => return Err(Code::DeskDamaged),
        }
        clean(&mut value)?;
        let mut head: DeskHead = parsed(value)?;
        head.onramp_version = plain(&head.onramp_version);
        Ok(Self {
            file,
            head,
            seen: HashSet::new(),
            count: 0,
            is_over: false,
        })
    }

    /// What the first line says.
    pub(crate) fn head(&self) -> &DeskHead {
        &self.head
    }

    /// The next setup; none after the last one, once the file has ended as it should.
    fn read(&mut self) -> Result<Option<Arriving>, Code> {
        let line = line(&mut self.file)?.ok_or(Code::DeskDamaged)?;
        let mut value: Value = serde_json::from_slice(&line).map_err(|_| Code::DeskDamaged)?;
        drop(line);
        if value.get("setup").is_none() {
            let end: DeskEnd = parsed(value)?;
            let is_whole = end.setups == self.count && self::line(&mut self.file)?.is_none();
            return if is_whole {
                Ok(None)
            } else {
                Err(Code::DeskDamaged)
            };
        }
        clean(&mut value)?;
        let arriving = judged(parsed(value)?)?;
        self.count += 1;
        if self.count > MOST_SETUPS || !self.seen.insert(arriving.told.id.0.clone()) {
            return Err(Code::DeskDamaged);
        }
        Ok(Some(arriving))
    }
}

impl<R: BufRead> Iterator for Entries<R> {
    type Item = Result<Arriving, Code>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let read = self.read().transpose();
        self.is_over = !matches!(read, Some(Ok(_)));
        read
    }
}

/// One line without its end; none at the end of the file.
fn line(file: &mut impl BufRead) -> Result<Option<Vec<u8>>, Code> {
    let mut line = Vec::new();
    let read = file.take(LONGEST_LINE + 1).read_until(b'\n', &mut line);
    match read {
        Ok(0) => Ok(None),
        Ok(_) if line.len() as u64 > LONGEST_LINE => Err(Code::DeskDamaged),
        Ok(_) => Ok(Some(line)),
        Err(_) => Err(Code::DeskNotRead),
    }
}

/// The parser's own message would quote the text; it is left out on purpose.
fn parsed<T: DeserializeOwned>(value: Value) -> Result<T, Code> {
    serde_json::from_value(value).map_err(|_| Code::DeskDamaged)
}

/// Takes out what cannot be seen or turns the direction of a text, and refuses texts that are too long.
fn clean(value: &mut Value) -> Result<(), Code> {
    match value {
        Value::String(text) => {
            text.retain(|c| matches!(c, '\n' | '\r' | '\t') || !is_hidden(c));
            if text.chars().count() > LONGEST_TEXT {
                return Err(Code::DeskDamaged);
            }
            Ok(())
        }
        Value::Array(items) => items.iter_mut().try_for_each(clean),
        Value::Object(fields) => fields.values_mut().try_for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// True when a file with this setup in it would be taken.
pub(crate) fn would_be_taken(entry: &DeskEntry) -> bool {
    let Ok(mut value) = serde_json::to_value(entry) else {
        return false;
    };
    clean(&mut value).is_ok() && parsed(value).and_then(judged).is_ok()
}

/// Refuses what could not have been recorded here, and takes out what holds for another computer only.
fn judged(entry: DeskEntry) -> Result<Arriving, Code> {
    let mut entry = entry.without_folders();
    let setup = &mut entry.setup;
    // A file of keys is named by it.
    let id = uuid::Uuid::parse_str(&setup.id.0).map_err(|_| Code::DeskDamaged)?;
    if id.to_string() != setup.id.0 || entry.runs.len() > MOST_RUNS {
        return Err(Code::DeskDamaged);
    }
    if !is_fit(setup) {
        return Err(Code::DeskUnfit);
    }
    let told = ImportedSetup::of(setup);
    setup.arrive();
    Ok(Arriving { entry, told })
}

fn is_fit(setup: &Setup) -> bool {
    let mut fields = setup.fields.iter();
    let mut notes = setup.call_notes.iter();
    fields.all(|(field, typed)| recordable(*field, typed) == typed)
        && notes.all(|note| fit_for_note(&note.text).is_ok())
        && fit_for_draft(&setup.note_draft)
        && !looks_like_key(&setup.guide)
}
