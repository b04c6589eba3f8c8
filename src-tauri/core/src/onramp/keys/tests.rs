use crate::onramp::hand_off::tests::desk;
use crate::setup::view::KeySlot;
use zeroize::Zeroizing;

#[tokio::test]
async fn a_look_that_began_before_a_capture_does_not_make_the_next_one_forget_it() {
    let desk = desk().await;
    let id = desk.onramp.create("phin", false).await.unwrap().id;
    let key = |text: &str| Zeroizing::new(text.to_owned());
    // The window asked how the keys stand, and the first key came in while the keychain was looked at.
    let read_before = desk.onramp.setup(&id).await.unwrap();
    let public = key("CanaryPublic0003");
    let captured = desk.onramp.capture(&id, KeySlot::Public, public).await;
    assert!(captured.unwrap().is_saved);
    desk.onramp.ready_for_capture(read_before).await.unwrap();

    let private = key("CanaryPrivate004");
    let captured = desk.onramp.capture(&id, KeySlot::Private, private).await;

    assert!(captured.unwrap().keys.is_complete);
    let public = desk.onramp.key_for_clipboard(&id, KeySlot::Public).await;
    assert_eq!(*public.unwrap(), "CanaryPublic0003");
}
