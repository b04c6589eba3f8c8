use super::*;
use crate::check::{Check, FactName, Outcome};
use std::collections::HashSet;

const BANNED: [&str; 7] = [
    "simply",
    "just ",
    "please",
    "error code",
    "easily",
    "obviously",
    "invalid input",
];

fn sentences(words: &Words) -> [&str; 4] {
    [&words.title, &words.happened, &words.why, &words.to_do]
}

#[test]
fn every_code_has_words_of_its_own() {
    for &code in Code::ALL {
        assert_ne!(
            words_for(code, &[]),
            general_words(),
            "{code:?} has no words"
        );
    }
}

#[test]
fn every_file_can_be_read_and_no_code_stands_in_two() {
    let mut seen = HashSet::new();
    for (file, text) in shelf::FILES {
        let words = shelf::read(text).unwrap_or_else(|error| panic!("{file}.toml: {error}"));
        for code in words.into_keys() {
            assert!(seen.insert(code), "{file}.toml has {code:?} again");
        }
    }
}

#[test]
fn titles_are_short_and_what_happened_is_always_said() {
    for &code in Code::ALL {
        let words = words_for(code, &[]);
        assert!(
            words.title.chars().count() <= 60,
            "{code:?}: {}",
            words.title
        );
        assert!(
            !words.title.ends_with('.'),
            "{code:?}: a title is no sentence"
        );
        assert!(
            words.happened.ends_with('.'),
            "{code:?}: {}",
            words.happened
        );
    }
}

#[test]
fn words_read_well_when_no_fact_is_known() {
    for &code in Code::ALL {
        let words = words_for(code, &[]);
        for sentence in sentences(&words) {
            let gaps = ["  ", " .", " ,", "()", "{", "}", "|", "“”"];
            for gap in gaps {
                assert!(!sentence.contains(gap), "{code:?}: {sentence:?}");
            }
            assert_eq!(sentence.trim(), sentence, "{code:?}");
        }
    }
}

#[test]
fn every_placeholder_names_a_fact_and_has_a_fallback() {
    for (file, text) in shelf::FILES {
        for piece in text.split('{').skip(1) {
            let placeholder = piece.split('}').next().unwrap();
            let (name, fallback) = placeholder
                .split_once('|')
                .unwrap_or_else(|| panic!("{file}.toml: {{{placeholder}}} has no fallback"));
            assert!(!fallback.is_empty(), "{file}.toml: {{{placeholder}}}");
            assert!(
                fill::fact_name(name).is_some(),
                "{file}.toml: {name} is no fact"
            );
        }
    }
}

#[test]
fn words_are_plain() {
    for &code in Code::ALL {
        let words = words_for(code, &[]);
        for sentence in sentences(&words) {
            let lower = sentence.to_lowercase();
            for banned in BANNED {
                assert!(
                    !lower.contains(banned),
                    "{code:?} says {banned:?}: {sentence}"
                );
            }
            assert!(!sentence.contains('!'), "{code:?} shouts: {sentence}");
        }
    }
}

/// Every fact that a sentence names.
fn facts_of_the_word_files() -> HashSet<FactName> {
    let texts = shelf::FILES.iter().map(|(_, text)| *text);
    let named = texts.flat_map(|text| text.split('{').skip(1));
    let names = named.filter_map(|piece| piece.split_once('|').map(|(name, _)| name));
    names.filter_map(fill::fact_name).collect()
}

#[test]
fn every_check_outcome_and_fact_has_a_label() {
    let checks = [
        Check::Name,
        Check::Tcp,
        Check::Tls,
        Check::Company,
        Check::Keys,
        Check::IntegrationId,
        Check::FirstRead,
        Check::RoleRead,
        Check::Reach,
        Check::DefaultBoard,
        Check::Rows,
        Check::Fields,
        Check::Reading,
    ];
    let titles: HashSet<_> = checks.into_iter().map(check_title).collect();
    assert_eq!(titles.len(), checks.len());
    let outcomes = [
        Outcome::Passed,
        Outcome::Failed,
        Outcome::CouldNotTell,
        Outcome::NotNeeded,
        Outcome::NotRun,
    ];
    assert!(
        outcomes
            .iter()
            .all(|outcome| outcome_words(*outcome) != "Unknown")
    );
    let facts = facts_of_the_word_files();
    assert!(facts.contains(&FactName::OneOf) && facts.contains(&FactName::Places));
    for fact in facts {
        assert_ne!(fact_label(fact), "Detail", "{fact:?}");
    }
    assert_eq!(fact_label(FactName::CompanyName), "Company name");
    assert_eq!(fact_label(FactName::Removed), "Removed from the answer");
}
