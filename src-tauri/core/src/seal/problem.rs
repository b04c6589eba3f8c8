//! Why something could not be sealed or opened.

/// Why something could not be sealed or opened. Holds no source: what age says may name parts of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealProblem {
    /// The passphrase is another one, or the part that it opens was changed: age cannot tell the two apart.
    #[error("the passphrase does not open it")]
    PassphraseWrong,
    /// It was sealed for the recipient of another identity.
    #[error("no identity given opens it")]
    NotForThisIdentity,
    /// It was sealed with a passphrase, and an identity was given.
    #[error("it needs a passphrase")]
    NeedsPassphrase,
    /// It was sealed for a recipient, and a passphrase was given.
    #[error("it needs an identity")]
    NeedsIdentity,
    /// Trying a passphrase on it would take more than 2^20 rounds, which Onramp never seals with.
    #[error("it asks for more work than Onramp does")]
    TooMuchWork,
    /// It is nothing that age sealed, or it was changed or cut short.
    #[error("it is damaged, or not sealed at all")]
    Damaged,
    /// It could not be sealed.
    #[error("it could not be sealed")]
    NotSealed,
}
