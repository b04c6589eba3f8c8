//! The system that Onramp runs on.

use onramp_core::keys::System;

/// Windows with its build number.
#[cfg(target_os = "windows")]
pub(crate) fn this_system() -> System {
    System::Windows(Some(windows_version::OsVersion::current().build))
}

/// macOS with its version.
#[cfg(target_os = "macos")]
pub(crate) fn this_system() -> System {
    let version = objc2_foundation::NSProcessInfo::processInfo().operatingSystemVersion();
    System::MacOs(u32::try_from(version.majorVersion).ok())
}

/// Linux.
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
pub(crate) fn this_system() -> System {
    System::Linux
}
