//! ConnectWise's own pages, as a person uses them for a second pair of keys.

use onramp_core::setup::SetupId;
use onramp_core::setup::view::{CaptureView, KeySlot};
use zeroize::Zeroizing;

use crate::house::House;

/// A pair as ConnectWise showed it.
pub(crate) struct Pair {
    pub(crate) public: String,
    pub(crate) private: String,
    page: String,
}

/// Adds a key to the API member that is there, and copies both halves from the page.
pub(crate) async fn add_key(house: &House, description: &str) -> Pair {
    let member = members(house).await.remove(0);
    let form = [("act", "save"), ("description", description)];
    let page = send(house, &format!("{member}/keys/new"), &form).await;
    Pair {
        public: value(&page.1, "public-key"),
        private: value(&page.1, "private-key"),
        page: page.0,
    }
}

/// Deletes the key on whose page `pair` was shown.
pub(crate) async fn delete_key(house: &House, pair: &Pair) {
    let form = [("act", "delete"), ("description", "")];
    send(house, &pair.page, &form).await;
}

/// Pastes one half of `pair`.
pub(crate) async fn paste(house: &House, id: &SetupId, slot: KeySlot, pair: &Pair) -> CaptureView {
    let text = match slot {
        KeySlot::Public => &pair.public,
        KeySlot::Private => &pair.private,
    };
    let text = Zeroizing::new(text.clone());
    house.onramp.capture(id, slot, text).await.unwrap()
}

/// Pastes both.
pub(crate) async fn paste_both(house: &House, id: &SetupId, pair: &Pair) -> CaptureView {
    paste(house, id, KeySlot::Public, pair).await;
    paste(house, id, KeySlot::Private, pair).await
}

async fn members(house: &House) -> Vec<String> {
    let list = format!("{}system/members/api", root(house));
    let list = browser(house).get(list).send().await.unwrap();
    let page = list.text().await.unwrap();
    let links = page.split("href=\"").skip(1);
    let links = links.map(|link| link.split('"').next().unwrap().to_owned());
    let is_member = |link: &String| {
        let number = link.strip_prefix("/system/members/api/");
        number.is_some_and(|number| number.parse::<u32>().is_ok())
    };
    links.filter(is_member).collect()
}

/// Sends a form and follows to the page that answers: its path and its text.
async fn send(house: &House, path: &str, form: &[(&str, &str)]) -> (String, String) {
    let body = form
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")));
    let body = body.collect::<Vec<_>>().join("&");
    let address = format!("{}{}", root(house), path.trim_start_matches('/'));
    let sent = browser(house)
        .post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body);
    let answer = sent.send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.status());
    let shown_at = answer.url().path().to_owned();
    (shown_at, answer.text().await.unwrap())
}

fn root(house: &House) -> String {
    format!("{}/", house.practice.site())
}

/// One that trusts practice, where practice speaks https.
fn browser(house: &House) -> reqwest::Client {
    let issuer = house.practice.ca_pem();
    let issuer = issuer.map(|pem| reqwest::Certificate::from_pem(pem.as_bytes()));
    let trusted = issuer.into_iter().map(Result::unwrap);
    let client = reqwest::Client::builder().tls_certs_merge(trusted);
    client.build().unwrap()
}

fn value(page: &str, field: &str) -> String {
    let after = page.split(&format!("id=\"{field}\"")).nth(1).unwrap();
    let value = after.split("value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}
