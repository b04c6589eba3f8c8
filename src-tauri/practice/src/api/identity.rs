//! Who the caller is and what its role may do: `mySecurity`, a role's settings, `myMembers`, `apiMembers`.
//!
//! # Source
//! The fields are those of the published API specification (2025.8). **Guesses**, as no public source shows an answer:
//! the identifiers (names without their spaces and signs); that the customize items are those in the left, allowed
//! box; that their `itemIdentifier` is "Category / Name", as other vendors' pages write the entries; that
//! `structureLevel` bears the words of the form. Whether a narrow role may call these at all is not known either, so
//! they can be switched off.

use super::caller::Caller;
use super::lists;
use crate::account::{Role, SCOPES};
use crate::ready::MemberLevel;
use crate::shared::Shared;
use onramp_core::catalog::{Catalog, Function, Level, Module, Right};
use serde_json::{Map, Value, json};

/// True for the paths that can be switched off.
pub(super) fn is_read_back(path: &str) -> bool {
    path.starts_with("/system/mysecurity")
        || path.starts_with("/system/mymembers")
        || settings_of(path).is_some()
}

/// The list at a path, when it is about callers and roles.
pub(super) fn list(shared: &Shared, caller: &Caller, path: &str) -> Option<Vec<Value>> {
    match path {
        "/system/mysecurity" => Some(my_security(&shared.catalog, caller)),
        "/system/mysecurity/customizeitems" => Some(customize_items(&shared.catalog, &caller.role)),
        "/system/apimembers" => Some(api_members(shared, caller)),
        "/system/securityroles" => Some(roles(shared)),
        _ => {
            let id = settings_of(path)?;
            if id == caller.role.id {
                return Some(settings(&shared.catalog, &caller.role));
            }
            let account = shared.account();
            Some(settings(&shared.catalog, account.role(id)?))
        }
    }
}

/// The object at a path, when it is about the caller.
pub(super) fn object(path: &str, caller: &Caller) -> Option<Value> {
    match path {
        "/system/mymembers" => Some(my_member(caller)),
        "/system/mymembers/info" => Some(json!({
            "id": caller.id,
            "identifier": caller.fields.identifier,
            "firstName": caller.fields.name,
            "serviceDefaultBoard": board(caller),
        })),
        _ => None,
    }
}

/// The role whose settings a path asks for.
fn settings_of(path: &str) -> Option<u32> {
    let role = path.strip_prefix("/system/securityroles/")?;
    role.strip_suffix("/settings")?.parse().ok()
}

fn my_security(catalog: &Catalog, caller: &Caller) -> Vec<Value> {
    let mut rows = settings(catalog, &caller.role);
    for row in rows.iter_mut().filter_map(Value::as_object_mut) {
        row.insert("member".to_owned(), member_reference(caller));
    }
    rows
}

/// One row per function of the catalog.
fn settings(catalog: &Catalog, role: &Role) -> Vec<Value> {
    let functions = catalog.modules().iter().flat_map(|module| {
        let functions = module.functions.iter();
        functions.map(move |function| (module, function))
    });
    functions
        .enumerate()
        .map(|(place, (module, function))| setting(role, module, function, place + 1))
        .collect()
}

fn setting(role: &Role, module: &Module, function: &Function, number: usize) -> Value {
    let id = format!("{}/{}", module.id, function.id);
    let level = |right| level_word(role.level(&id, right));
    json!({
        "id": number,
        "addLevel": level(Right::Add),
        "editLevel": level(Right::Edit),
        "deleteLevel": level(Right::Delete),
        "inquireLevel": level(Right::Inquire),
        "moduleFunctionName": function.name,
        "moduleFunctionDescription": function.name,
        "myAllFlag": true,
        "moduleFunctionIdentifier": identifier(&function.name),
        "reportFlag": false,
        "restrictFlag": false,
        "customFlag": function.has_customize,
        "moduleDescription": module.name,
        "moduleIdentifier": identifier(&module.name),
        "moduleName": module.name,
        "sortOrder": number,
    })
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::None => "None",
        Level::My => "My",
        Level::All => "All",
    }
}

fn identifier(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

fn customize_items(catalog: &Catalog, role: &Role) -> Vec<Value> {
    let allowed = catalog.tables().iter();
    let allowed = allowed.filter(|table| role.allows_table(&table.id));
    allowed
        .enumerate()
        .map(|(place, table)| {
            json!({
                "id": place + 1,
                "customizeIdentifier": "SystemTableSetup",
                "itemIdentifier": format!("{} / {}", table.category, table.name),
            })
        })
        .collect()
}

fn roles(shared: &Shared) -> Vec<Value> {
    let account = shared.account();
    let role = |role: &Role| json!({ "id": role.id, "name": role.name, "adminFlag": role.is_admin, "inactiveFlag": false });
    account.roles().iter().map(role).collect()
}

/// Every API member; the caller as the scenario lets it be.
fn api_members(shared: &Shared, caller: &Caller) -> Vec<Value> {
    let account = shared.account();
    let members = account.members().iter().map(|member| {
        let mut fields = if member.id == caller.id {
            common_fields(caller)
        } else {
            common_fields(&Caller::new(member, &account))
        };
        fields.insert("name".to_owned(), json!(member.fields.name));
        fields.insert("inactiveFlag".to_owned(), json!(!member.is_active));
        Value::Object(fields)
    });
    members.collect()
}

fn my_member(caller: &Caller) -> Value {
    let mut fields = common_fields(caller);
    let more = [
        ("firstName", json!(caller.fields.name)),
        ("licenseClass", json!("A")),
        ("adminFlag", json!(caller.role.is_admin)),
        ("restrictLocationFlag", json!(caller.is_held_to_location)),
        ("inactiveFlag", json!(false)),
    ];
    fields.extend(more.map(|(name, value)| (name.to_owned(), value)));
    Value::Object(fields)
}

/// What `myMembers` and `apiMembers` both tell. A reference to nothing is left out.
fn common_fields(member: &Caller) -> Map<String, Value> {
    let fields = &member.fields;
    let excluded = member.excluded_boards.iter();
    let excluded = excluded.filter_map(|name| id_of("/service/boards", name));
    let all = [
        ("id", json!(member.id)),
        ("identifier", json!(fields.identifier)),
        ("timeZone", json!({ "id": 1, "name": fields.time_zone })),
        (
            "securityRole",
            json!({ "id": member.role.id, "name": member.role.name }),
        ),
        ("structureLevel", structure_level(member.level)),
        ("securityLocation", security_location(member)),
        (
            "defaultLocation",
            named("/system/locations", &fields.location),
        ),
        (
            "defaultDepartment",
            named("/system/departments", &fields.department),
        ),
        (
            "salesDefaultLocation",
            named("/system/locations", &fields.territory),
        ),
        ("serviceDefaultBoard", board(member)),
        (
            "excludedServiceBoardIds",
            json!(excluded.collect::<Vec<u64>>()),
        ),
    ];
    let told = all.into_iter().filter(|(_, value)| !value.is_null());
    told.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn structure_level(level: MemberLevel) -> Value {
    let place = MemberLevel::ALL.iter().position(|known| *known == level);
    json!({ "id": place.map(|place| place + 1), "name": level.label() })
}

/// The part of the company that the level covers.
fn security_location(member: &Caller) -> Value {
    match member.level {
        MemberLevel::Corporate => json!({ "id": 1, "name": SCOPES[0] }),
        MemberLevel::Location | MemberLevel::BusinessUnit | MemberLevel::Individual => {
            named("/system/locations", &member.fields.location)
        }
    }
}

fn board(member: &Caller) -> Value {
    let name = member.default_board.as_deref();
    name.map_or(Value::Null, |name| named("/service/boards", name))
}

fn member_reference(member: &Caller) -> Value {
    json!({ "id": member.id, "identifier": member.fields.identifier, "name": member.fields.name })
}

/// A reference to the record with a name; null when there is none.
fn named(list: &str, name: &str) -> Value {
    id_of(list, name).map_or(Value::Null, |id| json!({ "id": id, "name": name }))
}

fn id_of(list: &str, name: &str) -> Option<u64> {
    lists::at(list)?.id_of(name)
}
