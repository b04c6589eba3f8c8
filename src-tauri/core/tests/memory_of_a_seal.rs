//! What is sealed lies nowhere in this program's memory once it is sealed, and nowhere once it was opened and dropped.
//!
//! The one test of this program, so that no other writes into its memory meanwhile.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "everything in this target is a test"
)]

use onramp_core::seal::{
    Identity, OpensWith, Passphrase, SealedFor, open, open_again, seal, seal_and_keep,
};
use std::fs::File;
use std::os::unix::fs::FileExt as _;
use zeroize::Zeroizing;

/// The looked-for text is never written down as it is: each byte with this bit turned.
const TURNED: u8 = 0x80;
const PAGE: usize = 4096;
const EMPTY: [u8; PAGE] = [0; PAGE];

fn turned() -> Vec<u8> {
    let letters = (0..48_u8).map(|place| b'a' + (place * 5) % 26);
    letters.map(|letter| letter ^ TURNED).collect()
}

/// The text with something around it, in a buffer that is wiped.
fn plain(turned: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut plain = Zeroizing::new(Vec::with_capacity(256));
    plain.extend_from_slice(b"{\"privateKey\":\"");
    plain.extend(turned.iter().map(|byte| byte ^ TURNED));
    plain.extend_from_slice(b"\"}");
    plain
}

/// How often the text lies in the memory that this program can write to.
fn copies_of(turned: &[u8]) -> usize {
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let memory = File::open("/proc/self/mem").unwrap();
    // Larger than the allocator's own blocks: it lies apart, where it can be passed over.
    let mut page = vec![0_u8; 1 << 26];
    let mut copies = 0;
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (range, _) = line.split_once(' ').unwrap();
        let (from, to) = range.split_once('-').unwrap();
        let address = |text| u64::from_str_radix(text, 16).unwrap();
        let (from, to) = (address(from), address(to));
        if (from..to).contains(&(page.as_ptr() as u64)) {
            continue;
        }
        let mut before = Vec::with_capacity(2 * PAGE);
        for at in (from..to).step_by(PAGE) {
            let read = memory.read_exact_at(&mut page[..PAGE], at).is_ok();
            if !read || page[..PAGE] == EMPTY {
                before.clear();
                continue;
            }
            // A text may lie across two pages.
            before.extend(page[..PAGE].iter().map(|byte| byte ^ TURNED));
            copies += before
                .windows(turned.len())
                .filter(|found| *found == turned)
                .count();
            let kept = before.len() - (turned.len() - 1);
            before.drain(..kept);
        }
    }
    copies
}

#[test]
fn sealing_and_opening_leave_no_copy_of_what_is_sealed() {
    let looked_for = turned();
    let identity = Identity::new_random();
    let passphrase = Passphrase::new_random();
    let live = plain(&looked_for);
    assert_eq!(copies_of(&looked_for), 1, "the search finds a copy");

    let for_recipient = seal(&live, SealedFor::Recipient(&identity.recipient())).unwrap();
    drop(live);
    assert_eq!(copies_of(&looked_for), 0, "after sealing for a recipient");
    let again = plain(&looked_for);
    let with_passphrase = seal(&again, SealedFor::Passphrase(&passphrase)).unwrap();
    drop(again);
    assert_eq!(copies_of(&looked_for), 0, "after sealing with a passphrase");

    let opened = open(for_recipient.as_bytes(), OpensWith::Identities(&[identity])).unwrap();
    assert_eq!(opened, plain(&looked_for));
    drop(opened);
    assert_eq!(copies_of(&looked_for), 0, "after opening for a recipient");
    open(
        with_passphrase.as_bytes(),
        OpensWith::Passphrase(&passphrase),
    )
    .unwrap();
    assert_eq!(copies_of(&looked_for), 0, "after opening with a passphrase");

    let again = plain(&looked_for);
    let (kept, key) = seal_and_keep(&again, &passphrase).unwrap();
    drop(again);
    drop(open_again(kept.as_bytes(), &key).unwrap());
    assert_eq!(copies_of(&looked_for), 0, "after reading back with its key");
}
