//! Types that cannot tell what they hold: the compiler sees to it.
//!
//! A type with `Display` can end up in a sentence, and one with `Serialize` in a message to the web view, in a record or
//! in a report. None of those that hold a key, or open one, has either; whoever gives it one breaks the build here.

use crate::hand_off::{Contents, HandedOff};
use crate::keys::{
    CaptureContext, CapturedKey, KeyEntry, KeyPair, LeakForms, MemoryStore, PairSalt, PrivateKey,
    PublicKey, Reading, StoredKeys, Vault,
};
use crate::seal::{FileKey, Identity, OpensWith, Passphrase, SealedFor};

/// Each type of the list is asked for a function that everything has once, and again as soon as it can tell: then the
/// compiler no longer knows which of the two is meant.
macro_rules! cannot_tell {
    ($($silent:ty),+ $(,)?) => {$(
        const _: fn() = || {
            trait Silent<Because> {
                fn is_silent() {}
            }
            struct HasDisplay;
            struct HasSerialize;
            impl<T: ?Sized> Silent<()> for T {}
            impl<T: ?Sized + std::fmt::Display> Silent<HasDisplay> for T {}
            impl<T: ?Sized + serde::Serialize> Silent<HasSerialize> for T {}
            <$silent as Silent<_>>::is_silent();
        };
    )+};
}

cannot_tell!(
    PublicKey,
    PrivateKey,
    KeyPair,
    StoredKeys,
    KeyEntry,
    CapturedKey,
    PairSalt,
    Reading,
    CaptureContext<'static>,
    LeakForms,
    MemoryStore,
    Vault,
    HandedOff,
    Contents,
    Passphrase,
    Identity,
    FileKey,
    OpensWith<'static>,
    SealedFor<'static>,
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{leak_forms, read_key};
    use crate::setup::view::KeySlot;
    use jiff::Timestamp;
    use zeroize::Zeroizing;

    const PUBLIC: &str = "CanaryPublic0001";
    const PRIVATE: &str = "CanaryPrivate002";
    const PHRASE: &str = "Canary phrase of four words";

    fn text(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.to_owned())
    }

    fn entry() -> KeyEntry {
        let mut keys = StoredKeys::default();
        keys.put(CapturedKey::new(KeySlot::Public, text(PUBLIC)));
        keys.put(CapturedKey::new(KeySlot::Private, text(PRIVATE)));
        KeyEntry {
            pair: keys.clone(),
            next: keys,
        }
    }

    fn handed_off(keys: KeyPair, salt: PairSalt) -> HandedOff {
        HandedOff {
            vendor: "Phin".to_owned(),
            guide: "phin".to_owned(),
            is_practice: false,
            company: "acme".to_owned(),
            address: "na.myconnectwise.net".to_owned(),
            login_host: "na.myconnectwise.net".to_owned(),
            api_root: "https://api-na.myconnectwise.net/".to_owned(),
            keys,
            salt,
            sealed_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn nothing_that_holds_a_key_or_opens_one_shows_it_to_debug() {
        let entry = entry();
        let (pair, salt) = (entry.pair.pair().unwrap(), PairSalt::new_random());
        let salt_text = salt.to_text();
        let context = CaptureContext {
            company_id: None,
            stored: &entry.pair,
            old: Some(&entry.next),
        };
        let reading = read_key(KeySlot::Public, text("CanaryPublic0003"), &context);
        assert!(reading.key.is_some());
        let refused = read_key(KeySlot::Public, text("Canary two words"), &context);
        let handed = handed_off(pair.clone(), salt.clone());
        let passphrase = Passphrase::new(text(PHRASE));
        let identity = Identity::new_random();
        let identity_text = identity.to_file();
        let contents = Contents::HandOff(Box::new(handed.clone()));
        let shown = [
            format!("{entry:#?} {pair:#?} {salt:#?} {context:#?} {reading:#?} {refused:#?}"),
            format!(
                "{handed:#?} {contents:#?} {:#?}",
                Contents::Keys(entry.clone())
            ),
            format!("{passphrase:#?} {identity:#?}"),
            format!("{:#?}", SealedFor::Passphrase(&passphrase)),
            format!("{:#?}", OpensWith::Passphrase(&passphrase)),
            format!("{:#?}", leak_forms(&entry.pair, Some("acme"))),
        ]
        .join("\n");
        assert!(!shown.contains("Canary"), "{shown}");
        assert!(!shown.contains(salt_text.as_str()), "{shown}");
        let secret = identity_text.lines().find(|line| line.starts_with("AGE-"));
        assert!(!shown.contains(secret.unwrap()), "{shown}");
    }
}
