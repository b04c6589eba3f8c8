//! Screens × variants, and what is wrong.

use std::collections::BTreeMap;
use std::fmt;

use super::Taken;
use super::variant::VARIANTS;

/// The summary at the command's end.
pub(crate) struct Table<'taken> {
    screens: &'taken [String],
    taken: &'taken [Taken],
}

impl<'taken> Table<'taken> {
    pub(crate) fn of(screens: &'taken [String], taken: &'taken [Taken]) -> Self {
        Self { screens, taken }
    }

    /// Whether nothing is wrong on any screen.
    pub(crate) fn is_green(&self) -> bool {
        self.count() == 0
    }

    fn count(&self) -> usize {
        self.taken.iter().map(|one| one.faults.len()).sum()
    }

    fn faults_of(&self, screen: &str, variant: &str) -> usize {
        let mut here = self.taken.iter();
        here.find(|one| one.screen == screen && one.variant == variant)
            .map_or(0, |one| one.faults.len())
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\n{:<24}", "Screens")?;
        for variant in VARIANTS {
            write!(out, "{:>15}", variant.name)?;
        }
        writeln!(out)?;
        for screen in self.screens {
            write!(out, "{screen:<24}")?;
            for variant in VARIANTS {
                match self.faults_of(screen, variant.name) {
                    0 => write!(out, "{:>15}", "ok")?,
                    some => write!(out, "{some:>15}")?,
                }
            }
            writeln!(out)?;
        }
        let mut faults: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for one in self.taken {
            for fault in &one.faults {
                let places = faults.entry(fault).or_default();
                places.push(format!("{}/{}", one.variant, one.screen));
            }
        }
        for (fault, places) in &faults {
            writeln!(out, "fault: {fault}\n    on {}", places.join(", "))?;
        }
        let (screens, pictures) = (self.screens.len(), self.taken.len());
        write!(
            out,
            "\n{screens} screens, {pictures} pictures, {} faults",
            self.count()
        )
    }
}
