//! Why the command could not run.

use onramp_core::check::{Fact, FactName};
use onramp_core::words::{Code, Words, words_for};
use std::path::PathBuf;

/// Why the command could not run. Holds no key and nothing that was typed as one.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    #[error("The program could not start its work: {0}")]
    Runtime(#[source] std::io::Error),
    #[error("There is no guide '{0}'. `onramp-cli guide list` names them.")]
    NoSuchGuide(String),
    #[error("The guide '{guide}' has no such choice. Roles: {roles}. Features: {features}.")]
    NoSuchChoice {
        guide: String,
        roles: String,
        features: String,
    },
    #[error("{path}: {source}", path = path.display())]
    File {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{path}: {source}", path = path.display())]
    Certificate {
        path: PathBuf,
        #[source]
        source: onramp_core::psa::RootsError,
    },
    #[error("{}", told(*.0))]
    Told(Code),
    #[error("Nothing can be written to the standard output: {0}")]
    Output(#[source] std::io::Error),
    #[error(
        "The system names no folder for programs' data. Name the folder with the setups: --desk FOLDER."
    )]
    NoDataFolder,
    #[error("{path}: there is no such folder. Make it first.", path = .0.display())]
    NoSuchFolder(PathBuf),
    #[error("There is no setup '{0}'. `onramp-cli desk list` names them.")]
    NoSuchSetup(String),
    #[error("There are several setups of '{asked}'. Name the one by its ID:\n  {ids}")]
    SeveralSetups { asked: String, ids: String },
    #[error("{}", with_file(*.code, path))]
    Desk { path: PathBuf, code: Code },
    #[error("{}", told(.0.code()))]
    Onramp(#[source] onramp_core::OnrampError),
    #[error("{0}")]
    Guide(#[from] onramp_core::guide::GuideError),
    #[error("{0}")]
    Catalog(#[from] onramp_core::catalog::CatalogError),
    #[error("{0}")]
    Report(#[from] onramp_core::report::ReportError),
    #[error("{0}")]
    Practice(#[from] onramp_practice::PracticeError),
    #[error("There is no box '{asked}'. The closest are:\n  {closest}")]
    NoSuchBox { asked: String, closest: String },
    #[error("{0}")]
    Scenarios(#[source] &'static onramp_practice::ScenarioError),
    #[error("The answer could not be written as JSON.")]
    Json(#[from] serde_json::Error),
    #[error("{path}: this is no run made by `onramp-cli check --json`.", path = path.display())]
    NotARun { path: PathBuf },
    #[error("{path}: this is no report of Onramp's, or one of a format that this version does not know.", path = path.display())]
    NotAReport { path: PathBuf },
    #[error(
        "{path}: this run was about another {what}: {theirs}. Ask for the same, or run the whole check without \
         --only-failed.",
        path = path.display()
    )]
    AnotherRun {
        path: PathBuf,
        what: &'static str,
        theirs: String,
    },
    #[error("One of these runs is practice and the other is not. They are never compared.")]
    PracticeBesideReal,
    #[error("There is nothing to check. `onramp-cli check --help` says what to name.")]
    NothingToCheck,
    #[error(
        "The keys are missing. Set ONRAMP_PUBLIC_KEY and ONRAMP_PRIVATE_KEY, or give two lines on standard input: the \
         public key, then the private key. They are never taken from arguments, which other programs can read."
    )]
    KeysMissing,
    #[error("{path}: {}", told(*.code), path = path.display())]
    Sealed { path: PathBuf, code: Code },
    #[error("This is sealed for a recipient. Name the file with your identity: --identity FILE.")]
    SealedForRecipient,
    #[error("This is sealed with a passphrase. Leave --identity out, and type the passphrase.")]
    SealedWithPassphrase,
    #[error("{path}: there is no identity in this file. One begins with AGE-SECRET-KEY-1.", path = path.display())]
    NotAnIdentity { path: PathBuf },
    #[error(
        "The passphrase is missing. Type it at a terminal, or give it as one line on standard input. It is never taken \
         from arguments, which other programs can read."
    )]
    PassphraseMissing,
    #[error(
        "Keys are never shown. Hand them on through a pipe, or name a new file with --out FILE, readable by you only."
    )]
    KeysNotShown,
    #[error("There is no whole pair inside: one of the keys, or both, is not captured.")]
    NoWholePair,
    #[error(
        "Nothing was forgotten. Say --yes to forget every key without being asked, or answer at a terminal."
    )]
    NotConfirmed,
    #[error("{}", in_words(.0))]
    Invite(onramp_core::invite::InviteProblem),
    #[error("{}", told(*.0))]
    Refused(Code),
    #[error("The {which} key cannot be used. {}", told(*.code))]
    KeyRefused { which: &'static str, code: Code },
}

fn told(code: Code) -> String {
    sentence(words_for(code, &[]))
}

fn with_file(code: Code, path: &std::path::Path) -> String {
    let file = Fact::new(FactName::File, path.display().to_string());
    sentence(words_for(code, &[file]))
}

/// What happened and what to do, without a line break.
pub(crate) fn in_one_line(code: Code) -> String {
    told(code).replace('\n', " ")
}

fn in_words(problem: &onramp_core::invite::InviteProblem) -> String {
    sentence(words_for(problem.code, &problem.facts))
}

fn sentence(words: Words) -> String {
    [words.title, words.happened, words.to_do]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(". ")
        .replace("..", ".")
}
