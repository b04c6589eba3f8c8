//! Reads an invite out of a file from anywhere.

use super::file::{FORMAT, Invite, InviteChoices, InviteCompany, InviteContact, InviteGuide, KIND};
use super::text::Part;
use super::{InviteProblem, Text};
use crate::address::{read_address, read_company_id};
use crate::words::Code;
use serde::Deserialize;
use serde_json::Value;

/// The most bytes that an invite's file may have.
pub const LARGEST: usize = 64 * 1024;

/// The parts of a file, none of them judged.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Raw {
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(rename = "format")]
    _format: u32,
    id: String,
    made_at: String,
    onramp_version: String,
    guide: RawGuide,
    company: RawCompany,
    choices: RawChoices,
    contact: RawContact,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct RawGuide {
    id: String,
    vendor: String,
    read_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct RawCompany {
    name: Option<String>,
    company_id: Option<String>,
    address: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct RawChoices {
    role: Option<String>,
    features: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct RawContact {
    name: String,
    mail: Option<String>,
    phone: Option<String>,
}

/// True when a file says of itself that it is an invite, whatever else is wrong with it.
#[must_use]
pub fn looks_like_invite(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Value>(bytes).is_ok_and(|value| says_it_is_one(&value))
}

fn says_it_is_one(value: &Value) -> bool {
    value.get("kind").and_then(Value::as_str) == Some(KIND)
}

/// Reads an invite. What is not understood to the last part is refused whole.
///
/// # Errors
/// `InviteTooLarge`, `InviteNotJson`, `InviteNotOne`, `InviteNewer`, `InviteDamaged`, `InviteTextUnsafe`,
/// `InviteTextTooLong`, `InviteLooksLikeKey`, `InviteCompanyMissing`, `InviteCompanyUnusable`, `InviteAddressUnusable`,
/// `InviteContactMissing`, `InviteMailUnusable`.
pub fn read(bytes: &[u8]) -> Result<Invite, InviteProblem> {
    if bytes.len() > LARGEST {
        return Err(InviteProblem::new(Code::InviteTooLarge));
    }
    // Some programs put a mark in front of a text that they save.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // The parser's own message would quote the text; it is left out on purpose.
    let value: Value =
        serde_json::from_slice(bytes).map_err(|_| InviteProblem::new(Code::InviteNotJson))?;
    if !says_it_is_one(&value) {
        return Err(InviteProblem::new(Code::InviteNotOne));
    }
    match value.get("format").and_then(Value::as_u64) {
        Some(format) if format > u64::from(FORMAT) => {
            return Err(InviteProblem::new(Code::InviteNewer));
        }
        Some(1) => {}
        Some(_) | None => return Err(InviteProblem::new(Code::InviteDamaged)),
    }
    // From the text and not from the value, which keeps the last of two fields of one name.
    let raw: Raw =
        serde_json::from_slice(bytes).map_err(|_| InviteProblem::new(Code::InviteDamaged))?;
    judged(raw)
}

fn judged(raw: Raw) -> Result<Invite, InviteProblem> {
    let damaged = |_| InviteProblem::new(Code::InviteDamaged);
    let mut invite = Invite {
        kind: KIND,
        format: FORMAT,
        id: uuid::Uuid::parse_str(&raw.id).map_err(|_| InviteProblem::new(Code::InviteDamaged))?,
        made_at: raw.made_at.parse().map_err(damaged)?,
        onramp_version: Text::needed(Part::OnrampVersion, &raw.onramp_version)?,
        guide: InviteGuide {
            id: Text::needed(Part::GuideId, &raw.guide.id)?,
            vendor: Text::needed(Part::Vendor, &raw.guide.vendor)?,
            read_on: Text::needed(Part::ReadOn, &raw.guide.read_on)?,
        },
        company: company(
            raw.company.name.as_deref(),
            raw.company.company_id.as_deref(),
            raw.company.address.as_deref(),
        )?,
        choices: InviteChoices {
            role: given(Part::Role, raw.choices.role.as_deref())?,
            features: None,
        },
        contact: contact(
            &raw.contact.name,
            raw.contact.mail.as_deref(),
            raw.contact.phone.as_deref(),
        )?,
        note: given(Part::Note, raw.note.as_deref())?,
    };
    if let Some(features) = raw.choices.features {
        let features = features.iter();
        let features = features.map(|id| Text::needed(Part::Feature, id));
        invite.choices.features = Some(features.collect::<Result<_, _>>()?);
    }
    Ok(invite)
}

pub(super) fn given(part: Part, text: Option<&str>) -> Result<Option<Text>, InviteProblem> {
    text.map_or(Ok(None), |text| Text::optional(part, text))
}

/// The company that is expected. The address is kept as the login host alone: nobody is led anywhere else by it.
pub(super) fn company(
    name: Option<&str>,
    id: Option<&str>,
    address: Option<&str>,
) -> Result<InviteCompany, InviteProblem> {
    let mut company = InviteCompany {
        name: given(Part::CompanyName, name)?,
        company_id: given(Part::CompanyId, id)?,
        address: given(Part::Address, address)?,
    };
    if let Some(id) = &company.company_id {
        let read = read_company_id(id.as_str(), None).company;
        let read = read.ok_or(InviteProblem::new(Code::InviteCompanyUnusable))?;
        company.company_id = Text::optional(Part::CompanyId, read.as_str())?;
    }
    if let Some(address) = &company.address {
        let site = read_address(address.as_str(), None).site;
        let site = site.ok_or(InviteProblem::new(Code::InviteAddressUnusable))?;
        company.address = Text::optional(Part::Address, &site.display())?;
    }
    if company.name.is_none() && company.company_id.is_none() {
        return Err(InviteProblem::new(Code::InviteCompanyMissing));
    }
    Ok(company)
}

/// Whom to ask.
pub(super) fn contact(
    name: &str,
    mail: Option<&str>,
    phone: Option<&str>,
) -> Result<InviteContact, InviteProblem> {
    let missing = || InviteProblem::new(Code::InviteContactMissing);
    let contact = InviteContact {
        name: Text::optional(Part::ContactName, name)?.ok_or_else(missing)?,
        mail: given(Part::Mail, mail)?,
        phone: given(Part::Phone, phone)?,
    };
    if contact.mail.is_none() && contact.phone.is_none() {
        return Err(missing());
    }
    if let Some(mail) = &contact.mail
        && !is_mail(mail.as_str())
    {
        return Err(InviteProblem::new(Code::InviteMailUnusable));
    }
    Ok(contact)
}

/// True for what can be an address: something, an @, and a name with a dot in it. Whether somebody reads it nobody knows.
fn is_mail(text: &str) -> bool {
    let Some((before, host)) = text.rsplit_once('@') else {
        return false;
    };
    let is_plain =
        !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';'));
    is_plain
        && !before.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
}
