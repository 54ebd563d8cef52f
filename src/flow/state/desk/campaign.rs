//! A plan that is being written.

use crate::domain::{Campaign, Day, RoomTime};
use std::collections::BTreeSet;

/// What the plan of a campaign remembers.
#[derive(Debug, Default)]
pub struct CampaignPage {
    /// The campaign as it would be saved; none while no campaign is open.
    pub draft: Option<Campaign>,
    /// The classes that would take part and do not yet.
    pub joining: BTreeSet<String>,
    /// The quiet room that is being written down.
    pub room: Option<RoomTime>,
    /// The day that can be made a holiday; the first of the window until one is looked for.
    pub holiday: Option<Day>,
    /// What saving did last.
    pub saved: Saved,
}

impl CampaignPage {
    /// Changes the plan that is open; what was kept of it is another one then.
    pub(in crate::flow) fn change(&mut self, change: impl FnOnce(&mut Campaign)) {
        self.saved = Saved::Nothing;
        if let Some(draft) = &mut self.draft {
            change(draft);
        }
    }
}

/// What was just saved, and can be taken back.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// Nothing since the last change.
    #[default]
    Nothing,
    /// A campaign that was new, or only who takes part.
    New,
    /// A change of what is here.
    Over(Campaign),
}
