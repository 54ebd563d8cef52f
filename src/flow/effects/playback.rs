//! What the engine tells of a recording that is listened to or taken back, in plain numbers and words.

use crate::domain::RecordId;
use crate::flow::effects::Fault;

/// What is done with a recording that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// It plays on.
    Play,
    /// It waits.
    Pause,
    /// It goes on from this frame.
    Seek(u64),
    /// It goes slower or faster, in hundredths; the pitch stays.
    Speed(u64),
}

/// What the loudspeaker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Playing {
    /// It waits.
    #[default]
    Paused,
    /// It plays.
    Playing,
    /// The end has come.
    Ended,
    /// It went away.
    Lost,
}

/// A recording that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Which.
    pub take: RecordId,
    /// Frames in a second.
    pub rate: u32,
    /// Frames there are.
    pub frames: u64,
    /// Its picture: the lowest and the highest sample of each stretch.
    pub peaks: Vec<(i16, i16)>,
    /// Whether it was ended by somebody, and not by a crash.
    pub whole: bool,
    /// Whether some of it can't be read; it stays silent.
    pub damaged: bool,
    /// Whether there is a loudspeaker.
    pub speaker: bool,
}

/// Where the playing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Of which recording.
    pub take: RecordId,
    /// The frame that is heard.
    pub frame: u64,
    /// What the loudspeaker does.
    pub playing: Playing,
    /// How fast, in hundredths.
    pub speed: u64,
    /// Whether something came by that can't be read.
    pub damaged: bool,
}

/// Why a recording can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It lies on another station, or was destroyed.
    NotHere,
    /// Its files are damaged or gone.
    Damaged,
    /// The station stopped before it held any sound.
    Empty,
    /// The station's keys can't be read.
    NoKey,
}

/// What is left of a recording that was taken back. Nobody may listen to it all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It lies on another station, which destroys it as soon as it hears of it.
    Elsewhere,
    /// All of it, unheard by anybody, until the school has answered a family's request to inspect the record.
    Held,
    /// Its files or its key could not be removed yet; the station tries again by itself.
    Files(Fault),
}
