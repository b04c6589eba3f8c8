//! Finds the box of a role that a person means: "Finance/Agreements/Inquire", "Table Setup/Service / Service Board".

use onramp_core::catalog::{Catalog, Permission, Right};

const RIGHTS: [Right; 4] = [Right::Add, Right::Edit, Right::Delete, Right::Inquire];
/// How many names to offer in place of one that is not there.
const OFFERED: usize = 3;

/// There is no such box: what was asked for, and the closest names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoSuchBox {
    pub(crate) asked: String,
    pub(crate) closest: Vec<String>,
}

/// A box and one way to write it.
struct Named {
    permission: Permission,
    name: String,
}

/// Finds a box by its names as the page has them, or by the catalog's ids. Case, spaces, signs and "&" for "and" do not
/// matter; function names have slashes of their own, so a text is compared with every box as a whole.
pub(crate) fn find_box(catalog: &Catalog, asked: &str) -> Result<Permission, NoSuchBox> {
    let names = names(catalog);
    let wanted = words(asked);
    let same = names.iter().find(|named| words(&named.name) == wanted);
    same.map(|named| named.permission.clone())
        .ok_or_else(|| NoSuchBox {
            asked: asked.to_owned(),
            closest: closest(&names, &wanted),
        })
}

/// Every way to write every box; the way to show it first.
fn names(catalog: &Catalog) -> Vec<Named> {
    let functions = catalog.modules().iter().flat_map(|module| {
        let functions = module.functions.iter();
        functions.map(move |function| (module, function))
    });
    let levels = functions.flat_map(|(module, function)| {
        let spellings = function.spellings.iter();
        let spellings = spellings.map(|spelling| format!("{}/{spelling}", module.name));
        let id = format!("{}/{}", module.id, function.id);
        let first = format!("{}/{}", module.name, function.name);
        let ways: Vec<String> = [first, id.clone()].into_iter().chain(spellings).collect();
        RIGHTS.into_iter().flat_map(move |right| {
            let permission = Permission::level(&id, right);
            let ways = ways.clone().into_iter();
            ways.flat_map(move |way| {
                let name = format!("{way}/{}", right.label());
                let long = format!("{name} Level");
                let named = |name| Named {
                    permission: permission.clone(),
                    name,
                };
                [named(name), named(long)]
            })
        })
    });
    let tables = catalog.tables().iter().flat_map(|table| {
        let entry = format!("{} / {}", table.category, table.name);
        let ways = [
            format!("Table Setup/{entry}"),
            format!("System/Table Setup/{entry}"),
            format!("System/Table Setup/customize/{entry}"),
            format!("table/{}", table.id),
        ];
        ways.map(|name| Named {
            permission: Permission::table(&table.id),
            name,
        })
    });
    levels.chain(tables).collect()
}

/// The letters and digits of a text in lower case, in words.
fn words(text: &str) -> String {
    let text = text.to_lowercase().replace('&', " and ");
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The names that differ least; one for each box.
fn closest(names: &[Named], wanted: &str) -> Vec<String> {
    let mut ranked: Vec<(usize, &Named)> = names
        .iter()
        .map(|named| (distance(&words(&named.name), wanted), named))
        .collect();
    ranked.sort_by_key(|(distance, _)| *distance);
    let mut boxes: Vec<&Permission> = Vec::new();
    for (_, named) in ranked {
        if boxes.len() < OFFERED && !boxes.contains(&&named.permission) {
            boxes.push(&named.permission);
        }
    }
    let shown = boxes.iter().filter_map(|permission| {
        let mut ways = names.iter();
        ways.find(|named| named.permission == **permission)
    });
    shown.map(|named| named.name.clone()).collect()
}

/// How many letters have to be put in, taken out or changed to make one text the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.chars().enumerate() {
        let mut diagonal = place;
        let mut left = place + 1;
        let mut next = vec![left];
        for (above, wanted) in row.iter().skip(1).zip(&other) {
            let changed = diagonal + usize::from(letter != *wanted);
            left = changed.min(above + 1).min(left + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn found(asked: &str) -> Result<String, NoSuchBox> {
        let catalog = Catalog::shipped().unwrap();
        find_box(&catalog, asked).map(|permission| permission.to_string())
    }

    #[test]
    fn a_box_is_found_however_its_names_are_written() {
        for (asked, expected) in [
            ("Finance/Agreements/Inquire", "finance/agreements/inquire"),
            (
                "finance / agreements/ INQUIRE level",
                "finance/agreements/inquire",
            ),
            (
                "Companies/Company/Contact Group Maintenance/Inquire",
                "companies/company-contact-group-maintenance/inquire",
            ),
            (
                "Time and Expense/Time Entry/Add",
                "time-and-expense/time-entry/add",
            ),
            (
                "Service Desk/Service Ticket - Dependancies/Edit",
                "service-desk/service-ticket-dependencies/edit",
            ),
            (
                "Table Setup/Service / Service Board",
                "table/service/service-board",
            ),
            (
                "System/Table Setup/service/service board",
                "table/service/service-board",
            ),
            ("table/service/service-board", "table/service/service-board"),
            ("System/Table Setup/Inquire", "system/table-setup/inquire"),
        ] {
            assert_eq!(found(asked).unwrap(), expected, "{asked}");
        }
    }

    #[test]
    fn no_two_boxes_are_written_alike() {
        let catalog = Catalog::shipped().unwrap();
        let mut seen: BTreeMap<String, Permission> = BTreeMap::new();

        for named in names(&catalog) {
            let before = seen.insert(words(&named.name), named.permission.clone());

            assert!(
                before.is_none_or(|before| before == named.permission),
                "{}",
                named.name
            );
        }
    }

    #[test]
    fn an_unknown_box_is_refused_with_the_closest_names() {
        let refused = found("Finance/Agreement/Inquire").unwrap_err();

        assert_eq!(refused.closest.len(), 3);
        assert_eq!(refused.closest[0], "Finance/Agreements/Inquire");
    }
}
