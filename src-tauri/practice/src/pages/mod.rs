//! Small web pages in place of ConnectWise's own.

use crate::shared::Shared;
use axum::Router;
use std::sync::Arc;

/// Every page.
pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
}
