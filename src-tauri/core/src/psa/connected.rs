//! Tells when a connection stands, its TLS included, before any answer is there.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::watch;
use tower_layer::Layer;
use tower_service::Service;

/// A bell on the connector: it rings once the first connection stands.
#[derive(Clone)]
pub(super) struct ConnectedBell(watch::Sender<bool>);

impl ConnectedBell {
    pub(super) fn new() -> (Self, watch::Receiver<bool>) {
        let (sender, receiver) = watch::channel(false);
        (Self(sender), receiver)
    }
}

impl<S> Layer<S> for ConnectedBell {
    type Service = Belled<S>;

    fn layer(&self, connector: S) -> Self::Service {
        Belled {
            connector,
            bell: self.0.clone(),
        }
    }
}

/// A connector with a bell.
#[derive(Clone)]
pub(super) struct Belled<S> {
    connector: S,
    bell: watch::Sender<bool>,
}

impl<S, Target> Service<Target> for Belled<S>
where
    S: Service<Target>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.connector.poll_ready(context)
    }

    fn call(&mut self, target: Target) -> Self::Future {
        let connecting = self.connector.call(target);
        let bell = self.bell.clone();
        Box::pin(async move {
            let connection = connecting.await?;
            bell.send_replace(true);
            Ok(connection)
        })
    }
}
