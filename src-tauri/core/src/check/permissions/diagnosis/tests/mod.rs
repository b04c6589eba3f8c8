mod beyond;
mod cases;
mod entries;
mod golden;
mod golden_whole;
mod one_box;
mod plans;
mod random;
mod random_roles;
mod server;
mod story;

use super::Diagnosis;
use crate::address::CompanyId;
use crate::catalog::{Catalog, Permission};
use crate::check::permissions::role_levels::RoleLevels;
use crate::check::{PermissionFinding, ReadFinding};
use crate::psa::Scrubber;
use plans::Needed;
use random::Random;
use serde_json::Value;
use server::{ListForm, Server, at};
use std::collections::BTreeSet;

/// How a diagnosis comes to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    ReadBack,
    Reads,
    Both,
}

const WAYS: [Way; 3] = [Way::ReadBack, Way::Reads, Way::Both];

/// What goes wrong on the way.
struct Weather<'a> {
    random: &'a mut Random,
    /// One call in so many is not answered; 0 for none.
    fault_in: usize,
    leaves_out: BTreeSet<String>,
    list: Option<ListForm>,
}

impl<'a> Weather<'a> {
    fn fair(random: &'a mut Random) -> Self {
        Self {
            random,
            fault_in: 0,
            leaves_out: BTreeSet::new(),
            list: None,
        }
    }
}

fn role(server: &Server<'_>, weather: &mut Weather<'_>) -> RoleLevels {
    let scrubber = Scrubber::new(&CompanyId::parse("acme").unwrap(), None);
    let levels = server.my_security(weather.random, &weather.leaves_out);
    let items = weather.list.map(|form| server.customize_items(form));
    let catalog = server.catalog;
    RoleLevels::read(catalog, &scrubber, &levels, items.as_ref()).unwrap()
}

fn diagnose(
    server: &Server<'_>,
    needed: &Needed,
    way: Way,
    weather: &mut Weather<'_>,
) -> Vec<PermissionFinding> {
    let role = (way != Way::Reads).then(|| role(server, weather));
    let reads = if way == Way::ReadBack {
        Vec::new()
    } else {
        server.ask_all(&needed.calls, weather.random, weather.fault_in)
    };
    told(server.catalog, needed, role.as_ref(), &reads)
}

fn told(
    catalog: &Catalog,
    needed: &Needed,
    role: Option<&RoleLevels>,
    reads: &[ReadFinding],
) -> Vec<PermissionFinding> {
    let diagnosis = Diagnosis {
        catalog,
        needed: &needed.boxes,
        role,
        role_stop: None,
        reads,
        vendor: &needed.vendor,
        role_name: "Phin Integration",
        now: at(0),
    };
    diagnosis.judged().boxes
}

/// A customize list in any of the forms that it may have.
fn list_form(random: &mut Random) -> ListForm {
    let write: fn(&str, &str) -> Value = match random.below(4) {
        0 => |_, name| Value::from(name),
        1 => |category, name| Value::from(format!("{category} / {name}")),
        2 => |category, name| Value::from(format!("{category}{name}").replace(' ', "")),
        _ => |category, name| Value::from(category.len() * 100 + name.len()),
    };
    ListForm {
        holds_allowed: random.once_in(2),
        write,
    }
}

fn boxes(needed: &Needed) -> impl Iterator<Item = Permission> {
    needed.boxes.iter().map(|it| it.permission.clone())
}
