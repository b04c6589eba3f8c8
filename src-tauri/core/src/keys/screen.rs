//! What each system does when a window asks to be kept out of screen capture.

use crate::setup::view::ScreenTruth;
use crate::words::{Code, words_for};

/// The first build of Windows 10 that leaves a window out of what is captured (version 2004).
const WINDOWS_BUILD: u32 = 19_041;

/// The first macOS whose capture sees every window.
const MAC_MAJOR: u32 = 15;

/// A macOS that does not know a program answers it with this version, whatever its own is.
const MAC_MASKED: u32 = 10;

/// The system that Onramp runs on, as far as it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Windows, with its build number.
    Windows(Option<u32>),
    /// macOS, with the first part of its version.
    MacOs(Option<u32>),
    /// Linux, whatever the desktop.
    Linux,
}

/// What may be said on this system while something secret is on screen. Nothing is promised that is not known: when the
/// system refused (`is_asked` is false) or does not tell its version, that is what is said.
///
/// # Source
/// `facts/libraries.md` d: Windows documents the exclusion from build 19041 on; macOS 15 and later capture every window
/// whatever it asks for; on Linux there is nothing to ask.
#[must_use]
pub fn screen_truth(system: System, is_asked: bool) -> ScreenTruth {
    let code = screen_code(system, is_asked);
    let words = words_for(code, &[]);
    let sentences = [words.happened, words.to_do];
    let said = sentences.iter().filter(|sentence| !sentence.is_empty());
    ScreenTruth {
        is_hidden: matches!(code, Code::ScreenWindowsHides | Code::ScreenMacHides),
        words: said.cloned().collect::<Vec<_>>().join(" "),
    }
}

fn screen_code(system: System, is_asked: bool) -> Code {
    match system {
        System::Linux => Code::ScreenLinuxCannot,
        System::Windows(Some(build)) if build < WINDOWS_BUILD => Code::ScreenWindowsCannot,
        System::Windows(Some(_)) if is_asked => Code::ScreenWindowsHides,
        System::MacOs(Some(major)) if major >= MAC_MAJOR => Code::ScreenMacCannot,
        System::MacOs(Some(major)) if major > MAC_MASKED && is_asked => Code::ScreenMacHides,
        System::Windows(_) | System::MacOs(_) => Code::ScreenNotPromised,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_is_told_by_its_version() {
        for (system, is_asked, code) in [
            (
                System::Windows(Some(18_363)),
                true,
                Code::ScreenWindowsCannot,
            ),
            (
                System::Windows(Some(19_040)),
                true,
                Code::ScreenWindowsCannot,
            ),
            (
                System::Windows(Some(19_041)),
                true,
                Code::ScreenWindowsHides,
            ),
            (
                System::Windows(Some(26_100)),
                true,
                Code::ScreenWindowsHides,
            ),
            (
                System::Windows(Some(26_100)),
                false,
                Code::ScreenNotPromised,
            ),
            (
                System::Windows(Some(18_363)),
                false,
                Code::ScreenWindowsCannot,
            ),
            (System::Windows(None), true, Code::ScreenNotPromised),
            (System::MacOs(Some(10)), true, Code::ScreenNotPromised),
            (System::MacOs(Some(11)), true, Code::ScreenMacHides),
            (System::MacOs(Some(14)), true, Code::ScreenMacHides),
            (System::MacOs(Some(14)), false, Code::ScreenNotPromised),
            (System::MacOs(Some(15)), true, Code::ScreenMacCannot),
            (System::MacOs(Some(26)), true, Code::ScreenMacCannot),
            (System::MacOs(None), true, Code::ScreenNotPromised),
            (System::Linux, true, Code::ScreenLinuxCannot),
            (System::Linux, false, Code::ScreenLinuxCannot),
        ] {
            assert_eq!(screen_code(system, is_asked), code, "{system:?} {is_asked}");
        }
    }

    #[test]
    fn a_window_counts_as_hidden_only_where_the_system_is_known_to_do_it() {
        for (system, is_hidden) in [
            (System::Windows(Some(22_631)), true),
            (System::Windows(None), false),
            (System::MacOs(Some(14)), true),
            (System::MacOs(Some(15)), false),
            (System::Linux, false),
        ] {
            assert_eq!(
                screen_truth(system, true).is_hidden,
                is_hidden,
                "{system:?}"
            );
        }
    }

    #[test]
    fn a_window_that_is_seen_says_what_to_do() {
        for system in [
            System::Windows(Some(17_763)),
            System::Windows(None),
            System::MacOs(Some(15)),
            System::Linux,
        ] {
            let words = screen_truth(system, true).words;
            assert!(words.contains("Stop sharing your screen"), "{words}");
        }
    }
}
