//! `onramp-cli report sample`: a whole setup, played on a practice ConnectWise that is started for it and ended with it.

use crate::error::CliError;
use crate::out::say;
use crate::{Ending, guide, plan};
use onramp_core::address::{CompanyId, PracticeServer, Site, read_address, read_company_id};
use onramp_core::catalog::{Catalog, Permission};
use onramp_core::check::{CheckRun, LadderInput, PermissionInput, find_company, run_check};
use onramp_core::guide::{DoneBy, Guide, Plan, plan as guide_plan};
use onramp_core::keys::{CapturedKey, PairSalt, StoredKeys, fingerprint};
use onramp_core::psa::{ExtraRoots, IntegrationId, Limits};
use onramp_core::report::{Forms, LeakGuard, Made, Report, build_compared};
use onramp_core::setup::{
    CallNote, CapturedSlot, Choices, FieldId, KeptIn, KnownPair, NoteId, Setup, SetupId, StepDone,
    compose,
};
use onramp_practice::{Practice, PracticeOptions, ReadyRole};
use std::path::{Path, PathBuf};
use tokio_util::sync::CancellationToken;

/// How many boxes a setup that fails lacks.
const LACKING: usize = 3;
const NOTE: &str =
    "The backup address for alerts is decided on Monday.\nThe admin writes to the specialist then.";

/// Which example, and where to.
#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("forms").required(true).multiple(true).args(["pdf", "html", "json"])))]
pub(crate) struct SampleArguments {
    /// Where to write it as PDF.
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
    /// Where to write it as HTML.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Where to write it as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// The guide's id, as `guide list` names it.
    #[arg(long, default_value = "phin")]
    guide: String,
    /// Shows a setup that is not finished: boxes are missing and steps are open.
    #[arg(long)]
    failing: bool,
}

/// What is played, and where.
struct Scene {
    guide: Guide,
    catalog: Catalog,
    choices: Choices,
    plan: Plan,
    practice: Practice,
    site: Site,
    company: CompanyId,
    server: PracticeServer,
    /// What the role lacks at the earlier test, and at the last one.
    lacking: [Vec<Permission>; 2],
    is_failing: bool,
}

pub(crate) async fn run(arguments: &SampleArguments) -> Result<Ending, CliError> {
    let scene = Scene::open(&arguments.guide, arguments.failing).await?;
    let played = scene.play().await;
    let keys = scene.stored();
    scene.practice.stop().await;
    let forms = Forms::draw(&played?, &LeakGuard::new([&keys]))?;
    for (path, bytes) in [
        (&arguments.pdf, &forms.pdf[..]),
        (&arguments.html, forms.html.as_bytes()),
        (&arguments.json, forms.json.as_bytes()),
    ] {
        if let Some(path) = path {
            write(path, bytes)?;
        }
    }
    Ok(Ending::Passed)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    std::fs::write(path, bytes).map_err(|source| CliError::File {
        path: path.to_owned(),
        source,
    })?;
    say!("{}", path.display())
}

impl Scene {
    /// Starts a practice whose role has what the guide asks for, or lacks some of it.
    async fn open(guide: &str, is_failing: bool) -> Result<Self, CliError> {
        let guide = guide::shipped(guide)?;
        let catalog = Catalog::shipped()?;
        // Every feature: the largest plan that there is.
        let offered = guide.choices_view(&Choices::default()).features;
        let features: Vec<_> = offered.into_iter().map(|feature| feature.id).collect();
        let choices = plan::choices(&guide, "custom", &features)?;
        let plan = guide_plan(&guide, &catalog, &choices);
        let mut lacking = [lacking(&plan), Vec::new()];
        if is_failing {
            lacking.reverse();
        }
        let practice = Practice::start(PracticeOptions {
            ready_role: role(&plan, &lacking[0]),
            ..PracticeOptions::default()
        })
        .await?;
        let server = PracticeServer {
            address: practice.address(),
            is_tls: practice.is_tls(),
        };
        let address = read_address(&practice.pages(), Some(server));
        let code = address.code();
        let site = address.site.ok_or(CliError::Told(code))?;
        let company = read_company_id(practice.company(), Some(&site));
        let code = company.code();
        let company = company.company.ok_or(CliError::Told(code))?;
        Ok(Self {
            guide,
            catalog,
            choices,
            plan,
            practice,
            site,
            company,
            server,
            lacking,
            is_failing,
        })
    }

    async fn play(&self) -> Result<Report, CliError> {
        let begun = onramp_core::now();
        let id = SetupId::new_random();
        let mut setup = Setup::begin(id, self.guide.id(), true, begun);
        setup.choices = self.choices.clone();
        let company = self.company.as_str().to_owned();
        setup.fields.insert(FieldId::CompanyId, company);
        setup.fields.insert(FieldId::Address, self.practice.pages());
        self.test(&mut setup).await?;
        let earlier = setup.last_run.take();
        self.practice
            .set_ready_role(role(&self.plan, &self.lacking[1]));
        self.test(&mut setup).await?;
        let pair = self.stored().pair().ok_or(CliError::NoWholePair)?;
        let proved = setup.last_run.as_ref().map(|run| run.finished_at);
        setup.keys.kept_in = KeptIn::Memory;
        setup.keys.pair = KnownPair {
            public: Some(CapturedSlot::of(
                &CapturedKey::Public(pair.public.clone()),
                begun,
            )),
            private: Some(CapturedSlot::of(
                &CapturedKey::Private(pair.private.clone()),
                begun,
            )),
            fingerprint: Some(fingerprint(
                &pair,
                &PairSalt::new_random(),
                self.company.as_str(),
                self.site.login_host(),
            )),
            proved_at: proved,
            released_at: None,
        };
        let said = setup.say_whose(true, onramp_core::now());
        said.map_err(CliError::Told)?;
        self.mark_steps(&mut setup);
        setup.updated_at = onramp_core::now();
        let view = compose(
            &setup,
            &self.guide,
            &self.plan,
            &self.catalog,
            Some(self.server),
        );
        let (made, earlier) = (Made::now(), earlier.as_ref());
        Ok(build_compared(
            &view,
            &setup,
            &self.catalog,
            &made,
            earlier,
        )?)
    }

    /// Asks for the company, and runs the live test.
    async fn test(&self, setup: &mut Setup) -> Result<(), CliError> {
        let keys = self.stored();
        let pair = keys.pair();
        let integration_id =
            IntegrationId::parse(self.practice.client_id()).map_err(CliError::Told)?;
        let extra_roots = ExtraRoots::default();
        let input = LadderInput {
            site: &self.site,
            company: &self.company,
            keys: pair.as_ref(),
            known_keys: None,
            integration_id: Some(&integration_id),
            limits: Limits::default(),
            extra_roots: &extra_roots,
        };
        let (cancel, clock) = (CancellationToken::new(), &onramp_core::now);
        let found = find_company(&input, &cancel, clock).await;
        setup.company_name = found.company.and_then(|company| company.name);
        setup.last_field_check = Some(found.run);
        let permissions =
            PermissionInput::of(&self.catalog, &self.guide, &self.plan, &self.choices);
        let run: CheckRun =
            run_check(&input, Some(&permissions), None, &|_| (), &cancel, clock).await;
        setup.last_run = Some(run);
        Ok(())
    }

    /// Marks what a person marks: all of it, or the first half where something is missing.
    fn mark_steps(&self, setup: &mut Setup) {
        let steps: Vec<_> = self
            .plan
            .steps()
            .filter(|step| matches!(step.done_by, DoneBy::Person | DoneBy::Gate))
            .filter(|step| !step.is_of_replacement && !step.is_of_ending)
            .collect();
        let done = if self.is_failing {
            steps.len() / 2
        } else {
            steps.len()
        };
        let at = setup.created_at;
        for step in steps.iter().take(done) {
            setup.steps_done.insert(step.id.clone(), StepDone { at });
        }
        if let Some(step) = steps.first() {
            setup.call_notes.push(CallNote {
                id: NoteId::new_random(),
                at,
                step: step.id.clone(),
                step_code: step.code.clone(),
                step_title: step.title.clone(),
                text: NOTE.to_owned(),
            });
        }
    }

    fn stored(&self) -> StoredKeys {
        StoredKeys {
            public: Some(self.practice.public_key().clone()),
            private: Some(self.practice.private_key().clone()),
            ..StoredKeys::default()
        }
    }
}

/// The role that practice has, without some boxes.
fn role(plan: &Plan, lacking: &[Permission]) -> ReadyRole {
    let name = plan.sheet.as_ref().map(|sheet| sheet.role_name.clone());
    ReadyRole::everything_but(lacking).named(name.unwrap_or_default())
}

/// Some boxes that the guide asks for, from all over its list; not the first, without which there is no connection.
fn lacking(plan: &Plan) -> Vec<Permission> {
    let asked = plan.needed.iter().filter(|needed| !needed.is_optional);
    let asked: Vec<_> = asked.map(|needed| &needed.permission).collect();
    let step = (asked.len() / LACKING).max(1);
    asked
        .into_iter()
        .skip(1)
        .step_by(step)
        .take(LACKING)
        .cloned()
        .collect()
}
