mod records;

use super::*;
use crate::Surroundings;
use crate::check::{Check, CheckRun, Finding, Outcome};
use crate::keys::Vault;
use crate::psa::{ExtraRoots, Limits};
use crate::report::ActsNext;
use crate::setup::view::{HomeOrder, SetupState};
use crate::setup::{FieldId, Setup, Setups};
use crate::words::Code;
use jiff::Timestamp;
use tempfile::TempDir;

struct Desk {
    onramp: Onramp,
    folder: TempDir,
}

fn open(folder: &TempDir) -> Onramp {
    let file = folder.path().join("setups.sqlite3");
    let onramp = Onramp::open(Surroundings {
        setups: Setups::open(&file).unwrap(),
        keychain: Vault::memory(),
        memory: Vault::memory(),
        key_files: folder.path().join("keys"),
        clock: crate::now,
        limits: Limits::default(),
        extra_roots: ExtraRoots::default(),
    });
    onramp.unwrap()
}

fn setup(id: &str, guide: &str, company: &str, at: i64) -> Setup {
    let at = Timestamp::from_second(at).unwrap();
    let mut setup = Setup::begin(SetupId(id.to_owned()), guide, false, at);
    let typed = [
        (FieldId::CompanyId, company.to_owned()),
        (FieldId::Address, format!("{id}.myconnectwise.net")),
    ];
    setup.fields.extend(typed);
    setup.company_name = Some(company.to_owned());
    setup
}

fn rejected(at: i64) -> CheckRun {
    let at = Timestamp::from_second(at).unwrap();
    CheckRun {
        started_at: at,
        finished_at: at,
        was_cancelled: false,
        findings: vec![Finding {
            check: Check::Keys,
            outcome: Outcome::Failed,
            code: Code::KeysRejected,
            evidence: Vec::new(),
            duration_ms: 5,
        }],
        requests: Vec::new(),
        permissions: None,
    }
}

/// A desk with what `setups` holds, written by another program, as after an upgrade.
fn desk(setups: Vec<Setup>) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let other = Setups::open(&folder.path().join("setups.sqlite3")).unwrap();
    let with_runs = setups.into_iter().map(|setup| (setup, Vec::new()));
    other.put_all(with_runs).unwrap();
    Desk {
        onramp: open(&folder),
        folder,
    }
}

fn three() -> Vec<Setup> {
    let mut tested = setup("eu", "phin", "Müller & Söhne", 30);
    tested.last_run = Some(rejected(29));
    let mut practice = setup("na", "msp-process", "Training", 10);
    practice.is_practice = true;
    vec![tested, setup("au", "msp-process", "Åcme Pty", 20), practice]
}

impl Desk {
    async fn list(&self, query: HomeQuery) -> Vec<String> {
        let home = self.onramp.home(query).await.unwrap();
        assert_eq!(usize::try_from(home.found).unwrap(), home.cards.len());
        home.cards.into_iter().map(|card| card.id.0).collect()
    }

    async fn found(&self, text: &str) -> Vec<String> {
        let text = text.to_owned();
        self.list(HomeQuery {
            text,
            ..HomeQuery::default()
        })
        .await
    }

    fn file(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.folder.path().join("setups.sqlite3")).unwrap()
    }
}

#[tokio::test]
async fn each_card_says_how_its_setup_stands() {
    let desk = desk(three());
    let home = desk.onramp.home(HomeQuery::default()).await.unwrap();
    let card = &home.cards[0];
    assert_eq!(card.company.as_deref(), Some("Müller & Söhne"));
    assert_eq!(card.guide_name, "Phin");
    assert_eq!(card.state, SetupState::Problem);
    assert_eq!(card.acts, ActsNext::Admin);
    let last = card.last_check.as_ref().unwrap();
    assert_eq!(last.words, "Stopped at: Is the key pair accepted?");
    assert_eq!((home.total, home.archived, home.has_tools), (3, 0, false));
    assert!(home.has_both_kinds && home.guides.len() == 2);
}

#[tokio::test]
async fn a_card_and_the_view_of_its_setup_say_the_same() {
    let desk = desk(three());
    for card in desk.onramp.home(HomeQuery::default()).await.unwrap().cards {
        let view = desk.onramp.open_setup(&card.id).await.unwrap();
        assert_eq!(
            (card.state, card.state_words),
            (view.state, view.state_words)
        );
        assert_eq!(
            (card.company, card.guide_name),
            (view.company, view.guide.name)
        );
    }
}

#[tokio::test]
async fn every_word_of_a_search_must_match_and_accents_and_capitals_do_not_count() {
    let desk = desk(three());
    for (text, wanted) in [
        ("", vec!["eu", "au", "na"]),
        ("muller", vec!["eu"]),
        ("SÖHNE", vec!["eu"]),
        ("acme", vec!["au"]),
        ("msp", vec!["au", "na"]),
        ("process acme", vec!["au"]),
        ("acme process", vec!["au"]),
        ("acme phin", vec![]),
        ("au.my", vec!["au"]),
        ("myconnectwise", vec!["eu", "au", "na"]),
        ("100%", vec![]),
        ("_", vec![]),
        ("' OR 1", vec![]),
    ] {
        assert_eq!(desk.found(text).await, wanted, "{text}");
    }
    let long = format!("muller{}zzz", " ".repeat(400));
    assert_eq!(
        desk.found(&long).await,
        ["eu"],
        "what comes after 200 characters does not count"
    );
}

#[tokio::test]
async fn the_list_is_sorted_and_narrowed() {
    let desk = desk(three());
    let of = |order| HomeQuery {
        order,
        ..HomeQuery::default()
    };
    assert_eq!(desk.list(of(HomeOrder::Company)).await, ["au", "eu", "na"]);
    assert_eq!(desk.list(of(HomeOrder::Changed)).await, ["eu", "au", "na"]);
    let acts = desk.onramp.home(of(HomeOrder::Acts)).await.unwrap().cards;
    let ranks = acts.iter().map(|card| match card.acts {
        ActsNext::Specialist => 0,
        ActsNext::Admin => 1,
        ActsNext::Nobody => 2,
    });
    assert!(ranks.is_sorted());
    for (query, wanted) in [
        (
            HomeQuery {
                guide: Some("phin".to_owned()),
                ..HomeQuery::default()
            },
            vec!["eu"],
        ),
        (
            HomeQuery {
                state: Some(SetupState::Problem),
                ..HomeQuery::default()
            },
            vec!["eu"],
        ),
        (
            HomeQuery {
                is_practice: Some(true),
                ..HomeQuery::default()
            },
            vec!["na"],
        ),
        (
            HomeQuery {
                is_practice: Some(false),
                ..HomeQuery::default()
            },
            vec!["eu", "au"],
        ),
    ] {
        assert_eq!(desk.list(query).await, wanted);
    }
}

#[tokio::test]
async fn what_is_put_aside_leaves_the_list_unchanged_and_comes_back() {
    let desk = desk(three());
    let id = SetupId("au".to_owned());
    let changed_at = |cards: &[crate::setup::view::SetupCard]| {
        let mut cards = cards.iter();
        cards
            .find(|card| card.id.0 == "au")
            .map(|card| card.updated_at.clone())
    };
    let before = desk.onramp.home(HomeQuery::default()).await.unwrap();
    desk.onramp.archive(&id, true).await.unwrap();
    assert_eq!(desk.found("").await, ["eu", "na"]);
    let aside = HomeQuery {
        is_archived: true,
        ..HomeQuery::default()
    };
    let home = desk.onramp.home(aside.clone()).await.unwrap();
    assert_eq!((home.cards.len(), home.archived, home.total), (1, 1, 3));
    assert!(home.has_tools, "there is a way to what was put aside");
    assert_eq!(changed_at(&home.cards), changed_at(&before.cards));
    desk.onramp.archive(&id, false).await.unwrap();
    assert_eq!(desk.found("").await, ["eu", "au", "na"]);
    assert!(desk.list(aside).await.is_empty());
}

#[tokio::test]
async fn a_second_setup_of_one_company_and_vendor_is_told_of_the_first() {
    let mut second = setup("second", "phin", "ACME", 40);
    second.fields.insert(
        FieldId::Address,
        "https://first.myconnectwise.net/".to_owned(),
    );
    let mut other_vendor = setup("other", "msp-process", "acme", 50);
    other_vendor.fields = second.fields.clone();
    let mut practice = second.clone();
    practice.id = SetupId("practice".to_owned());
    practice.is_practice = true;
    let first = setup("first", "phin", "acme", 5);
    let desk = desk(vec![first, second, other_vendor, practice]);
    let twin = |id: &str| {
        let id = SetupId(id.to_owned());
        let onramp = &desk.onramp;
        async move { onramp.twin(&id).await.unwrap().map(|twin| twin.id.0) }
    };
    assert_eq!(twin("second").await.as_deref(), Some("first"));
    assert_eq!(twin("other").await, None);
    assert_eq!(twin("practice").await, None);
    desk.onramp
        .archive(&SetupId("first".to_owned()), true)
        .await
        .unwrap();
    assert_eq!(twin("second").await, None, "what is put aside is no twin");
}

#[tokio::test]
async fn a_long_list_comes_in_parts_of_a_stable_order() {
    let desk = desk(
        (0..250)
            .map(|number| setup(&format!("s{number:03}"), "phin", "acme", 7))
            .collect(),
    );
    let mut all = Vec::new();
    for skip in [0, 100, 200] {
        let part = desk
            .onramp
            .home(HomeQuery {
                skip,
                ..HomeQuery::default()
            })
            .await
            .unwrap();
        assert_eq!(part.found, 250);
        all.extend(part.cards.into_iter().map(|card| card.id.0));
    }
    assert_eq!(all.len(), 250);
    assert!(all.is_sorted(), "those that are equal keep one order");
}
