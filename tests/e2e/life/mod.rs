//! A pair's life in the real window: proved, handed on sealed, lost and replaced, and brought to its end; and no trace of
//! it anywhere.

mod finish;
mod hand_off;
mod lost;
mod replace;

use super::harness::age_tool::Specialist;
use super::harness::browser::Browser;
use super::harness::clipboard;
use super::harness::home::Home;
use super::harness::keyring;
use super::harness::pair::Pair;
use super::harness::practice::PracticeServer;
use super::harness::scene::Scene;
use super::harness::screenshots::Screenshots;
use super::harness::watch::Watch;
use super::harness::window::Window;
use super::real::begin::{begin_msp_process, find_company, test_with_integration_id};

use onramp_core::setup::SetupId;
use replace::Reason;

const KEYS_STEP: &str = "Bring both keys into Onramp";
const FORM_STEP: &str = "Fill in the PSA Connection Details";

const ROTATION: Reason = Reason {
    offer: "Replace the keys",
    question: "Replace the keys?",
};

#[tokio::test]
async fn life_story() {
    let practice = PracticeServer::start();
    let home = Home::new();
    let browser = Browser::open().await;
    let screenshots = Screenshots::of("life");
    let window = Window::open(&home, &[practice.trusted()]).await;
    let scene = Scene::new(&window, &browser, &screenshots);
    let watch = Watch::begin(&window).await;

    let first = connect(&scene, &practice).await;
    watch.knows(&first, practice.company());
    watch.look().await;
    let setup = home.setup();
    assert!(keyring::keeps(&setup, &first));
    hand_off::seal_in_every_way(&scene, &home, &first, &Specialist::new()).await;
    watch.look().await;
    let second = rotate(&scene, &setup, &first).await;
    watch.knows(&second, practice.company());
    watch.look().await;
    assert!(keyring::keeps(&setup, &second));
    finish::let_go(&scene, &setup).await;
    assert!(keyring::is_empty(&setup), "secret-tool finds an entry");

    watch.look().await;
    watch.search_all_that_was_recorded(&second).await;
    watch.search_memory("at the end of its life").await;
    for pair in [&first, &second] {
        assert!(pair.assert_in_no_file(home.path(), practice.company()) > 0);
    }
    window.quit().await;
    clipboard::wait_for("").await;
    browser.close().await;
}

async fn rotate(scene: &Scene<'_>, setup: &SetupId, first: &Pair) -> Pair {
    scene.steps().jump_to("D5", KEYS_STEP).await;
    replace::begin(scene, &ROTATION).await;
    let second = replace::bring_over(scene, first.last_four()).await;
    assert!(keyring::keeps(setup, first), "the old pair stays as it was");
    replace::prove(scene, first.last_four()).await;
    second
}

/// A member with a pair, brought over and tested.
async fn connect(scene: &Scene<'_>, practice: &PracticeServer) -> Pair {
    begin_msp_process(scene.window, scene.screenshots).await;
    let step = "Enter the Company ID and the address";
    scene.steps().jump_to("B1", step).await;
    let (company, address) = (practice.company(), practice.login_page());
    find_company(scene.window, company, &address).await;
    let connectwise = scene.connectwise();
    connectwise.open(&practice.pages()).await;
    connectwise.log_in().await;
    connectwise
        .create_member("MSPProcess", "MSP Process", "Admin", None)
        .await;
    connectwise.create_keys("MSP Process").await;
    scene.steps().jump_to("D5", KEYS_STEP).await;
    let pair = scene.bring_keys_over().await;
    scene.steps().go_on_to("Test the connection").await;
    test_with_integration_id(scene.window, practice.client_id()).await;
    pair
}
