//! The list and the records that it follows from: unreadable ones, and those that another Onramp writes.

use super::*;

#[tokio::test]
async fn one_record_that_cannot_be_read_stands_in_the_list_and_stays_as_it_is() {
    let desk = desk(three());
    let body = r#"{"guide": "phin", "companyName": "From tomorrow", "isPractice": "no"}"#;
    let whole = |id: &str| -> String {
        let query = "SELECT body FROM setups WHERE id = ?1";
        desk.file()
            .query_row(query, [id], |row| row.get(0))
            .unwrap()
    };
    assert!(
        desk.onramp
            .home(HomeQuery::default())
            .await
            .unwrap()
            .unreadable
            .is_empty()
    );
    desk.file()
        .execute("UPDATE setups SET body = ?1 WHERE id = 'au'", [body])
        .unwrap();
    desk.file()
        .execute("UPDATE setups SET body = '{' || body WHERE id = 'na'", [])
        .unwrap();
    let broken = whole("na");

    let home = desk.onramp.home(HomeQuery::default()).await.unwrap();

    assert_eq!(home.cards.len(), 1);
    let mut unreadable = home.unreadable;
    unreadable.sort_by(|one, other| one.id.cmp(&other.id));
    assert_eq!(unreadable[0].vendor.as_deref(), Some("Phin"));
    assert_eq!(unreadable[0].company.as_deref(), Some("From tomorrow"));
    assert_eq!(
        (&unreadable[1].vendor, &unreadable[1].company),
        (&None, &None)
    );
    for one in &unreadable {
        assert!(!one.words.to_do.is_empty());
        let refused = desk.onramp.open_setup(&one.id).await.unwrap_err();
        assert_eq!(refused.code(), Code::RecordsUnreadable);
    }
    assert_eq!((whole("au").as_str(), whole("na")), (body, broken));
    let of_invite = desk.onramp.records(|setups| setups.made_from_invite("x"));
    assert_eq!(of_invite.await.unwrap(), None);
}

#[tokio::test]
async fn a_setup_of_a_guide_that_is_not_there_blocks_nothing() {
    let mut setups = three();
    "gone".clone_into(&mut setups[1].guide);
    let desk = desk(setups);
    let home = desk.onramp.home(HomeQuery::default()).await.unwrap();
    assert_eq!((home.cards.len(), home.unreadable.len()), (2, 1));
    assert_eq!(home.unreadable[0].company.as_deref(), Some("Åcme Pty"));
}

#[tokio::test]
async fn a_card_made_by_another_onramp_is_made_anew() {
    let desk = desk(three());
    desk.found("").await;
    let other = "UPDATE cards SET made_by = 'another', shown = replace(shown, 'Phin', 'Fin')";
    assert_eq!(desk.file().execute(other, []).unwrap(), 3);
    let cards = desk.onramp.home(HomeQuery::default()).await.unwrap().cards;
    assert_eq!(cards[0].guide_name, "Phin");
}

#[tokio::test]
async fn what_another_onramp_writes_deletes_or_puts_aside_is_seen() {
    let desk = desk(three());
    let other = open(&desk.folder);
    assert_eq!(desk.found("").await.len(), 3);
    let id = other.create("phin", false).await.unwrap().id;
    other.delete_setup(&SetupId("na".to_owned())).await.unwrap();
    other
        .archive(&SetupId("au".to_owned()), true)
        .await
        .unwrap();
    assert_eq!(desk.found("").await, [id.0.as_str(), "eu"]);
}
