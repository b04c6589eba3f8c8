//! What must be told at every stop, whatever stands on the page.

use crate::harness::reader::{Node, State};

/// Landmarks, headings, names: what a person moves by who hears the page.
pub(super) fn assert_is_told(page: &Node, title: &str) {
    let said = page.said();
    assert_eq!(
        page.name,
        format!("{title} – Onramp"),
        "the page's own name"
    );
    let mains = page.with_role("main");
    assert_eq!(mains.len(), 1, "one main part:\n{said}");
    assert_eq!(page.with_role("banner").len(), 1, "one banner:\n{said}");
    let firsts: Vec<_> = headings(page)
        .into_iter()
        .filter(|(level, _)| *level == 1)
        .collect();
    assert_eq!(firsts.len(), 1, "one first heading:\n{said}");
    assert_eq!(firsts[0].1.name, title);
    assert!(
        mains[0].find("heading", title).is_some(),
        "it is in the main part"
    );
    assert_all_have_names(page);
    assert_no_level_is_left_out(mains[0]);
}

/// The same on a step, which says how far it is, in the list of steps and for itself.
pub(super) fn assert_is_step(page: &Node, title: &str) {
    assert_is_told(page, title);
    let steps = page.find("navigation", "Steps").unwrap();
    let mut current = steps.with_role("button");
    current.retain(|step| step.attribute("current") == "step");
    let [current] = current[..] else {
        panic!("one step is the current one: {current:?}");
    };
    assert!(current.name.ends_with(title), "{current:?}");
    let article = page.find("article", title).expect("the step is an article");
    let status = article
        .with_role("status")
        .into_iter()
        .map(Node::said)
        .find(|said| said.starts_with("This step: "));
    let status = status.expect("the step says how far it is");
    // Of the step that is open and to do, the list says that it is now, and where.
    let listed = current.description.as_str();
    let is_now = listed.starts_with("Now, in ") && status == "This step: To do";
    let is_same = status == format!("This step: {listed}");
    assert!(is_now || is_same, "{status}, and in the list: {listed}");
}

fn headings(page: &Node) -> Vec<(u32, &Node)> {
    let found = page.with_role("heading");
    let level = |heading: &Node| heading.attribute("level").parse().unwrap();
    found
        .into_iter()
        .map(|heading| (level(heading), heading))
        .collect()
}

/// What can have the focus has a name; so have the landmarks of which there are several.
fn assert_all_have_names(page: &Node) {
    for node in page.all() {
        // A drawing is told in sentences: they are its name.
        let is_picture = ["img", "image"].contains(&node.role.as_str());
        // A page and the pane that scrolls it are stops of their own, and the page says its name.
        let is_stop = node.has(State::Focusable) && !["document", ""].contains(&node.role.as_str());
        let must_be_named = is_stop || is_picture || is_landmark(node);
        // A heading, a sentence or an alert that the focus goes to is read by what it holds.
        let named = if is_by_content(node) {
            node.said()
        } else {
            node.name.clone()
        };
        assert!(
            !must_be_named || !named.is_empty(),
            "it has no name: {node:?}"
        );
    }
    let mut landmarks: Vec<_> = page
        .all()
        .into_iter()
        .filter(|node| is_landmark(node))
        .map(|node| (&node.role, &node.name))
        .collect();
    let all = landmarks.len();
    landmarks.sort();
    landmarks.dedup();
    assert_eq!(
        landmarks.len(),
        all,
        "two have the same name: {landmarks:?}"
    );
}

/// A landmark of which a page has several.
fn is_landmark(node: &Node) -> bool {
    ["navigation", "region"].contains(&node.role.as_str())
}

fn is_by_content(node: &Node) -> bool {
    let by_content = ["heading", "paragraph", "alert", "row", "generic", "summary"];
    by_content.contains(&node.role.as_str())
}

/// From a step's title down, each heading is at most one level below the one before.
fn assert_no_level_is_left_out(main: &Node) {
    let parts = main.with_role("article");
    for part in parts {
        let levels: Vec<u32> = headings(part).into_iter().map(|(level, _)| level).collect();
        assert_eq!(levels.first(), Some(&1), "{levels:?}");
        let is_whole = levels.windows(2).all(|pair| pair[1] <= pair[0] + 1);
        assert!(is_whole, "a level is left out: {levels:?}");
    }
}
