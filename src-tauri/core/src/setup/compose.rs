//! Composes what the window is shown of a setup, from its record and what is left of its guide.

use super::identity_view::{begun_from_view, identity_view, invited_view, is_from_invite};
use super::lifecycle::{ending_view, hold_view, replacement_offers, replacement_view};
use super::view::{
    CallNoteView, CallNotesView, FieldView, FindingView, SectionView, SetupView, StepView,
};
use super::{FieldId, LONGEST_NOTE, Readings, Setup};
use crate::address::PracticeServer;
use crate::catalog::Catalog;
use crate::check::{finding_view, run_view};
use crate::guide::{Guide, Plan, PlannedEndpoint, PlannedNote, PlannedStep, terms_in};
use crate::setup::status::Standing;
use crate::setup::view::{EndpointRow, Note, NoteView};
use crate::words::Code;

/// Composes the whole view of a setup.
#[must_use]
pub fn compose(
    setup: &Setup,
    guide: &Guide,
    plan: &Plan,
    catalog: &Catalog,
    practice: Option<PracticeServer>,
) -> SetupView {
    let standing = Standing::of(setup, plan);
    let sections: Vec<SectionView> = plan
        .sections
        .iter()
        .map(|section| SectionView {
            letter: section.letter.clone(),
            title: section.title.clone(),
            steps: section
                .steps
                .iter()
                .map(|step| step_view(step, guide, setup, catalog, &standing))
                .collect(),
        })
        .collect();
    SetupView {
        id: setup.id.clone(),
        is_practice: setup.is_practice,
        guide: guide.card(),
        company: company_of(setup),
        state: standing.state(),
        state_words: standing.state_words().to_owned(),
        choices: guide.choices_view(&setup.choices),
        sections,
        current_step: standing.current_step(),
        fields: fields_view(setup, guide, practice),
        field_check: field_check(setup),
        offered_host: setup.offered_host().map(str::to_owned),
        permissions: plan.sheet.clone(),
        endpoints: plan.endpoints.iter().map(endpoint_row).collect(),
        notes: plan.notes.iter().map(note_view).collect(),
        last_run: setup.last_run.as_ref().map(run_view),
        hold: hold_view(setup, plan, &standing),
        replacement: setup.replacement.as_ref().map(replacement_view),
        replacement_offers: replacement_offers(setup),
        ending: ending_view(setup),
        last_report: setup.last_report.clone(),
        identity: identity_view(setup, plan),
        invite: invited_view(setup),
        begun_from: begun_from_view(setup),
        arrived_at: setup.arrived.as_ref().map(|arrived| arrived.at.to_string()),
        call_notes: call_notes(setup),
    }
}

/// The company: as the server named it, else as typed, else as a file names it that it began with, else none.
pub(crate) fn company_of(setup: &Setup) -> Option<String> {
    let typed = setup
        .fields
        .get(&FieldId::CompanyId)
        .map(|typed| typed.trim().to_owned());
    let named = setup.named_by_file();
    let named = named.and_then(|company| company.name.clone());
    let typed = typed.filter(|name| !name.is_empty());
    setup
        .company_name
        .clone()
        .filter(|name| !name.is_empty())
        .or(typed)
        .or(named)
}

fn step_view(
    step: &PlannedStep,
    guide: &Guide,
    setup: &Setup,
    catalog: &Catalog,
    standing: &Standing<'_>,
) -> StepView {
    let status = standing.status_of(step);
    StepView {
        id: step.id.clone(),
        code: step.code.clone(),
        title: step.title.clone(),
        place: step.place,
        place_name: step.place_name.clone(),
        paragraphs: step.paragraphs.clone(),
        menu_path: step.menu_path.clone(),
        warning: step.warning.clone(),
        copy_values: step.copy_values.clone(),
        drawing: step.drawing.clone(),
        say: step.say.clone(),
        unseen: step.unseen.clone(),
        part: step.part,
        status,
        status_words: standing.status_words_of(step).to_owned(),
        is_marked_by_person: standing.may_be_marked(step),
        is_held: standing.is_held(step),
        closes_page: step.is_held,
        mark_label: step.mark_label.clone(),
        corrections: step.corrections.clone(),
        passages: guide.passages_of(step, &setup.choices),
        source_address: guide.address_of(step, &setup.choices),
        terms: terms_in(step, catalog.terms()),
    }
}

fn fields_view(setup: &Setup, guide: &Guide, practice: Option<PracticeServer>) -> Vec<FieldView> {
    let typed = |field| setup.fields.get(&field).cloned().unwrap_or_default();
    let notes = |notes: &[(Code, Vec<crate::check::Fact>)]| -> Vec<Note> {
        notes
            .iter()
            .map(|(code, facts)| Note::of(*code, facts))
            .collect()
    };
    let Readings { address, company } = Readings::of(setup, practice);
    let site = address.site.as_ref();
    let is_stopped = setup.whose().stop().is_some();
    let field = |id, verdict, notes, read_as, value_for_vendor: Option<String>| FieldView {
        id,
        label: guide.field_label(id).to_owned(),
        is_label_ours: guide.is_label_ours(id),
        passages: guide.field_passages(id),
        corrections: guide.field_corrections(id),
        help: guide.field_help(id),
        typed: typed(id),
        verdict,
        notes,
        read_as,
        value_for_vendor: value_for_vendor.filter(|_| !is_stopped),
        is_from_invite: is_from_invite(setup, id),
    };
    let company_text = company
        .company
        .as_ref()
        .map(|company| company.as_str().to_owned());
    vec![
        field(
            FieldId::CompanyId,
            company.verdict(),
            notes(&company.notes),
            company_text.clone(),
            company_text,
        ),
        field(
            FieldId::Address,
            address.verdict(),
            notes(&address.notes),
            site.map(crate::address::Site::display),
            site.map(|site| site.value_for_vendor(guide.address_form())),
        ),
    ]
}

fn field_check(setup: &Setup) -> Option<FindingView> {
    use crate::check::Outcome;
    let findings = &setup.last_field_check.as_ref()?.findings;
    let telling = findings
        .iter()
        .find(|finding| !matches!(finding.outcome, Outcome::Passed | Outcome::NotNeeded));
    telling.or_else(|| findings.last()).map(finding_view)
}

fn endpoint_row(endpoint: &PlannedEndpoint) -> EndpointRow {
    EndpointRow {
        area: endpoint.area.clone(),
        methods: endpoint.methods.clone(),
        path: endpoint.path.clone(),
        about: endpoint.about.clone(),
        needs: endpoint.needs.clone(),
        corrections: endpoint.corrections.clone(),
    }
}

fn call_notes(setup: &Setup) -> CallNotesView {
    let written = setup.call_notes.iter().map(|note| CallNoteView {
        id: note.id.clone(),
        at: note.at.to_string(),
        step: note.step.clone(),
        step_code: note.step_code.clone(),
        step_title: note.step_title.clone(),
        text: note.text.clone(),
    });
    CallNotesView {
        written: written.collect(),
        draft: setup.note_draft.clone(),
        longest: u32::try_from(LONGEST_NOTE).unwrap_or(u32::MAX),
    }
}

fn note_view(note: &PlannedNote) -> NoteView {
    NoteView {
        title: note.title.clone(),
        paragraphs: note.paragraphs.clone(),
    }
}
