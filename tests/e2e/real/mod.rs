//! A real setup: the real keychain, a server over https that the machine trusts, keys through the real clipboard.

pub(crate) mod begin;
mod connecting;
mod finishing;
mod preparing;
mod untrusted;

use std::path::Path;

use super::harness::browser::Browser;
use super::harness::home::Home;
use super::harness::keyring;
use super::harness::pair::Pair;
use super::harness::practice::PracticeServer;
use super::harness::scene::Scene;
use super::harness::screenshots::Screenshots;
use super::harness::window::Window;

#[tokio::test]
async fn real_story() {
    let practice = PracticeServer::start();
    let home = Home::new();
    let browser = Browser::open().await;
    let screenshots = Screenshots::of("real");

    let window = Window::open(&home, &[practice.trusted()]).await;
    let scene = Scene::new(&window, &browser, &screenshots);
    prepare(&scene, &practice).await;
    let pair = connecting::bring_the_keys_over(&scene).await;
    let setup = home.setup();
    assert!(
        keyring::keeps(&setup, &pair),
        "both keys are in the keyring"
    );
    assert_no_trace(&window, &home, &pair, &practice).await;
    window.kill().await;

    let window = Window::open(&home, &[practice.trusted()]).await;
    let scene = Scene::new(&window, &browser, &screenshots);
    connecting::resume_with_the_keys_saved(&scene, &pair).await;
    connecting::test_without_integration_id(&scene).await;
    connecting::enter_integration_id(&scene, practice.client_id()).await;
    connecting::test_until_all_has_passed(&scene).await;
    connecting::close_the_page(&scene, &pair).await;
    finishing::wait_for_the_specialist(&scene).await;
    finishing::hand_the_values_over(&scene, &practice, &pair).await;
    let report = finishing::write_the_report(&scene).await;
    assert!(report.starts_with(home.path()) && report.is_file());
    assert_no_trace(&window, &home, &pair, &practice).await;
    finishing::copy_once_more(&scene, &pair).await;
    window.quit().await;
    finishing::find_the_clipboard_empty().await;

    assert!(keyring::keeps(&setup, &pair), "quitting keeps the keys");
    keyring::forget(&setup);
    browser.close().await;
}

async fn prepare(scene: &Scene<'_>, practice: &PracticeServer) {
    preparing::begin(scene).await;
    preparing::choose_a_role_of_its_own(scene).await;
    preparing::enter_company_and_address(scene, practice).await;
    preparing::create_the_role(scene, practice).await;
    preparing::create_the_member(scene).await;
    preparing::create_the_keys(scene).await;
}

/// No form of a key is in the window, in what the programs said, or in any file but the keyring's own.
async fn assert_no_trace(window: &Window<'_>, home: &Home, pair: &Pair, practice: &PracticeServer) {
    let company = practice.company();
    pair.assert_not_in(&window.page().source().await, company, "the window");
    assert!(
        window.says_into_its_home().await,
        "what Onramp says is searched too"
    );
    assert!(pair.assert_in_no_file(home.path(), company) > 0);
    // The keyring encrypts its files, which lie in the session's home: there is no exception to make.
    let session = std::env::var_os("HOME").unwrap();
    assert!(pair.assert_in_no_file(Path::new(&session), company) > 0);
}
