//! What the engine tells of sound, in plain numbers and words: `flow` knows no device and hears nothing.

use crate::domain::{Gap, RecordId};

/// A microphone that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Microphone {
    /// What the sound system knows it by.
    pub id: String,
    /// What people know it by.
    pub name: String,
}

/// A loudspeaker that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loudspeaker {
    /// What the sound system knows it by.
    pub id: String,
    /// What people know it by.
    pub name: String,
}

/// What is there to record with and to listen with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Booth {
    /// The microphones.
    pub microphones: Vec<Microphone>,
    /// The loudspeakers; a practice is recorded without one too.
    pub loudspeakers: Vec<Loudspeaker>,
    /// Whole minutes of sound the disk has room for; none where it can't be told.
    pub minutes: Option<u64>,
}

impl Booth {
    /// The least room there must be before a recording begins, in minutes.
    pub const LEAST_MINUTES: u64 = 10;

    /// Tells whether there is room enough; a disk that can't be asked has none.
    pub fn has_room(&self) -> bool {
        self.minutes.is_some_and(|minutes| minutes >= Self::LEAST_MINUTES)
    }
}

/// What the level is listened to for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The room, while nobody speaks.
    Room,
    /// The microphone, while somebody speaks.
    Voice,
}

/// What a check came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A quiet room.
    Quiet,
    /// A room one can hear, and every word in it.
    Usable,
    /// Words drown in it.
    TooLoud,
    /// Nothing comes in.
    Silent,
    /// Very little comes in.
    Faint,
    /// The sound is cut off.
    Clipping,
    /// As it should be.
    Good,
}

/// How loud it is, and what the check at hand came to so far. Levels are parts of full scale on a scale of decibels:
/// 0 is -60 dBFS or less, 1 is 0 dBFS.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heard {
    /// The loudest moment since the last time.
    pub peak: f32,
    /// Tells the verdict once enough was heard.
    pub verdict: Option<Verdict>,
}

/// How a recording is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Taking {
    /// Sound is kept.
    #[default]
    Running,
    /// Paused; the microphone is closed.
    Paused,
    /// Off the record; the microphone is closed.
    OffTheRecord,
    /// The microphone gives nothing any more, was unplugged, or its server died.
    NoMicrophone,
    /// The disk is full or can't be written.
    NoDisk,
    /// The machine slept.
    Slept,
    /// It is over.
    Stopped,
}

impl Taking {
    /// Tells whether something broke the recording off that nobody asked for.
    pub fn is_fault(self) -> bool {
        matches!(self, Self::NoMicrophone | Self::NoDisk | Self::Slept)
    }
}

/// What a recording tells of itself.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Status {
    /// How it is.
    pub taking: Taking,
    /// Milliseconds of sound so far.
    pub at_ms: u64,
    /// Whether nothing but silence has come in for a while.
    pub silent: bool,
    /// The loudest moment since the last time, as in [`Heard`].
    pub peak: f32,
    /// Minutes the disk still has room for.
    pub minutes: Option<u64>,
}

/// What was kept of a recording that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Which.
    pub take: RecordId,
    /// Frames in a second.
    pub rate: u32,
    /// Frames on the disk.
    pub frames: u64,
    /// What is not in it.
    pub gaps: Vec<Gap>,
}

/// What is done with a recording that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// Takes no more sound for a while.
    Pause,
    /// The same, said to be off the record.
    OffTheRecord,
    /// Goes on, after a pause or a fault, with this microphone or the one the system would take.
    Resume(Option<Microphone>),
}

/// Why there is no sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSound {
    /// There is no such microphone, or it can't be opened.
    Microphone,
    /// The sound can't be kept.
    Disk,
}
