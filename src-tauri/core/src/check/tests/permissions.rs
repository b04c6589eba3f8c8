//! The permission check above the live test, over a real connection.

use super::*;
use crate::catalog::{Catalog, Method};
use crate::guide::{self, Guide, Plan};
use crate::setup::Choices;

const LEVELS: &str = r#"[{"moduleName":"Companies","moduleFunctionName":"Contacts","addLevel":"All","editLevel":"None","deleteLevel":"None","inquireLevel":"All"}]"#;

/// What a permission check is about, for a server that answers whatever is asked with one record.
struct About {
    catalog: Catalog,
    guide: Guide,
    plan: Plan,
    choices: Choices,
}

impl About {
    fn phin() -> Self {
        let catalog = Catalog::shipped().unwrap();
        let mut guides = guide::shipped().unwrap().into_iter();
        let guide = guides.find(|found| found.id() == "phin").unwrap();
        let choices = Choices::default();
        let plan = guide::plan(&guide, &catalog, &choices);
        Self {
            catalog,
            guide,
            plan,
            choices,
        }
    }

    async fn run(
        &self,
        trial: &Trial,
        stops: impl Fn(&Progress) -> bool + Send + Sync,
    ) -> CheckRun {
        self.run_after(trial, None, stops).await
    }

    async fn run_after(
        &self,
        trial: &Trial,
        earlier: Option<&CheckRun>,
        stops: impl Fn(&Progress) -> bool + Send + Sync,
    ) -> CheckRun {
        let input = PermissionInput::of(&self.catalog, &self.guide, &self.plan, &self.choices);
        let cancel = CancellationToken::new();
        let sink = |step| {
            if stops(&step) {
                cancel.cancel();
            }
        };
        let ladder = trial.input();
        let running = run_check(
            &ladder,
            Some(&input),
            earlier,
            &sink,
            &cancel,
            &Timestamp::now,
        );
        assert_send(running).await
    }
}

fn assert_send<T: Send>(future: T) -> T {
    future
}

fn answering_but(routes: Vec<(&'static str, Reply)>) -> Vec<(&'static str, Reply)> {
    let mut all = healthy_but(routes);
    all.push(("/system/mySecurity?", json(200, LEVELS)));
    all.push(("/apis/3.0/", json(200, r#"[{"id":7}]"#)));
    all
}

#[tokio::test]
async fn everything_that_is_sent_is_a_get_that_may_be_asked_and_stands_in_the_audit_list() {
    let server = Server::start(answering_but(vec![])).await;
    let about = About::phin();
    let run = about.run(&Trial::at(server.address), |_| false).await;
    let heads = server.heads();
    assert_eq!(heads.len(), run.requests.len());
    for head in heads.iter().skip(1) {
        let target = head.split_whitespace().nth(1).unwrap();
        let path = target.strip_prefix("/v2025_1/apis/3.0").unwrap();
        assert!(
            head.starts_with("GET ") && about.catalog.may_ask(Method::Get, path),
            "{head}"
        );
    }
    assert!(
        run.requests
            .iter()
            .all(|sent| sent.sent_at.is_some() && sent.status == Some(200))
    );
    let permissions = run.permissions.unwrap();
    assert_eq!(permissions.boxes.len(), about.plan.needed.len());
    assert!(
        permissions
            .reads
            .iter()
            .any(|read| read.answer == ReadAnswer::Answered)
    );
}

#[tokio::test]
async fn a_first_read_that_is_refused_or_empty_still_has_its_box_named() {
    for (count, answer) in [
        (json(403, NOT_ALLOWED), ReadAnswer::Refused),
        (json(200, r#"{"count":0}"#), ReadAnswer::Empty),
    ] {
        let server = Server::start(answering_but(vec![("/companies/count", count)])).await;
        let run = About::phin()
            .run(&Trial::at(server.address), |_| false)
            .await;
        assert!(!run.is_connected());
        let reads = run.permissions.unwrap().reads;
        let mut counts = reads.iter().filter(|read| read.path.ends_with("/count"));
        assert_eq!(counts.next().unwrap().answer, answer);
    }
}

#[tokio::test]
async fn there_is_no_permission_check_above_a_rung_that_broke() {
    let broken = answering_but(vec![("/system/info", json(401, NOT_SIGNED_IN))]);
    let server = Server::start(broken).await;
    let run = About::phin()
        .run(&Trial::at(server.address), |_| false)
        .await;
    assert_eq!(ended(&run, Check::Keys).1, Code::KeysRejected);
    assert_eq!(run.permissions, None);
}

#[tokio::test]
async fn a_run_that_breaks_before_the_permission_check_keeps_the_earlier_one() {
    let about = About::phin();
    let refusing = answering_but(vec![("/service/tickets", json(403, NOT_ALLOWED))]);
    let server = Server::start(refusing).await;
    let first = about.run(&Trial::at(server.address), |_| false).await;
    let earlier = first.permissions.clone().unwrap();
    let broken = answering_but(vec![("/system/info", json(500, "{}"))]);
    let server = Server::start(broken).await;
    let stops: [fn(&Progress) -> bool; 2] = [
        |_| false,
        |step| matches!(step, Progress::Started(Check::Company)),
    ];
    for stops in stops {
        let trial = Trial::at(server.address);
        let second = about.run_after(&trial, Some(&first), stops).await;
        assert!(!second.is_connected() && !second.has_all_it_needs());
        let kept = second.permissions.unwrap();
        assert!(kept.is_partial && !earlier.is_partial);
        assert_eq!(kept.boxes, earlier.boxes);
        assert_eq!(kept.findings, earlier.findings);
    }
}

#[tokio::test]
async fn a_check_that_is_stopped_half_way_keeps_what_it_has_and_lists_what_it_broke_off() {
    let hangs = vec![
        ("/service/tickets", Reply::Hang),
        ("/documents", Reply::Hang),
    ];
    let server = Server::start(answering_but(hangs)).await;
    let stops = |step: &Progress| matches!(step, Progress::Read { done: 2, .. });
    let run = About::phin().run(&Trial::at(server.address), stops).await;
    assert!(run.was_cancelled && run.is_connected() && !run.has_all_it_needs());
    let broken_off = run.requests.iter().filter(|sent| sent.status.is_none());
    let mut targets = broken_off.map(|sent| sent.target.as_str());
    assert!(
        targets.any(|target| target.contains("/service/tickets")),
        "{:?}",
        run.requests
    );
    let reads = run.permissions.unwrap().reads;
    let answered = reads
        .iter()
        .filter(|read| read.answer == ReadAnswer::Answered);
    assert_eq!(answered.count(), 2);
}

#[tokio::test]
async fn a_key_that_the_server_repeats_is_nowhere_in_the_permission_check() {
    let member = format!(
        r#"{{"identifier":"{PRIVATE}","securityRole":{{"id":1,"name":"x {PRIVATE}"}},"structureLevel":{{"name":"{PUBLIC}"}},"serviceDefaultBoard":{{"id":2,"name":"{PRIVATE}"}},"adminFlag":true}}"#
    );
    let levels = format!(
        r#"[{{"moduleName":"{PUBLIC}","moduleFunctionName":"{PRIVATE}","addLevel":"All","editLevel":"All","deleteLevel":"All","inquireLevel":"All"}}]"#
    );
    let items =
        format!(r#"[{{"customizeIdentifier":"SystemTableSetup","itemIdentifier":"{PRIVATE}"}}]"#);
    let refused = format!(r#"{{"code":"{PRIVATE}","message":"{PRIVATE}"}}"#);
    let server = Server::start(answering_but(vec![
        ("/system/myMembers", json(200, &member)),
        ("/system/mySecurity?", json(200, &levels)),
        ("/customizeItems", json(200, &items)),
        ("/service/tickets", json(403, &refused)),
    ]))
    .await;
    let run = About::phin()
        .run(&Trial::at(server.address), |_| false)
        .await;
    let everything = format!("{run:?}").to_lowercase();
    for key in [PUBLIC, PRIVATE] {
        assert!(!everything.contains(&key.to_lowercase()), "{everything}");
    }
    assert!(everything.contains("[removed]"));
}
