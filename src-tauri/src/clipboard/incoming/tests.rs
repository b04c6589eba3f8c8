use super::*;
use crate::clipboard::scene::{KEY, OTHER, Scene, put, put_late, select, selected, text};

/// What is told of a key that came in by a copy, when the clipboard can be opened.
async fn told_of(scene: &Scene, key: &str, is_typed: bool) -> IncomingCopy {
    let nowhere = async { panic!("the clipboard can be opened here") };
    scene
        .clipboard
        .facts(Seen::by_text(key), is_typed, nowhere)
        .await
}

#[tokio::test(start_paused = true)]
async fn a_captured_key_is_taken_off_only_while_it_lies_there() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    put(OTHER);
    let told = told_of(&scene, KEY, false).await;
    assert_eq!((told.clipboard, text().as_str()), (CopyFate::Gone, OTHER));

    put(KEY);
    let told = told_of(&scene, KEY, false).await;
    assert_eq!((told.clipboard, text().as_str()), (CopyFate::Cleared, ""));

    let told = told_of(&scene, KEY, false).await;
    assert_eq!(told.clipboard, CopyFate::Gone);
}

#[tokio::test(start_paused = true)]
async fn a_typed_key_is_taken_off_whatever_space_was_copied_with_it() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    put(&format!("\t{KEY} \n"));
    let told = told_of(&scene, KEY, true).await;
    assert_eq!((told.clipboard, text().as_str()), (CopyFate::Cleared, ""));
}

#[tokio::test(start_paused = true)]
async fn a_key_that_was_selected_with_the_mouse_is_not_pasted_by_the_middle_button_either() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    put(KEY);
    select(&format!("{KEY}\n"));
    let told = told_of(&scene, KEY, false).await;
    assert_eq!((told.clipboard, text().as_str()), (CopyFate::Cleared, ""));
    assert_eq!(selected(), "");

    put(OTHER);
    select(KEY);
    let told = told_of(&scene, KEY, false).await;
    assert_eq!(
        (told.clipboard, text().as_str()),
        (CopyFate::Cleared, OTHER)
    );
    assert_eq!(selected(), "");

    select(OTHER);
    let told = told_of(&scene, KEY, false).await;
    assert_eq!(
        (told.clipboard, selected().as_str()),
        (CopyFate::Gone, OTHER)
    );
}

#[tokio::test(start_paused = true)]
async fn a_program_that_answers_late_is_not_taken_for_one_that_copied_something_else() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    put_late(KEY);
    let told = told_of(&scene, KEY, false).await;
    assert_eq!((told.clipboard, text().as_str()), (CopyFate::Cleared, ""));
}

#[tokio::test(start_paused = true)]
async fn a_clipboard_manager_is_seen_while_it_says_that_it_is_one() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    let manager = manager_on_the_display();
    let told = told_of(&scene, KEY, false).await;
    assert_eq!(told.manager, CopyManager::Running);

    drop(manager);
    let told = told_of(&scene, KEY, false).await;
    assert_eq!(told.manager, CopyManager::Unknown);
}

/// A program that owns the role of the clipboard manager until it is dropped.
fn manager_on_the_display() -> impl Sized {
    use x11rb::connection::Connection;
    use x11rb::protocol::xproto::{ConnectionExt, CreateWindowAux, WindowClass};
    let (display, screen) = x11rb::connect(None).unwrap();
    let root = display.setup().roots[screen].root;
    let window = display.generate_id().unwrap();
    let class = WindowClass::INPUT_ONLY;
    let how = CreateWindowAux::new();
    let made = display.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &how);
    made.unwrap().check().unwrap();
    let asked = display.intern_atom(false, b"CLIPBOARD_MANAGER").unwrap();
    let role = asked.reply().unwrap().atom;
    let owned = display.set_selection_owner(window, role, x11rb::CURRENT_TIME);
    owned.unwrap().check().unwrap();
    display
}
