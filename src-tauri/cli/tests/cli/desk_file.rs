//! The desk into a file, and out of one.

use crate::desk::{desk, on};
use std::path::Path;

#[test]
fn a_desk_is_exported_and_imported_into_an_empty_one_and_nothing_is_written_over() {
    let desk = desk();
    let other = tempfile::tempdir().unwrap();
    let file = other.path().join("all.onramp-desk");
    let file = file.to_str().unwrap();
    let exported = on(desk.path(), &["desk", "export", file]);
    exported.assert_status(0);
    assert!(exported.out.contains("3 setups, without keys."));
    on(desk.path(), &["desk", "export", file]).assert_status(2);

    let fresh = other.path().join("fresh");
    let look = on(&fresh, &["desk", "import", file, "--look"]);
    look.assert_status(0);
    assert!(look.out.contains("Would be added: 3. Here already: 0."));
    assert!(!fresh.exists(), "a look makes nothing");
    let imported = on(&fresh, &["desk", "import", file]);
    imported.assert_status(0);
    let said = "Added: 3. Here already: 0. Left out: 0.";
    assert!(imported.out.contains(said), "{}", imported.out);
    // Who they are came along; what was tested there did not.
    let companies = |folder: &Path| {
        let table = on(folder, &["desk", "list", "--csv"]).out;
        let cells = table
            .lines()
            .map(|line| line.split(',').take(2).map(str::to_owned).collect());
        cells.collect::<Vec<Vec<String>>>()
    };
    assert_eq!(companies(&fresh), companies(desk.path()));
    let there = on(&fresh, &["desk", "list"]);
    assert!(!there.out.contains("Tested "), "{}", there.out);
    let look = on(&fresh, &["desk", "import", file, "--look"]);
    look.assert_status(0);
    assert!(look.out.contains("Would be added: 0. Here already: 3."));

    std::fs::write(file, "hello").unwrap();
    let refused = on(&fresh, &["desk", "import", file]);
    refused.assert_status(2);
    assert!(refused.err.contains("holds no desk"), "{}", refused.err);
}
