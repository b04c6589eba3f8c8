use super::*;

fn asked(line: &str) -> Result<Asked, String> {
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    read(&words)
}

#[test]
fn one_part_can_be_asked_for_in_both_spellings() {
    let wanted = Ok(Asked::Test {
        only: Some(Part::Journeys),
        names: Vec::new(),
    });
    assert_eq!(asked("test --only journeys"), wanted);
    assert_eq!(asked("test --only=journeys"), wanted);
}

#[test]
fn an_unknown_word_is_named() {
    assert_eq!(asked("tets"), Err("tets".to_owned()));
    assert_eq!(asked("test --only all"), Err("all".to_owned()));
    assert_eq!(asked("check --fast"), Err("--fast".to_owned()));
    assert_eq!(asked("check --macos --windows"), Err("--macos".to_owned()));
    assert_eq!(asked("notices"), Ok(Asked::Notices));
}

#[test]
fn another_system_can_be_asked_for() {
    let (windows, macos) = (System::Windows, System::MacOs);
    assert_eq!(asked("check --windows"), Ok(Asked::CheckFor(windows)));
    assert_eq!(asked("check --macos"), Ok(Asked::CheckFor(macos)));
    let is_tried = true;
    assert_eq!(asked("package --try"), Ok(Asked::Package { is_tried }));
    assert_eq!(asked("package --macos"), Err("--macos".to_owned()));
}

#[test]
fn one_test_can_be_asked_for_by_name() {
    let wanted = Ok(Asked::Test {
        only: Some(Part::E2e),
        names: vec!["resumes".to_owned()],
    });
    assert_eq!(asked("test --only e2e -- resumes"), wanted);
    assert_eq!(asked("test -- resumes"), Err("--".to_owned()));
}

#[test]
fn the_papers_of_a_release_are_asked_for_with_their_folder() {
    let folder = "out".to_owned();
    let address = Some("https://example.com".to_owned());
    let wanted = Ok(Asked::Release { folder, address });
    assert_eq!(asked("release out https://example.com"), wanted);
    assert!(asked("release").is_err());
    assert_eq!(asked("release out a b"), Err("b".to_owned()));
}

#[test]
fn some_screens_can_be_asked_for_by_name() {
    let names = vec!["home".to_owned()];
    assert_eq!(asked("screens -- home"), Ok(Asked::Screens { names }));
    let names = Vec::new();
    assert_eq!(asked("screens"), Ok(Asked::Screens { names }));
    assert_eq!(asked("screens home"), Err("home".to_owned()));
}

#[test]
fn a_benchmark_is_asked_for_by_name_and_without_one_they_are_listed() {
    let name = Some(Bench::Check);
    assert_eq!(asked("bench check"), Ok(Asked::Bench { name }));
    assert_eq!(asked("bench"), Ok(Asked::Bench { name: None }));
    assert_eq!(asked("bench launch"), Err("launch".to_owned()));
    assert_eq!(asked("bench check now"), Err("now".to_owned()));
}

#[test]
fn words_after_run_go_to_the_window() {
    let arguments = vec!["--practice".to_owned()];
    assert_eq!(asked("run -- --practice"), Ok(Asked::Run { arguments }));
}
