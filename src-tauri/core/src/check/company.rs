//! Is there a company with this ID, and what does its server say about itself?

use super::climb::{Climb, Clock, Judgement};
use super::evidence::Evidence;
use super::judge::{self, CompanyAnswer};
use super::{Check, CheckRun, FactName, LadderInput, Outcome, SentRequest, way};
use crate::address::Site;
use crate::psa::{Answer, Codebase, Failure, Psa};
use crate::words::Code;
use futures_util::future::join_all;
use std::pin::pin;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// What a server says about a company. Every text is scrubbed and short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyFound {
    /// The company's name.
    pub name: Option<String>,
    /// The release: `v2025.8`.
    pub version: Option<String>,
    /// The code base that its API paths begin with; fresh each time, as upgrades change it.
    pub codebase: String,
    /// True in ConnectWise's cloud, as far as the server says.
    pub is_cloud: Option<bool>,
}

/// The answer of the live check of Company ID and URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldCheck {
    /// The run: name, connection, TLS, company.
    pub run: CheckRun,
    /// The company, when it lives at the site that was asked.
    pub company: Option<CompanyFound>,
    /// The site of another region where a company with this ID lives.
    pub elsewhere: Option<Site>,
}

/// The rungs of the live check of Company ID and URL.
const CHECKS: [Check; 4] = [Check::Name, Check::Tcp, Check::Tls, Check::Company];

/// Asks whether the company lives at the site. Needs no key and sends none. When a cloud region does not know the
/// company, the other known regions are asked the same.
///
/// # I/O
/// Name service; `GET /login/companyinfo/{company}` at the site and, as said, at the other regions.
pub async fn find_company(
    input: &LadderInput<'_>,
    cancel: &CancellationToken,
    clock: Clock<'_>,
) -> FieldCheck {
    find_among(input, input.site.other_regions(), cancel, clock).await
}

/// As [`find_company`], with the sites to ask when this one does not know the company.
pub(super) async fn find_among(
    input: &LadderInput<'_>,
    others: Vec<Site>,
    cancel: &CancellationToken,
    clock: Clock<'_>,
) -> FieldCheck {
    let quiet = |_| ();
    let mut climb = Climb::begin(&quiet, cancel, clock);
    let Ok(psa) = input.psa(clock) else {
        let run = climb.not_built(&CHECKS).await;
        return FieldCheck {
            run,
            company: None,
            elsewhere: None,
        };
    };
    let mut company = None;
    let mut elsewhere = None;
    let mut requests = Vec::new();
    climb_to_company(&psa, &mut climb, async |answer: Result<Answer, Failure>| {
        let (judgement, found) = judge_company(&psa, answer);
        company = found;
        if judgement.code != Code::CompanyUnknown {
            return judgement;
        }
        let Some(other) = ask_others(input, &others, clock, &mut requests).await else {
            return judgement;
        };
        let judgement = found_elsewhere(&psa, &other);
        elsewhere = Some(other.site);
        judgement
    })
    .await;
    let mut sent = psa.sent();
    sent.append(&mut requests);
    FieldCheck {
        run: climb.finish(&CHECKS, sent),
        company,
        elsewhere,
    }
}

/// Climbs from the name to the company. One request serves the TLS rung and the company rung.
pub(super) async fn climb_to_company(
    psa: &Psa<'_>,
    climb: &mut Climb<'_>,
    judge: impl AsyncFnOnce(Result<Answer, Failure>) -> Judgement,
) -> bool {
    let mut addresses = Vec::new();
    if !climb
        .rung(Check::Name, way::name(psa, &mut addresses))
        .await
        || !climb.rung(Check::Tcp, way::tcp(psa, &addresses)).await
    {
        return false;
    }
    let mut asking = pin!(psa.company_info());
    let mut asked = None;
    let tls = way::tls(psa, asking.as_mut(), &mut asked);
    if !climb.rung(Check::Tls, tls).await {
        return false;
    }
    let company = async {
        let answer = match asked {
            Some(answer) => answer,
            None => asking.await,
        };
        judge(answer).await
    };
    climb.rung(Check::Company, company).await
}

/// Tells what the answer says about the company.
pub(super) fn judge_company(
    psa: &Psa<'_>,
    answer: Result<Answer, Failure>,
) -> (Judgement, Option<CompanyFound>) {
    let answer = match answer {
        Ok(answer) => answer,
        Err(failure) => return (way::failed(psa, failure), None),
    };
    let evidence = Evidence::of(psa).with(FactName::Company, psa.company().as_str());
    match judge::company(&answer) {
        CompanyAnswer::Found => found(psa, evidence, &answer),
        CompanyAnswer::Unknown => {
            let unknown = Judgement::new(Outcome::Failed, Code::CompanyUnknown, evidence.facts());
            (unknown, None)
        }
        CompanyAnswer::Other(code) => {
            let facts = evidence.with_answer(&answer).facts();
            (Judgement::new(Outcome::Failed, code, facts), None)
        }
    }
}

fn found(
    psa: &Psa<'_>,
    evidence: Evidence<'_>,
    answer: &Answer,
) -> (Judgement, Option<CompanyFound>) {
    let said = |name| {
        let text = answer.text(name)?;
        Some(psa.scrubber().scrub(text).text).filter(|text| !text.is_empty())
    };
    let codebase = answer
        .text("Codebase")
        .and_then(Codebase::read)
        .unwrap_or_else(Codebase::general);
    let company = CompanyFound {
        name: said("CompanyName"),
        version: said("VersionCode"),
        codebase: codebase.as_str().to_owned(),
        is_cloud: is_cloud(answer),
    };
    let hosting = match company.is_cloud {
        Some(true) => Some("cloud"),
        Some(false) => Some("own server"),
        None => None,
    };
    let facts = evidence
        .with_said(FactName::CompanyName, answer.text("CompanyName"))
        .with_said(FactName::Hosting, hosting)
        .with_said(FactName::Version, answer.text("VersionCode"))
        .with_said(FactName::Codebase, Some(codebase.as_str()))
        .facts();
    let judgement = Judgement::new(Outcome::Passed, Code::CompanyFound, facts);
    (judgement, Some(company))
}

/// Sources show both a JSON boolean and the strings "True" and "False".
fn is_cloud(answer: &Answer) -> Option<bool> {
    let value = answer.field("IsCloud")?;
    value.as_bool().or_else(|| {
        let text = value.as_str()?;
        let is_true = text.eq_ignore_ascii_case("true");
        (is_true || text.eq_ignore_ascii_case("false")).then_some(is_true)
    })
}

/// A company with the same ID in another region.
struct Elsewhere {
    site: Site,
    company: CompanyFound,
}

/// The longest that a site is asked which the person did not enter.
const ELSEWHERE_MAX: Duration = Duration::from_secs(10);

/// Asks all other sites at once and takes the first in their order.
async fn ask_others(
    input: &LadderInput<'_>,
    others: &[Site],
    clock: Clock<'_>,
    requests: &mut Vec<SentRequest>,
) -> Option<Elsewhere> {
    let mut limits = input.limits;
    limits.whole = limits.whole.min(ELSEWHERE_MAX);
    let asking = others.iter().map(async |site| {
        let (company, roots) = (input.company, input.extra_roots);
        let psa = Psa::new(site, company, None, None, limits, roots, clock).ok()?;
        let psa = psa.scrubbing(input.known_keys);
        let answer = psa.company_info().await;
        let (_, found) = judge_company(&psa, answer);
        Some((psa.sent(), found, site.clone()))
    });
    let mut first = None;
    for (sent, found, site) in join_all(asking).await.into_iter().flatten() {
        requests.extend(sent);
        let here = found.map(|company| Elsewhere { site, company });
        first = first.or(here);
    }
    first
}

fn found_elsewhere(psa: &Psa<'_>, other: &Elsewhere) -> Judgement {
    let facts = Evidence::of(psa)
        .with(FactName::Company, psa.company().as_str())
        .with(FactName::OtherHost, other.site.login_host())
        .with_said(FactName::CompanyName, other.company.name.as_deref())
        .facts();
    Judgement::new(Outcome::Failed, Code::CompanyFoundElsewhere, facts)
}
