//! Permissions and endpoints.

use super::CorrectionView;
use super::Rich;
use serde::{Deserialize, Serialize};

/// What is asked of one level of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum LevelAsked {
    /// Nothing: leave it as it is.
    Nothing,
    /// All.
    All,
    /// All, although the vendor's document does not ask it: its endpoints seem to need it.
    AllBesideTheDocument,
}

/// One level of a row: a box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SheetBox {
    /// The box, as `PermissionFindingView::permission` names it.
    pub permission: String,
    /// The column: "Inquire".
    pub column: String,
    /// What is asked.
    pub asked: LevelAsked,
}

/// Why a row asks what it asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SheetReason {
    /// The boxes, in words: "Add, Inquire"; for a setup table empty.
    pub columns: String,
    /// Why the vendor needs them.
    pub why: String,
    /// What does not work without them.
    pub without: String,
    /// The names of the features it is for; empty means always.
    pub features: Vec<String>,
    /// True for what the document does not ask but its endpoints seem to need.
    pub is_optional: bool,
}

/// One function of ConnectWise's page; those of which nothing is asked are there too, to tick down the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PermissionRow {
    /// The function's id: `finance/agreements`.
    pub id: String,
    /// The function: "Agreements".
    pub function: String,
    /// True when ConnectWise shows "customize" beside it.
    pub has_customize: bool,
    /// Add, Edit, Delete, Inquire.
    pub boxes: Vec<SheetBox>,
    /// Why; empty where nothing is asked.
    pub reasons: Vec<SheetReason>,
    /// The vendor's own spelling where it differs from ConnectWise's.
    pub written_as: Option<String>,
    /// What differs from the document.
    pub corrections: Vec<CorrectionView>,
}

/// One module of ConnectWise's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PermissionModule {
    /// Its name: "Finance".
    pub name: String,
    /// Its functions.
    pub rows: Vec<PermissionRow>,
}

/// One entry of Table Setup › customize.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct TableRow {
    /// The box, as `PermissionFindingView::permission` names it.
    pub permission: String,
    /// The entry as ConnectWise writes it: "Service / Service Board".
    pub name: String,
    /// A doubt about the name; empty where there is none.
    pub doubt: String,
    /// Why.
    pub reasons: Vec<SheetReason>,
    /// What differs from the document.
    pub corrections: Vec<CorrectionView>,
}

/// The permissions of this setup, laid out as ConnectWise's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PermissionSheet {
    /// The role's name: "Phin Integration".
    pub role_name: String,
    /// The modules, in the order of ConnectWise's Security Roles page as far as it is known.
    pub modules: Vec<PermissionModule>,
    /// The entries that must stand in the left box of Table Setup › customize; empty where none is asked.
    pub tables: Vec<TableRow>,
    /// What to do under Table Setup › customize; empty where nothing is.
    pub table_setup: Vec<Rich>,
    /// How sure the order is.
    pub order_note: String,
    /// The sheet as plain text, for the clipboard.
    pub as_text: String,
}

/// One endpoint of the vendor's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct EndpointRow {
    /// The area: "Company".
    pub area: String,
    /// `GET`, `POST`, ….
    pub methods: Vec<String>,
    /// The path as the vendor writes it.
    pub path: String,
    /// What it is for, in our words.
    pub about: String,
    /// What it needs: "Companies › Company Maintenance › Inquire".
    pub needs: String,
    /// What differs from the document.
    pub corrections: Vec<CorrectionView>,
}
