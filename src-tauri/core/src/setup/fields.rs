//! The two fields as Onramp reads them, and what of a text may be recorded.

use super::{FieldId, Setup};
use crate::address::{
    AddressReading, CompanyId, CompanyIdReading, PracticeServer, Site, read_address,
    read_company_id,
};
use crate::keys::LeakForms;
use crate::words::Code;

/// What stands in the records where a person typed keys. It reads as what it replaces, so the field says what is wrong.
const MASKED_COMPANY_ID: &str = "•••+•••:•••";
const MASKED_ADDRESS: &str = "•••:•••@";

/// Both fields of a setup, read.
pub(crate) struct Readings {
    pub(crate) address: AddressReading,
    pub(crate) company: CompanyIdReading,
}

impl Readings {
    /// Reads the fields. Without a running practice, a practice setup has no site: it never turns to a real one.
    pub(crate) fn of(setup: &Setup, practice: Option<PracticeServer>) -> Self {
        let typed = |field| setup.fields.get(&field).map_or("", String::as_str);
        let mut address = read_address(typed(FieldId::Address), practice);
        if setup.is_practice && practice.is_none() && address.code() != Code::AddressEmpty {
            address = AddressReading {
                site: None,
                notes: vec![(Code::PracticeNotStarted, Vec::new())],
            };
        }
        let company = read_company_id(typed(FieldId::CompanyId), address.site.as_ref());
        Self { address, company }
    }

    /// The site and the company, or the code of the field that cannot be used yet.
    pub(crate) fn usable(&self) -> Result<(&Site, &CompanyId), Code> {
        let site = self.address.site.as_ref().ok_or(self.address.code())?;
        let company = self.company.company.as_ref();
        Ok((site, company.ok_or(self.company.code())?))
    }

    /// The company and the login host that the fields name: what a pair proves itself at. None until both can be used.
    pub(crate) fn target(&self) -> Option<(String, String)> {
        let (site, company) = self.usable().ok()?;
        Some((company.as_str().to_owned(), site.login_host().to_owned()))
    }
}

/// What of a typed text may be recorded: all of it, but for a login or keys that do not belong there.
pub(crate) fn recordable(field: FieldId, typed: &str) -> &str {
    let holds_keys = match field {
        FieldId::CompanyId => read_company_id(typed, None).code() == Code::CompanyIdHasWholeKey,
        FieldId::Address => read_address(typed, None).code() == Code::AddressHasCredentials,
    };
    if holds_keys { masked(field) } else { typed }
}

fn masked(field: FieldId) -> &'static str {
    match field {
        FieldId::CompanyId => MASKED_COMPANY_ID,
        FieldId::Address => MASKED_ADDRESS,
    }
}

impl Setup {
    /// Drops whatever holds a key that only now is known to be one: typed into a field or a note, or named by a server that
    /// knew it before it was captured.
    pub(crate) fn drop_traces(&mut self, forms: &LeakForms) {
        self.drop_traces_in_notes(forms);
        self.drop_traces_in_invite(forms);
        let mut is_about_another = false;
        for (field, typed) in &mut self.fields {
            if forms.are_in(typed) {
                masked(*field).clone_into(typed);
                is_about_another = true;
            }
        }
        let is_named = |run: &crate::check::CheckRun| {
            serde_json::to_string(run).is_ok_and(|run| forms.are_in(&run))
        };
        if let Some(replacement) = &mut self.replacement {
            replacement.old_run.take_if(|run| is_named(run));
        }
        let name = self.company_name.as_deref();
        if is_about_another
            || name.is_some_and(|name| forms.are_in(name))
            || self.last_field_check.as_ref().is_some_and(is_named)
        {
            self.company_name = None;
            self.last_field_check = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::SetupId;
    use jiff::Timestamp;

    #[test]
    fn keys_typed_into_a_field_are_not_recorded_and_the_field_still_says_so() {
        for (field, typed) in [
            (FieldId::CompanyId, "acme+AbCdEf0123456789:zYxWvU9876543210"),
            (
                FieldId::CompanyId,
                "Basic YWNtZStBYkNkRWYwMTIzNDU2Nzg5OnpZeFd2VTk4NzY1NDMyMTA=",
            ),
            (FieldId::Address, "https://anna:secret@na.myconnectwise.net"),
            (FieldId::Address, "acme+AbCdEf0123456789:zYxWvU9876543210"),
        ] {
            let kept = recordable(field, typed);
            assert!(kept.chars().all(|c| !c.is_alphanumeric()), "{kept}");
            let code = |text| match field {
                FieldId::CompanyId => read_company_id(text, None).code(),
                FieldId::Address => read_address(text, None).code(),
            };
            assert_eq!(code(kept), code(typed));
            assert_eq!(recordable(field, kept), kept);
        }
    }

    #[test]
    fn anything_else_is_recorded_as_typed() {
        for typed in [" acme ", "not an address", "ACME MSP, Inc.", ""] {
            assert_eq!(recordable(FieldId::CompanyId, typed), typed);
            assert_eq!(recordable(FieldId::Address, typed), typed);
        }
    }

    #[test]
    fn a_practice_setup_never_turns_to_a_real_site() {
        let now = Timestamp::UNIX_EPOCH;
        let mut setup = Setup::begin(SetupId::new_random(), "phin", true, now);
        assert_eq!(Readings::of(&setup, None).usable(), Err(Code::AddressEmpty));
        for typed in ["na.myconnectwise.net", "http://127.0.0.1:49152/"] {
            setup.fields.insert(FieldId::Address, typed.to_owned());
            let readings = Readings::of(&setup, None);
            assert_eq!(readings.usable(), Err(Code::PracticeNotStarted));
        }
    }
}
