//! `onramp-cli open`: the receiving side of a hand-off, and a setup's sealed key file without the window.

use crate::Ending;
use crate::error::CliError;
use crate::out::{pipe, say};
use crate::secret;
use onramp_core::hand_off::{Contents, opened_by};
use onramp_core::keys::KeyPair;
use onramp_core::private_file;
use onramp_core::seal::{self, Identity, OpensWith, SealProblem, read_identities};
use onramp_core::words::Code;
use std::fs::File;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A hand-off takes about two thousand bytes, and a mail around it a few more.
const MOST_BYTES: u64 = 1_048_576;
const STANDARD_INPUT: &str = "-";

/// What to open, and with what.
#[derive(clap::Args)]
#[command(after_help = "\
A passphrase is asked for at the terminal, unseen; without a terminal it is the first line of the standard input. The \
standard tool opens the same files: `age --decrypt FILE`, `age --decrypt --identity IDENTITY FILE`.

Compare the fingerprint by voice with whoever sent the file: nothing in it proves who that was.")]
pub(crate) struct OpenArguments {
    /// A hand-off, or the sealed key file of a setup; `-` is the standard input.
    file: PathBuf,
    /// The file with your identity, for what was sealed for your recipient. May stand more than once.
    #[arg(long, value_name = "FILE")]
    identity: Vec<PathBuf>,
    /// Hands the pair on, two lines, the public key first: into a pipe, or with --out into a new file. Never to a terminal.
    #[arg(long)]
    keys: bool,
    /// The new file for the pair: in clear, and readable by you only.
    #[arg(long, value_name = "FILE", requires = "keys")]
    out: Option<PathBuf>,
}

/// Where the pair goes.
enum Sink {
    Nowhere,
    Pipe(File),
    NewFile(PathBuf),
}

pub(crate) fn run(arguments: &OpenArguments) -> Result<Ending, CliError> {
    // Refused first: nobody should type a passphrase for nothing.
    let sink = match (arguments.keys, &arguments.out) {
        (false, _) => Sink::Nowhere,
        (true, Some(out)) => Sink::NewFile(out.clone()),
        (true, None) => Sink::Pipe(pipe().ok_or(CliError::KeysNotShown)?),
    };
    let file = arguments.file.as_path();
    let sealed = read_sealed(file)?;
    let (plain, who) = opened(file, &sealed, &arguments.identity)?;
    let contents = Contents::read(&plain).map_err(|code| sealed_error(file, code))?;
    let mut told: Vec<String> = contents
        .lines()
        .into_iter()
        .map(|line| format!("{:<22} {}", line.label, line.value))
        .collect();
    told.push(who);
    told.push(format!(
        "Digest of what is sealed: {}",
        seal::digest(&sealed)
    ));
    hand_on(&contents, sink, &told)?;
    Ok(Ending::Passed)
}

fn read_sealed(path: &Path) -> Result<Vec<u8>, CliError> {
    let mut sealed = Vec::new();
    let read = if is_standard_input(path) {
        std::io::stdin().take(MOST_BYTES).read_to_end(&mut sealed)
    } else {
        File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut sealed))
    };
    read.map_err(|source| CliError::File {
        path: path.to_owned(),
        source,
    })?;
    Ok(sealed)
}

/// What is inside, and who can open it.
fn opened(
    file: &Path,
    sealed: &[u8],
    identity_files: &[PathBuf],
) -> Result<(Zeroizing<Vec<u8>>, String), CliError> {
    let told = |problem| sealed_error(file, code_of(problem));
    if !seal::needs_passphrase(sealed).map_err(told)? {
        return with_identities(sealed, identity_files)?.map_err(told);
    }
    if !identity_files.is_empty() {
        return Err(CliError::SealedWithPassphrase);
    }
    let passphrase = secret::passphrase(is_standard_input(file))?;
    let plain = seal::open(sealed, OpensWith::Passphrase(&passphrase)).map_err(told)?;
    Ok((plain, opened_by(None, None)))
}

type Opened = Result<(Zeroizing<Vec<u8>>, String), SealProblem>;

fn with_identities(sealed: &[u8], files: &[PathBuf]) -> Result<Opened, CliError> {
    if files.is_empty() {
        return Err(CliError::SealedForRecipient);
    }
    let mut opened = Err(SealProblem::NotForThisIdentity);
    for file in files {
        for identity in identities(file)? {
            // One at a time, to be able to say which.
            let with = [identity];
            opened = seal::open(sealed, OpensWith::Identities(&with)).map(|plain| {
                let recipient = with.first().map(Identity::recipient);
                (plain, opened_by(recipient.as_ref(), None))
            });
            if opened != Err(SealProblem::NotForThisIdentity) {
                return Ok(opened);
            }
        }
    }
    Ok(opened)
}

fn identities(path: &Path) -> Result<Vec<Identity>, CliError> {
    let mut text = Zeroizing::new(String::new());
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text))
        .map_err(|source| CliError::File {
            path: path.to_owned(),
            source,
        })?;
    read_identities(&text).map_err(|_| CliError::NotAnIdentity {
        path: path.to_owned(),
    })
}

fn hand_on(contents: &Contents, sink: Sink, told: &[String]) -> Result<(), CliError> {
    let pair = || contents.pair().ok_or(CliError::NoWholePair);
    match sink {
        Sink::Nowhere => {}
        Sink::NewFile(path) => {
            let written = private_file::write_to(&path, two_lines(&pair()?).as_bytes());
            written.map_err(|source| CliError::File { path, source })?;
        }
        Sink::Pipe(mut pipe) => {
            // The pair has the pipe to itself.
            told.iter().for_each(|line| eprintln!("{line}"));
            let written = pipe.write_all(two_lines(&pair()?).as_bytes());
            return written.map_err(CliError::Output);
        }
    }
    told.iter().try_for_each(|line| say!("{line}"))
}

/// As `onramp-cli check` reads them.
fn two_lines(pair: &KeyPair) -> Zeroizing<String> {
    let (public, private) = (pair.public.expose(), pair.private.expose());
    let mut text = Zeroizing::new(String::with_capacity(public.len() + private.len() + 2));
    for part in [public, "\n", private, "\n"] {
        text.push_str(part);
    }
    text
}

fn code_of(problem: SealProblem) -> Code {
    match problem {
        SealProblem::PassphraseWrong => Code::PassphraseWrong,
        SealProblem::NotForThisIdentity => Code::HandOffNotForYou,
        SealProblem::NeedsPassphrase
        | SealProblem::NeedsIdentity
        | SealProblem::TooMuchWork
        | SealProblem::Damaged
        | SealProblem::NotSealed => Code::HandOffUnreadable,
    }
}

fn sealed_error(path: &Path, code: Code) -> CliError {
    CliError::Sealed {
        path: path.to_owned(),
        code,
    }
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}
