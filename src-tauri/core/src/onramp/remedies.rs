//! What can be done about a place that cannot keep keys now.

use crate::keys::KeyProblem;
use crate::setup::view::StoreRemedy;
use crate::setup::{KeptIn, LeftFile, Setup};

/// What can be done about the place of the keys of `setup`, and about a sealed file that was left.
pub(super) fn remedies_of(setup: &Setup, problem: Option<KeyProblem>) -> Vec<StoreRemedy> {
    let left = may_open_left_file(setup).then_some(StoreRemedy::OpenSealedFile);
    let has_keys = setup.is_any_captured();
    let others = problem.map(|problem| remedies(problem, has_keys));
    let others = others.unwrap_or_default();
    left.into_iter().chain(others).collect()
}

/// What can be done about a place that cannot keep keys now, what loses least first. A sealed file that is only
/// shut is never sealed over: the keys in it would be lost. Where the setup `has_keys`, they lie in a keychain that may
/// open again, and could not go along into a sealed file.
fn remedies(problem: KeyProblem, has_keys: bool) -> Vec<StoreRemedy> {
    use StoreRemedy::{KeepInMemory, KeepInSealedFile, OpenSealedFile, TryAgain, Unlock};
    match problem {
        KeyProblem::Locked if has_keys => vec![Unlock, KeepInMemory],
        KeyProblem::Silent | KeyProblem::Failed if has_keys => vec![KeepInMemory],
        KeyProblem::Locked => vec![Unlock, KeepInSealedFile, KeepInMemory],
        KeyProblem::Missing
        | KeyProblem::Silent
        | KeyProblem::Failed
        | KeyProblem::EntryUnreadable
        | KeyProblem::ReadBackDiffers => vec![KeepInSealedFile, KeepInMemory],
        KeyProblem::SealedFileLocked | KeyProblem::PassphraseWrong => {
            vec![OpenSealedFile, KeepInMemory]
        }
        KeyProblem::SealedFileMissing | KeyProblem::SealedFileDamaged => {
            vec![OpenSealedFile, KeepInSealedFile, KeepInMemory]
        }
        KeyProblem::SealedFileUnreachable => vec![TryAgain, OpenSealedFile, KeepInMemory],
        KeyProblem::SealedFileNotWritten | KeyProblem::SealedFileLeft => {
            vec![TryAgain, KeepInMemory]
        }
    }
}

/// True when the sealed file that was left may be taken up again: no key would be lost by that.
pub(super) fn may_open_left_file(setup: &Setup) -> bool {
    setup.keys.left_file == Some(LeftFile::InPlace)
        && setup.place_of_keys() != KeptIn::SealedFile
        && !setup.is_practice
        && !setup.is_any_captured()
}

#[cfg(test)]
mod tests {
    use super::*;
    use StoreRemedy::{KeepInMemory, KeepInSealedFile, OpenSealedFile, TryAgain, Unlock};

    #[test]
    fn a_file_that_is_out_of_reach_is_tried_again_before_anything_is_left() {
        assert_eq!(
            remedies(KeyProblem::SealedFileUnreachable, true),
            [TryAgain, OpenSealedFile, KeepInMemory]
        );
        assert_eq!(
            remedies(KeyProblem::SealedFileNotWritten, true)[0],
            TryAgain
        );
    }

    #[test]
    fn a_locked_place_is_opened_before_another_is_offered() {
        assert_eq!(
            remedies(KeyProblem::Locked, false),
            [Unlock, KeepInSealedFile, KeepInMemory]
        );
        assert_eq!(
            remedies(KeyProblem::SealedFileLocked, true),
            [OpenSealedFile, KeepInMemory]
        );
    }

    #[test]
    fn what_is_only_shut_is_not_sealed_over_and_what_is_gone_may_be() {
        let is_sealed_over = |problem| remedies(problem, true).contains(&KeepInSealedFile);
        assert!(!is_sealed_over(KeyProblem::PassphraseWrong));
        assert!(!is_sealed_over(KeyProblem::SealedFileUnreachable));
        assert!(is_sealed_over(KeyProblem::SealedFileMissing));
        assert!(is_sealed_over(KeyProblem::Missing));
        for problem in [KeyProblem::Locked, KeyProblem::Silent, KeyProblem::Failed] {
            assert!(!is_sealed_over(problem), "{problem:?}");
            assert!(remedies(problem, false).contains(&KeepInSealedFile));
        }
    }
}
