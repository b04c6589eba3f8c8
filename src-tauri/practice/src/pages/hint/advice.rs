//! Which hint a page gives, from what practice holds.
//!
//! # Source
//! The acts are those of both vendors' documents: a role with its boxes, an API member with that role, a key, Save and
//! not Save and Close. Which boxes, is for Onramp to say: practice does not know the guide.

use super::{Advice, Spot};
use crate::account::{Account, KeyRecord, Member, Role};
use onramp_core::catalog::{Level, Right};

/// The row of a role's page that has "customize".
pub(in crate::pages) const TABLE_SETUP: &str = "system/table-setup";

fn at(name: &'static str, words: impl Into<String>) -> Advice {
    Advice {
        words: words.into(),
        spot: Spot::Named(name),
    }
}

fn at_row(id: u32, words: impl Into<String>) -> Advice {
    Advice {
        words: words.into(),
        spot: Spot::Row(id),
    }
}

fn nowhere(words: impl Into<String>) -> Advice {
    Advice {
        words: words.into(),
        spot: Spot::Nowhere,
    }
}

pub(in crate::pages) fn login() -> Advice {
    at(
        "log-in",
        "Copy the Company and the address into Onramp. Then come back here and press Log in.",
    )
}

pub(in crate::pages) fn company() -> Advice {
    nowhere("The Company ID here is the one that Onramp asks for. There is nothing to change.")
}

/// The page after logging in: what comes next, by what is there already.
pub(in crate::pages) fn home(account: &Account) -> Advice {
    match (account.own_role(), account.own_member()) {
        (_, Some(member)) if !member.keys.is_empty() => nowhere(format!(
            "{} has keys. Go back to Onramp and go on there.",
            member.fields.identifier
        )),
        (_, Some(member)) => at(
            "menu-members",
            format!(
                "{} has no keys yet. Choose Members, then the tab API Members, and open it.",
                member.fields.identifier
            ),
        ),
        (None, None) => at(
            "menu-roles",
            "First comes a security role: choose Security Roles. If your guide uses the role Admin, choose Members instead.",
        ),
        (Some(role), None) if role.levels.is_empty() => at(
            "menu-roles",
            format!(
                "The role {} has no permissions yet. Choose Security Roles and open it.",
                role.name
            ),
        ),
        (Some(role), None) => at(
            "menu-members",
            format!(
                "The role {} is there. Next comes the API member: choose Members.",
                role.name
            ),
        ),
    }
}

pub(in crate::pages) fn roles(account: &Account) -> Advice {
    match account.own_role() {
        None => at(
            "plus",
            "Press + to begin a new role. If your guide uses the role Admin, there is nothing to do here.",
        ),
        Some(role) if role.levels.is_empty() => at_row(
            role.id,
            format!("{} has no permissions yet. Open it.", role.name),
        ),
        Some(role) if account.own_member().is_none() => at(
            "menu-members",
            format!(
                "{} is there. To compare its boxes with Onramp's list, open it. Then choose Members.",
                role.name
            ),
        ),
        Some(role) => at_row(
            role.id,
            format!(
                "Does Onramp name a box that is missing? Open {} and set it.",
                role.name
            ),
        ),
    }
}

/// A role's page; none is a new one.
pub(in crate::pages) fn role(role: Option<&Role>, account: &Account, is_saved: bool) -> Advice {
    let Some(role) = role else {
        return at(
            "save",
            "Type the role's name into Role ID, exactly as Onramp shows it, and press Save. The boxes appear then.",
        );
    };
    if role.is_admin {
        return at(
            "menu-members",
            "Admin may do everything, and stays as it is. If your guide uses it, go on with Members.",
        );
    }
    if role.levels.is_empty() {
        return at(
            "save",
            "Set each box that Onramp lists to All. Leave the others at None. Then press Save.",
        );
    }
    if role.levels.values().any(|level| *level == Level::My) {
        return at(
            "save",
            "A box says My. My hides records and raises no error. Set it to All if Onramp lists it, then press Save.",
        );
    }
    if role.level(TABLE_SETUP, Right::Inquire) != Level::None && role.allowed_tables.is_empty() {
        return at(
            "customize",
            "Table Setup is on, but it allows no table yet. Further down, under System, press customize beside it.",
        );
    }
    if !is_saved {
        return at(
            "save",
            "Compare the boxes with Onramp's list. What you change counts once you press Save.",
        );
    }
    let members = account.members_of(role.id);
    if members.is_empty() {
        return at(
            "menu-members",
            "Saved. When all boxes are as Onramp lists them, choose Members.",
        );
    }
    nowhere(format!(
        "Saved. It counts at once for {}. Go back to Onramp and check again.",
        members.join(", ")
    ))
}

/// Table Setup › customize; `allowed` is how many entries stand in the left box as drawn.
pub(in crate::pages) fn tables(allowed: usize, is_changed: bool) -> Advice {
    if is_changed {
        return at(
            "save",
            "The entries moved, but that is not saved yet. Press Save.",
        );
    }
    if allowed == 0 {
        return at(
            "allow",
            "In the right box, choose the entries that Onramp lists. Then press Allow selected. The left box is what the role may see.",
        );
    }
    at(
        "close",
        "The left box is what the role may see. If every entry that Onramp lists is there, press Save and Close.",
    )
}

pub(in crate::pages) fn staff() -> Advice {
    at(
        "tab-api",
        "These are people. Programs have a tab of their own: choose API Members.",
    )
}

pub(in crate::pages) fn members(account: &Account) -> Advice {
    match account.own_member() {
        None => at("plus", "Press + to begin a new API member."),
        Some(member) if member.keys.is_empty() => at_row(
            member.id,
            format!(
                "{} has no keys yet. Open it; they are made in its tab API Keys.",
                member.fields.identifier
            ),
        ),
        Some(member) => nowhere(format!(
            "{} is there, with keys. Go back to Onramp, unless it asks you to change something here.",
            member.fields.identifier
        )),
    }
}

/// An API member's form; none is a new one.
pub(in crate::pages) fn member(member: Option<&Member>, account: &Account) -> Advice {
    let Some(member) = member else {
        let role = account.own_role().map_or_else(
            || "choose the role that Onramp names".to_owned(),
            |role| format!("choose the role that Onramp names (you made {})", role.name),
        );
        return at(
            "save",
            format!(
                "Fill in every field with a star. As Role ID, {role}. Then press Save, not Save and Close: the keys come next."
            ),
        );
    };
    if !member.is_active {
        return at(
            "save",
            "This member is inactive, so its keys are refused. To use it again, take the tick off Inactive and press Save.",
        );
    }
    if member.keys.is_empty() {
        return at(
            "tab-keys",
            "The keys are made in the next tab. Choose API Keys.",
        );
    }
    at(
        "save",
        "Change only what Onramp asks for, then press Save. It counts at once.",
    )
}

/// The tab API Keys.
pub(in crate::pages) fn keys(member: &Member) -> Advice {
    if member.keys.is_empty() {
        return at("plus", "Press + to begin a new key.");
    }
    nowhere(
        "If Onramp has both keys, you are done here. If the private key is lost, press + for another key, see that it works, and delete the old one last.",
    )
}

/// One key; none is a new one.
pub(in crate::pages) fn key(key: Option<&KeyRecord>) -> Advice {
    match key {
        None => at(
            "save",
            "Type a description. Then press Save, not Save and Close: the keys are shown once.",
        ),
        Some(key) if key.is_open => at(
            "keys",
            "Copy each key and paste it in Onramp, one after the other. Leave this page open until Onramp says that you may close it.",
        ),
        Some(_) => nowhere(
            "This key's page was closed. Nothing is to be done here, unless Onramp asks you to delete this key.",
        ),
    }
}
