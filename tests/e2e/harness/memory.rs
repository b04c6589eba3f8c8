//! What lies in the memory of a running process: every page of it that is there and may be read.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::ops::Range;
use std::os::unix::fs::FileExt;

use onramp_core::keys::LeakForms;

/// What is read at once.
const PIECE: u64 = 8 << 20;

/// More than the longest form of a key takes: so much of a piece is searched again with the next one.
const OVERLAP: u64 = 4096;

const PAGE: u64 = 4096;

/// In `/proc/<pid>/pagemap`: the page is in memory, or was moved to the disk.
const IS_THERE: u64 = 0b11 << 62;

/// What a search went through, and what it found.
#[derive(Debug)]
pub(crate) struct Searched {
    pub(crate) bytes: u64,
    pub(crate) found: usize,
}

/// Searches the memory of a process for every form of a pair, while it runs.
///
/// Fails when it may not be read: a search that saw nothing proves nothing.
pub(crate) fn search(process: u32, forms: &LeakForms) -> Searched {
    let open = |name: &str| {
        File::open(format!("/proc/{process}/{name}")).unwrap_or_else(|refused| {
            panic!(
                "/proc/{process}/{name} cannot be opened ({refused}): searching a process needs its own user and \
                 kernel.yama.ptrace_scope = 0, or root"
            )
        })
    };
    let (memory, pages) = (open("mem"), open("pagemap"));
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let mut searched = Searched { bytes: 0, found: 0 };
    for range in maps.lines().filter_map(readable) {
        for run in runs_that_are_there(&pages, &range) {
            search_run(&memory, run, forms, &mut searched);
        }
    }
    assert!(searched.bytes > 0, "no page of process {process} was read");
    searched
}

/// The addresses of a mapping that may be read: `7f12a4000000-7f12a4021000 rw-p …`.
fn readable(line: &str) -> Option<Range<u64>> {
    let (addresses, rest) = line.split_once(' ')?;
    // The kernel's own pages: they hold the time, and cannot be read from outside.
    let is_kernels =
        line.ends_with("[vvar]") || line.ends_with("[vvar_vclock]") || line.ends_with("[vsyscall]");
    if !rest.starts_with('r') || is_kernels {
        return None;
    }
    let (begin, end) = addresses.split_once('-')?;
    let number = |text| u64::from_str_radix(text, 16).ok();
    Some(number(begin)?..number(end)?)
}

/// Without this, gigabytes that were only set aside would be read as zeros.
fn runs_that_are_there(pages: &File, range: &Range<u64>) -> Vec<Range<u64>> {
    let count = usize::try_from((range.end - range.start) / PAGE).unwrap();
    let mut entries = vec![0; count * 8];
    let read = pages.read_at(&mut entries, range.start / PAGE * 8);
    entries.truncate(read.unwrap_or_default());
    let mut runs: Vec<Range<u64>> = Vec::new();
    for (entry, begin) in entries
        .chunks_exact(8)
        .zip((range.start..).step_by(PAGE as usize))
    {
        if u64::from_ne_bytes(entry.try_into().unwrap()) & IS_THERE == 0 {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == begin => run.end += PAGE,
            _ => runs.push(begin..begin + PAGE),
        }
    }
    runs
}

fn search_run(memory: &File, run: Range<u64>, forms: &LeakForms, searched: &mut Searched) {
    let mut begin = run.start;
    while begin < run.end {
        let size = PIECE.min(run.end - begin);
        let mut piece = vec![0; usize::try_from(size).unwrap()];
        match memory.read_exact_at(&mut piece, begin) {
            Ok(()) => {
                searched.bytes += size;
                searched.found += forms.count_in_bytes(&piece);
            }
            // It was given back meanwhile, or is a device's.
            Err(gone) => assert_ne!(gone.kind(), ErrorKind::PermissionDenied, "{gone}"),
        }
        if begin + size == run.end {
            return;
        }
        begin += size - OVERLAP;
    }
}
