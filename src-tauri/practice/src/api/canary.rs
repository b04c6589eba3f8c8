//! Echoes the keys that were sent, to prove that none of them comes through Onramp.

use super::company_info;
use super::host;
use super::reply;
use super::sign_in::Credentials;
use super::target::Target;
use crate::shared::Shared;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The places in which an answer can carry the keys that were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CanaryPlace {
    /// In the fields that a program reads: version, region, names.
    Body,
    /// In headers: `Link`, `Retry-After`, `api-current-version`, one of its own.
    Header,
    /// In `message` of a 403.
    ErrorMessage,
    /// In `code` of a 400.
    ErrorCode,
    /// In `message` of a 401.
    SignInMessage,
    /// In a web page.
    Html,
    /// In `Location` of a redirect to another host.
    Redirect,
    /// In plain text.
    PlainText,
    /// In what company info says, which the keys of an earlier request are no part of: the ready pair's are.
    CompanyInfo,
}

impl CanaryPlace {
    /// Every place.
    pub const ALL: [Self; 9] = [
        Self::Body,
        Self::Header,
        Self::ErrorMessage,
        Self::ErrorCode,
        Self::SignInMessage,
        Self::Html,
        Self::Redirect,
        Self::PlainText,
        Self::CompanyInfo,
    ];
}

/// Puts the keys into the answer, where the options say so; else gives it back as it is.
pub(super) fn echo(
    shared: &Shared,
    parts: &Parts,
    target: &Target,
    response: Response,
) -> Response {
    let Some(place) = shared.canary() else {
        return response;
    };
    if let Target::CompanyInfo(company) = target {
        return match place {
            CanaryPlace::CompanyInfo => {
                company_echo(shared, company, &host(&parts.uri, &parts.headers))
            }
            CanaryPlace::Body
            | CanaryPlace::Header
            | CanaryPlace::ErrorMessage
            | CanaryPlace::ErrorCode
            | CanaryPlace::SignInMessage
            | CanaryPlace::Html
            | CanaryPlace::Redirect
            | CanaryPlace::PlainText => response,
        };
    }
    match Heard::read(parts) {
        Some(heard) => heard.put(place, response),
        None => response,
    }
}

/// What one request carried.
struct Heard {
    authorization: String,
    public: String,
    private: String,
}

impl Heard {
    fn read(parts: &Parts) -> Option<Self> {
        let credentials = Credentials::read(&parts.headers)?;
        let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        Some(Self {
            authorization: value.to_owned(),
            public: credentials.public.to_string(),
            private: credentials.private.to_string(),
        })
    }

    /// Everything in one line, which fits into a header too.
    fn line(&self) -> String {
        format!("{} {} {}", self.private, self.public, self.authorization)
    }

    fn put(&self, place: CanaryPlace, response: Response) -> Response {
        let error = |status, code: &str, message: &str| {
            let body = json!({ "code": code, "message": message, "errors": null });
            reply::json(status, &body)
        };
        match place {
            CanaryPlace::Body => reply::json(StatusCode::OK, &self.body()),
            CanaryPlace::Header => self.in_headers(response),
            CanaryPlace::ErrorMessage => error(StatusCode::FORBIDDEN, "Security", &self.line()),
            CanaryPlace::ErrorCode => error(StatusCode::BAD_REQUEST, &self.private, &self.public),
            CanaryPlace::SignInMessage => {
                error(StatusCode::UNAUTHORIZED, "ConnectWiseApi", &self.line())
            }
            CanaryPlace::Html => {
                let page = format!(
                    "<!doctype html><title>{}</title><h1>{}</h1>",
                    self.private,
                    self.line()
                );
                ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
            }
            CanaryPlace::Redirect => {
                let address = format!(
                    "https://{}.example/{}?authorization={}",
                    self.private, self.public, self.authorization
                );
                (StatusCode::FOUND, [(header::LOCATION, address)]).into_response()
            }
            CanaryPlace::PlainText => (StatusCode::BAD_REQUEST, self.line()).into_response(),
            CanaryPlace::CompanyInfo => response,
        }
    }

    fn body(&self) -> Value {
        json!({
            "version": self.private,
            "isCloud": true,
            "serverTimeZone": self.public,
            "cloudRegion": self.authorization,
            "count": 1,
            "id": self.line(),
            "licenseBits": [{ "name": self.line(), "activeFlag": true }]
        })
    }

    fn in_headers(&self, mut response: Response) -> Response {
        for name in ["x-echo", "link", "retry-after", "server", "location"] {
            if let Ok(value) = HeaderValue::try_from(self.line()) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

fn company_echo(shared: &Shared, company: &str, host: &str) -> Response {
    let mut body = company_info::body(company, host);
    let account = shared.account();
    let pair = account.ready_pair();
    if let (Some(fields), Some(pair)) = (body.as_object_mut(), pair) {
        let (public, private) = (pair.public.expose(), pair.private.expose());
        fields.insert(
            "CompanyName".to_owned(),
            json!(format!("{public} {private}")),
        );
        fields.insert("VersionCode".to_owned(), json!(private));
        fields.insert("VersionNumber".to_owned(), json!(private));
        fields.insert("CompanyID".to_owned(), json!(public));
    }
    reply::json(StatusCode::OK, &body)
}
