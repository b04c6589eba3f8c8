//! The words of every verdict, as a person reads them.

use crate::check::{Fact, FactName};
use crate::words::{Code, words_for};
use std::fmt::Write;

const VERDICTS: [Code; 22] = [
    Code::ClipboardEmpty,
    Code::ClipboardUnreadable,
    Code::KeyEmpty,
    Code::KeyHasCompanyAndBoth,
    Code::KeyIsCompanyId,
    Code::KeyIsAddress,
    Code::KeyLabelledOther,
    Code::KeySameAsOther,
    Code::KeyIsOld,
    Code::KeyIsMasked,
    Code::KeyIsTwice,
    Code::KeyIsBroken,
    Code::KeyIsEncoded,
    Code::KeyHasSpaces,
    Code::KeyHasForeignLetter,
    Code::KeyTooShort,
    Code::KeyTooLong,
    Code::KeyWrongShape,
    Code::KeyLooksLikeClientId,
    Code::KeyUnusualLength,
    Code::KeyUnusualCharacter,
    Code::KeyTrimmed,
];

#[test]
fn every_verdict_has_its_words() {
    let mut text = String::new();
    for code in VERDICTS.into_iter().chain([Code::KeyUnlabelled]) {
        let length = Fact {
            name: FactName::Length,
            value: "15".to_owned(),
        };
        let words = words_for(code, &[length]);
        let _ = writeln!(text, "{code:?}: {}", words.title);
        for sentence in [&words.happened, &words.why, &words.to_do] {
            if !sentence.is_empty() {
                let _ = writeln!(text, "    {sentence}");
            }
        }
    }
    insta::assert_snapshot!(text);
}
