//! Questions put to the world, and their answers.

mod climb;
mod company;
mod compare;
mod evidence;
mod finding;
mod judge;
mod ladder;
mod permissions;
mod run;
mod view;
mod way;

pub use company::{CompanyFound, FieldCheck, find_company};
pub use compare::{
    Change, ChangeTally, ComparedRow, Comparison, Ground, OtherGround, RowFound, RowKey, RowSide,
    compare,
};
pub use finding::{Check, CheckRun, Fact, FactName, Finding, Outcome, SentRequest};
pub use ladder::LadderInput;
pub use permissions::{
    KnownBy, PermissionBefore, PermissionFinding, PermissionInput, PermissionNote, PermissionRun,
    ReadAnswer, ReadFinding, Standing, Tally,
};
pub use run::run_check;
pub(crate) use view::comparison_summary;
pub use view::{comparison_view, finding_view, run_view};

pub use climb::{Clock, Progress, ProgressSink};

#[cfg(test)]
mod tests;
