//! The PDF form as other programs see it: `qpdf` (is the file whole, what is in its tag tree?), `pdftotext` (what does
//! it say?).
//!
//! With `ONRAMP_TEST_KEYCHAIN=1` (as `cargo xtask test` sets it) both must be there; without, the tests that lack one
//! say so and pass.

use super::*;
use serde_json::Value;
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// Runs a program on a PDF of each sample; nothing when the program is not here.
fn of_samples(program: &str, words: &[&str], look: impl Fn(&Report, &str)) {
    static DRAWN: OnceLock<Vec<(Report, Vec<u8>)>> = OnceLock::new();
    let draw = |report: Report| {
        let pdf = render_pdf(&report, Typefaces::Embedded).unwrap();
        (report, pdf.bytes)
    };
    for (report, bytes) in DRAWN.get_or_init(|| samples().map(draw).into()) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("report.pdf");
        std::fs::write(&path, bytes).unwrap();
        let words = words.iter().map(|word| match *word {
            "FILE" => path.as_os_str(),
            other => other.as_ref(),
        });
        let Ok(ran) = Command::new(program).args(words).output() else {
            let must_be =
                std::env::var_os("ONRAMP_TEST_KEYCHAIN").is_some_and(|value| value == "1");
            assert!(!must_be, "{program} is missing");
            println!("{program} is not here: left out");
            return;
        };
        assert!(
            ran.status.success(),
            "{}",
            String::from_utf8_lossy(&ran.stderr)
        );
        look(report, &String::from_utf8_lossy(&ran.stdout));
    }
}

/// The objects of a PDF, by their names.
struct Objects(Value);

impl Objects {
    fn of(json: &str) -> Self {
        let json: Value = serde_json::from_str(json).unwrap();
        Self(json["qpdf"][1].clone())
    }

    /// What a value is, or what it points to.
    fn get<'a>(&'a self, value: &'a Value) -> &'a Value {
        let object = value
            .as_str()
            .and_then(|name| self.0.get(format!("obj:{name}")));
        object.map_or(value, |object| &object["value"])
    }

    fn root(&self) -> &Value {
        self.get(&self.0["trailer"]["value"]["/Root"])
    }

    /// The groups inside a group of the tag tree.
    fn inside<'a>(&'a self, group: &'a Value) -> Vec<&'a Value> {
        let kids = self.get(&group["/K"]);
        let kids = match kids.as_array() {
            Some(kids) => kids.iter().collect(),
            None => vec![kids],
        };
        let groups = kids.into_iter().map(|kid| self.get(kid));
        groups.filter(|kid| kid.get("/S").is_some()).collect()
    }

    /// A group and everything inside it, in reading order.
    fn all<'a>(&'a self, group: &'a Value) -> Vec<&'a Value> {
        let inside = self.inside(group).into_iter();
        std::iter::once(group)
            .chain(inside.flat_map(|kid| self.all(kid)))
            .collect()
    }

    fn tags(&self) -> Vec<&Value> {
        let tree = self.get(&self.root()["/StructTreeRoot"]);
        self.inside(tree)
            .into_iter()
            .flat_map(|group| self.all(group))
            .collect()
    }

    fn attribute(&self, group: &Value, name: &str) -> Option<String> {
        let attributes = self.get(&group["/A"]);
        let one = std::slice::from_ref(attributes);
        let all = attributes.as_array().map_or(one, Vec::as_slice);
        let mut found = all.iter().filter_map(|one| self.get(one).get(name));
        found.next()?.as_str().map(str::to_owned)
    }
}

fn kind(group: &Value) -> &str {
    group["/S"].as_str().unwrap()
}

fn of_objects(look: impl Fn(&Report, &Objects)) {
    of_samples("qpdf", &["--json=2", "FILE"], |report, json| {
        look(report, &Objects::of(json));
    });
}

#[test]
fn the_file_is_whole() {
    of_samples("qpdf", &["--check", "FILE"], |_, said| {
        assert!(
            said.contains("No syntax or stream encoding errors found"),
            "{said}"
        );
    });
}

#[test]
fn it_tells_its_language_and_its_title_and_has_an_outline() {
    of_objects(|report, objects| {
        let root = objects.root();
        assert_eq!(root["/Lang"], "u:en");
        assert_eq!(objects.get(&root["/MarkInfo"])["/Marked"], true);
        assert_eq!(
            objects.get(&root["/ViewerPreferences"])["/DisplayDocTitle"],
            true
        );
        let outline = objects.get(&root["/Outlines"]);
        // The title, and every part: the summary and a dozen more.
        let first = objects.get(&outline["/First"]);
        assert_eq!(first["/Title"], format!("u:{}", plain(&report.title)));
        assert!(
            objects
                .tags()
                .iter()
                .filter(|tag| kind(tag) == "/H2")
                .count()
                >= 9
        );
    });
}

#[test]
fn its_headings_leave_no_level_out() {
    of_objects(|_, objects| {
        let levels = objects
            .tags()
            .into_iter()
            .filter_map(|tag| match kind(tag) {
                "/H1" => Some(1),
                "/H2" => Some(2),
                "/H3" => Some(3),
                _ => None,
            });
        let levels: Vec<u8> = levels.collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert_eq!(levels.first(), Some(&1));
        assert!(
            levels.windows(2).all(|two| two[1] <= two[0] + 1),
            "{levels:?}"
        );
    });
}

#[test]
fn every_table_has_headers_with_a_scope_and_rows_of_one_length() {
    of_objects(|_, objects| {
        let tags = objects.tags();
        let tables: Vec<_> = tags
            .into_iter()
            .filter(|tag| kind(tag) == "/Table")
            .collect();
        assert!(tables.len() >= 6, "{}", tables.len());
        for table in tables {
            assert!(objects.attribute(table, "/Summary").is_some());
            let rows: Vec<_> = objects
                .all(table)
                .into_iter()
                .filter(|tag| kind(tag) == "/TR")
                .collect();
            let cells = |row| objects.inside(row);
            let columns = cells(rows[0]);
            assert!(columns.iter().all(|cell| kind(cell) == "/TH"));
            assert!(
                columns
                    .iter()
                    .all(|cell| objects.attribute(cell, "/Scope").as_deref() == Some("/Column"))
            );
            for row in &rows[1..] {
                assert_eq!(cells(row).len(), columns.len());
                let names = cells(row).into_iter().filter(|cell| kind(cell) == "/TH");
                let scopes: Vec<_> = names
                    .map(|cell| objects.attribute(cell, "/Scope"))
                    .collect();
                assert!(
                    scopes.len() <= 1
                        && scopes.iter().all(|scope| scope.as_deref() == Some("/Row"))
                );
            }
        }
    });
}

#[test]
fn lists_have_items_and_a_link_tells_where_it_leads() {
    of_objects(|report, objects| {
        let tags = objects.tags();
        for list in tags.iter().filter(|tag| kind(tag) == "/L") {
            assert!(objects.inside(list).iter().all(|item| kind(item) == "/LI"));
        }
        let links = tags.iter().filter(|tag| kind(tag) == "/Link").count();
        let is_link = report.subject.document.address.starts_with("https://");
        assert_eq!(links, usize::from(is_link));
        let annotations = objects.0.as_object().unwrap().values();
        let told = annotations.filter(|object| object["value"]["/Subtype"] == "/Link");
        let told: Vec<_> = told
            .map(|object| object["value"]["/Contents"].clone())
            .collect();
        let address = format!("u:{}", report.subject.document.address);
        assert!(told.iter().all(|contents| *contents == address));
        assert_eq!(told.len(), links);
    });
}

#[test]
fn its_text_is_what_the_data_say() {
    of_samples("pdftotext", &["FILE", "-"], |report, text| {
        let squeezed = |text: &str| -> String {
            text.chars()
                .filter(|character| !character.is_whitespace())
                .collect()
        };
        let text = squeezed(text);
        let summary = &report.summary;
        let mut facts = vec![
            report.report_id.clone(),
            report.made.time_zone.clone(),
            summary.headline.clone(),
        ];
        facts.extend([
            summary.permissions.clone(),
            summary.limits.clone(),
            summary.progress.clone(),
        ]);
        for step in report.sections.iter().flat_map(|section| &section.steps) {
            facts.extend([
                step.title.clone(),
                step.status_words.clone(),
                step.evidence_words.clone(),
            ]);
        }
        facts.extend(report.keys.fingerprint.clone());
        facts.extend(
            summary
                .problems
                .iter()
                .map(|problem| problem.happened.clone()),
        );
        let changes = report.compared.iter().flat_map(|it| &it.changes);
        facts.extend(changes.flat_map(|it| &it.rows).map(|row| row.name.clone()));
        for fact in facts {
            assert!(text.contains(&squeezed(&fact)), "{fact}");
        }
    });
}

#[test]
fn nothing_that_was_typed_can_be_read_out_of_it() {
    let look = |_: &Report, text: &str| {
        assert!(guard().check(text).is_ok());
        assert!(!text.contains("hunter2typed") && !text.contains("jo.bloggs"));
    };
    let opened = [
        "--qdf",
        "--object-streams=disable",
        "--stream-data=uncompress",
        "FILE",
        "-",
    ];
    of_samples("qpdf", &opened, look);
    of_samples("pdftotext", &["FILE", "-"], look);
}
