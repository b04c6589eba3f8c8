//! What goes wrong, is said in words, is mended, and passes; by keyboard alone.

pub(crate) mod fields;
mod forgotten_box;
pub(crate) mod keys;

use super::harness::browser::Browser;
use super::harness::home::Home;
use super::harness::scene::Scene;
use super::harness::screenshots::Screenshots;
use super::harness::window::Window;

#[tokio::test]
async fn mended_keys_and_a_fault_of_connectwise_end_in_a_passed_test() {
    let home = Home::new();
    let browser = Browser::open().await;
    let screenshots = Screenshots::of("mended");
    let window = Window::open(&home, &[]).await;
    let scene = Scene::new(&window, &browser, &screenshots);

    fields::begin(&scene).await;
    fields::bring_the_right_values(&scene).await;
    keys::create_keys_in_connectwise(&scene).await;
    keys::test_without_keys(&scene).await;
    keys::paste_them_the_wrong_way_round(&scene).await;
    keys::learn_that_they_are_swapped(&scene).await;
    keys::swap_them_and_pass(&scene).await;
    keys::forget_them_and_paste_them_again(&scene).await;
    keys::meet_a_fault_of_connectwise(&scene).await;
    keys::test_again_and_pass(&scene).await;
    window.close().await;
    browser.close().await;
}

#[tokio::test]
async fn mended_fields_say_what_is_wrong_and_keep_every_letter() {
    let home = Home::new();
    let browser = Browser::open().await;
    let screenshots = Screenshots::of("mended-fields");

    let window = Window::open(&home, &[]).await;
    let scene = Scene::new(&window, &browser, &screenshots);
    fields::begin(&scene).await;
    fields::type_a_name_and_an_email(&scene).await;
    window.kill().await;

    let window = Window::open(&home, &[]).await;
    let scene = Scene::new(&window, &browser, &screenshots);
    fields::find_both_as_they_were_typed(&scene).await;
    fields::meet_an_unknown_company(&scene).await;
    fields::bring_the_right_values(&scene).await;
    window.close().await;
    browser.close().await;
}

#[tokio::test]
async fn mended_box_that_was_forgotten_is_named_shown_and_passes_once_it_is_set() {
    let home = Home::new();
    let browser = Browser::open().await;
    let screenshots = Screenshots::of("mended-box");
    let window = Window::open(&home, &[]).await;
    let scene = Scene::new(&window, &browser, &screenshots);

    forgotten_box::begin_with_a_role_of_its_own(&scene).await;
    fields::bring_the_right_values(&scene).await;
    forgotten_box::forget_a_box_in_connectwise(&scene).await;
    forgotten_box::learn_which_box_is_missing(&scene).await;
    forgotten_box::look_at_it_on_the_sheet(&scene).await;
    forgotten_box::set_it_in_connectwise(&scene).await;
    forgotten_box::check_it_again_and_pass(&scene).await;
    window.close().await;
    browser.close().await;
}
