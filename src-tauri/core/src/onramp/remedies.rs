//! What can be done about a place that cannot keep keys now.

use crate::keys::KeyProblem;
use crate::setup::view::StoreRemedy;

/// What can be done about a place that cannot keep keys now, what loses least first. A sealed file that is only
/// shut is never sealed over: the keys in it would be lost.
pub(super) fn remedies(problem: KeyProblem) -> Vec<StoreRemedy> {
    use StoreRemedy::{KeepInMemory, KeepInSealedFile, OpenSealedFile, Unlock};
    match problem {
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
        KeyProblem::SealedFileUnreachable
        | KeyProblem::SealedFileNotWritten
        | KeyProblem::SealedFileLeft => vec![KeepInMemory],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StoreRemedy::{KeepInMemory, KeepInSealedFile, OpenSealedFile, Unlock};

    #[test]
    fn a_locked_place_is_opened_before_another_is_offered() {
        assert_eq!(
            remedies(KeyProblem::Locked),
            [Unlock, KeepInSealedFile, KeepInMemory]
        );
        assert_eq!(
            remedies(KeyProblem::SealedFileLocked),
            [OpenSealedFile, KeepInMemory]
        );
    }

    #[test]
    fn what_is_only_shut_is_not_sealed_over_and_what_is_gone_may_be() {
        let is_sealed_over = |problem| remedies(problem).contains(&KeepInSealedFile);
        assert!(!is_sealed_over(KeyProblem::PassphraseWrong));
        assert!(!is_sealed_over(KeyProblem::SealedFileUnreachable));
        assert!(is_sealed_over(KeyProblem::SealedFileMissing));
        assert!(is_sealed_over(KeyProblem::Missing));
    }
}
