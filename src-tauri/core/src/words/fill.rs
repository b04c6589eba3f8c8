//! Facts into sentences.

use crate::check::{Fact, FactName};
use serde::Deserialize;
use serde::de::IntoDeserializer;

/// Fills `{fact-name|fallback}` placeholders in one pass, so that a value with braces is never read again.
pub(super) fn fill(sentence: &str, facts: &[Fact]) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((placeholder, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(value_of(placeholder, facts));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

fn value_of<'a>(placeholder: &'a str, facts: &'a [Fact]) -> &'a str {
    let (name, fallback) = placeholder.split_once('|').unwrap_or((placeholder, ""));
    fact_name(name)
        .and_then(|name| Fact::find(facts, name))
        .unwrap_or(fallback)
}

/// Reads a fact's name as the word files write it.
pub(super) fn fact_name(name: &str) -> Option<FactName> {
    let reader: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
        name.into_deserializer();
    FactName::deserialize(reader).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(value: &str) -> Fact {
        Fact {
            name: FactName::Host,
            value: value.to_owned(),
        }
    }

    #[test]
    fn a_known_fact_takes_the_place_of_its_placeholder() {
        let filled = fill("Ask {host|the server} again.", &[host("na.example")]);
        assert_eq!(filled, "Ask na.example again.");
    }

    #[test]
    fn a_missing_fact_leaves_the_words_behind_the_bar() {
        assert_eq!(
            fill("Ask {host|the server} again.", &[]),
            "Ask the server again."
        );
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("{host|x}", &[host("{port|y}")]), "{port|y}");
    }
}
