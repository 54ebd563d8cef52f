//! What a board knows of the stations, and what it has asked of them.

use crate::domain::{Beat, Order, RecordId, Wish};
use crate::flow::effects::board::Reach;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::time::Duration;

/// What an adult asked of a station, by its name, and did not get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missed {
    /// It did not hear it.
    Unheard(String),
    /// What it was about was over when it was heard.
    Over(String),
}

/// Something asked of a station, on its way.
#[derive(Clone, Debug)]
pub(in crate::flow) struct Sent {
    pub(in crate::flow) station: String,
    pub(in crate::flow) order: Order,
    pub(in crate::flow) at: Duration,
}

/// What a station was told of its calls: which stand here, whether an adult has them before them, and when.
#[derive(Clone, Debug, Default)]
pub(in crate::flow) struct Told {
    pub(in crate::flow) calls: Vec<RecordId>,
    pub(in crate::flow) known: bool,
    pub(in crate::flow) at: Duration,
}

/// What the board remembers of what was asked.
#[derive(Debug, Default)]
pub struct Asking {
    /// What was asked last, where it was asked in vain.
    pub missed: Option<Missed>,
    pub(in crate::flow) sent: Vec<Sent>,
    /// What each station was told of its calls, by its origin.
    pub(in crate::flow) told: BTreeMap<String, Told>,
}

/// A station the board knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it said last.
    pub beat: Beat,
    /// When that came, in the running time of this program.
    pub at: Duration,
    /// Whether it said anything new since the board began to look.
    pub fresh: bool,
    /// The runs of its program that were followed by another: whatever is said of them is old.
    pub over: BTreeSet<RecordId>,
}

/// What the board remembers.
#[derive(Debug, Default)]
pub struct BoardPage {
    /// The stations, by their origin.
    pub stations: BTreeMap<String, Known>,
    /// Whether the share can be reached.
    pub reach: Reach,
    /// Files that are none of this school's.
    pub strange: Vec<String>,
    /// The station whose sheet is open, by its origin.
    pub chosen: Option<String>,
    /// The call that is answered there; none where nobody has said which.
    pub call: Option<RecordId>,
    /// What is asked about once more before it is done.
    pub sure: Option<Wish>,
    /// What is asked of the stations, and told them.
    pub asking: Asking,
    /// Whether it tried to ring and no loudspeaker could be heard.
    pub mute: bool,
    pub(in crate::flow) rang: Duration,
    /// How many calls that were ended to stay safe it has shown.
    pub(in crate::flow) ended: usize,
}

impl BoardPage {
    /// Puts the sheet away that is open; the stations stay.
    pub(in crate::flow) fn put_away(self) -> Self {
        Self { chosen: None, call: None, sure: None, ..self }
    }
}
