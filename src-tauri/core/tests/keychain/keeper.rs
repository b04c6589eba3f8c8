//! A part that keeps keys, with nothing of Onramp's above its vault.

use super::part::{Part, play};
use dbus_secret_service::{EncryptionType, SecretService};
use onramp_core::keys::{CapturedKey, KeyProblem, StoredKeys, Vault};
use onramp_core::setup::SetupId;
use onramp_core::setup::view::KeySlot;
use std::collections::HashMap;
use std::process::Command;
use std::time::Duration;
use zeroize::Zeroizing;

/// The time limit of its calls, and of an unlock.
pub(crate) const LIMIT: Duration = Duration::from_secs(10);
const IS_KEEPER: &str = "ONRAMP_TEST_KEEPER";

pub(crate) fn start(command: Command) -> Part {
    Part::start(command, "keeper::the_part_of_the_keeper", IS_KEEPER, "1")
}

/// Answers until its input ends, when it is started by [`start`]; started by itself it has nothing to do.
#[test]
fn the_part_of_the_keeper() {
    if std::env::var_os(IS_KEEPER).is_none() {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let vault = Vault::keychain_within(LIMIT, LIMIT);
    play(|words| {
        let answer = runtime.block_on(answer(&vault, words));
        answer.unwrap_or_else(|problem| format!("{problem:?}"))
    });
}

async fn answer(vault: &Vault, words: &[&str]) -> Result<String, KeyProblem> {
    let ok = "ok".to_owned();
    match *words {
        ["probe"] => vault.probe().await.map(|_| ok),
        ["unlock"] => vault.unlock().await.map(|()| ok),
        ["save", id, public, private] => {
            let mut keys = StoredKeys::default();
            for (slot, key) in [(KeySlot::Public, public), (KeySlot::Private, private)] {
                if key != "-" {
                    keys.put(CapturedKey::new(slot, Zeroizing::new(key.to_owned())));
                }
            }
            vault
                .save(&SetupId(id.to_owned()), keys.into())
                .await
                .map(|()| ok)
        }
        ["read", id] => {
            let keys = vault.read(&SetupId(id.to_owned())).await?;
            Ok(keys.map_or("nothing".to_owned(), |entry| shown(&entry.pair)))
        }
        ["make-empty", id] => {
            make_empty(id);
            Ok(ok)
        }
        ["count", id] => Ok(count(id).to_string()),
        ["delete", id] => vault.delete(&SetupId(id.to_owned())).await.map(|()| ok),
        _ => panic!("no such command"),
    }
}

fn attributes(id: &str) -> HashMap<&str, &str> {
    HashMap::from([("service", "onramp"), ("username", id)])
}

/// An entry beside those that are there, with nothing in it.
fn make_empty(id: &str) {
    let service = SecretService::connect(EncryptionType::Dh).unwrap();
    let keyring = service.get_default_collection().unwrap();
    let kind = "application/octet-stream";
    keyring
        .create_item("cut off", attributes(id), b"", false, kind)
        .unwrap();
}

fn count(id: &str) -> usize {
    let service = SecretService::connect(EncryptionType::Dh).unwrap();
    service.search_items(attributes(id)).unwrap().unlocked.len()
}

/// These keys are made up by the test, and go to the test only.
pub(crate) fn shown(keys: &StoredKeys) -> String {
    let public = keys.public.as_ref().map_or("-", |key| key.expose());
    let private = keys.private.as_ref().map_or("-", |key| key.expose());
    format!("{public} {private}")
}
