//! A server of a few canned answers on this computer.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// What to answer.
#[derive(Clone)]
pub(super) enum Reply {
    /// These bytes, then the end.
    Bytes(String),
    /// Nothing, ever.
    Hang,
    /// The end, without an answer.
    Close,
}

pub(super) fn json(status: u16, body: &str) -> Reply {
    reply(status, "content-type: application/json\r\n", body)
}

pub(super) fn reply(status: u16, headers: &str, body: &str) -> Reply {
    let length = body.len();
    Reply::Bytes(format!(
        "HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    ))
}

/// Answers by the first route whose mark stands in the request's head.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(super) async fn start(routes: Vec<(&str, Reply)>) -> Self {
        Self::begin(routes, None).await
    }

    pub(super) async fn start_tls(routes: Vec<(&str, Reply)>, tls: TlsAcceptor) -> Self {
        Self::begin(routes, Some(tls)).await
    }

    async fn begin(routes: Vec<(&str, Reply)>, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes: Vec<(String, Reply)> = routes
            .into_iter()
            .map(|(mark, reply)| (mark.to_owned(), reply))
            .collect();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (routes, seen, tls) = (routes.clone(), Arc::clone(&seen), tls.clone());
                tokio::spawn(async move {
                    match tls {
                        None => answer(stream, routes, seen).await,
                        Some(tls) => {
                            if let Ok(stream) = tls.accept(stream).await {
                                answer(stream, routes, seen).await;
                            }
                        }
                    }
                });
            }
        });
        Self { address, heads }
    }

    /// The heads of all requests so far.
    pub(super) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

async fn answer(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    routes: Vec<(String, Reply)>,
    seen: Arc<Mutex<Vec<String>>>,
) {
    let mut head = Vec::new();
    let mut buffer = [0; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut buffer).await {
            Ok(length) if length > 0 => head.extend_from_slice(&buffer[..length]),
            _ => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    seen.lock().unwrap().push(head.clone());
    let found = routes
        .into_iter()
        .find(|(mark, _)| head.contains(mark.as_str()));
    match found.map_or(Reply::Close, |(_, reply)| reply) {
        Reply::Bytes(bytes) => {
            let _ = stream.write_all(bytes.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
        Reply::Hang => std::future::pending().await,
        Reply::Close => {}
    }
}
