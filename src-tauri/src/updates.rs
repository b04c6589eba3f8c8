//! A newer Onramp, from its publisher: looked for when a person asks, proved by the publisher's signature, and put in this
//! one's place only while everything is at rest.
//!
//! It is off unless the publisher builds a key and an address in. The key is the public half of a minisign pair, as
//! `tauri signer generate` writes it; the address is that of the list of versions, `latest.json`.

use crate::state::{Shell, refused};
use onramp_core::setup::view::{CommandError, UpdateFound, UpdateOffer};
use onramp_core::told_news;
use onramp_core::words::Code;
use std::borrow::Cow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tauri::utils::config::BundleType;
use tauri::utils::platform::bundle_type;
use tauri::{AppHandle, Context, Manager, Url, Wry};
use tauri_plugin_updater::{Error, Update, UpdaterExt as _};

const KEY: &str = "ONRAMP_UPDATE_KEY";
const ADDRESS: &str = "ONRAMP_UPDATE_ADDRESS";

/// How long the list of versions may take.
const LOOK: Duration = Duration::from_secs(30);

/// How long nothing may arrive while a version is fetched.
const SILENCE: Duration = Duration::from_secs(60);

/// False in a program whose publisher built no key in: the compiler then leaves out all that could look for a newer version.
const CAN_BE: bool = match option_env!("ONRAMP_UPDATE_KEY") {
    // A build machine hands over what is not set as empty.
    Some(key) => !key.is_empty(),
    None => cfg!(debug_assertions),
};

/// Where newer versions come from.
struct Publisher {
    key: Cow<'static, str>,
    address: Url,
}

/// The version that was found last.
#[derive(Default)]
struct Found(Mutex<Option<Version>>);

#[derive(Clone)]
struct Version {
    update: Update,
    /// Its file, once it is here and proved.
    file: Option<Arc<Vec<u8>>>,
}

impl Found {
    fn slot(&self) -> MutexGuard<'_, Option<Version>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the publisher built in. An installer that a company rolls out for its people is kept up to date by that company.
fn publisher() -> Option<Publisher> {
    if !CAN_BE {
        return None;
    }
    let key = built_in(option_env!("ONRAMP_UPDATE_KEY"), KEY)?;
    let address = built_in(option_env!("ONRAMP_UPDATE_ADDRESS"), ADDRESS)?;
    let is_rolled_out = matches!(
        bundle_type(),
        Some(BundleType::Msi | BundleType::Deb | BundleType::Rpm)
    );
    let address = Url::parse(&address).ok()?;
    let is_fit = !key.is_empty() && address.scheme() == "https" && !is_rolled_out;
    is_fit.then_some(Publisher { key, address })
}

/// What was said while this was built; a build for tests asks its environment too.
fn built_in(said: Option<&'static str>, name: &str) -> Option<Cow<'static, str>> {
    match said {
        Some(said) => Some(Cow::Borrowed(said)),
        None if cfg!(debug_assertions) => std::env::var(name).ok().map(Cow::Owned),
        None => None,
    }
}

/// Tells Tauri's updater whom to trust, where there is somebody. It offers the web view nothing: no capability names it.
pub(crate) fn begin(app: &AppHandle) -> tauri::Result<()> {
    if !CAN_BE || publisher().is_none() {
        return Ok(());
    }
    app.manage(Found::default());
    app.plugin(tauri_plugin_updater::Builder::new().build())
}

/// Writes what Tauri's updater reads into the configuration.
pub(crate) fn configure(context: &mut Context<Wry>) {
    let Some(publisher) = publisher() else {
        return;
    };
    let told = serde_json::json!({
        "pubkey": publisher.key,
        "endpoints": [publisher.address],
        // Without it, an old version could be passed off as a new one.
        "requireSignedVersion": true,
        "windows": { "installMode": "passive" },
    });
    let plugins = &mut context.config_mut().plugins.0;
    plugins.insert("updater".to_owned(), told);
}

/// Whom a person may ask here.
pub(crate) fn offer() -> Option<UpdateOffer> {
    let publisher = publisher()?;
    let host = publisher.address.host_str()?.to_owned();
    Some(UpdateOffer { host })
}

/// Asks the publisher for a newer version, and remembers the one that is named.
///
/// # Errors
/// `UpdateNotReached` and `UpdateUnusable`.
pub(crate) async fn look(app: &AppHandle) -> Result<Option<UpdateFound>, CommandError> {
    if !CAN_BE {
        return Ok(None);
    }
    let Some(found) = app.try_state::<Found>() else {
        return Ok(None);
    };
    let closing = app.clone();
    let asked = app
        .updater_builder()
        .timeout(LOOK)
        // On Windows the process ends without a word to anybody, once the installer runs.
        .on_before_exit(move || {
            if let Some(shell) = closing.try_state::<Shell>() {
                shell.clipboard.clear_at_exit();
            }
            closing.cleanup_before_exit();
        })
        .configure_client(|client| client.https_only(true).read_timeout(SILENCE))
        .build();
    let newer = match asked {
        Ok(updater) => updater.check().await,
        Err(error) => Err(error),
    };
    let newer = newer.map_err(|error| refused(why(&error)))?;
    let shown = newer.as_ref().map(|update| UpdateFound {
        version: update.version.clone(),
        news: told_news(update.body.as_deref().unwrap_or_default()),
    });
    *found.slot() = newer.map(|update| Version { update, file: None });
    Ok(shown)
}

/// The version that was found last.
fn found(app: &AppHandle) -> Result<Version, CommandError> {
    let found = app.try_state::<Found>();
    let version = found.and_then(|found| found.slot().clone());
    version.ok_or_else(|| refused(Code::UpdateGone))
}

/// Fetches it, and proves it by its signature.
///
/// # Errors
/// `UpdateGone`, `UpdateNotReached` and `UpdateNotGenuine`.
pub(crate) async fn fetch(app: &AppHandle) -> Result<(), CommandError> {
    if !CAN_BE {
        return Err(refused(Code::UpdateGone));
    }
    let Version { update, .. } = found(app)?;
    let fetched = update.download(|_, _| {}, || {}).await;
    let file = fetched.map_err(|error| refused(why(&error)))?;
    if let Some(found) = app.try_state::<Found>() {
        let file = Some(Arc::new(file));
        *found.slot() = Some(Version { update, file });
    }
    Ok(())
}

/// Puts it in this one's place, once: a second call finds it gone. On Windows this process ends here, and the installer
/// goes on.
///
/// # Errors
/// `UpdateGone`, `UpdateNotGenuine` and `UpdateNotInstalled`; then this one is still there.
pub(crate) async fn install(app: &AppHandle) -> Result<(), CommandError> {
    if !CAN_BE {
        return Err(refused(Code::UpdateGone));
    }
    let taken = app
        .try_state::<Found>()
        .and_then(|found| found.slot().take());
    let Some(Version {
        update,
        file: Some(file),
    }) = taken
    else {
        return Err(refused(Code::UpdateGone));
    };
    let put = tokio::task::spawn_blocking(move || update.install(&*file)).await;
    let put = put.map_err(|_| refused(Code::UpdateNotInstalled))?;
    put.map_err(|error| {
        let is_forged = is_not_genuine(&error);
        refused(if is_forged {
            Code::UpdateNotGenuine
        } else {
            Code::UpdateNotInstalled
        })
    })
}

/// What an error of the updater means to a person who asked it for something.
fn why(error: &Error) -> Code {
    let does_not_fit = matches!(
        error,
        Error::TargetNotFound(_) | Error::TargetsNotFound(_) | Error::UnsupportedArch
    );
    if is_not_genuine(error) {
        Code::UpdateNotGenuine
    } else if does_not_fit {
        Code::UpdateUnusable
    } else {
        Code::UpdateNotReached
    }
}

/// True when what arrived is not what the publisher signed as this version.
fn is_not_genuine(error: &Error) -> bool {
    matches!(
        error,
        Error::Minisign(_)
            | Error::Base64(_)
            | Error::SignatureUtf8(_)
            | Error::MissingSignedVersion
            | Error::SignedVersionMismatch { .. }
    )
}
