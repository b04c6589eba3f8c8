//! ConnectWise's page was closed before the private key was copied: nobody can look it up, and a second pair is made.

use super::replace::{self, Reason};
use crate::harness::browser::Browser;
use crate::harness::home::Home;
use crate::harness::pair::Pair;
use crate::harness::scene::Scene;
use crate::harness::screenshots::Screenshots;
use crate::harness::window::Window;
use crate::mended::{fields, keys};

const LOST: Reason = Reason {
    offer: "I lost the private key",
    question: "Make a new pair of keys?",
};

#[tokio::test]
async fn lost_key_story() {
    let home = Home::new();
    let browser = Browser::open().await;
    let screenshots = Screenshots::of("lost");
    let window = Window::open(&home, &[]).await;
    let scene = Scene::new(&window, &browser, &screenshots);

    fields::begin(&scene).await;
    fields::bring_the_right_values(&scene).await;
    keys::create_keys_in_connectwise(&scene).await;
    let first = bring_the_public_key_and_lose_the_private_one(&scene).await;
    replace::begin(&scene, &LOST).await;
    let second = replace::bring_over(&scene, first.last_four()).await;
    assert_ne!(first.public, second.public);
    replace::prove(&scene, first.last_four()).await;
    let source = window.page().source().await;
    for pair in [&first, &second] {
        pair.assert_not_in(&source, "acmemsp", "the window");
        assert!(pair.assert_in_no_file(home.path(), "acmemsp") > 0);
    }
    window.close().await;
    browser.close().await;
}

async fn bring_the_public_key_and_lose_the_private_one(scene: &Scene<'_>) -> Pair {
    let step = "Bring both keys into Onramp";
    scene.steps().jump_to("E6", step).await;
    let public = scene.connectwise().copy("Public Key").await;
    scene.keyboard().press_button("Paste public key").await;
    let last_four = &public[public.len() - 4..];
    scene.page().wait_for(&format!("ends in {last_four}")).await;
    let private = scene.connectwise().copy("Private Key").await;
    let lost = Pair { public, private };
    scene.connectwise().save_and_close("Phin", &lost).await;
    scene.browser_picture("connectwise-closed").await;
    lost
}
