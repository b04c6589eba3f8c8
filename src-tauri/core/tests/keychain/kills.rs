//! Onramp killed at any moment around a capture, a swap and a replacement: what was reported saved is there, whole, and
//! nothing is ever half there.
//!
//! `ONRAMP_TEST_KILLS` says how many times.

use super::part::Part;
use super::session::Session;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::{TempDir, tempdir};

const KILLS: &str = "ONRAMP_TEST_KILLS";
/// About a minute.
const USUALLY: usize = 100;
/// How often each act is played to its end first, to know how long it takes.
const MEASURED: usize = 3;
/// Kills come up to this much later than an act usually ends, in tenths of its length.
const UNTIL_TENTHS: u32 = 13;

/// What is done while the kill comes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    /// Both keys of a new setup are captured.
    First,
    /// Both keys are captured over others.
    Over,
    /// The keys, found to be swapped, are put right.
    Swap,
    /// A replacement is begun and its keys are captured.
    Replace,
    /// The new pair, which has signed in, takes the old one's place.
    TakeOver,
}

/// Mostly captures, as in life.
const ACTS: [Act; 8] = [
    Act::First,
    Act::First,
    Act::First,
    Act::Over,
    Act::Over,
    Act::Swap,
    Act::Replace,
    Act::TakeOver,
];

/// One round: two pairs of its own, which no other round has.
struct Round {
    act: Act,
    id: String,
    old: [String; 2],
    new: [String; 2],
}

impl Round {
    fn begin(number: usize, checker: &mut Part) -> Self {
        let act = ACTS[number % ACTS.len()];
        let key = |name: &str| format!("{name}{number:06}");
        let round = Self {
            act,
            id: checker.ask("create"),
            old: [key("OldPublic0"), key("OldPrivate")],
            new: [key("NewPublic0"), key("NewPrivate")],
        };
        assert_eq!(checker.ask(&format!("type {} acme", round.id)), "ok");
        for command in round.before() {
            let answer = checker.ask(&command);
            assert!(is_done(&answer), "{command}: {answer}");
        }
        round
    }

    fn captures(&self, pair: &[String; 2]) -> [String; 2] {
        let command = |slot, key| format!("capture {} {slot} {key}", self.id);
        [command("public", &pair[0]), command("private", &pair[1])]
    }

    /// What has to be done first.
    fn before(&self) -> Vec<String> {
        if self.act == Act::First {
            return Vec::new();
        }
        let mut commands = self.captures(&self.old).to_vec();
        match self.act {
            Act::First | Act::Over | Act::Replace => {}
            // Nothing is still to be written when the record is changed from outside.
            Act::Swap => {
                commands.push(format!("look {}", self.id));
                commands.push(format!("found-swapped {}", self.id));
            }
            Act::TakeOver => {
                commands.push(format!("replace {}", self.id));
                commands.extend(self.captures(&self.new));
                commands.push(format!("look {}", self.id));
                commands.push(format!("signed-in {}", self.id));
            }
        }
        commands
    }

    /// What the kill comes upon.
    fn during(&self) -> Vec<String> {
        match self.act {
            Act::First | Act::Over => self.captures(&self.new).to_vec(),
            Act::Swap => vec![format!("swap {}", self.id)],
            Act::Replace => {
                let mut commands = vec![format!("replace {}", self.id)];
                commands.extend(self.captures(&self.new));
                commands
            }
            Act::TakeOver => vec![format!("look {}", self.id)],
        }
    }

    /// What the keychain may hold once the first `done` of the commands were reported done: that, or what the next one
    /// would have made of it.
    fn allowed(&self, done: usize) -> Vec<String> {
        let [old_public, old_private] = &self.old;
        let [new_public, new_private] = &self.new;
        let states = match self.act {
            Act::First => vec![
                "- - - -".to_owned(),
                format!("{new_public} - - -"),
                format!("{new_public} {new_private} - -"),
            ],
            Act::Over => vec![
                format!("{old_public} {old_private} - -"),
                format!("{new_public} {old_private} - -"),
                format!("{new_public} {new_private} - -"),
            ],
            Act::Swap => vec![
                format!("{old_public} {old_private} - -"),
                format!("{old_private} {old_public} - -"),
            ],
            Act::Replace => vec![
                format!("{old_public} {old_private} - -"),
                format!("{old_public} {old_private} - -"),
                format!("{old_public} {old_private} {new_public} -"),
                format!("{old_public} {old_private} {new_public} {new_private}"),
            ],
            // It signed in before the kill, so whoever opens the setup afterwards carries it through.
            Act::TakeOver => vec![format!("{new_public} {new_private} - -")],
        };
        let until = (done + 2).min(states.len());
        states[done.min(states.len() - 1)..until].to_vec()
    }

    /// What the record has to say of a keychain that holds `entry`.
    fn known(&self, entry: &str, is_replacing: bool) -> String {
        let keys: Vec<_> = entry.split(' ').collect();
        let [public, private] = if is_replacing {
            [keys[2], keys[3]]
        } else {
            [keys[0], keys[1]]
        };
        let last = &public[public.len().saturating_sub(4)..];
        let private = if private == "-" { "-" } else { "saved" };
        format!("acme {last} {private}")
    }
}

/// Kills a fresh Onramp after `pause`; how many of the commands it reported done before.
fn play(
    session: &Session,
    folder: &Path,
    round: &Round,
    pause: Option<Duration>,
) -> (usize, Duration) {
    let mut desk = session.desk(folder);
    // It is there, and the window has asked about the keychain.
    desk.ask(&format!("status {}", round.id));
    let commands = round.during();
    let began = Instant::now();
    for command in &commands {
        desk.tell(command);
    }
    let mut answers = Vec::new();
    if let Some(pause) = pause {
        std::thread::sleep(pause);
        desk.kill_only();
        answers.extend(std::iter::from_fn(|| desk.answer()));
    } else {
        answers.extend(commands.iter().map(|_| desk.answer().unwrap()));
    }
    for answer in &answers {
        assert!(is_done(answer), "{:?}: {answer}", round.act);
    }
    (answers.len(), began.elapsed())
}

fn is_done(answer: &str) -> bool {
    answer == "saved" || answer == "ok" || answer.starts_with("acme ")
}

/// What stands after the kill, found by an Onramp that is started anew.
fn check(checker: &mut Part, round: &Round, done: usize) -> usize {
    assert_eq!(checker.ask("open"), "ok");
    let known = checker.ask(&format!("look {}", round.id));
    let entry = checker.ask(&format!("entry {}", round.id));
    let allowed = round.allowed(done);
    let state = allowed.iter().position(|state| *state == entry);
    let is_replacing = checker.ask(&format!("replacing {}", round.id)) == "true";
    assert_eq!(known, round.known(&entry, is_replacing), "{:?}", round.act);
    done + state.unwrap_or_else(|| panic!("{:?}, {done} done: {entry}", round.act))
}

struct Stage {
    session: Session,
    folder: TempDir,
    checker: Part,
}

impl Stage {
    /// How long each act usually takes.
    fn measure(&mut self) -> Vec<(Act, Duration)> {
        let mut lengths = Vec::new();
        for (number, act) in ACTS.into_iter().enumerate() {
            if lengths.iter().any(|(known, _)| *known == act) {
                continue;
            }
            let longest = (1..=MEASURED).map(|turn| {
                let round = Round::begin(
                    900_000 + turn * ACTS.len() + number - 900_000 % ACTS.len(),
                    &mut self.checker,
                );
                assert_eq!(round.act, act);
                let (done, took) = play(&self.session, self.folder.path(), &round, None);
                check(&mut self.checker, &round, done);
                took
            });
            lengths.push((act, longest.max().unwrap()));
        }
        lengths
    }
}

#[test]
fn what_was_reported_saved_is_there_whole_whenever_onramp_was_killed() {
    let Some(session) = Session::unlocked() else {
        return;
    };
    let kills = std::env::var(KILLS).map_or(USUALLY, |number| number.parse().unwrap());
    let folder = tempdir().unwrap();
    let checker = session.desk(folder.path());
    let mut stage = Stage {
        session,
        folder,
        checker,
    };
    let lengths = stage.measure();
    let began = Instant::now();
    let (mut reported, mut in_the_middle, mut unreported) = (0, 0, 0);
    for number in 0..kills {
        let round = Round::begin(number, &mut stage.checker);
        let (_, length) = lengths.iter().find(|(act, _)| *act == round.act).unwrap();
        let pause = length.mul_f64(random()) * UNTIL_TENTHS / 10;
        let (done, _) = play(&stage.session, stage.folder.path(), &round, Some(pause));
        let stands = check(&mut stage.checker, &round, done);
        let all = round.during().len();
        reported += usize::from(done == all);
        in_the_middle += usize::from(done < all);
        unreported += usize::from(stands > done);
        assert_eq!(stage.checker.ask(&format!("delete {}", round.id)), "ok");
    }
    println!(
        "{kills} kills in {:?}: {in_the_middle} in the middle, {reported} after everything was reported, {unreported} \
         between the keychain's write and its report; acts took {lengths:?}",
        began.elapsed()
    );
    assert!(
        kills < 50 || in_the_middle > kills / 4,
        "the kills come too late"
    );
}

/// From 0 to 1, another each time.
fn random() -> f64 {
    let number = onramp_core::setup::SetupId::new_random().0;
    let digits: String = number
        .chars()
        .filter(char::is_ascii_hexdigit)
        .take(8)
        .collect();
    f64::from(u32::from_str_radix(&digits, 16).unwrap()) / f64::from(u32::MAX)
}
