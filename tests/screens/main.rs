//! Pictures of every screen, in every way in which people see it, and what is wrong with them: `cargo xtask screens`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a command speaks on its terminal and ends where something is not as it must be"
)]

#[path = "../e2e/harness/axe.rs"]
mod axe;
mod chromium;
#[path = "../e2e/harness/devtools.rs"]
mod devtools;
#[path = "../e2e/harness/driver.rs"]
mod driver;
mod gallery;
#[expect(dead_code, reason = "the stories in the real window use more of it")]
#[path = "../e2e/harness/home.rs"]
mod home;
mod sheet;
mod shifts;
mod table;
mod variant;
mod webkit;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chromium::Chromium;
use gallery::Gallery;
use shifts::{Moved, Movement};
use table::Table;
use variant::{Engine, VARIANTS, Variant};
use webkit::WebKit;

/// How many browsers draw at the same time.
const BROWSERS: usize = 2;

/// What WebKit's plain browser has above the page, and some more, in CSS pixels.
const AROUND: u32 = 60;

/// One picture: where it belongs, and what is wrong with it.
pub(crate) struct Taken {
    screen: String,
    variant: &'static str,
    faults: Vec<String>,
    /// What axe cannot decide there: rule, and the elements with its reasons.
    doubts: Vec<(String, Vec<String>)>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let (site, pictures) = (place("ONRAMP_SCREENS_SITE"), place("ONRAMP_SCREENS"));
    let site = site.to_string_lossy().into_owned();
    let first = Chromium::open(&site).await;
    let screens = chosen(first.gallery.names().await, &wanted);
    first.gallery.close().await;

    for variant in VARIANTS {
        fs::create_dir_all(pictures.join(variant.name)).unwrap();
    }
    let (mut taken, mut moved) = (Vec::new(), Vec::new());
    let share = |worker| -> Vec<String> {
        let own = screens.iter().skip(worker).step_by(BROWSERS);
        own.cloned().collect()
    };
    let draw = |worker| tokio::spawn(draw(site.clone(), pictures.clone(), share(worker)));
    for worker in (0..BROWSERS).map(draw).collect::<Vec<_>>() {
        let (own, shifted) = worker.await.unwrap();
        taken.extend(own);
        moved.extend(shifted);
    }
    let draw = |variant| {
        let (site, pictures, screens) = (site.clone(), pictures.clone(), screens.clone());
        tokio::spawn(draw_as_the_window_does(site, pictures, screens, variant))
    };
    for worker in variant::of(Engine::WebKit).map(draw).collect::<Vec<_>>() {
        taken.extend(worker.await.unwrap());
    }
    fs::write(pictures.join("index.html"), sheet::html(&screens, &taken)).unwrap();
    fs::write(pictures.join("axe-cannot-decide.txt"), doubts(&taken)).unwrap();
    let table = Table::of(&screens, &taken);
    let movement = Movement::of(moved);
    println!("{table}\n{movement}");
    println!("Contact sheet: {}", pictures.join("index.html").display());
    if table.is_green() && movement.is_still() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn place(variable: &str) -> PathBuf {
    let path = std::env::var_os(variable).map(PathBuf::from);
    path.unwrap_or_else(|| panic!("{variable} is not set: run `cargo xtask screens`"))
}

/// The screens whose name holds one of the words; all of them without a word.
fn chosen(mut screens: Vec<String>, wanted: &[String]) -> Vec<String> {
    screens.retain(|name| wanted.is_empty() || wanted.iter().any(|word| name.contains(word)));
    assert!(!screens.is_empty(), "no screen has such a name: {wanted:?}");
    screens
}

async fn draw(site: String, pictures: PathBuf, screens: Vec<String>) -> (Vec<Taken>, Vec<Moved>) {
    let browser = Chromium::open(&site).await;
    let (mut all, mut moved) = (Vec::new(), Vec::new());
    for screen in &screens {
        for query in variant::queries() {
            browser.see(&VARIANTS[0]).await;
            let missing = browser.gallery.go(screen, query).await;
            for variant in variant::of(Engine::Chromium).filter(|one| one.query == query) {
                let file = file_of(&pictures, screen, variant);
                let mut one = take(&browser, &file, screen, variant).await;
                one.faults.extend(missing.clone());
                all.push(one);
            }
        }
        moved.push(shifts::watch(&browser, screen).await);
    }
    browser.gallery.close().await;
    (all, moved)
}

fn file_of(pictures: &Path, screen: &str, variant: &Variant) -> PathBuf {
    pictures.join(variant.name).join(format!("{screen}.png"))
}

/// Takes the picture of the screen that the browser stands at.
async fn take(browser: &Chromium, file: &Path, screen: &str, variant: &Variant) -> Taken {
    browser.see(variant).await;
    let faults = browser.gallery.faults(variant.text_percent).await;
    fs::write(file, browser.picture(variant).await).unwrap();
    judged(&browser.gallery, screen, variant, faults).await
}

/// All screens in the engine of the real window, as one variant has them.
async fn draw_as_the_window_does(
    site: String,
    pictures: PathBuf,
    screens: Vec<String>,
    variant: &'static Variant,
) -> Vec<Taken> {
    let browser = WebKit::open(&site, variant).await;
    let gallery = &browser.gallery;
    let mut all = Vec::new();
    for screen in &screens {
        browser.resize(variant, variant.height).await;
        let missing = gallery.go(screen, variant.query).await;
        let mut faults = gallery.faults(variant.text_percent).await;
        faults.extend(missing);
        // Some more for what the browser has around the page.
        browser
            .resize(variant, gallery.height().await + AROUND)
            .await;
        let file = file_of(&pictures, screen, variant);
        fs::write(file, browser.picture().await).unwrap();
        all.push(judged(gallery, screen, variant, faults).await);
    }
    gallery.close().await;
    all
}

/// What axe adds to the faults, where it looks at the variant.
///
/// The window is as high as the page now: nothing that stays on screen lies over anything else.
async fn judged(
    gallery: &Gallery,
    screen: &str,
    variant: &Variant,
    mut faults: Vec<String>,
) -> Taken {
    let mut doubts = Vec::new();
    if variant.has_axe {
        let looked = gallery.axe().await;
        faults.extend(looked.violations.iter().flat_map(axe::Found::sentences));
        let undecided = looked.incomplete.into_iter();
        doubts.extend(
            undecided.map(|found| (format!("{}: {}", found.rule, found.help), found.elements)),
        );
    }
    Taken {
        screen: screen.to_owned(),
        variant: variant.name,
        faults,
        doubts,
    }
}

/// What axe cannot decide: each rule with its elements, and the screens on which they are.
fn doubts(taken: &[Taken]) -> String {
    let mut rules: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for one in taken {
        for (rule, elements) in &one.doubts {
            for element in elements {
                let screens = rules.entry(rule).or_default().entry(element).or_default();
                screens.insert(&one.screen);
            }
        }
    }
    let mut text = String::new();
    for (rule, elements) in rules {
        text.push_str(&format!("{rule}\n"));
        for (element, screens) in elements {
            let screens: Vec<&str> = screens.into_iter().collect();
            text.push_str(&format!("  {element}\n    on {}\n", screens.join(", ")));
        }
    }
    text
}
