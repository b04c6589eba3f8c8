//! The questions that decide which steps are left.

use serde::{Deserialize, Serialize};

/// One option of the role question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RoleOption {
    /// Its id: `admin`, `custom`.
    pub id: String,
    /// Its label: "Admin", "Phin Integration".
    pub label: String,
    /// What choosing it means.
    pub about: String,
    /// True when chosen.
    pub is_chosen: bool,
}

/// One optional part of the vendor's integration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct FeatureOption {
    /// Its id: `billing`.
    pub id: String,
    /// Its name: "Billing".
    pub name: String,
    /// What it does.
    pub about: String,
    /// True when chosen.
    pub is_chosen: bool,
}

/// The questions that decide which steps are left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ChoicesView {
    /// The role question.
    pub role_question: String,
    /// Its options; exactly one is to be chosen.
    pub roles: Vec<RoleOption>,
    /// The feature question; empty when the guide has no features.
    pub feature_question: String,
    /// The features; any number may be chosen.
    pub features: Vec<FeatureOption>,
    /// True once confirmed.
    pub is_answered: bool,
}
