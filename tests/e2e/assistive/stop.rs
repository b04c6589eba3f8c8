//! What must be told at every stop, whatever stands on the page. Each answers with what is wrong, for a page that is still
//! being built is asked again.

use crate::harness::reader::{Node, State};

/// Nothing, or what is wrong, in words for the story's end.
pub(super) type Told = Result<(), String>;

/// Landmarks, headings, names: what a person moves by who hears the page.
pub(super) fn is_told(page: &Node, title: &str) -> Told {
    let name = format!("{title} – Onramp");
    must(page.name == name, || {
        format!("the page's own name is \"{}\", not \"{name}\"", page.name)
    })?;
    let mains = page.with_role("main");
    must(mains.len() == 1, || format!("{} main parts", mains.len()))?;
    let banners = page.with_role("banner").len();
    must(banners == 1, || format!("{banners} banners"))?;
    let mut firsts = headings(page);
    firsts.retain(|(level, _)| *level == 1);
    let firsts: Vec<&str> = firsts.iter().map(|(_, node)| node.name.as_str()).collect();
    must(firsts == [title], || {
        format!("the first headings are {firsts:?}, not \"{title}\"")
    })?;
    must(mains[0].find("heading", title).is_some(), || {
        format!("\"{title}\" is not in the main part")
    })?;
    all_have_names(page)?;
    no_level_is_left_out(mains[0])
}

/// The same on a step, which says how far it is, in the list of steps and for itself.
pub(super) fn is_step(page: &Node, title: &str) -> Told {
    is_told(page, title)?;
    let steps = page.find("navigation", "Steps").ok_or("no list of steps")?;
    let mut current = steps.with_role("button");
    current.retain(|step| step.attribute("current") == "step");
    let [current] = current[..] else {
        return Err(format!("one step is the current one: {current:?}"));
    };
    must(current.name.ends_with(title), || {
        format!("the current step is \"{}\", not \"{title}\"", current.name)
    })?;
    let article = page.find("article", title);
    let article = article.ok_or_else(|| format!("no article is \"{title}\""))?;
    let status = article
        .with_role("status")
        .into_iter()
        .map(Node::said)
        .find(|said| said.starts_with("This step: "));
    let status = status.ok_or("the step does not say how far it is")?;
    // Of the step that is open and to do, the list says that it is now, and where.
    let listed = current.description.as_str();
    let is_now = listed.starts_with("Now, in ") && status == "This step: To do";
    let is_same = status == format!("This step: {listed}");
    must(is_now || is_same, || {
        format!("\"{status}\" for itself, and in the list \"{listed}\"")
    })
}

fn must(holds: bool, wrong: impl FnOnce() -> String) -> Told {
    if holds { Ok(()) } else { Err(wrong()) }
}

fn headings(page: &Node) -> Vec<(u32, &Node)> {
    let found = page.with_role("heading");
    let level = |heading: &Node| heading.attribute("level").parse().unwrap_or_default();
    found
        .into_iter()
        .map(|heading| (level(heading), heading))
        .collect()
}

/// What can have the focus has a name; so have the landmarks of which there are several.
fn all_have_names(page: &Node) -> Told {
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
        must(!must_be_named || !named.is_empty(), || {
            format!("it has no name: {node:?}")
        })?;
    }
    let mut landmarks: Vec<_> = page
        .all()
        .into_iter()
        .filter(|node| is_landmark(node))
        .map(|node| (&node.role, &node.name))
        .collect();
    landmarks.sort();
    let is_twice = landmarks.windows(2).any(|pair| pair[0] == pair[1]);
    must(!is_twice, || {
        format!("two have the same name: {landmarks:?}")
    })
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
fn no_level_is_left_out(main: &Node) -> Told {
    for part in main.with_role("article") {
        let levels: Vec<u32> = headings(part).into_iter().map(|(level, _)| level).collect();
        let is_whole = levels.windows(2).all(|pair| pair[1] <= pair[0] + 1);
        must(levels.first() == Some(&1) && is_whole, || {
            format!("a level is left out: {levels:?}")
        })?;
    }
    Ok(())
}
