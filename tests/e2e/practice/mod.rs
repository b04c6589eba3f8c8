//! Both guides in practice, whole: from the home screen to a written report and to the end, by keyboard alone.

mod connecting;
mod finishing;
pub(crate) mod guide;
mod msp_process;
mod phin;
mod preparing;

use super::harness::browser::Browser;
use super::harness::desktop::Dark;
use super::harness::home::Home;
use super::harness::pair::Pair;
use super::harness::scene::Scene;
use super::harness::screenshots::Screenshots;
use super::harness::window::Window;
use guide::{COMPANY, Guide, MSP_PROCESS, PHIN};

/// How a story ends: at home, where it is connected, or with the keys off this computer.
pub(crate) enum End {
    Connected,
    Finished,
}

struct Story<'story> {
    guide: &'static Guide,
    end: End,
    home: &'story Home,
    browser: &'story Browser,
    screenshots: Screenshots,
    is_dark: bool,
}

#[tokio::test]
async fn practice_of_phin_from_the_home_screen_to_a_written_report_by_keyboard_alone() {
    let home = Home::new();
    let browser = Browser::open().await;
    let story = Story {
        guide: &PHIN,
        end: End::Connected,
        home: &home,
        browser: &browser,
        screenshots: Screenshots::of("practice"),
        is_dark: false,
    };
    play(&story).await;

    let window = Window::open(&home, &[]).await;
    let scene = Scene::new(&window, &browser, &story.screenshots);
    finishing::reopen_without_keys(&scene).await;
    window.close().await;
    browser.close().await;
}

#[tokio::test]
async fn practice_of_msp_process_from_the_home_screen_to_its_end_by_keyboard_alone() {
    let home = Home::new();
    let browser = Browser::open().await;
    let story = Story {
        guide: &MSP_PROCESS,
        end: End::Finished,
        home: &home,
        browser: &browser,
        screenshots: Screenshots::of("practice-msp-process"),
        is_dark: false,
    };
    play(&story).await;
    browser.close().await;
}

#[tokio::test]
async fn practice_of_phin_looks_right_on_a_dark_desktop_to_its_end() {
    let home = Home::new();
    let browser = Browser::open().await;
    let _dark = Dark::fall();
    let story = Story {
        guide: &PHIN,
        end: End::Finished,
        home: &home,
        browser: &browser,
        screenshots: Screenshots::of("practice-dark"),
        is_dark: true,
    };
    play(&story).await;
    browser.close().await;
}

/// Plays a guide whole. The window is killed once on the way, and when all is done.
async fn play(story: &Story<'_>) {
    let Story { guide, home, .. } = story;
    let window = Window::open(home, &[]).await;
    let is_dark = window.page().is_dark().await;
    assert_eq!(is_dark, story.is_dark, "the theme arrives");
    let scene = Scene::new(&window, story.browser, &story.screenshots);
    let typed = until_the_power_fails(&scene, guide).await;
    window.kill().await;

    let window = Window::open(home, &[]).await;
    let scene = Scene::new(&window, story.browser, &story.screenshots);
    preparing::resume_with_all_that_was_typed(&scene, guide, &typed).await;
    preparing::find_the_company(&scene, guide, home).await;
    let pair = connect(&scene, guide).await;
    let report = finishing::write_report(&scene, guide, home).await;
    match story.end {
        End::Connected => finishing::see_it_connected_at_home(&scene, guide).await,
        End::Finished => finishing::finish_on_this_computer(&scene, guide).await,
    }
    pair.assert_not_in(&scene.page().source().await, COMPANY, "the window");
    window.kill().await;
    finishing::check_files(&report, guide, home, &pair);
}

async fn until_the_power_fails(scene: &Scene<'_>, guide: &Guide) -> preparing::Typed {
    preparing::begin(scene, guide).await;
    preparing::choose_role_and_features(scene, guide).await;
    if guide.name == PHIN.name {
        phin::start(scene).await;
    }
    preparing::type_company_and_address(scene, guide).await
}

async fn connect(scene: &Scene<'_>, guide: &Guide) -> Pair {
    let is_phin = guide.name == PHIN.name;
    if is_phin {
        phin::create_role_and_member(scene).await;
    } else {
        msp_process::create_role_and_member(scene).await;
    }
    let pair = connecting::create_and_capture_keys(scene, guide).await;
    connecting::test(scene, guide).await;
    connecting::close_the_keys_page(scene, guide, &pair).await;
    if !is_phin {
        msp_process::wait_for_the_specialist(scene).await;
    }
    finishing::hand_over(scene, guide, &pair).await;
    if is_phin {
        phin::finish_there(scene).await;
    }
    pair
}
