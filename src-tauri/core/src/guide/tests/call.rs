//! What a specialist says at a step, and what may look different: that it is there, short, and says how sure it is.

use crate::guide::{Guide, Step, shipped};
use crate::setup::view::Place;

const SURE: [&str; 5] = [
    "Confidence: high.",
    "Confidence: medium.",
    "Confidence: low.",
    "Confidence: low, our inference.",
    "Confidence: unverified.",
];

fn steps(guide: &Guide) -> impl Iterator<Item = &Step> {
    let sections = guide.file().all_sections();
    sections.flat_map(|section| &section.steps)
}

#[test]
fn every_step_in_connectwise_has_prompts_and_what_may_not_be_seen() {
    for guide in shipped().unwrap() {
        let steps = steps(&guide).filter(|step| step.place == Place::Connectwise);
        for step in steps {
            assert!(!step.say.is_empty(), "{}: {}", guide.id(), step.id);
            assert!(!step.unseen.is_empty(), "{}: {}", guide.id(), step.id);
        }
    }
}

#[test]
fn prompts_are_few_and_short() {
    for guide in shipped().unwrap() {
        for step in steps(&guide) {
            assert!(step.say.len() <= 3, "{}", step.id);
            for line in &step.say {
                assert!(line.chars().count() <= 110 && line.ends_with('.'), "{line}");
            }
        }
    }
}

#[test]
fn what_may_not_be_seen_says_how_sure_it_is() {
    for guide in shipped().unwrap() {
        let lines = steps(&guide).flat_map(|step| &step.unseen);
        for line in lines {
            assert!(SURE.iter().any(|sure| line.ends_with(sure)), "{line}");
        }
    }
}

#[test]
fn before_keys_show_the_prompt_is_to_stop_sharing() {
    for guide in shipped().unwrap() {
        let mut making = steps(&guide).filter(|step| step.id.ends_with("create-keys"));
        for _ in 0..2 {
            let step = making.next().unwrap();
            assert!(step.say[0].contains("stop sharing"), "{}", step.id);
            let is_warned = |line: &String| line.contains("Do not press it");
            assert!(step.unseen.iter().any(is_warned), "{}", step.id);
        }
    }
}
