mod refused;

use super::*;

fn display(typed: &str) -> Option<String> {
    read_address(typed, None).site.map(|site| site.display())
}

fn code(typed: &str) -> Code {
    read_address(typed, None).code()
}

#[test]
fn every_way_to_paste_the_cloud_login_page_reads_as_its_host() {
    let rows = [
        "na.myconnectwise.net",
        "NA.MyConnectWise.NET",
        "https://na.myconnectwise.net",
        "https://na.myconnectwise.net/",
        "HTTPS://NA.MYCONNECTWISE.NET/",
        "http://na.myconnectwise.net",
        "http://na.myconnectwise.net:80/",
        "na.myconnectwise.net.",
        "na.myconnectwise.net/",
        "//na.myconnectwise.net",
        "  na.myconnectwise.net\t\r\n",
        "https://na.myconnectwise.net/v4_6_release/ConnectWise.aspx?locale=en_US&x=1#top",
        "https://na.myconnectwise.net/v2025_1/services/system_io/Service/fv_sr100_request.rails",
        "https://api-na.myconnectwise.net/v4_6_release/apis/3.0",
        "https://api-na.myconnectwise.net/v4_6_release/apis/3.0/",
        "api-na.myconnectwise.net",
        "https://na.myconnectwise.net:443/login",
        "na.myconnectwise.net:8443",
        "\"na.myconnectwise.net\"",
        "'https://na.myconnectwise.net/'",
        "<https://na.myconnectwise.net>",
        "“na.myconnectwise.net”",
        "(https://na.myconnectwise.net)",
        "URL: https://na.myconnectwise.net",
        "URL:https://na.myconnectwise.net",
        "url = na.myconnectwise.net",
        "Site:na.myconnectwise.net",
        "Our login is at https://na.myconnectwise.net/login, thanks",
        "[ConnectWise](https://na.myconnectwise.net/)",
        "https://https://na.myconnectwise.net",
        "https://http://na.myconnectwise.net",
        "https:/na.myconnectwise.net",
        "https:na.myconnectwise.net",
        "htps://na.myconnectwise.net",
        "ttps://na.myconnectwise.net",
        "https:\\\\na.myconnectwise.net\\login",
        "\u{feff}na.myconnectwise.net",
        "na.my\u{200b}connectwise.net\u{200e}",
        "na.my\u{ad}connectwise.net",
        "\u{a0}na.myconnectwise.net\u{a0}",
        "\u{2060}https://na.myconnectwise.net\u{2060}",
        "ｎａ．ｍｙｃｏｎｎｅｃｔｗｉｓｅ．ｎｅｔ",
        "ｈｔｔｐｓ：／／na.myconnectwise.net／",
        "na。myconnectwise。net",
    ];
    for typed in rows {
        assert_eq!(
            display(typed).as_deref(),
            Some("na.myconnectwise.net"),
            "{typed:?}"
        );
    }
}

#[test]
fn every_cloud_login_host_maps_to_its_api_host_and_back() {
    let rows = [
        ("na.myconnectwise.net", "api-na.myconnectwise.net"),
        ("eu.myconnectwise.net", "api-eu.myconnectwise.net"),
        ("au.myconnectwise.net", "api-au.myconnectwise.net"),
        ("aus.myconnectwise.net", "api-aus.myconnectwise.net"),
        ("za.myconnectwise.net", "api-za.myconnectwise.net"),
        (
            "staging.connectwisedev.com",
            "api-staging.connectwisedev.com",
        ),
    ];
    for (login, api) in rows {
        for typed in [login, api] {
            let site = read_address(typed, None).site.unwrap();
            assert_eq!((site.login_host(), site.api_host()), (login, api));
            assert_eq!(site.login_url(), format!("https://{login}"));
            assert_eq!(site.api_root(), format!("https://{api}"));
            assert_eq!(
                site.value_for_vendor(AddressForm::LoginUrl),
                format!("https://{login}")
            );
            assert_eq!(site.value_for_vendor(AddressForm::LoginHost), login);
            assert_eq!(site.value_for_vendor(AddressForm::ApiHost), api);
            assert_eq!(
                site.value_for_vendor(AddressForm::ApiUrl),
                format!("https://{api}")
            );
        }
    }
}

#[test]
fn a_server_of_the_companys_own_keeps_its_port_and_has_one_host() {
    let rows = [
        ("connectwise.acme.com", "connectwise.acme.com"),
        (
            "https://CW.acme.co.uk:8443/v4_6_release/apis/3.0",
            "cw.acme.co.uk:8443",
        ),
        ("cw.acme.com:443", "cw.acme.com"),
        ("https://cwserver/", "cwserver"),
        (
            "https://münchen-it.example/login",
            "xn--mnchen-it-q9a.example",
        ),
        ("203.0.113.7", "203.0.113.7"),
        ("https://203.0.113.7:8443/x", "203.0.113.7:8443"),
        ("[2001:db8::1]", "[2001:db8::1]"),
        ("https://[2001:DB8::1]:8443/", "[2001:db8::1]:8443"),
        ("127.0.0.1:41234", "127.0.0.1:41234"),
        ("localhost:41234", "localhost:41234"),
        ("cw.internal_net.example", "cw.internal_net.example"),
    ];
    for (typed, expected) in rows {
        let site = read_address(typed, None)
            .site
            .unwrap_or_else(|| panic!("{typed}"));
        assert_eq!(site.display(), expected, "{typed}");
        assert_eq!(site.hosting(), &Hosting::OnPremises);
        assert_eq!(site.api_root(), format!("https://{expected}"));
        assert!(site.other_regions().is_empty());
    }
}

#[test]
fn what_is_worth_a_look_is_said_in_order() {
    let rows: [(&str, &[Code]); 11] = [
        ("na.myconnectwise.net", &[]),
        ("https://NA.myconnectwise.net./", &[]),
        ("api-eu.myconnectwise.net", &[Code::AddressApiHostGiven]),
        ("http://eu.myconnectwise.net", &[Code::AddressNotHttps]),
        (
            "https://eu.myconnectwise.net/login?x=1",
            &[Code::AddressCleaned],
        ),
        ("eu.myconnectwise.net:8443", &[Code::AddressCleaned]),
        ("cw.acme.com", &[Code::AddressOnPremises]),
        ("203.0.113.7", &[Code::AddressIsIpOnly]),
        ("staging.connectwisedev.com", &[Code::AddressStaging]),
        ("ca.myconnectwise.net", &[Code::AddressUnknownRegion]),
        (
            "http://api-staging.connectwisedev.com/v4_6_release",
            &[
                Code::AddressStaging,
                Code::AddressApiHostGiven,
                Code::AddressNotHttps,
                Code::AddressCleaned,
            ],
        ),
    ];
    for (typed, expected) in rows {
        let reading = read_address(typed, None);
        let codes: Vec<Code> = reading.notes.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, expected, "{typed}");
        let verdict = if expected.is_empty() {
            Verdict::Valid
        } else {
            Verdict::ValidWithNotes
        };
        assert_eq!(reading.verdict(), verdict);
    }
}

#[test]
fn an_unknown_cloud_region_still_gets_its_api_host() {
    let site = read_address("ca.myconnectwise.net", None).site.unwrap();
    assert_eq!(site.api_host(), "api-ca.myconnectwise.net");
    assert_eq!(site.other_regions().len(), 5);
}

#[test]
fn reading_an_already_read_address_changes_nothing() {
    for typed in [
        "api-aus.myconnectwise.net",
        "https://cw.acme.com:8443/x",
        "[2001:db8::1]:99",
    ] {
        let site = read_address(typed, None).site.unwrap();
        for again in [site.display(), site.login_url(), site.api_root()] {
            assert_eq!(
                read_address(&again, None).site.as_ref(),
                Some(&site),
                "{again}"
            );
        }
    }
}

#[test]
fn a_practice_setup_reads_only_this_computer() {
    let server = PracticeServer {
        address: "127.0.0.1:40123".parse().unwrap(),
        is_tls: false,
    };
    for typed in [
        "127.0.0.1",
        "localhost:1",
        "http://practice.localhost:9/login",
        "https://127.0.0.1:5000",
    ] {
        let reading = read_address(typed, Some(server));
        assert_eq!(reading.verdict(), Verdict::Valid, "{typed}");
        assert_eq!(reading.site.unwrap().api_root(), "http://localhost:40123");
    }
    let real = read_address("na.myconnectwise.net", Some(server));
    assert_eq!(
        (real.code(), real.site.clone()),
        (Code::AddressNotPractice, None)
    );
    let with_tls = PracticeServer {
        is_tls: true,
        ..server
    };
    let site = read_address("localhost", Some(with_tls)).site.unwrap();
    assert_eq!(site.api_root(), "https://localhost:40123");
}

#[test]
fn only_loopback_may_go_without_tls() {
    assert!(Site::practice("192.0.2.1:80".parse().unwrap(), false).is_tls());
    assert_eq!(code("http://localhost:8080"), Code::AddressOnPremises);
    assert!(
        read_address("http://localhost:8080", None)
            .site
            .unwrap()
            .is_tls()
    );
}
