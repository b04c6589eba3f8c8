//! Who is calling.

use super::caller::Caller;
use super::reply;
use crate::account::COMPANY_ID;
use crate::scenario::Accepts;
use crate::shared::Shared;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// What `Authorization: Basic base64("company+public:private")` says.
pub(super) struct Credentials {
    pub(super) company: String,
    pub(super) public: Zeroizing<String>,
    pub(super) private: Zeroizing<String>,
}

impl Credentials {
    pub(super) fn read(headers: &HeaderMap) -> Option<Self> {
        let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, encoded) = value.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let bytes = Zeroizing::new(STANDARD.decode(encoded.trim()).ok()?);
        let text = std::str::from_utf8(&bytes).ok()?;
        let (user, private) = text.split_once(':')?;
        let (company, public) = user.split_once('+')?;
        Some(Self {
            company: company.to_owned(),
            public: Zeroizing::new(public.to_owned()),
            private: Zeroizing::new(private.to_owned()),
        })
    }
}

/// Why a caller is not let in.
pub(super) enum Refusal {
    /// The company, the keys or their member are unknown or inactive.
    Keys,
    /// `clientId` is missing or no GUID.
    ClientId,
}

impl Refusal {
    /// The answer that says so.
    pub(super) fn reply(&self) -> Response {
        match self {
            Self::Keys => reply::not_signed_in(),
            Self::ClientId => reply::client_id_refused(),
        }
    }
}

/// Lets a caller in, or says how it is refused. The case of the Company ID does not matter here: whether it does on a
/// real server is not established.
pub(super) fn check(shared: &Shared, headers: &HeaderMap) -> Result<Caller, Refusal> {
    let credentials = Credentials::read(headers).ok_or(Refusal::Keys)?;
    let (public, private) = match shared.server().accepts {
        Accepts::Keys => (&credentials.public, &credentials.private),
        Accepts::SwappedKeys => (&credentials.private, &credentials.public),
    };
    if !credentials.company.eq_ignore_ascii_case(COMPANY_ID) {
        return Err(Refusal::Keys);
    }
    let caller = {
        let account = shared.account();
        let member = account.signed_in(public, private).ok_or(Refusal::Keys)?;
        Caller::new(member, &account)
    };
    if !has_client_id(headers) {
        return Err(Refusal::ClientId);
    }
    Ok(caller.in_scenario(shared))
}

fn has_client_id(headers: &HeaderMap) -> bool {
    headers
        .get("clientid")
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| uuid::Uuid::try_parse(value.trim()).is_ok())
}
