//! What the window is shown. Everything here crosses IPC; nothing here can hold a key.
//!
//! Every sentence is ready to show; the window decides nothing and composes no words from parts.

mod choices;
mod desk;
mod desk_file;
mod drawing;
mod field;
mod history;
mod home;
mod identity;
mod invite;
mod keys;
mod lifecycle;
mod note;
mod permission;
mod received;
mod report;
mod returning;
mod run;
mod step;
mod update;
mod whole;

pub use choices::{ChoicesView, FeatureOption, RoleOption};
pub use desk::{
    BoxChange, CommandError, IntegrationIdSource, PracticeView, ScenarioOption, SettingsView,
    TakenBox,
};
pub use desk_file::{
    DeskFileGroup, DeskFileRow, DeskFileView, DeskLeftOut, DeskStart, DeskWritten,
};
pub use drawing::{DrawingView, DrawnAct, DrawnField};
pub use field::{FieldView, Note, Verdict};
pub use history::{
    ChangeGroupView, ComparedRowView, ComparisonView, GroundView, HistoryView, PastEnding,
    PastRunView, RecheckTold, RecheckView, RowSideView, RunsComparedView,
};
pub use home::{
    GuideCard, HomeGuide, HomeOrder, HomeQuery, HomeState, HomeView, LastCheck, SetupCard,
    SetupState, SetupTwin, UnreadableSetup,
};
pub use identity::{IdentityLine, IdentityState, IdentityView};
pub use invite::{InviteDraft, InviteStart, InviteView, InvitedView, OpenedFile};
pub use keys::{CaptureView, KeySlot, KeysView, SlotView, StoreRemedy};
pub use lifecycle::{
    CopiedWhat, CopyView, EndingView, HandOffLine, HandOffPreview, HandOffSealed, HoldState,
    HoldView, RemovalView, ReplacementView, ScreenTruth,
};
pub use note::{CallNoteView, CallNotesView};
pub use permission::{
    EndpointRow, LevelAsked, PermissionModule, PermissionRow, PermissionSheet, SheetBox,
    SheetReason, TableRow,
};
pub use received::{BegunFromView, ReceivedCard, ReceivedFault, ReceivedStep, ReceivedView};
pub use report::{ReportPreview, ReportWritten};
pub use returning::{ChangeKind, SetupReturn, StepChange};
pub use run::{
    CheckProgress, FactView, FindingView, PermissionFindingView, PermissionRunView, ReadView,
    RunView,
};
pub use step::{
    CopyValue, CorrectionView, NoteView, Part, PassageView, Place, Rich, SectionView, Span,
    StepStatus, StepView, TermView,
};
pub use update::{UpdateFound, UpdateOffer, UpdateWait, UpdateWaitReason};
pub use whole::SetupView;
