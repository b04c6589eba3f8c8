//! A second reference: the store crate with nothing of Onramp's around it.

use keyring_core::Entry;
use std::time::{Duration, Instant};

/// One entry, straight from the store crate.
pub(crate) struct Plain(Entry);

#[cfg(target_os = "linux")]
impl Plain {
    pub(crate) fn open() -> Self {
        use keyring_core::api::CredentialStoreApi;
        let store = dbus_secret_service_keyring_store::Store::new().unwrap();
        Self(store.build("onramp", "bench-plain", None).unwrap())
    }
}

#[cfg(not(target_os = "linux"))]
impl Plain {
    pub(crate) fn open() -> Self {
        panic!("the benchmark knows the keychain of Linux only")
    }
}

impl Plain {
    /// How long it takes to write an entry of `size` bytes and to read it.
    pub(crate) fn time(&self, size: usize) -> Duration {
        let began = Instant::now();
        self.0.set_secret(&vec![b'p'; size]).unwrap();
        assert_eq!(self.0.get_secret().unwrap().len(), size);
        began.elapsed()
    }

    pub(crate) fn forget(&self) {
        self.0.delete_credential().unwrap();
    }
}
