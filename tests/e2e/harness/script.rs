//! What a script makes of a page, which it only reads.
//!
//! WebKit's driver loses an answer now and then, and says so; it is asked again.

use std::future::Future;

use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::Value;

/// What WebKit's driver says of a script's answer that did not reach it.
const LOST: &str = "Could not parse script result";

const LOST_AT_MOST: usize = 3;

/// The answer of a script that ends by itself.
pub(super) async fn read(client: &Client, script: &str) -> Value {
    asked(|| client.execute(script, Vec::new())).await
}

/// The answer of a script that calls back when it is done.
pub(super) async fn read_later(client: &Client, script: &str) -> Value {
    asked(|| client.execute_async(script, Vec::new())).await
}

async fn asked<Asking>(ask: impl Fn() -> Asking) -> Value
where
    Asking: Future<Output = Result<Value, CmdError>>,
{
    let mut lost = 0;
    loop {
        match ask().await {
            Ok(answer) => return answer,
            Err(cause) if lost < LOST_AT_MOST && cause.to_string().contains(LOST) => lost += 1,
            Err(cause) => panic!("the page cannot be read: {cause:?}"),
        }
    }
}
