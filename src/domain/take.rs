//! The recording of a practice: what is known of it beside its sound.

use super::{Day, InterviewId, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// Why a stretch of a practice is not in its recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Somebody pressed pause.
    Paused,
    /// It was off the record.
    OffTheRecord,
    /// The microphone went silent, froze or was unplugged, or its sound server died.
    Microphone,
    /// The disk was full or could not be written.
    Disk,
    /// The machine slept.
    Suspended,
    /// The station stopped, and the practice went on after it was back.
    Restarted,
}

/// A stretch that is not in the recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// After how many frames of sound it lies.
    pub at_frame: u64,
    /// How long it took, in milliseconds.
    pub milliseconds: u64,
    /// Why.
    pub why: Missing,
}

/// How a recording ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// It was stopped.
    Stopped,
    /// The station stopped in the middle of it; what was kept till then is there.
    CutShort,
    /// A voice took its consent back: nothing of it is left.
    Withdrawn,
    /// Its day had come: nothing of it is left.
    Expired,
}

/// A recording, bound to its practice when it begins. It carries no sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    /// The id; the folder of its sound has the same name.
    pub id: RecordId,
    /// Of which practice.
    pub practice: RecordId,
    /// For which interview the practice is.
    pub interview: InterviewId,
    /// Who asked in it.
    pub student: StudentId,
    /// When it began.
    pub started_at: Moment,
    /// Frames in a second; none until the microphone is open.
    #[serde(default)]
    pub sample_rate: u32,
    /// Frames kept; a frame is one sample, for the sound is mono.
    #[serde(default)]
    pub frames: u64,
    /// What is not in it, in order.
    #[serde(default)]
    pub gaps: Vec<Gap>,
    /// How it ended; none while it runs, and after a crash until the station has looked.
    #[serde(default)]
    pub ending: Option<Ending>,
    /// The day on which it is destroyed.
    pub destroy_on: Day,
}

impl Take {
    /// Gives the length of its sound in seconds; nothing before the microphone was open.
    pub fn seconds(&self) -> u64 {
        self.frames.checked_div(u64::from(self.sample_rate)).unwrap_or(0)
    }

    /// Tells whether there should be sound to listen to.
    pub fn has_sound(&self) -> bool {
        self.frames > 0 && !self.is_gone()
    }

    /// Tells whether it was made unreadable for good.
    pub fn is_gone(&self) -> bool {
        matches!(self.ending, Some(Ending::Withdrawn | Ending::Expired))
    }
}
