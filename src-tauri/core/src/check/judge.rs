//! What an answer means.

use crate::psa::{Answer, Body};
use crate::words::Code;

/// What an answer to a question behind keys means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ApiAnswer {
    /// A JSON answer to the question.
    Answered,
    /// The keys are not accepted.
    KeysRejected,
    /// The keys are known, and their role does not allow this.
    NotAllowed,
    /// The integration ID is missing or not accepted.
    IntegrationId,
    /// Anything else.
    Other(Code),
}

/// Tells what an answer to a question behind keys means.
///
/// # Source
/// The bodies are those that public programs and logs show; for causes without a code of their own in ConnectWise's
/// answers, a piece of the text is the only mark. Missing `clientId`: sources disagree on the status (400, 401, 403).
pub(super) fn api(answer: &Answer) -> ApiAnswer {
    let other = ApiAnswer::Other;
    match answer.status {
        200..=299 => match answer.body {
            Body::Json(_) => ApiAnswer::Answered,
            Body::Empty | Body::Other(_) => other(Code::AnswerNotJson),
        },
        400 | 401 | 403 if answer.says("clientid") => ApiAnswer::IntegrationId,
        401 if !is_elsewhere(answer) => ApiAnswer::KeysRejected,
        403 if !is_elsewhere(answer) => ApiAnswer::NotAllowed,
        _ => other(fault(answer)),
    }
}

/// True when a 403 is ConnectWise's own: a JSON object with a code. A firewall or a gateway in front refuses too, and
/// says nothing of the role.
///
/// # Source
/// One body seen live: `{"code":"Security","message":"You do not have security permission to perform this action."}`.
/// Other codes are taken too, because no document lists them.
pub(super) fn is_refusal(answer: &Answer) -> bool {
    let code = answer.text("code");
    answer.status == 403 && code.is_some_and(|code| !code.trim().is_empty())
}

/// True when a 401 or 403 is not about the keys: another fault, or a page of something that stands in front.
fn is_elsewhere(answer: &Answer) -> bool {
    is_page(answer) || answer.says("ssl is required") || answer.says("cannot route")
}

/// Names the fault of an answer that is no success.
pub(super) fn fault(answer: &Answer) -> Code {
    match answer.status {
        429 => Code::TooManyRequests,
        407 => Code::ProxyNeedsLogin,
        408 | 504 => Code::ServerTimedOut,
        300..=399 if answer.moved_to.is_some() => Code::RedirectedElsewhere,
        500..=599 if answer.is_object() && answer.says("timeout") => Code::ServerTimedOut,
        500..=599 => Code::ServerError,
        400..=499 if answer.says("ssl is required") => Code::SslPrefixMissing,
        400..=499 if answer.says("cannot route") => Code::AddressNotRouted,
        400 if answer.says("accept header") => Code::VersionRefused,
        404 => Code::EndpointUnknown,
        _ if is_page(answer) => Code::AnswerNotJson,
        _ => Code::AnswerUnexpected,
    }
}

/// What an answer about a company means.
pub(super) enum CompanyAnswer {
    /// There is one.
    Found,
    /// There is none.
    Unknown,
    /// Anything else.
    Other(Code),
}

/// Tells what an answer about a company means. An unknown company is no 404: the answer is 200 and JSON `null`.
pub(super) fn company(answer: &Answer) -> CompanyAnswer {
    let other = CompanyAnswer::Other;
    match (answer.status, &answer.body) {
        (200..=299, Body::Json(serde_json::Value::Null)) => CompanyAnswer::Unknown,
        (200..=299, Body::Json(_)) if is_company(answer) => CompanyAnswer::Found,
        (200..=299, Body::Json(_)) => other(Code::NotAConnectWise),
        (200..=299, Body::Empty | Body::Other(_)) => other(Code::AnswerNotJson),
        (404, _) if answer.says("cannot route") => other(Code::AddressNotRouted),
        (404, Body::Json(_)) if answer.says("endpoint does not exist") => {
            other(Code::NotAConnectWise)
        }
        (404, Body::Json(_)) => CompanyAnswer::Unknown,
        (404, Body::Empty | Body::Other(_)) => other(Code::NotAConnectWise),
        _ => other(fault(answer)),
    }
}

fn is_company(answer: &Answer) -> bool {
    ["Codebase", "VersionCode", "CompanyName"]
        .iter()
        .any(|name| answer.text(name).is_some())
}

fn is_page(answer: &Answer) -> bool {
    matches!(&answer.body, Body::Other(text) if text.trim_start().starts_with('<'))
}
