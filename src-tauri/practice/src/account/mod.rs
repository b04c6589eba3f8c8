//! What one practice company keeps: its roles, its API members and their keys. In memory, for the life of the server.

mod key;
mod member;
mod role;

pub(crate) use key::{KeyRecord, RandomError, new_key_pair};
pub(crate) use member::{
    BOARDS, DEPARTMENTS, LOCATIONS, Member, MemberDraft, MemberFault, SCOPES, TIME_ZONES,
};
pub(crate) use role::{RIGHTS, Role, RoleFault};

use crate::ready::{ReadyMember, ReadyRole};
use onramp_core::catalog::Catalog;
use onramp_core::keys::KeyPair;

const ADMIN: u32 = 1;
const READY_ROLE: u32 = 2;

/// The company that practice plays, made up.
pub(crate) const COMPANY_ID: &str = "acmemsp";
/// Its display name.
pub(crate) const COMPANY_NAME: &str = "ACME MSP";

/// Everything that the pages change and that the API answers from.
pub(crate) struct Account {
    roles: Vec<Role>,
    members: Vec<Member>,
    last_id: u32,
}

impl Account {
    /// An account as a new one is, with the role Admin and one API member that holds `ready`, the pair that the
    /// command line prints.
    pub(crate) fn new(ready: KeyPair) -> Self {
        let mut account = Self {
            roles: vec![Role::admin(ADMIN)],
            members: Vec::new(),
            last_id: 100,
        };
        let mut member = Member::ready(account.next_id(), ADMIN, ReadyMember::default());
        let key_id = account.next_id();
        member.keys.push(KeyRecord::closed(
            key_id,
            "Ready for the command line",
            ready,
        ));
        account.members.push(member);
        account
    }

    /// Gives the ready member another role: Admin, or one of its own.
    pub(crate) fn set_ready_role(&mut self, ready: ReadyRole, catalog: &Catalog) {
        self.roles.retain(|role| role.id != READY_ROLE);
        let role = Role::ready(READY_ROLE, ready, catalog);
        let id = role.as_ref().map_or(ADMIN, |role| role.id);
        self.roles.extend(role);
        if let Some(member) = self.members.first_mut() {
            member.fields.role = id.to_string();
        }
    }

    /// Changes the ready member. Its role and its keys stay.
    pub(crate) fn set_ready_member(&mut self, ready: ReadyMember) {
        if let Some(member) = self.members.first_mut() {
            let changed = Member::ready(member.id, ADMIN, ready);
            let before = std::mem::replace(member, changed);
            member.fields.role = before.fields.role;
            member.keys = before.keys;
        }
    }

    pub(crate) fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The role that the person made last. Admin and the ready member's role are not the person's.
    pub(crate) fn own_role(&self) -> Option<&Role> {
        let mut roles = self.roles.iter().rev();
        roles.find(|role| !role.is_admin && role.id != READY_ROLE)
    }

    /// The API member that the person made last.
    pub(crate) fn own_member(&self) -> Option<&Member> {
        self.members.iter().skip(1).last()
    }

    pub(crate) fn role(&self, id: u32) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    pub(crate) fn role_mut(&mut self, id: u32) -> Option<&mut Role> {
        self.roles.iter_mut().find(|role| role.id == id)
    }

    /// Adds a role without any permission.
    ///
    /// # Errors
    /// The name is empty, too long, or taken.
    pub(crate) fn add_role(&mut self, name: &str) -> Result<u32, RoleFault> {
        let name = Role::check_name(name, None, &self.roles)?;
        let id = self.next_id();
        self.roles.push(Role::new(id, name));
        Ok(id)
    }

    /// Renames a role. Admin keeps its name.
    ///
    /// # Errors
    /// The name is empty, too long, or taken.
    pub(crate) fn rename_role(&mut self, id: u32, name: &str) -> Result<(), RoleFault> {
        let name = Role::check_name(name, Some(id), &self.roles)?;
        if let Some(role) = self.role_mut(id).filter(|role| !role.is_admin) {
            role.name = name;
        }
        Ok(())
    }

    /// Deletes a role. Admin stays.
    ///
    /// # Errors
    /// A member has it, active or not.
    pub(crate) fn delete_role(&mut self, id: u32) -> Result<(), RoleFault> {
        let members = self.members_of(id);
        if !members.is_empty() {
            let members = members.join(", ");
            return Err(RoleFault::InUse { members });
        }
        self.roles.retain(|role| role.id != id || role.is_admin);
        Ok(())
    }

    /// The Member IDs of those who have a role, active or not.
    pub(crate) fn members_of(&self, role: u32) -> Vec<String> {
        let members = self.members.iter();
        members
            .filter(|member| member.fields.role_id() == Some(role))
            .map(|member| member.fields.identifier.clone())
            .collect()
    }

    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    pub(crate) fn member(&self, id: u32) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    pub(crate) fn member_mut(&mut self, id: u32) -> Option<&mut Member> {
        self.members.iter_mut().find(|member| member.id == id)
    }

    /// Adds an API member, or changes the one with `id`.
    ///
    /// # Errors
    /// Every field that is missing or wrong, in the order of the form.
    pub(crate) fn save_member(
        &mut self,
        id: Option<u32>,
        draft: &MemberDraft,
    ) -> Result<u32, Vec<MemberFault>> {
        draft.check(id, self)?;
        if let Some(member) = id.and_then(|id| self.member_mut(id)) {
            member.take(draft);
            return Ok(member.id);
        }
        let new_id = self.next_id();
        self.members.push(Member::new(new_id, draft));
        Ok(new_id)
    }

    /// Adds a key to a member and leaves it open, its pair on the screen. `None` when there is no such member.
    pub(crate) fn add_key(&mut self, member: u32, description: &str, pair: KeyPair) -> Option<u32> {
        let id = self.next_id();
        let member = self.member_mut(member)?;
        member.keys.push(KeyRecord::open(id, description, pair));
        Some(id)
    }

    /// Gives a key another description. `None` when there is no such key.
    pub(crate) fn rename_key(&mut self, member: u32, key: u32, description: &str) -> Option<u32> {
        let keys = &mut self.member_mut(member)?.keys;
        let key = keys.iter_mut().find(|found| found.id == key)?;
        description.clone_into(&mut key.description);
        Some(key.id)
    }

    /// Deletes a key; from now on its pair is refused.
    pub(crate) fn delete_key(&mut self, member: u32, key: u32) {
        if let Some(member) = self.member_mut(member) {
            member.keys.retain(|found| found.id != key);
        }
    }

    /// Closes every open key record, as leaving its page does: its pair is gone from the screen for good.
    pub(crate) fn close_keys(&mut self) {
        let keys = self.members.iter_mut().flat_map(|member| &mut member.keys);
        for key in keys {
            key.is_open = false;
        }
    }

    /// Finds the active member to whom both keys belong.
    pub(crate) fn signed_in(&self, public: &str, private: &str) -> Option<&Member> {
        self.members
            .iter()
            .filter(|member| member.is_active)
            .find(|member| member.keys.iter().any(|key| key.is(public, private)))
    }

    /// The pair that the command line prints.
    pub(crate) fn ready_pair(&self) -> Option<&KeyPair> {
        self.members.first()?.keys.first().map(KeyRecord::pair)
    }

    fn next_id(&mut self) -> u32 {
        self.last_id += 1;
        self.last_id
    }
}
