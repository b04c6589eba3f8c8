//! Pastes that are no single key, and what each is called.

use super::assert_refused;
use crate::setup::view::KeySlot;
use crate::words::Code::{
    self, KeyEmpty, KeyHasCompanyAndBoth, KeyIsAddress, KeyIsCompanyId, KeyWrongShape,
};

const TABLE: &[(&str, Code)] = &[
    (
        "Public Key: aB3dE6gH9jK2mN5p\nPrivate Key: Zy8Xw7Vu6Ts5Rq4P",
        KeyHasCompanyAndBoth,
    ),
    ("", KeyEmpty),
    ("  \r\n\t", KeyEmpty),
    ("\u{200b}\u{feff}", KeyEmpty),
    ("\"\"", KeyEmpty),
    ("Public Key:", KeyEmpty),
    ("API Key", KeyEmpty),
    (
        "acme+aB3dE6gH9jK2mN5p:Zy8Xw7Vu6Ts5Rq4P",
        KeyHasCompanyAndBoth,
    ),
    (
        "acme_c+aB3dE6gH9jK2mN5p:Zy8Xw7Vu6Ts5Rq4P",
        KeyHasCompanyAndBoth,
    ),
    ("AcmeMSP1+aB3dE6gH9jK2mN5p", KeyHasCompanyAndBoth),
    ("acmemsp1+aB3dE6gH9jK2mN5p", KeyHasCompanyAndBoth),
    ("aB3dE6gH9jK2mN5p:Zy8Xw7Vu6Ts5Rq4P", KeyHasCompanyAndBoth),
    ("aB3dE6gH9jK2mN5p Zy8Xw7Vu6Ts5Rq4P", KeyHasCompanyAndBoth),
    ("aB3dE6gH9jK2mN5p\tZy8Xw7Vu6Ts5Rq4P", KeyHasCompanyAndBoth),
    ("aB3dE6gH9jK2mN5p, Zy8Xw7Vu6Ts5Rq4P", KeyHasCompanyAndBoth),
    (
        "{\"publicKey\":\"aB3dE6gH9jK2mN5p\",\"privateKey\":\"Zy8Xw7Vu6Ts5Rq4P\"}",
        KeyHasCompanyAndBoth,
    ),
    (
        "CW_PUBLIC_KEY=aB3dE6gH9jK2mN5p\nCW_PRIVATE_KEY=Zy8Xw7Vu6Ts5Rq4P",
        KeyHasCompanyAndBoth,
    ),
    (
        "Company: acme\nPublic: aB3dE6gH9jK2mN5p\nPrivate: Zy8Xw7Vu6Ts5Rq4P",
        KeyHasCompanyAndBoth,
    ),
    (
        "Basic YWNtZSthQjNkRTZnSDlqSzJtTjVwOlp5OFh3N1Z1NlRzNVJxNFA=",
        KeyHasCompanyAndBoth,
    ),
    (
        "YWNtZSthQjNkRTZnSDlqSzJtTjVwOlp5OFh3N1Z1NlRzNVJxNFA=",
        KeyHasCompanyAndBoth,
    ),
    (
        "Authorization: Basic YWNtZSthQjNkRTZnSDlqSzJtTjVwOlp5OFh3N1Z1NlRzNVJxNFA=",
        KeyHasCompanyAndBoth,
    ),
    ("AcmeMSP1", KeyIsCompanyId),
    ("acmemsp1", KeyIsCompanyId),
    (" ACMEMSP1\n", KeyIsCompanyId),
    ("https://na.myconnectwise.net", KeyIsAddress),
    ("HTTPS://NA.MYCONNECTWISE.NET/v4_6_release", KeyIsAddress),
    ("na.myconnectwise.net", KeyIsAddress),
    ("na.myconnectwise.net/v4_6_release/apis/3.0", KeyIsAddress),
    ("cw.example.org:8443", KeyIsAddress),
    ("127.0.0.1:8443", KeyIsAddress),
    ("jo@example.com", KeyIsAddress),
    ("Jo.Doe@example.co.uk", KeyIsAddress),
    ("mailto:jo@example.com", KeyIsAddress),
    ("https://user:pass@example.com/", KeyIsAddress),
    ("abc", KeyWrongShape),
    ("1234567", KeyWrongShape),
    ("two words", KeyWrongShape),
    ("Click Save and keep this page open.", KeyWrongShape),
    ("see https://na.myconnectwise.net", KeyWrongShape),
    ("aB3dE6gH 9jK2mN5p", KeyWrongShape),
    ("aB3dE6gH\n9jK2mN5p", KeyWrongShape),
    ("aB3dE6gH9jK2mN5p and more", KeyWrongShape),
    ("aB3dE6gH9jK2mN5p aB3dE6gH9jK2mN5p", KeyWrongShape),
    ("••••••••••••••••", KeyWrongShape),
    ("****************", KeyWrongShape),
    ("----------------", KeyWrongShape),
    ("xxxxxxxxxxxxxxxx", KeyWrongShape),
    ("C:\\Users\\jo\\keys.txt", KeyWrongShape),
    ("<html><body>aB3dE6gH9jK2mN5p", KeyWrongShape),
    ("fn main() { }", KeyWrongShape),
    ("株式会社 アクメ", KeyWrongShape),
    ("a\"b\"c\"d\"e\"f", KeyWrongShape),
];

#[test]
fn what_is_no_single_key_is_named_and_refused() {
    for (text, code) in TABLE {
        assert_refused(KeySlot::Public, text, *code);
    }
}

#[test]
fn a_text_far_too_long_is_refused() {
    for text in [
        "aB3d".repeat(51),
        "aB3d".repeat(100_000),
        "a ".repeat(100_000),
    ] {
        assert_refused(KeySlot::Private, &text, KeyWrongShape);
    }
}
