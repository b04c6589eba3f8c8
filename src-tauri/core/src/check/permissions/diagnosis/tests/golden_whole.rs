//! What is told of the calls, of reading the role back, of the member, and the remarks, with typical facts.

use super::golden::Golden;
use crate::check::{Fact, FactName};
use crate::words::Code;

type Row<'a> = (Code, &'a [(FactName, &'a str)]);

/// What is told of the calls and of reading the role back.
pub(super) fn calls() -> Vec<Golden> {
    let role = [(FactName::Role, "Phin Integration")];
    let late = (FactName::Reason, "ConnectWise ran out of time");
    let calls = "GET /company/companies, GET /service/boards";
    others(&[
        (Code::CallAnswered, &[]),
        (Code::CallEmpty, &[]),
        (Code::CallRefused, &[]),
        (Code::CallRefusedUnexplained, &[]),
        (Code::CallNeverAsked, &[]),
        (Code::CallNoIdToAsk, &[]),
        (Code::RoleReadBack, &role),
        (Code::RoleNotReadable, &role),
        (Code::RoleNotAnswered, &[role[0], late]),
        (Code::RoleReadUnclear, &role),
        (Code::RowsFound, &[]),
        (Code::RowsMissing, &[(FactName::Calls, calls)]),
        (Code::RowsPerhapsMissing, &[(FactName::Calls, calls)]),
        (Code::RowsNotAllSeen, &[(FactName::Calls, calls)]),
        (Code::FieldsFilled, &[]),
        (
            Code::FieldsBlank,
            &[(FactName::Fields, "GET /service/tickets: company/name")],
        ),
        (Code::ReadsEnded, &[]),
        (Code::ReadsOutOfTime, &[(FactName::Seconds, "60")]),
        (
            Code::ReadsAskedToWait,
            &[(FactName::RetryAfterSeconds, "3600")],
        ),
        (Code::KeysRejectedHalfway, &[]),
        (Code::NotRunCancelled, &[]),
    ])
}

/// What is told of the member, and the remarks.
pub(super) fn member() -> Vec<Golden> {
    let late = (FactName::Reason, "ConnectWise ran out of time");
    let without = "Phin cannot create service tickets, or they land on another board.";
    others(&[
        (
            Code::MemberCorporate,
            &[(FactName::MemberLevel, "Corporate (Level 1)")],
        ),
        (
            Code::MemberBelowCorporate,
            &[(FactName::MemberLevel, "Location (Level 2)")],
        ),
        (
            Code::MemberLocationRestricted,
            &[(FactName::Location, "Tampa")],
        ),
        (Code::MemberNotReadable, &[]),
        (Code::MemberNotAnswered, &[late]),
        (Code::DefaultBoardSet, &[(FactName::Board, "Help Desk")]),
        (Code::DefaultBoardMissing, &[(FactName::Without, without)]),
        (Code::DefaultBoardUnknown, &[(FactName::Without, without)]),
        (
            Code::DefaultBoardNotAnswered,
            &[late, (FactName::Without, without)],
        ),
        (
            Code::RoleIsAdmin,
            &[
                (FactName::Role, "Admin"),
                (FactName::SmallerRole, "Phin Integration"),
            ],
        ),
        (
            Code::RoleLargerThanNeeded,
            &[
                (FactName::Role, "Phin Integration"),
                (FactName::Boxes, "1"),
                (FactName::Places, "Companies › Contacts › Add Level"),
            ],
        ),
        (Code::BoardsExcluded, &[(FactName::Boards, "1")]),
    ])
}

fn others(rows: &[Row<'_>]) -> Vec<Golden> {
    let member = [(FactName::Member, "PhinAPI"), (FactName::Vendor, "Phin")];
    let golden = |(code, facts): &Row<'_>| {
        let facts = facts.iter().chain(&member);
        Golden {
            case: "Phin",
            code: *code,
            facts: facts
                .map(|(name, value)| Fact::new(*name, *value))
                .collect(),
        }
    };
    rows.iter().map(golden).collect()
}
