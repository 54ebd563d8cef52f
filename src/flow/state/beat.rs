//! What the station tells of itself, and which boards have heard it.

use crate::domain::{Beat, HeardOrder, Moment, Orders, RecordId};
use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::time::Duration;

/// How many of the wishes heard last are told: more than anybody asks of a station in a few seconds.
pub(in crate::flow) const TOLD: usize = 12;

/// After how long a board that gives no sign of itself shows nothing any more.
const GONE: Duration = Duration::from_secs(15);

/// What the boards show of this station, as each told last: of every call the newest beat of ours upon which it was told.
#[derive(Debug, Default)]
pub struct Boards {
    pub(in crate::flow) seen: BTreeMap<RecordId, u64>,
    pub(in crate::flow) known: BTreeMap<RecordId, u64>,
}

/// When the last beats of this run were told, by their numbers.
#[derive(Debug, Default)]
pub(in crate::flow) struct Told(VecDeque<(u64, Duration)>);

impl Told {
    pub(in crate::flow) fn note(&mut self, number: u64, uptime: Duration) {
        self.0.push_back((number, uptime));
        // One that a board would come too late with says nothing any more.
        self.0.retain(|(_, at)| uptime.saturating_sub(*at) < GONE);
    }

    /// Tells whether a beat is so young that whoever has seen it is there now.
    pub(in crate::flow) fn is_young(&self, number: u64, uptime: Duration) -> bool {
        self.0.iter().any(|(told, at)| *told == number && uptime.saturating_sub(*at) < GONE)
    }
}

/// What a board does with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// It shows it.
    Shown,
    /// An adult who has shown who they are has it before them.
    Known,
}

impl Boards {
    /// Hears what they tell, each for itself: what one board shows says nothing of the adults before another.
    pub(in crate::flow) fn hear(letters: &[Orders], run: RecordId) -> Self {
        let mut boards = Self::default();
        for letter in letters.iter().filter(|letter| letter.heard.0 == run) {
            let number = letter.heard.1;
            for (calls, told) in [(&letter.seen, &mut boards.seen), (&letter.known, &mut boards.known)] {
                for call in calls {
                    let newest = told.entry(*call).or_default();
                    *newest = number.max(*newest);
                }
            }
        }
        boards
    }
}

/// What the station remembers of telling how it is.
#[derive(Debug, Default)]
pub struct Beating {
    /// Which start of the program this is.
    pub run: RecordId,
    /// The wishes heard in this run, the newest last.
    pub heard: Vec<HeardOrder>,
    pub(in crate::flow) boards: Boards,
    pub(in crate::flow) told: Told,
    /// When something was kept last.
    pub saved_at: Option<Moment>,
    /// Minutes of sound the disk has room for, as the engine told last.
    pub minutes: Option<u64>,
    /// When the machine went to sleep, by the wall and by the running time.
    pub(in crate::flow) asleep: Option<(Moment, Duration)>,
    pub(in crate::flow) number: u64,
    pub(in crate::flow) last: Option<(Beat, Duration)>,
}

impl Beating {
    /// Hears what the boards tell.
    pub(in crate::flow) fn hear(&mut self, letters: &[Orders]) {
        self.boards = Boards::hear(letters, self.run);
    }

    /// Tells what becomes of a call at the boards; nothing where none that runs shows it.
    pub fn attention(&self, call: RecordId, uptime: Duration) -> Option<Attention> {
        let young = |told: &BTreeMap<RecordId, u64>| told.get(&call).is_some_and(|number| self.told.is_young(*number, uptime));
        young(&self.boards.seen).then(|| if young(&self.boards.known) { Attention::Known } else { Attention::Shown })
    }
}
