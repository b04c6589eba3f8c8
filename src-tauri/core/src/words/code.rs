//! The codes: one per thing that can happen to a person, named by what happened.

use serde::{Deserialize, Serialize};

/// Declares [`Code`] and, from the same list, [`Code::ALL`], so that no code can be left out of the latter.
macro_rules! codes {
    ($($code:ident,)*) => {
        /// What happened, as a stable name. Screens, reports and the command line branch on this and never on words.
        #[derive(
            Debug,
            Clone,
            Copy,
            PartialEq,
            Eq,
            PartialOrd,
            Ord,
            Hash,
            Serialize,
            Deserialize,
            schemars::JsonSchema,
        )]
        #[cfg_attr(test, derive(ts_rs::TS), ts(export))]
        #[serde(rename_all = "kebab-case")]
        #[expect(
            missing_docs,
            reason = "the words of each code, in words/en/, are its documentation"
        )]
        pub enum Code {
            $($code,)*
        }

        impl Code {
            /// Every code, in the order in which they are declared.
            pub const ALL: &[Self] = &[$(Self::$code,)*];
        }
    };
}

codes! {
    // Company ID and URL, as typed.
    AddressEmpty,
    AddressNotAnAddress,
    AddressIsIpOnly,
    AddressHasCredentials,
    AddressNotHttps,
    AddressIsVendor,
    AddressIsEmail,
    AddressCleaned,
    AddressApiHostGiven,
    AddressOnPremises,
    AddressStaging,
    AddressReady,
    AddressNotPractice,
    AddressIsConnectWiseWebsite,
    AddressUnknownRegion,
    CompanyIdEmpty,
    CompanyIdLooksLikeName,
    CompanyIdLooksLikeAddress,
    CompanyIdHasWholeKey,
    CompanyIdCleaned,
    CompanyIdReady,
    CompanyIdNotUsable,

    // The way to the server.
    NameFound,
    NameNotFound,
    NameNoAnswer,
    ServerReached,
    ConnectionRefused,
    ConnectionTimedOut,
    NetworkUnreachable,
    ProxyInUse,
    ProxyNeedsLogin,
    ProxyRefused,
    ProxyUnreachable,
    ConnectionFailed,
    TlsTrusted,
    TlsNotNeededInPractice,
    TlsUnknownIssuer,
    TlsExpired,
    TlsNotYetValid,
    TlsWrongName,
    TlsRevoked,
    TlsNotSpoken,
    TlsCutOff,
    TlsOther,

    // What the server answered.
    CompanyFound,
    CompanyUnknown,
    CompanyFoundElsewhere,
    AddressNotRouted,
    SslPrefixMissing,
    AnswerTimedOut,
    AnswerCutOff,
    AnswerNotJson,
    AnswerTooLarge,
    AnswerUnexpected,
    RedirectedElsewhere,
    NotAConnectWise,
    EndpointUnknown,
    ServerError,
    ServerTimedOut,
    TooManyRequests,
    VersionRefused,
    KeysAccepted,
    KeysRejected,
    KeysSwapped,
    KeysNotCaptured,
    KeysStoreSilent,
    IntegrationIdAccepted,
    IntegrationIdMissing,
    IntegrationIdRefused,
    IntegrationIdNotNeeded,
    KeysNotReached,
    KeysRejectedWithoutIntegrationId,
    SystemInfoRefused,
    FirstReadAnswered,
    FirstReadEmpty,
    ReadRefused,
    NotRunAfterFailure,
    NotRunCancelled,

    // Each box of the role.
    PermissionGranted,
    PermissionReadAnswered,
    PermissionReadLikely,
    PermissionMissing,
    PermissionLevelTooLow,
    PermissionOneOf,
    PermissionSuspected,
    PermissionBehindAnother,
    PermissionNothingToRead,
    PermissionNotReadable,
    PermissionNotAnswered,
    PermissionDisagrees,

    // Each reading call.
    CallAnswered,
    CallEmpty,
    CallRefused,
    CallRefusedUnexplained,
    CallNeverAsked,
    CallNoIdToAsk,

    // About the role and its member.
    RoleReadBack,
    RoleNotReadable,
    RoleReadUnclear,
    MemberCorporate,
    MemberBelowCorporate,
    MemberLocationRestricted,
    MemberNotReadable,
    DefaultBoardSet,
    DefaultBoardMissing,
    DefaultBoardUnknown,
    RowsFound,
    RowsMissing,
    FieldsFilled,
    FieldsBlank,
    ReadsEnded,
    ReadsOutOfTime,
    KeysRejectedHalfway,
    RoleIsAdmin,
    RoleLargerThanNeeded,
    BoardsExcluded,

    // Key capture.
    ClipboardEmpty,
    ClipboardUnreadable,
    KeyEmpty,
    KeyHasCompanyAndBoth,
    KeyIsCompanyId,
    KeyIsAddress,
    KeyLabelledOther,
    KeySameAsOther,
    KeyWrongShape,
    KeyUnusualLength,
    KeyUnusualCharacter,
    KeyTrimmed,
    KeyUnlabelled,
    KeySaved,
    KeyKeptUntilClose,
    KeychainMissing,
    KeychainLocked,
    KeychainSilent,
    KeychainFailed,
    KeychainReadBackDiffers,
    KeyNotCaptured,

    // Setups, reports, settings.
    SetupNotFound,
    GuideNotFound,
    GuideInvalid,
    StepNotFound,
    StepNeedsEvidence,
    StepWaitsForSpecialist,
    ChoiceUnknown,
    FieldUnknown,
    RecordsUnreadable,
    RecordsNotOpened,
    RecordsNewer,
    RecordsNotWritten,
    ReportWouldLeak,
    ReportFolderMissing,
    ReportNotWritten,
    ReportUnreadable,
    IntegrationIdNotGuid,
    SettingsNotWritten,
    PracticeNotStarted,
    PracticeScenarioUnknown,
    LinkNotAllowed,
    BrowserNotOpened,
    FolderNotOpened,
    ClipboardNotWritten,
    CheckAlreadyRunning,
    Unexpected,
}
