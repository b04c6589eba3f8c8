//! Serves the report preview to the window, byte for byte as it will be written.

use crate::state::Shell;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{AppHandle, Manager};

/// The protocol's name.
pub(crate) const PROTOCOL: &str = "onramp-report";

/// Answers with the preview whose id is the path; with 404 when there is none.
pub(crate) fn answer(app: &AppHandle, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let id = request.uri().path().trim_start_matches('/');
    let html = app.try_state::<Shell>().and_then(|shell| shell.preview(id));
    let status = if html.is_some() {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    let mut response = Response::new(html.unwrap_or_default().into_bytes());
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
}
