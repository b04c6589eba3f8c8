//! What a permission check is about.

use crate::catalog::Catalog;
use crate::guide::{Guide, Plan, Role};
use crate::setup::Choices;

/// What a permission check is about.
#[derive(Debug, Clone, Copy)]
pub struct PermissionInput<'a> {
    /// What ConnectWise has, and which call needs what.
    pub catalog: &'a Catalog,
    /// The plan whose boxes are looked at.
    pub plan: &'a Plan,
    /// The vendor's name.
    pub vendor: &'a str,
    /// The name of the role that was chosen; the member's own, where it can be read, goes before it.
    pub role_name: &'a str,
    /// The name of the role that holds what the plan needs and nothing else; empty where the guide has none.
    pub smaller_role: &'a str,
}

impl<'a> PermissionInput<'a> {
    /// Puts together what a check is about from a guide, its plan and the choices that the plan was made of.
    #[must_use]
    pub fn of(catalog: &'a Catalog, guide: &'a Guide, plan: &'a Plan, choices: &Choices) -> Self {
        let roles = &guide.file().role_choice.options;
        let named = |role: Option<&'a Role>| role.map_or("", |role| role.name.as_str());
        let own = roles.iter().find(|role| role.is_own);
        let chosen = choices.role.as_ref();
        let chosen = chosen.and_then(|id| roles.iter().find(|role| role.id == *id));
        Self {
            catalog,
            plan,
            vendor: guide.name(),
            role_name: named(chosen.or(own)),
            smaller_role: named(own),
        }
    }
}
