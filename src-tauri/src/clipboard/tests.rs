use super::scene::{KEY, OTHER, Scene, put, put_late, text, there};
use super::*;

#[tokio::test(start_paused = true)]
async fn a_copy_is_flagged_for_clipboard_managers_and_asks_none_to_keep_it() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();

    assert_eq!(text(), KEY);
    let targets = there("TARGETS");
    let targets: Vec<_> = targets.lines().collect();
    assert!(
        targets.contains(&"x-kde-passwordManagerHint"),
        "{targets:?}"
    );
    assert!(!targets.contains(&"SAVE_TARGETS"), "{targets:?}");
    assert_eq!(there("x-kde-passwordManagerHint"), "secret");
}

#[tokio::test(start_paused = true)]
async fn a_copy_lies_there_for_a_minute_and_its_mark_as_long() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    let copy = scene.copy(KEY).await.unwrap();
    assert_eq!((copy.seconds_left, copy.can_extend), (60, true));

    tokio::time::sleep(Duration::from_millis(59_500)).await;
    assert_eq!(scene.seconds_left().await, Some(1));
    assert_eq!(text(), KEY);
    assert!(scene.has_mark());

    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(text(), "");
    assert_eq!(scene.seconds_left().await, None);
    assert!(!scene.has_mark());
}

#[tokio::test(start_paused = true)]
async fn an_extended_copy_lies_there_a_minute_longer() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    assert_eq!(scene.clipboard.extend(), None);
    scene.copy(KEY).await.unwrap();
    tokio::time::sleep(Duration::from_secs(50)).await;
    let extended = scene.clipboard.extend().unwrap();
    assert_eq!(extended.seconds_left, 70);

    tokio::time::sleep(Duration::from_secs(69)).await;
    assert_eq!(text(), KEY);
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(text(), "");
}

#[tokio::test(start_paused = true)]
async fn what_another_program_copied_meanwhile_is_left_alone() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();
    put("a shopping list");
    tokio::time::sleep(Duration::from_secs(63)).await;
    assert_eq!(text(), "a shopping list");
    assert_eq!(scene.seconds_left().await, None);
    assert!(!scene.has_mark());
}

#[tokio::test(start_paused = true)]
async fn a_second_copy_has_its_own_time() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    scene.copy(OTHER).await.unwrap();
    tokio::time::sleep(Duration::from_secs(40)).await;
    scene.copy(KEY).await.unwrap();
    tokio::time::sleep(Duration::from_secs(40)).await;
    assert_eq!(text(), KEY);
    assert_eq!(scene.seconds_left().await, Some(20));
    tokio::time::sleep(Duration::from_secs(23)).await;
    assert_eq!(text(), "");
}

#[tokio::test(start_paused = true)]
async fn a_copy_is_taken_off_at_once_when_the_person_says_so() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();
    scene.clipboard.clear_copy().await.unwrap();
    assert_eq!(text(), "");
    assert_eq!(scene.seconds_left().await, None);
    assert!(!scene.has_mark());
}

#[tokio::test(start_paused = true)]
async fn a_copy_is_taken_off_when_onramp_closes() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();
    scene.clipboard.clear_at_exit();
    assert_eq!(text(), "");
    assert!(!scene.has_mark());
}

#[tokio::test(start_paused = true)]
async fn nothing_is_copied_when_the_mark_cannot_be_written() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    let path = scene.folder.path().to_owned();
    std::fs::remove_dir_all(&path).unwrap();
    std::fs::write(&path, "a file where the folder was").unwrap();

    let key = Zeroizing::new(KEY.to_owned());
    let copied = scene.clipboard.copy(key, CopiedWhat::PrivateKey).await;

    assert_eq!(copied, Err(Code::CopyNotMarked));
    assert_eq!(text(), "what lay there before");
    assert_eq!(scene.seconds_left().await, None);
    std::fs::remove_file(path).unwrap();
}

#[tokio::test(start_paused = true)]
async fn after_a_crash_a_copy_that_a_manager_put_back_is_cleared() {
    let Some(mut scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();
    put(KEY);
    scene.start_again();

    scene.clipboard.clear_left_behind().await;

    assert_eq!(text(), "");
    assert!(!scene.has_mark());
}

#[tokio::test(start_paused = true)]
async fn after_a_crash_a_clipboard_that_a_program_keeps_busy_is_looked_at_again() {
    let Some(mut scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();
    put_late(KEY);
    scene.start_again();

    scene.clipboard.clear_left_behind().await;

    assert_eq!(text(), "");
    assert!(!scene.has_mark());
}

#[tokio::test(start_paused = true)]
async fn after_a_crash_what_is_not_that_copy_is_left_alone() {
    let Some(mut scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();
    put("a shopping list");
    scene.start_again();

    scene.clipboard.clear_left_behind().await;

    assert_eq!(text(), "a shopping list");
    assert!(!scene.has_mark());
}

#[tokio::test(start_paused = true)]
async fn without_a_mark_the_same_text_is_left_alone() {
    let Some(mut scene) = Scene::open().await else {
        return;
    };
    put(KEY);
    scene.start_again();
    scene.clipboard.clear_left_behind().await;
    assert_eq!(text(), KEY);
}

#[tokio::test(start_paused = true)]
async fn looking_after_a_crash_leaves_a_copy_made_since_alone() {
    let Some(mut scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();
    scene.start_again();
    scene.copy(KEY).await.unwrap();

    scene.clipboard.clear_left_behind().await;

    assert_eq!(text(), KEY);
    assert!(scene.has_mark());
}

#[tokio::test(start_paused = true)]
async fn a_text_that_is_no_secret_stays_and_ends_the_time_of_a_copy() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();
    let sealed = "-----BEGIN AGE ENCRYPTED FILE-----".to_owned();
    scene.clipboard.copy_text(sealed.clone()).await.unwrap();
    assert_eq!(scene.seconds_left().await, None);
    tokio::time::sleep(Duration::from_secs(63)).await;
    assert_eq!(text(), sealed);
}

#[tokio::test(start_paused = true)]
async fn a_copy_made_right_after_another_was_taken_off_stays() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    for round in 0..10 {
        scene.copy(KEY).await.unwrap();
        let next = format!("{OTHER}{round}");
        scene.clipboard.copy_text(next.clone()).await.unwrap();
        tokio::task::yield_now().await;
        assert_eq!(text(), next, "round {round}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_copy_whose_time_is_over_is_taken_off_before_it_is_told() {
    let Some(scene) = Scene::open().await else {
        return;
    };
    scene.copy(KEY).await.unwrap();
    // The runtime's own clock alone: whoever clears has not been woken yet.
    tokio::time::advance(Duration::from_secs(60)).await;
    assert_eq!(scene.seconds_left().await, None);
    assert_eq!(text(), "");
}

#[tokio::test(start_paused = true)]
async fn a_clipboard_that_does_not_answer_is_never_called_cleared_and_keeps_its_mark() {
    let folder = tempfile::tempdir().unwrap();
    let clipboard = Clipboard::on(ClipboardThread::silent(), folder.path());
    let key = Zeroizing::new(KEY.to_owned());

    let copied = clipboard.copy(key, CopiedWhat::PrivateKey).await;

    assert_eq!(copied, Err(Code::ClipboardNotWritten));
    tokio::time::sleep(Duration::from_secs(100)).await;
    assert_eq!(clipboard.status().await, Err(Code::CopyNotCleared));
    assert_eq!(clipboard.clear_copy().await, Err(Code::CopyNotCleared));
    clipboard.clear_at_exit();
    assert!(folder.path().join("clipboard-mark.json").exists());
}
