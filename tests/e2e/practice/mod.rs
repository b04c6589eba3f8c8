//! Phin's guide in practice, whole: from the home screen to a written report, by keyboard alone.

mod connecting;
mod finishing;
mod preparing;

use super::harness::browser::Browser;
use super::harness::home::Home;
use super::harness::pair::Pair;
use super::harness::scene::Scene;
use super::harness::screenshots::Screenshots;
use super::harness::window::Window;

/// The company that practice plays, as it is known at login.
const COMPANY: &str = "acmemsp";

/// A desktop with a dark theme, as GTK and so the web view learn of it.
const DARK: (&str, &str) = ("GTK_THEME", "Adwaita:dark");

#[tokio::test]
async fn practice_from_the_home_screen_to_a_written_report_by_keyboard_alone() {
    play("practice", &[]).await;
}

#[tokio::test]
async fn practice_looks_right_on_a_dark_desktop() {
    let (name, value) = DARK;
    play("practice-dark", &[(name, value.to_owned())]).await;
}

async fn play(story: &'static str, environment: &[(&str, String)]) {
    let home = Home::new();
    let browser = Browser::open().await;
    let screenshots = Screenshots::of(story);

    let window = Window::open(&home, environment).await;
    let is_dark = !environment.is_empty();
    assert_eq!(window.page().is_dark().await, is_dark, "the theme arrives");
    let typed = until_the_power_fails(&Scene::new(&window, &browser, &screenshots)).await;
    window.kill().await;

    let window = Window::open(&home, environment).await;
    let scene = Scene::new(&window, &browser, &screenshots);
    preparing::resume_with_all_that_was_typed(&scene, &typed).await;
    let (pair, report) = to_a_written_report(&scene, &home).await;
    window.kill().await;
    finishing::check_files(&report, &home, &pair);

    let window = Window::open(&home, environment).await;
    finishing::reopen_without_keys(&Scene::new(&window, &browser, &screenshots)).await;
    window.close().await;
    browser.close().await;
}

async fn until_the_power_fails(scene: &Scene<'_>) -> preparing::Typed {
    preparing::begin(scene).await;
    preparing::choose_role_and_features(scene).await;
    preparing::start_in_phin(scene).await;
    preparing::type_company_and_address(scene).await
}

async fn to_a_written_report(scene: &Scene<'_>, home: &Home) -> (Pair, finishing::Files) {
    preparing::find_the_company(scene, home).await;
    connecting::create_role(scene).await;
    connecting::create_member(scene).await;
    let pair = connecting::create_and_capture_keys(scene).await;
    connecting::test(scene).await;
    connecting::close_the_keys_page(scene, &pair).await;
    finishing::hand_over(scene, &pair).await;
    finishing::finish_in_phin(scene).await;
    let report = finishing::write_report(scene, home).await;
    finishing::see_it_connected_at_home(scene).await;
    pair.assert_not_in(&scene.page().source().await, COMPANY, "the window");
    (pair, report)
}
