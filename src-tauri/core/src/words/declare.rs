//! How the codes are declared.

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
            serde::Serialize,
            serde::Deserialize,
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
