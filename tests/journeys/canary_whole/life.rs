//! A real setup from its first paste to its end.

use super::{GUIDES, Watch};
use crate::connectwise::add_key;
use crate::house::House;
use onramp_core::keys::{KeyPlace, MemoryStore, Vault};
use onramp_core::report::Made;
use onramp_core::seal::Identity;
use onramp_core::setup::view::{HomeQuery, KeySlot};
use onramp_core::setup::{EndingKind, ReplacementReason, SetupId};
use std::time::Duration;
use zeroize::Zeroizing;

const PASSPHRASE: &str = "pAsSpHrAsE-fOr-ThE-fIlE";

/// A keychain that outlives a restart of Onramp.
fn keychain(store: &MemoryStore) -> Vault {
    let store = store.clone();
    Vault::new(KeyPlace::SecretService, Duration::from_secs(5), move || {
        Box::new(store.clone())
    })
}

fn typed(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

#[tokio::test]
async fn the_whole_life_of_a_pair_leaves_no_trace_of_it() {
    let store = MemoryStore::default();
    let mut house = House::open_for_real(keychain(&store)).await;
    let mut watch = Watch::of(&house);
    watch.knows_passphrase(PASSPHRASE);
    for guide in GUIDES {
        let id = house.begin_for_real(guide).await.id;
        let life = Life {
            house: &house,
            id: &id,
        };
        life.paste_badly(&mut watch).await;
        life.swap_and_prove(&mut watch).await;
        watch.knows_salt(&store, &id);
        life.report(&mut watch).await;
        life.hand_off(&mut watch).await;
        life.replace(&mut watch).await;
        watch.knows_salt(&store, &id);
        life.seal(&mut watch).await;
        house.reopen(keychain(&store));
        let life = Life {
            house: &house,
            id: &id,
        };
        life.open_the_sealed_file(&mut watch).await;
        life.report(&mut watch).await;
        watch.assert_no_trace(&house);
        life.end(&mut watch).await;
        watch.assert_no_trace(&house);
    }
    house.practice.stop().await;
}

struct Life<'house> {
    house: &'house House,
    id: &'house SetupId,
}

impl Life<'_> {
    async fn paste(&self, slot: KeySlot, text: &str, watch: &mut Watch) -> bool {
        let captured = self.house.onramp.capture(self.id, slot, typed(text)).await;
        let captured = watch.traces.answer("a capture", captured).unwrap();
        captured.is_saved
    }

    /// What people paste instead of a key, each with a key in it.
    async fn paste_badly(&self, watch: &mut Watch) {
        let practice = &self.house.practice;
        let public = practice.public_key().expose();
        let private = practice.private_key().expose();
        for bad in [
            format!("{public} {private}"),
            format!("{}+{public}:{private}", watch.company),
            format!("https://localhost/?key={private}"),
            format!("a sentence in which {private} stands somewhere"),
            private.repeat(30),
        ] {
            for slot in [KeySlot::Public, KeySlot::Private] {
                self.paste(slot, &bad, watch).await;
            }
        }
    }

    /// The wrong way round, tested, swapped, tested again.
    async fn swap_and_prove(&self, watch: &mut Watch) {
        let (onramp, id) = (&self.house.onramp, self.id);
        watch
            .traces
            .answer("forgotten", onramp.forget_keys(id).await);
        let practice = &self.house.practice;
        let public = practice.public_key().expose();
        let private = practice.private_key().expose();
        assert!(self.paste(KeySlot::Public, private, watch).await);
        assert!(self.paste(KeySlot::Private, public, watch).await);
        self.test(watch).await;
        let swapped = onramp.swap_keys(id).await;
        watch.traces.answer("a swap", swapped).unwrap();
        assert!(self.test(watch).await, "the pair signs in");
    }

    /// Whether the pair signed in.
    async fn test(&self, watch: &mut Watch) -> bool {
        let tested = self.house.onramp.run_check(self.id, false, &|_| ()).await;
        let tested = watch.traces.answer("a test", tested).unwrap();
        tested.last_run.unwrap().is_connected
    }

    async fn report(&self, watch: &mut Watch) {
        let made = Made::now();
        let prepared = self.house.onramp.prepare_report(self.id, &made).await;
        let prepared = prepared.unwrap();
        watch.traces.take("the report", &prepared.report);
        watch.traces.take_text("the preview", &prepared.html);
        let folder = self.house.folder.path();
        let written = self.house.onramp.write_report(self.id, folder).await;
        watch
            .traces
            .take_debug("the written report", &written.unwrap());
    }

    /// For a recipient and with a passphrase, each as text and as a file; and with a key where the recipient belongs.
    async fn hand_off(&self, watch: &mut Watch) {
        let (onramp, id) = (&self.house.onramp, self.id);
        let taken = async |_| Ok(());
        let preview = onramp.preview_hand_off(id, "proposed".to_owned()).await;
        watch.traces.answer("a preview", preview).unwrap();
        let recipient = Identity::new_random().recipient().to_string();
        for recipient in [Some(recipient.as_str()), None] {
            let sealed = onramp.seal_hand_off(id, recipient, taken).await.unwrap();
            watch.traces.take_debug("a hand-off", &sealed);
            watch.traces.take_text("its text", &sealed.text);
            watch.traces.take("what is shown of it", &sealed.shown);
            let folder = self.house.folder.path();
            let written = onramp.write_hand_off(id, recipient, folder).await;
            watch.traces.answer("a written one", written).unwrap();
        }
        let passphrase = onramp.hand_off_passphrase(id).unwrap();
        watch.knows_passphrase(&passphrase);
        let private = self.house.practice.private_key().expose();
        let refused = onramp.seal_hand_off(id, Some(private), taken).await;
        watch
            .traces
            .take_refusal("a refused recipient", refused.unwrap_err());
    }

    /// One replacement that is given up, and one that takes over.
    async fn replace(&self, watch: &mut Watch) {
        let (onramp, id) = (&self.house.onramp, self.id);
        for (reason, is_given_up) in [
            (ReplacementReason::Rotation, true),
            (ReplacementReason::Lost, false),
        ] {
            let begun = onramp.begin_replacement(id, reason).await;
            watch.traces.answer("a replacement", begun).unwrap();
            let pair = add_key(self.house, "another").await;
            watch.knows_pair(&pair.public, &pair.private);
            assert!(self.paste(KeySlot::Public, &pair.public, watch).await);
            assert!(self.paste(KeySlot::Private, &pair.private, watch).await);
            self.report(watch).await;
            if is_given_up {
                let cancelled = onramp.cancel_replacement(id).await;
                watch.traces.answer("given up", cancelled).unwrap();
                continue;
            }
            assert!(self.test(watch).await, "the new pair signs in");
            let shown = onramp.open_setup(id).await;
            let shown = watch.traces.answer("the setup", shown).unwrap();
            assert!(shown.replacement.unwrap().has_taken_over);
        }
    }

    async fn seal(&self, watch: &mut Watch) {
        let (onramp, id) = (&self.house.onramp, self.id);
        for passphrase in ["short", PASSPHRASE] {
            let kept = onramp.keep_in_sealed_file(id, typed(passphrase)).await;
            watch.traces.answer("a sealed file", kept);
        }
    }

    /// First with the private key in the passphrase's place.
    async fn open_the_sealed_file(&self, watch: &mut Watch) {
        let (onramp, id) = (&self.house.onramp, self.id);
        watch
            .traces
            .answer("the keys", onramp.keys_status(id).await);
        let private = self.house.practice.private_key().expose();
        let wrong = onramp.open_sealed_file(id, typed(private)).await;
        watch
            .traces
            .take_refusal("a wrong passphrase", wrong.unwrap_err());
        let opened = onramp.open_sealed_file(id, typed(PASSPHRASE)).await;
        watch.traces.answer("an opened file", opened).unwrap();
        assert!(self.test(watch).await, "the pair still signs in");
    }

    /// Finished, then disconnected, then deleted.
    async fn end(&self, watch: &mut Watch) {
        let (onramp, id) = (&self.house.onramp, self.id);
        for kind in [EndingKind::Finished, EndingKind::Disconnected] {
            let begun = onramp.begin_ending(id, kind).await;
            watch.traces.answer("an end", begun).unwrap();
            let removed = onramp.remove_keys(id).await;
            watch.traces.answer("removed keys", removed).unwrap();
            self.report(watch).await;
        }
        onramp.delete_setup(id).await.unwrap();
        watch
            .traces
            .answer("the list", onramp.home(HomeQuery::default()).await);
    }
}
