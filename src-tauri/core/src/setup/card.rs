//! The card of a setup: what the home screen lists of it, and what it is found by.

use super::compose::company_of;
use super::fold::fold;
use super::status::Standing;
use super::view::{LastCheck, SetupCard};
use super::{FieldId, KeptIn, Readings, Setup};
use crate::guide::{Guide, Plan};
use crate::words;

/// Between two texts that a setup is found by, so that no word is found across them.
const BETWEEN: &str = "\n";

/// What is kept beside the record of a setup, and follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Card {
    /// What the home screen shows.
    pub(crate) shown: SetupCard,
    /// The guide's id.
    pub(crate) guide: String,
    /// What it is found by, folded.
    pub(crate) words: String,
    /// The vendor, the company and the server that it is about; none in practice, and until the fields can be used.
    pub(crate) target: Option<String>,
    /// True when it has keys in the memory of the Onramp that captured them, and loses them with it.
    pub(crate) may_lose_keys: bool,
}

/// Makes the card of a setup.
pub(crate) fn card(setup: &Setup, guide: &Guide, plan: &Plan) -> Card {
    let standing = Standing::of(setup, plan);
    let (steps_done, steps_total) = standing.progress();
    let acts = standing.acts_next();
    let shown = SetupCard {
        id: setup.id.clone(),
        guide_name: guide.card().name,
        company: company_of(setup),
        is_practice: setup.is_practice,
        is_archived: setup.archived_at.is_some(),
        state: standing.state(),
        state_words: standing.state_words().to_owned(),
        acts,
        acts_words: words::acts_label(acts).to_owned(),
        steps_done,
        steps_total,
        last_check: setup.last_run.as_ref().map(|run| LastCheck {
            at: run.finished_at.to_string(),
            words: words::run_summary(run),
        }),
        updated_at: setup.updated_at.to_string(),
    };
    let target = Readings::of(setup, None).target();
    Card {
        words: found_by(setup, &shown.guide_name, target.as_ref()),
        target: target
            .filter(|_| !setup.is_practice)
            .map(|(company, host)| target_of(&setup.guide, &company, &host)),
        guide: setup.guide.clone(),
        may_lose_keys: may_lose_keys(setup),
        shown,
    }
}

/// What tells two setups of one vendor, company and server.
pub(crate) fn target_of(guide: &str, company: &str, host: &str) -> String {
    [guide, &fold(company), host].join(BETWEEN)
}

/// True when the setup says of itself that its keys lie in memory, or are to.
pub(crate) fn may_lose_keys(setup: &Setup) -> bool {
    setup.lies_in_memory() && (setup.is_any_captured() || setup.keys.kept_in == KeptIn::Memory)
}

fn found_by(setup: &Setup, vendor: &str, target: Option<&(String, String)>) -> String {
    let typed = |field| setup.fields.get(&field).map(String::as_str);
    let texts = [
        Some(vendor),
        setup.company_name.as_deref(),
        typed(FieldId::CompanyId),
        typed(FieldId::Address),
        target.map(|(_, host)| host.as_str()),
    ];
    let texts: Vec<String> = texts.into_iter().flatten().map(fold).collect();
    texts.join(BETWEEN)
}
