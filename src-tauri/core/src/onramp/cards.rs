//! What makes the cards of the home screen.

use crate::catalog::Catalog;
use crate::guide::{self, Guide};
use crate::setup::{Card, CardMaker, Setup, card};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::Arc;

/// Count this up whenever a card of the same record is made in another way.
const FORM: u32 = 2;

/// The guides and the catalog that cards are made with.
#[derive(Debug)]
pub(super) struct Cards {
    guides: Arc<[Guide]>,
    catalog: Arc<Catalog>,
    made_by: String,
}

impl Cards {
    pub(super) fn of(guides: Arc<[Guide]>, catalog: Arc<Catalog>) -> Self {
        let mut all = Sha256::new();
        all.update(env!("CARGO_PKG_VERSION"));
        all.update(FORM.to_be_bytes());
        for guide in guides.iter() {
            all.update(guide.digest);
        }
        let made_by = all.finalize().iter().fold(String::new(), |mut said, byte| {
            // Writing to a String does not fail.
            let _ = write!(said, "{byte:02x}");
            said
        });
        Self {
            guides,
            catalog,
            made_by,
        }
    }

    fn guide(&self, id: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.id() == id)
    }
}

impl CardMaker for Cards {
    fn made_by(&self) -> &str {
        &self.made_by
    }

    fn card(&self, setup: &Setup) -> Option<Card> {
        let guide = self.guide(&setup.guide)?;
        let plan = guide::plan_setup(guide, &self.catalog, setup);
        Some(card(setup, guide, &plan))
    }

    fn vendor(&self, guide: &str) -> Option<String> {
        Some(self.guide(guide)?.card().name)
    }
}
