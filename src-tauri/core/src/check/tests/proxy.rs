//! A proxy in between. Its address comes from the environment, which a process cannot safely change for itself: the
//! story is told in a child process of the test program.

use super::*;
use std::process::{Command, Stdio};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const IS_CHILD: &str = "ONRAMP_TEST_BEHIND_A_PROXY";

#[tokio::test]
async fn a_proxy_is_said_to_stand_in_between() {
    if std::env::var_os(IS_CHILD).is_some() {
        return behind_a_proxy_that_asks_for_a_login().await;
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = [0; 1024];
            let _ = stream.read(&mut buffer).await;
            let answer = b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n";
            let _ = stream.write_all(answer).await;
        }
    });
    let child = tokio::task::spawn_blocking(move || {
        Command::new(std::env::current_exe().unwrap())
            .args(["a_proxy_is_said_to_stand_in_between", "--nocapture"])
            .env(IS_CHILD, "1")
            // Windows takes both spellings for one.
            .env_remove("https_proxy")
            .env("HTTPS_PROXY", proxy)
            .env_remove("NO_PROXY")
            .env_remove("no_proxy")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    });
    let output = child.await.unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && told.contains("1 passed"),
        "{told}"
    );
}

async fn behind_a_proxy_that_asks_for_a_login() {
    let mut trial = Trial::at("127.0.0.1:1".parse().unwrap());
    trial.site = Site::cloud(crate::address::Region::Na);
    let run = trial.run().await;
    for check in [Check::Name, Check::Tcp] {
        assert_eq!(ended(&run, check), (Outcome::NotNeeded, Code::ProxyInUse));
    }
    assert_eq!(
        ended(&run, Check::Tls),
        (Outcome::Failed, Code::ProxyNeedsLogin)
    );

    // What runs on this computer is asked directly all the same.
    let server = Server::start(healthy_but(vec![])).await;
    assert!(Trial::at(server.address).run().await.is_connected());
}
