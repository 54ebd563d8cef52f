//! What the engine finds of recordings: which there are, copies, the mirror, and what a power cut left.

use crate::domain::{AdultId, Gap, Hold, Mirror, Moment, RecordId, Take, Use};
use crate::flow::effects::Place;
use std::collections::BTreeSet;

/// How far a copy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyProgress {
    /// So many of a hundred parts are written.
    Working(u32),
    /// It is written to this file.
    Done(String),
    /// It could not be written; nothing of it is left.
    Failed(CopyFailure),
}

/// Why a copy could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFailure {
    /// There is no such folder, or it went away.
    NoFolder,
    /// It lies in the station's own folder, or in what all stations share.
    Ours,
    /// Nothing can be written there.
    ReadOnly,
    /// There is too little room.
    Full,
    /// The recording can't be read.
    Unreadable,
    /// Anything else.
    Other,
}

/// How far the mirror is.
#[derive(Clone, Debug, PartialEq)]
pub enum MirrorProgress {
    /// The recording is being listened to: so many of a hundred parts are done.
    Working(u32),
    /// What it tells.
    Done(Mirror),
    /// The recording can't be read to its end.
    Failed,
}

/// A recording as the desk lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// The recording.
    pub take: Take,
    /// Who answered, by name.
    pub with: String,
    /// When the practice was.
    pub at: Moment,
    /// What every voice said yes to; nothing once it was taken back.
    pub uses: BTreeSet<Use>,
    /// Whether it was taken back; then nobody may listen any more.
    pub withdrawn: bool,
    /// Whether the student has rated the practice.
    pub own_rated: bool,
    /// The adults who have rated it.
    pub rated_by: Vec<AdultId>,
    /// Whether its sound lies on this station.
    pub here: bool,
    /// The hold on the student's recordings, where one is open: then it is not destroyed.
    pub hold: Option<Hold>,
}

/// What the card after a crash tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Who was where.
    pub place: Place,
    /// The recording that was cut short, where one was.
    pub cut: Option<CutShort>,
}

/// A recording the station stopped in the middle of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutShort {
    /// Which.
    pub take: RecordId,
    /// When it began.
    pub began: Moment,
    /// What there is of it.
    pub left: Left,
}

/// What there is of a recording that was cut short, read from its sealed files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// Sound.
    Sound {
        /// Frames in a second.
        rate: u32,
        /// Frames in the files.
        frames: u64,
        /// Frames that can be read.
        readable: u64,
        /// Whether something in the files is not what was recorded.
        damaged: bool,
        /// What was never in it.
        gaps: Vec<Gap>,
    },
    /// The station stopped before it held any.
    Nothing,
    /// It can't be read, now or ever.
    Unreadable,
}

impl CutShort {
    /// Tells whether there is something to listen to.
    pub fn can_be_heard(&self) -> bool {
        matches!(self.left, Left::Sound { readable, .. } if readable > 0)
    }
}
