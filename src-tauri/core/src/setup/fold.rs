//! Texts as a search compares them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Answers with a text without accents and capital letters, and with one kind of apostrophe: what a person types in
/// another way and means the same.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let small = text.nfkd().flat_map(char::to_lowercase).nfkd();
    for letter in small.filter(|letter| !is_combining_mark(*letter)) {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

/// Letters that are no letter with an accent, and are typed as others where a keyboard lacks them.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_means_the_same_by_folds_to_the_same() {
        for (one, other) in [
            ("Åcme GmbH", "acme gmbh"),
            ("Müller & Söhne", "muller & sohne"),
            ("STRASSE", "straße"),
            ("Łódź", "lodz"),
            ("Smørrebrød", "smorrebrod"),
            ("İstanbul", "istanbul"),
            ("Αθήνας", "ΑΘΗΝΑΣ"),
            ("e\u{301}", "é"),
            ("Ｆｕｌｌ", "full"),
            ("O’Neill", "o'neill"),
            ("株式会社", "株式会社"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("acme"), fold("acne"));
    }

    proptest::proptest! {
        #[test]
        fn a_folded_text_stays_as_it_is(text: String) {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
