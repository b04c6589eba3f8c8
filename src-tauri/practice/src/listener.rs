//! Takes connections over TLS.

use axum::serve::Listener;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tokio_util::sync::CancellationToken;

const HANDSHAKE_LIMIT: Duration = Duration::from_secs(10);

type Ready = (TlsStream<TcpStream>, SocketAddr);

/// Hands out connections whose handshake is done. Each handshake has a task of its own, so that one that stalls holds
/// nobody up.
pub(crate) struct TlsListener {
    ready: mpsc::Receiver<Ready>,
    address: SocketAddr,
}

impl TlsListener {
    pub(crate) fn new(
        tcp: TcpListener,
        address: SocketAddr,
        acceptor: TlsAcceptor,
        stopping: CancellationToken,
    ) -> Self {
        let (sender, ready) = mpsc::channel(16);
        tokio::spawn(async move {
            tokio::select! {
                () = stopping.cancelled() => {}
                () = take_all(tcp, acceptor, sender) => {}
            }
        });
        Self { ready, address }
    }
}

async fn take_all(mut tcp: TcpListener, acceptor: TlsAcceptor, sender: mpsc::Sender<Ready>) {
    loop {
        let (stream, from) = Listener::accept(&mut tcp).await;
        let (acceptor, sender) = (acceptor.clone(), sender.clone());
        tokio::spawn(async move {
            // A handshake that fails is the other side's finding; here there is nobody to tell.
            let handshake = tokio::time::timeout(HANDSHAKE_LIMIT, acceptor.accept(stream)).await;
            if let Ok(Ok(stream)) = handshake {
                let _ = sender.send((stream, from)).await;
            }
        });
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Ready {
        match self.ready.recv().await {
            Some(ready) => ready,
            // The server is stopping; `axum::serve` drops this future when it has.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}
