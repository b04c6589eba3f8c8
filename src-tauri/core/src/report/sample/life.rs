//! Samples of a pair's life: a page closed too early, a replacement, the two ends.

use super::*;

const FINGERPRINT: &str = "7F2K-9QWM-3XHT-V0PA";

/// A recipient with the shape of one; nobody holds its secret.
const RECIPIENT: &str = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";

/// Connected, with everything that may be known of a pair: fingerprint, proof, two hand-offs.
pub(in crate::report) fn life_parts() -> Parts {
    let (view, mut setup, made) = healthy_parts();
    setup.keys.pair.fingerprint = Some(FINGERPRINT.to_owned());
    setup.keys.pair.proved_at = Some(at("14:04:53"));
    setup.hand_offs = vec![
        hand_off("14:06:00", Some(RECIPIENT), None),
        hand_off(
            "14:08:00",
            None,
            Some(r"C:\Users\jo.bloggs\Desktop\Onramp hand-off ACME MSP.age"),
        ),
    ];
    (view, setup, made)
}

/// The page was closed, and then the keys were rejected.
pub(in crate::report) fn let_go() -> Report {
    let (view, mut setup, made) = failing_parts();
    setup.keys.pair.fingerprint = Some(FINGERPRINT.to_owned());
    setup.keys.pair.released_at = Some(at("14:01:00"));
    setup.keys.kept_in = KeptIn::SealedFile;
    built(&(view, setup, made))
}

/// The private key was lost; the new pair has taken over, and the old key is still to be deleted.
pub(in crate::report) fn replaced() -> Report {
    let (mut view, mut setup, made) = life_parts();
    let mut section = section("R", "Replace the keys", &REPLACE);
    section.steps[3].status = StepStatus::ToDo;
    view.sections.push(section);
    setup
        .steps_done
        .insert("replace-close-page".to_owned(), done());
    setup.replacement = Some(Replacement {
        old_run: None,
        ending: None,
        reason: ReplacementReason::Lost,
        began_at: at("13:52:00"),
        old_last_four: Some("p7Xa".to_owned()),
        next: KnownPair::default(),
        took_over_at: Some(at("14:04:53")),
    });
    built(&(view, setup, made))
}

/// The section of a replacement, every step done.
pub(in crate::report) fn replaced_section() -> SectionView {
    section("R", "Replace the keys", &REPLACE)
}

/// The vendor stays connected; the keys left the computer.
pub(in crate::report) fn finished() -> Report {
    built(&ended(EndingKind::Finished))
}

/// The connection was ended, at the vendor and in ConnectWise.
pub(in crate::report) fn disconnected() -> Report {
    built(&disconnected_parts())
}

/// What [`disconnected`] is built from.
pub(in crate::report) fn disconnected_parts() -> Parts {
    ended(EndingKind::Disconnected)
}

/// Both places were emptied.
pub(in crate::report) fn removal() -> Removal {
    Removal {
        was_complete: true,
        at: at("14:11:00"),
        last_four: Some("K3zQ".to_owned()),
        found_empty: vec![
            "Windows Credential Manager: asked again, nothing is there.".to_owned(),
            "Memory: wiped.".to_owned(),
        ],
    }
}

fn ended(kind: EndingKind) -> Parts {
    let (mut view, mut setup, made) = life_parts();
    let (title, rows) = match kind {
        EndingKind::Finished => ("Finish on this computer", &FINISH[..]),
        EndingKind::Disconnected => ("End the connection", &DISCONNECT[..]),
    };
    view.sections.push(section("Z", title, rows));
    for (id, _, _, _, part) in rows {
        if part.is_none() {
            setup.steps_done.insert((*id).to_owned(), done());
        }
    }
    setup.ending = Some(Ending {
        reported_at: None,
        kind,
        began_at: at("14:09:00"),
    });
    setup.keys.clear();
    setup.keys.removal = Some(removal());
    (view, setup, made)
}

#[rustfmt::skip]
const REPLACE: [guide::Row; 4] = [
    ("replace-capture-keys", "R1", "Bring both new keys into Onramp", Place::Onramp, Some(Part::Keys)),
    ("replace-test", "R2", "Test the new pair", Place::Onramp, Some(Part::Test)),
    ("replace-close-page", "R3", "Close the new key’s page in ConnectWise", Place::Connectwise, None),
    ("replace-retire-key", "R4", "Delete the old key", Place::Connectwise, None),
];

#[rustfmt::skip]
const FINISH: [guide::Row; 2] = [
    ("finish-remove-keys", "Z1", "Remove the keys from this computer", Place::Onramp, Some(Part::Removal)),
    ("finish-keep", "Z2", "Leave the key, the member and the role in ConnectWise", Place::Connectwise, None),
];

#[rustfmt::skip]
const DISCONNECT: [guide::Row; 3] = [
    ("disconnect-at-vendor", "Z1", "Disconnect Phin first", Place::Vendor, None),
    ("disconnect-key", "Z2", "Delete the key in ConnectWise", Place::Connectwise, None),
    ("disconnect-remove-keys", "Z3", "Remove the keys from this computer", Place::Onramp, Some(Part::Removal)),
];

fn section(letter: &str, title: &str, rows: &[guide::Row]) -> SectionView {
    SectionView {
        letter: letter.to_owned(),
        title: title.to_owned(),
        steps: rows.iter().copied().map(guide::step).collect(),
    }
}

fn hand_off(time: &str, recipient: Option<&str>, path: Option<&str>) -> HandOff {
    HandOff {
        at: at(time),
        recipient: recipient.map(str::to_owned),
        path: path.map(str::to_owned),
        digest: "3f9a0c1be27d5584".to_owned(),
        fingerprint: FINGERPRINT.to_owned(),
    }
}

/// A captured key, with what may be told of it.
pub(super) fn slot(last_four: Option<&str>) -> CapturedSlot {
    CapturedSlot {
        length: 16,
        last_four: last_four.map(str::to_owned),
        at: at("13:58:00"),
    }
}

/// What a person marked. The rest is done by what the record holds.
pub(super) fn done() -> StepDone {
    StepDone { at: at("13:50:00") }
}

/// Nothing was written down.
pub(super) fn no_notes() -> CallNotesView {
    CallNotesView {
        written: Vec::new(),
        draft: String::new(),
        longest: 1_000,
    }
}
