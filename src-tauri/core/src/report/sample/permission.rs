//! The permission check of a sample.

use super::run::finding;
use super::{Parts, at, healthy_parts, reopen};
use crate::catalog::Permission;
use crate::check::{
    Check, Fact, FactName, KnownBy, Outcome, PermissionBefore, PermissionFinding, PermissionNote,
    PermissionRun, ReadAnswer, ReadFinding, run_view,
};
use crate::setup::view::{SetupState, StepStatus};
use crate::words::Code;

const BOTH: &[KnownBy] = &[KnownBy::RoleReadBack, KnownBy::Read];
const ROLE: &[KnownBy] = &[KnownBy::RoleReadBack];
const READ: &[KnownBy] = &[KnownBy::Read];

/// As [`healthy_parts`], with boxes missing.
pub(in crate::report) fn parts_with_gaps() -> Parts {
    let mut parts = healthy_parts();
    check(&mut parts, with_gaps());
    parts.0.state = SetupState::Problem;
    reopen(&mut parts.0, &mut parts.1, "test", StepStatus::Problem);
    parts
}

/// As [`healthy_parts`], from an Onramp that checked no permissions.
pub(in crate::report) fn unchecked_parts() -> Parts {
    let (mut view, mut setup, made) = healthy_parts();
    view.last_run.as_mut().unwrap().permissions = None;
    setup.last_run.as_mut().unwrap().permissions = None;
    (view, setup, made)
}

/// Puts a permission check into a setup and its view.
pub(super) fn check((view, setup, _): &mut Parts, run: PermissionRun) {
    let kept = setup.last_run.as_mut().unwrap();
    kept.permissions = Some(run);
    let told = run_view(kept);
    let shown = view.last_run.as_mut().unwrap();
    shown.summary = told.summary;
    shown.permissions = told.permissions;
}

/// Everything is set.
pub(super) fn whole() -> PermissionRun {
    let set = |permission: &str, known_by| {
        one(
            permission,
            Outcome::Passed,
            Code::PermissionGranted,
            known_by,
        )
    };
    PermissionRun {
        findings: vec![
            finding(Check::RoleRead, Outcome::Passed, Code::RoleReadBack, 140),
            finding(Check::Reach, Outcome::Passed, Code::MemberCorporate, 90),
        ],
        boxes: vec![
            set("companies/company-maintenance/inquire", BOTH),
            set("companies/contacts/edit", ROLE),
            set("companies/contacts/inquire", BOTH),
            set("finance/agreements/edit", ROLE),
            set("finance/agreements/inquire", BOTH),
            set("service-desk/service-tickets/add", ROLE),
            optional(set("service-desk/service-tickets/edit", ROLE)),
            set("service-desk/service-tickets/inquire", BOTH),
            set("table/service/service-board", READ),
        ],
        reads: vec![read(
            "/company/companies/count",
            ReadAnswer::Answered,
            Code::CallAnswered,
        )],
        notes: Vec::new(),
        before: Vec::new(),
        is_partial: false,
    }
}

/// One box is missing, one of two is, one is suspected, three cannot be told, an optional one is not set; one was
/// mended since.
pub(super) fn with_gaps() -> PermissionRun {
    let (failed, unsure) = (Outcome::Failed, Outcome::CouldNotTell);
    let boxes = boxes_with_gaps();
    let before = PermissionBefore {
        permission: boxes[0].permission.clone(),
        outcome: failed,
        code: Code::PermissionMissing,
        known_at: at("13:47:12"),
    };
    PermissionRun {
        findings: vec![
            finding(Check::RoleRead, unsure, Code::RoleNotReadable, 140),
            finding(Check::Reach, failed, Code::MemberBelowCorporate, 90),
            finding(Check::DefaultBoard, unsure, Code::DefaultBoardUnknown, 0),
        ],
        boxes,
        reads: READS
            .map(|(path, answer, code)| read(path, answer, code))
            .to_vec(),
        notes: vec![PermissionNote {
            code: Code::BoardsExcluded,
            evidence: vec![Fact::new(FactName::Boards, "2")],
        }],
        before: vec![before],
        is_partial: true,
    }
}

const READS: [(&str, ReadAnswer, Code); 4] = [
    (
        "/company/companies/count",
        ReadAnswer::Answered,
        Code::CallAnswered,
    ),
    (
        "/finance/agreements",
        ReadAnswer::Refused,
        Code::CallRefused,
    ),
    (
        "/service/boards/{boardId}/types",
        ReadAnswer::NotAsked,
        Code::CallNoIdToAsk,
    ),
    (
        "/service/tickets",
        ReadAnswer::Refused,
        Code::CallRefusedUnexplained,
    ),
];

fn boxes_with_gaps() -> Vec<PermissionFinding> {
    let unseen = |name| {
        one(
            name,
            Outcome::CouldNotTell,
            Code::PermissionNotReadable,
            &[],
        )
    };
    let missing = |name| one(name, Outcome::Failed, Code::PermissionMissing, READ);
    let unsure = |name, code| one(name, Outcome::CouldNotTell, code, READ);
    let answered = Code::PermissionReadAnswered;
    let several = [
        "service-desk/service-tickets/inquire",
        "table/service/service-board",
    ];
    let mut boxes = vec![
        one(
            "companies/company-maintenance/inquire",
            Outcome::Passed,
            answered,
            READ,
        ),
        unseen("companies/contacts/edit"),
        unsure("companies/contacts/inquire", Code::PermissionSuspected),
        unseen("finance/agreements/edit"),
        missing("finance/agreements/inquire"),
        unseen("service-desk/service-tickets/add"),
        optional(missing("service-desk/service-tickets/edit")),
    ];
    boxes.extend(several.map(|name| PermissionFinding {
        one_of: several.map(|name| name.parse().unwrap()).to_vec(),
        ..unsure(name, Code::PermissionOneOf)
    }));
    boxes
}

fn optional(found: PermissionFinding) -> PermissionFinding {
    PermissionFinding {
        is_optional: true,
        ..found
    }
}

fn one(permission: &str, outcome: Outcome, code: Code, known_by: &[KnownBy]) -> PermissionFinding {
    let permission: Permission = permission.parse().unwrap();
    let catalog = super::catalog();
    let place = catalog.permission_in_words(&permission).unwrap();
    let remedy = catalog.remedy(&permission, "Phin Integration").unwrap();
    let mut evidence = vec![
        Fact::new(FactName::Place, place),
        Fact::new(FactName::Role, "Phin Integration"),
        Fact::new(FactName::Without, "Phin cannot push billing data."),
    ];
    if outcome != Outcome::Passed {
        evidence.push(Fact::new(FactName::Remedy, remedy));
    }
    if !known_by.is_empty() {
        evidence.push(Fact::new(FactName::Call, "GET /finance/agreements"));
    }
    PermissionFinding {
        permission,
        outcome,
        code,
        known_by: known_by.to_vec(),
        one_of: Vec::new(),
        is_optional: false,
        evidence,
        known_at: at("14:04:53"),
    }
}

fn read(path: &str, answer: ReadAnswer, code: Code) -> ReadFinding {
    ReadFinding {
        path: path.to_owned(),
        answer,
        code,
        needs: vec!["finance/agreements/inquire".parse().unwrap()],
        evidence: Vec::new(),
        at: at("14:04:52"),
    }
}
