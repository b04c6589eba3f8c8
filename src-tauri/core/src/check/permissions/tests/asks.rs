use super::super::asks::Asks;
use super::*;
use crate::catalog::Method;
use std::collections::BTreeSet;

fn paths(asks: &Asks<'_>) -> Vec<String> {
    let calls = asks.calls.iter();
    calls.map(|call| call.endpoint.path.clone()).collect()
}

#[test]
fn every_read_of_the_vendors_list_is_asked_once_or_said_not_to_be() {
    let trial = Trial::msp_process();
    let asks = trial.asks();
    let asked = paths(&asks);
    let once: BTreeSet<&String> = asked.iter().collect();
    assert_eq!(once.len(), asked.len());
    let is_read = |method: &Method| *method == Method::Get;
    let listed = trial.plan.endpoints.iter().flat_map(|row| &row.calls);
    for call in listed.filter(|call| is_read(&call.method)) {
        let is_there =
            asked.contains(&call.path) || asks.never.iter().any(|never| never.path == call.path);
        assert!(is_there, "{}", call.path);
    }
    let never: Vec<&str> = asks.never.iter().map(|never| never.path.as_str()).collect();
    assert_eq!(never, ["/company/contacts/validatePortalCredentials"]);
}

#[test]
fn a_box_that_no_listed_call_shows_is_shown_by_the_best_call_of_the_catalog() {
    let trial = Trial::of("phin");
    assert!(trial.plan.endpoints.iter().all(|row| row.calls.is_empty()));
    assert_eq!(
        paths(&trial.asks()),
        [
            "/company/companies/count",
            "/service/tickets",
            "/system/documents",
            "/finance/agreements",
        ]
    );
}

#[test]
fn a_call_stands_behind_the_one_it_takes_an_id_from_and_is_asked_after_it() {
    let trial = Trial::msp_process();
    let asks = trial.asks();
    for (place, call) in asks.calls.iter().enumerate() {
        assert!(call.from.is_none_or(|source| source.place < place));
    }
    let order = asks.order();
    let takes_id = |place: &usize| asks.calls[*place].from.is_some();
    let first_taker = order.iter().position(takes_id).unwrap();
    assert!(order[first_taker..].iter().all(takes_id));
    let first = &asks.calls[order[0]].endpoint.path;
    assert!(
        first == "/service/tickets" || first == "/service/boards",
        "{first}"
    );
}

#[test]
fn what_is_left_of_the_calls_keeps_those_that_ids_come_from() {
    let trial = Trial::msp_process();
    let asks = trial.asks();
    let types = asks.only(|call| call.endpoint.path == "/service/boards/{boardId}/types");
    assert_eq!(
        paths(&types),
        ["/service/boards", "/service/boards/{boardId}/types"]
    );
    assert_eq!(types.calls[1].from.unwrap().place, 0);
}
