//! The form in which a vendor asks for the address.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The form in which a vendor's own page asks for the address of ConnectWise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AddressForm {
    /// `https://na.myconnectwise.net`
    LoginUrl,
    /// `na.myconnectwise.net`
    LoginHost,
    /// `api-na.myconnectwise.net`
    ApiHost,
    /// `https://api-na.myconnectwise.net`
    ApiUrl,
}
