//! Windows' own Credential Manager: what is kept there is read back by another Onramp, and is gone once it is forgotten.
#![cfg(windows)]

use onramp_core::keys::{CapturedKey, KeyEntry, StoredKeys, Vault};
use onramp_core::setup::SetupId;
use onramp_core::setup::view::KeySlot;
use std::time::Duration;
use zeroize::Zeroizing;

const LIMIT: Duration = Duration::from_secs(10);

fn pair() -> KeyEntry {
    let mut keys = StoredKeys::default();
    let slots = [
        (KeySlot::Public, "pUb1icCanaryK3zQ"),
        (KeySlot::Private, "pr1v4teCanaryX9s"),
    ];
    for (slot, key) in slots {
        keys.put(CapturedKey::new(slot, Zeroizing::new(key.to_owned())));
    }
    keys.into()
}

fn vault() -> Vault {
    Vault::keychain_within(LIMIT, LIMIT)
}

#[tokio::test]
async fn a_pair_is_kept_read_back_and_forgotten() {
    let id = SetupId(format!("test-{}", uuid::Uuid::new_v4()));
    vault().probe().await.unwrap();
    assert!(vault().read(&id).await.unwrap().is_none());
    vault().save(&id, pair()).await.unwrap();
    let read = vault().read(&id).await.unwrap().unwrap();
    assert!(read.pair.public.is_some() && read.pair.private.is_some());
    assert!(vault().ids().await.unwrap().contains(&id));
    vault().delete(&id).await.unwrap();
    assert!(!vault().ids().await.unwrap().contains(&id));
    assert!(vault().read(&id).await.unwrap().is_none());
}
