//! What waits for what, and what is never asked.

use super::stage::{LATENCY, Turn, refused};
use super::*;
use crate::catalog::Method;
use serde_json::json;

#[tokio::test(start_paused = true)]
async fn a_call_is_asked_with_the_id_of_the_first_record_as_soon_as_that_is_there() {
    // Were there a barrier between lists and what hangs on them, the silent list would hold all of it up.
    let record = json!([{ "id": 31 }, { "id": 32 }]);
    let stage = Stage::healthy()
        .always("/service/boards", Turn::Says(200, record))
        .always("/company/noteTypes", Turn::Hangs);
    let checked = Trial::msp_process().check(&stage).await;
    let types = stage.times_of("/service/boards/31/types");
    let waves = u32::try_from(stage.asked().len().div_ceil(5)).unwrap();
    assert!(types[0] <= LATENCY * waves, "{types:?}");
    assert_eq!(
        checked.read("/service/boards/{boardId}/types").0,
        ReadAnswer::Answered
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_without_an_id_is_not_asked() {
    for boards in [
        refused(),
        Turn::Says(200, json!([])),
        Turn::Says(200, json!([{ "id": "31", "name": "Help Desk" }])),
        Turn::Says(500, json!({})),
    ] {
        let stage = Stage::healthy().always("/service/boards", boards);
        let checked = Trial::msp_process().check(&stage).await;
        let of_boards = checked.read("/service/boards/{boardId}/statuses");
        assert_eq!(of_boards, (ReadAnswer::NotAsked, Code::CallNoIdToAsk));
        let asked = stage.asked();
        assert!(
            asked
                .iter()
                .all(|asked| !asked.path.starts_with("/service/boards/"))
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_question_that_takes_an_id_in_its_query_has_it_there() {
    let stage = Stage::healthy();
    Trial::of("phin").check(&stage).await;
    let documents: Vec<String> = stage
        .asked()
        .into_iter()
        .filter(|asked| asked.path == "/system/documents")
        .map(|asked| asked.query)
        .collect();
    assert_eq!(documents, ["recordType=Ticket&recordId=7&pageSize=1"]);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_ever_asked_that_the_catalog_does_not_let_be_asked() {
    for guide in ["phin", "msp-process"] {
        let stage = Stage::healthy();
        let trial = Trial::of(guide);
        let checked = trial.check(&stage).await;
        for asked in stage.asked() {
            let question = format!("{}?{}", asked.path, asked.query);
            assert!(trial.catalog.may_ask(Method::Get, &question), "{question}");
        }
        for read in &checked.run.reads {
            let is_never = read.code == Code::CallNeverAsked;
            assert_eq!(
                is_never,
                read.answer == ReadAnswer::NotAsked,
                "{}",
                read.path
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn each_call_that_ends_is_told_with_how_many_have() {
    let stage = Stage::healthy();
    let trial = Trial::msp_process();
    let checked = trial.check(&stage).await;
    let all = trial.asks().calls.len();
    let told: Vec<(usize, usize)> = checked
        .told
        .iter()
        .filter_map(|step| match step {
            Progress::Read { done, total, .. } => Some((*done, *total)),
            Progress::Started(_) | Progress::Ended(_) => None,
        })
        .collect();
    let expected: Vec<(usize, usize)> = (1..=all).map(|done| (done, all)).collect();
    assert_eq!(told, expected);
    for finding in &checked.run.findings {
        assert!(checked.told.contains(&Progress::Ended(finding.clone())));
    }
}
