//! Permissions and endpoints.

use super::CorrectionView;
use super::Rich;
use serde::{Deserialize, Serialize};

/// One permission row: a function and the levels that the vendor asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PermissionRow {
    /// The module: "Companies".
    pub module: String,
    /// The function: "Company Maintenance".
    pub function: String,
    /// "All" for each level asked, else empty.
    pub add: String,
    /// See `add`.
    pub edit: String,
    /// See `add`.
    pub delete: String,
    /// See `add`.
    pub inquire: String,
    /// Why the vendor needs it.
    pub why: String,
    /// The features it is for; empty means always.
    pub features: Vec<String>,
    /// The vendor's own spelling where it differs from ConnectWise's.
    pub written_as: Option<String>,
    /// True for what the document does not ask but its endpoints seem to need.
    pub is_correction: bool,
    /// What differs from the document.
    pub corrections: Vec<CorrectionView>,
}

/// The permissions of this setup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PermissionSheet {
    /// The role's name: "Phin Integration".
    pub role_name: String,
    /// The rows, in the order of ConnectWise's Security Roles page as far as it is known.
    pub rows: Vec<PermissionRow>,
    /// What to do under Table Setup › customize; empty where nothing is.
    pub table_setup: Vec<Rich>,
    /// How sure the order is.
    pub order_note: String,
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
