use super::told_news;

#[test]
fn news_are_plain_text_of_one_page() {
    assert_eq!(
        told_news(" Faster.\r\nKinder.\n\u{1b}[31m\u{202e}\u{7} "),
        "Faster.\nKinder.\n[31m"
    );
    assert_eq!(told_news(&"a".repeat(5_000)).len(), 4_000);
    assert_eq!(told_news(""), "");
}
