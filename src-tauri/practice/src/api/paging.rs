//! Pages of a list, and the `Link` header that leads through them.

use std::collections::BTreeMap;

const DEFAULT_SIZE: usize = 25;
const MAX_SIZE: usize = 1000;

/// Which part of a list was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    /// Counted from 1.
    number: usize,
    size: usize,
}

impl Page {
    /// Reads `page` and `pageSize`; what is missing or no number takes its default.
    pub(super) fn read(query: &BTreeMap<String, String>) -> Self {
        let number = |name: &str| query.get(name).and_then(|text| text.parse::<usize>().ok());
        Self {
            number: number("page").unwrap_or(1).max(1),
            size: number("pageSize")
                .unwrap_or(DEFAULT_SIZE)
                .clamp(1, MAX_SIZE),
        }
    }

    /// The rows of this page.
    pub(super) fn rows<T: Clone>(self, all: &[T]) -> Vec<T> {
        all.iter()
            .skip((self.number - 1).saturating_mul(self.size))
            .take(self.size)
            .cloned()
            .collect()
    }

    /// The `Link` header; none when everything fits on one page. `page` comes last in each address, because published
    /// programs look for it there.
    pub(super) fn link(self, total: usize, address: &str) -> Option<String> {
        let last = total.div_ceil(self.size).max(1);
        if last == 1 {
            return None;
        }
        let to = |page: usize, rel: &str| {
            format!(
                "<{address}?pageSize={}&page={page}>; rel=\"{rel}\"",
                self.size
            )
        };
        if self.number >= last {
            return Some(to(1, "first"));
        }
        Some(format!(
            "{}, {}",
            to(self.number + 1, "next"),
            to(last, "last")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(query: &[(&str, &str)]) -> Page {
        let query = query
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Page::read(&query)
    }

    #[test]
    fn a_page_has_25_rows_unless_asked_otherwise_and_never_more_than_1000() {
        assert_eq!(page(&[]).size, 25);
        assert_eq!(page(&[("pageSize", "7")]).size, 7);
        assert_eq!(page(&[("pageSize", "5000")]).size, 1000);
        assert_eq!(page(&[("pageSize", "0")]).size, 1);
        assert_eq!(page(&[("page", "x")]).number, 1);
    }

    #[test]
    fn the_first_page_links_to_the_next_and_the_last_and_the_last_to_the_first() {
        let first = page(&[("pageSize", "10")]);
        let last = page(&[("pageSize", "10"), ("page", "3")]);
        let all: Vec<usize> = (0..25).collect();

        assert_eq!(
            first.link(25, "https://h/a").unwrap(),
            "<https://h/a?pageSize=10&page=2>; rel=\"next\", <https://h/a?pageSize=10&page=3>; rel=\"last\""
        );
        assert_eq!(
            last.link(25, "https://h/a").unwrap(),
            "<https://h/a?pageSize=10&page=1>; rel=\"first\""
        );
        assert_eq!(last.rows(&all), [20, 21, 22, 23, 24]);
        assert_eq!(page(&[("page", "9")]).rows(&all), [0_usize; 0]);
    }

    #[test]
    fn a_list_that_fits_on_one_page_has_no_link() {
        assert_eq!(page(&[]).link(25, "https://h/a"), None);
        assert_eq!(page(&[]).link(0, "https://h/a"), None);
    }
}
