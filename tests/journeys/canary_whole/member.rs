//! The API member's page in practice ConnectWise: another key for the member that is ready.

use crate::house::House;
use onramp_practice::Practice;
use reqwest::{Certificate, Client};

/// Makes another pair, which signs in like the first one.
pub(super) async fn another_pair(house: &House) -> (String, String) {
    let (client, address) = (client(&house.practice), &house.practice.pages());
    let members = format!("{address}/system/members/api");
    let list = client.get(&members).send().await.unwrap();
    let list = list.text().await.unwrap();
    let (_, link) = list.split_once("\"/system/members/api/").unwrap();
    let digits = link.chars().take_while(char::is_ascii_digit);
    let ready: String = digits.collect();

    let form = client.post(format!("{members}/{ready}/keys/new"));
    let form = form.header("content-type", "application/x-www-form-urlencoded");
    let shown = form.body("act=save&description=another").send().await;
    let page = shown.unwrap().text().await.unwrap();
    (input(&page, "public-key"), input(&page, "private-key"))
}

fn client(practice: &Practice) -> Client {
    let client = Client::builder();
    let client = match practice.ca_pem() {
        Some(pem) => {
            let issuer = Certificate::from_pem(pem.as_bytes()).unwrap();
            client.tls_certs_merge([issuer])
        }
        None => client,
    };
    client.build().unwrap()
}

/// The value of the field with this id.
fn input(page: &str, id: &str) -> String {
    let (_, tag) = page.split_once(&format!("id=\"{id}\"")).unwrap();
    let (_, value) = tag.split_once("value=\"").unwrap();
    value.split_once('"').unwrap().0.to_owned()
}
