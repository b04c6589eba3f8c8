//! Crockford's base 32: text that is read out and typed without mistakes.

use zeroize::Zeroizing;

/// No letter that is mistaken for a digit when read out.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Writes the first bits of `bytes`, five a character, as groups of these lengths with a hyphen between.
pub(crate) fn grouped(bytes: &[u8], groups: &[usize]) -> Zeroizing<String> {
    let room = groups.iter().sum::<usize>() + groups.len();
    let mut text = Zeroizing::new(String::with_capacity(room));
    let mut places = 0..;
    for group in groups {
        if !text.is_empty() {
            text.push('-');
        }
        for place in places.by_ref().take(*group) {
            let number = five_bits(bytes, place * 5);
            text.extend(ALPHABET.get(number).map(|letter| char::from(*letter)));
        }
    }
    text
}

fn five_bits(bytes: &[u8], from: usize) -> usize {
    (from..from + 5).fold(0, |sum, place| {
        let byte = bytes.get(place / 8).copied().unwrap_or_default();
        sum * 2 + usize::from((byte >> (7 - place % 8)) & 1)
    })
}

/// Reads what a person typed for such a text: capitals, and the letters that the alphabet lacks as the digits they were
/// mistaken for. None when it holds anything but letters, digits, spaces and hyphens.
pub(crate) fn read(typed: &str) -> Option<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::with_capacity(typed.len()));
    for character in typed.chars() {
        match character.to_ascii_uppercase() {
            ' ' | '-' => {}
            'O' => text.push('0'),
            'I' | 'L' => text.push('1'),
            other if u8::try_from(other).is_ok_and(|byte| ALPHABET.contains(&byte)) => {
                text.push(other);
            }
            _ => return None,
        }
    }
    Some(text)
}

/// Puts hyphens between groups of these lengths; none when the text is not as long as they are.
pub(crate) fn regrouped(text: &str, groups: &[usize]) -> Option<Zeroizing<String>> {
    if text.len() != groups.iter().sum::<usize>() {
        return None;
    }
    let mut grouped = Zeroizing::new(String::with_capacity(text.len() + groups.len()));
    let mut rest = text;
    for group in groups {
        let (part, after) = rest.split_at_checked(*group)?;
        if !grouped.is_empty() {
            grouped.push('-');
        }
        grouped.push_str(part);
        rest = after;
    }
    Some(grouped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_mistaken_for_digits_do_not_occur() {
        assert_eq!(*grouped(&[0; 10], &[4; 4]), "0000-0000-0000-0000");
        assert_eq!(*grouped(&[255; 10], &[4; 4]), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(*grouped(&[0b0000_1000, 0b1000_0000], &[1, 2]), "1-20");
    }

    #[test]
    fn what_is_typed_by_ear_is_read_as_it_was_written() {
        let read = read("o1il abcd-ef").unwrap();
        assert_eq!(*read, "0111ABCDEF");
        assert_eq!(*regrouped(&read, &[5, 5]).unwrap(), "0111A-BCDEF");
        assert!(regrouped(&read, &[4, 5]).is_none());
        assert!(super::read("an ünusual one").is_none());
    }
}
