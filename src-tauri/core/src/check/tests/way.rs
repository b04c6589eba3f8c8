//! Name, connection, TLS.

use super::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// A server that answers the first bytes of anyone with these, and then ends.
async fn answering(bytes: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut buffer = [0; 1024];
                let _ = stream.read(&mut buffer).await;
                let _ = stream.write_all(bytes).await;
            });
        }
    });
    address
}

fn over_tls(address: SocketAddr) -> Trial {
    let mut trial = Trial::at(address);
    trial.site = Site::practice(address, true);
    trial
}

/// Fails, too, when reqwest's rustls is not the rustls whose errors this crate knows.
#[tokio::test]
async fn a_server_without_tls_is_told_by_the_type_of_its_error() {
    let address = answering(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    let run = over_tls(address).run().await;
    assert_eq!(
        ended(&run, Check::Tcp),
        (Outcome::Passed, Code::ServerReached)
    );
    assert_eq!(
        ended(&run, Check::Tls),
        (Outcome::Failed, Code::TlsNotSpoken)
    );
    let rest = ended(&run, Check::Company);
    assert_eq!(rest, (Outcome::NotRun, Code::NotRunAfterFailure));
}

#[tokio::test]
async fn a_handshake_that_ends_early_is_cut_off() {
    let run = over_tls(answering(b"").await).run().await;
    assert_eq!(ended(&run, Check::Tls), (Outcome::Failed, Code::TlsCutOff));
}

#[tokio::test]
async fn a_handshake_that_never_ends_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut trial = over_tls(listener.local_addr().unwrap());
    trial.limits.connect = Duration::from_millis(300);
    let run = trial.run().await;
    assert_eq!(
        ended(&run, Check::Tls),
        (Outcome::Failed, Code::ConnectionTimedOut)
    );
}

#[tokio::test]
async fn a_closed_port_refuses() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let run = Trial::at(address).run().await;
    assert_eq!(
        ended(&run, Check::Tcp),
        (Outcome::Failed, Code::ConnectionRefused)
    );
    assert!(run.requests.is_empty());
}

#[tokio::test]
async fn a_run_that_is_stopped_before_it_begins_asks_nothing() {
    let server = Server::start(healthy_but(vec![])).await;
    let trial = Trial::at(server.address);
    let cancel = CancellationToken::new();
    cancel.cancel();
    let run = run_check(
        &trial.input(),
        None,
        None,
        &|_| (),
        &cancel,
        &Timestamp::now,
    )
    .await;
    assert!(run.was_cancelled);
    assert!(
        run.findings
            .iter()
            .all(|it| it.code == Code::NotRunCancelled)
    );
    assert!(server.heads().is_empty());
}
