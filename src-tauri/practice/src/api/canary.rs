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
use std::sync::atomic::Ordering;

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
    /// In every text of the records that a read is answered with, levels left as they are.
    Records,
    /// In what company info says, which the keys of an earlier request are no part of: the ready pair's are.
    CompanyInfo,
}

impl CanaryPlace {
    /// Every place.
    pub const ALL: [Self; 10] = [
        Self::Body,
        Self::Header,
        Self::ErrorMessage,
        Self::ErrorCode,
        Self::SignInMessage,
        Self::Html,
        Self::Redirect,
        Self::PlainText,
        Self::Records,
        Self::CompanyInfo,
    ];
}

/// Puts the keys into the answer, where the options say so; else gives it back as it is.
pub(super) async fn echo(
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
            | CanaryPlace::PlainText
            | CanaryPlace::Records => response,
        };
    }
    let Some(heard) = Heard::read(parts).filter(|_| !is_spared(shared, target)) else {
        return response;
    };
    match place {
        CanaryPlace::Records => heard.in_records(response).await,
        CanaryPlace::Body
        | CanaryPlace::Header
        | CanaryPlace::ErrorMessage
        | CanaryPlace::ErrorCode
        | CanaryPlace::SignInMessage
        | CanaryPlace::Html
        | CanaryPlace::Redirect
        | CanaryPlace::PlainText
        | CanaryPlace::CompanyInfo => heard.put(place, response),
    }
}

/// True for what the rungs of the live test ask, where they are spared so that the permission check is reached.
fn is_spared(shared: &Shared, target: &Target) -> bool {
    let path = target.plain();
    shared.canary_spares_rungs.load(Ordering::Relaxed)
        && RUNGS.iter().any(|rung| path == format!("/apis/3.0{rung}"))
}

/// What the live test asks with keys before the permission check.
const RUNGS: [&str; 2] = ["/system/info", "/company/companies/count"];

/// The words of a level: with other ones in their place nothing would be read out of a role at all.
const LEVELS: [&str; 3] = ["None", "My", "All"];

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
            CanaryPlace::Records | CanaryPlace::CompanyInfo => response,
        }
    }

    /// The true answer with everything in it said by the echo; what is no JSON stays.
    async fn in_records(&self, response: Response) -> Response {
        let (head, body) = response.into_parts();
        // What practice answers with is in memory already; reading it cannot fail.
        let whole = axum::body::to_bytes(body, usize::MAX).await;
        let whole = whole.unwrap_or_default();
        match serde_json::from_slice(&whole) {
            Ok(mut records) => {
                self.speak(&mut records);
                reply::json(head.status, &records)
            }
            Err(_) => Response::from_parts(head, whole.into()),
        }
    }

    fn speak(&self, value: &mut Value) {
        match value {
            Value::String(text) if !LEVELS.contains(&text.as_str()) => *text = self.line(),
            Value::Array(values) => values.iter_mut().for_each(|value| self.speak(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.speak(value)),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
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
