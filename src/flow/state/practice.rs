//! What the screens of practice remember.

use crate::domain::{AdultId, GuardianForm, Moment, RecordId, Take, Use, Voice};
use crate::flow::effects::Stamp;
use crate::flow::effects::playback::{Left, Opened, Playing, Unreadable};
use crate::flow::effects::recordings::MirrorProgress;
use crate::flow::effects::sound::{Booth, Heard, Microphone, NoSound, Status, Verdict};
use std::collections::BTreeSet;
use std::time::Duration;

/// What is done before a recording, step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum BoothStep {
    /// Who answers.
    #[default]
    Who,
    /// What the one who asks says to being recorded.
    Asker,
    /// What the one who answers says.
    Answerer,
    /// Whether the microphone hears.
    Check,
}

/// What the page before a recording remembers. What was said is kept; nothing else is.
#[derive(Debug, Default)]
pub struct BoothPage {
    /// What is done before a recording, step by step.
    pub stage: BoothStep,
    /// The practice it will be.
    pub practice: RecordId,
    /// Who answers.
    pub answerer: Option<Voice>,
    /// The name of somebody who is on no list.
    pub other: String,
    /// Whether the voice at hand may be recorded; none until it has said so.
    pub record: Option<bool>,
    /// What else it agreed to.
    pub uses: BTreeSet<Use>,
    /// The guardian's form an adult has in hand, for the voice at hand.
    pub attested: Option<GuardianForm>,
    /// What there is to record with; none until the engine has looked.
    pub found: Option<Booth>,
    /// The microphone that was chosen; none is the one the system would take.
    pub microphone: Option<Microphone>,
    /// How loud it is.
    pub heard: Option<Heard>,
    /// What the room is like.
    pub room: Option<Verdict>,
    /// What the microphone is like.
    pub voice: Option<Verdict>,
    /// How often it was heard since the room was judged.
    pub listened: u32,
    /// Why there is no sound.
    pub no_sound: Option<NoSound>,
    /// A tone sounds until the running time reaches this.
    pub tone_until: Option<Duration>,
    /// The chosen loudspeaker could not be heard.
    pub no_tone: bool,
    /// The recording is being begun.
    pub beginning: bool,
}

/// A time for which a teacher has opened practice to the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassMode {
    pub(in crate::flow) by: AdultId,
    pub(in crate::flow) opened_at: Moment,
    pub(in crate::flow) until: Moment,
    pub(in crate::flow) closes: Duration,
}

impl ClassMode {
    /// How long it can be opened for, in minutes.
    pub const MINUTES: [u32; 4] = [30, 45, 60, 90];

    pub(in crate::flow) fn open(by: AdultId, minutes: u32, stamp: &Stamp) -> Option<Self> {
        let long = Self::MINUTES.contains(&minutes).then(|| Duration::from_secs(u64::from(minutes) * 60))?;
        let until = stamp.at.checked_add_signed(chrono::Duration::minutes(i64::from(minutes)))?;
        Some(Self { by, opened_at: stamp.at, until, closes: stamp.uptime + long })
    }

    /// Gives the teacher who opened it.
    pub fn by(&self) -> AdultId {
        self.by
    }

    /// Gives when it ends, by the clock on the wall: to be shown.
    pub fn until(&self) -> Moment {
        self.until
    }

    /// Tells whether it lasts. The running time decides, so that nobody makes it longer with the clock. The clock can
    /// only end it: set to before it was opened it shows something untrue, and a machine that slept has not counted.
    pub fn lasts(&self, at: Moment, uptime: Duration) -> bool {
        uptime < self.closes && (self.opened_at..self.until).contains(&at)
    }
}

/// What listening back remembers.
#[derive(Debug, Default)]
pub struct ListenPage {
    /// Which recording.
    pub take: Option<RecordId>,
    /// The recording, once it is open or can't be opened.
    pub sound: Option<Result<Opened, Unreadable>>,
    /// The frame that is heard.
    pub frame: u64,
    /// What the loudspeaker does.
    pub playing: Playing,
    /// How fast, in hundredths; 0 until it was chosen, which is its own speed.
    pub(in crate::flow) speed: u64,
    /// Whether something came by that can't be read.
    pub damaged: bool,
    /// Somebody is asked whether to take it back.
    pub(in crate::flow) asking: bool,
    /// The comment that is being written.
    pub comment: String,
    /// Where it belongs, in milliseconds: where its first letter was typed.
    pub(in crate::flow) comment_at: Option<u64>,
    /// What its sound tells, once somebody looked.
    pub(in crate::flow) mirror: Option<MirrorProgress>,
    /// What is left of it, once it was taken back and the station has tried to destroy it.
    pub(in crate::flow) left: Option<Left>,
}

/// What practice remembers.
#[derive(Debug, Default)]
pub struct PracticePage {
    /// Where the practice is: 0 the opening, then the questions, last the thanks.
    pub at: usize,
    /// Who answers.
    pub with: String,
    pub(in crate::flow) since: Duration,
}

impl PracticePage {
    /// Begins at a running time with the name that was written before.
    pub fn begun(since: Duration, with: String) -> Self {
        Self { since, with, ..Self::default() }
    }
}

/// What the rubric remembers.
#[derive(Debug, Default)]
pub struct RubricPage {
    /// Which practice is rated.
    pub practice: Option<RecordId>,
    /// The adult who is rating it now.
    pub adult: Option<AdultId>,
}

/// What a recording that runs remembers.
#[derive(Debug, Default)]
pub struct TakePage {
    /// Which recording.
    pub take: Option<RecordId>,
    /// Of which practice.
    pub practice: RecordId,
    /// Where the practice is: 0 the opening, then the questions, last the thanks.
    pub at: usize,
    /// How the recording is.
    pub status: Status,
    /// Whether somebody wants to take their consent back; who is asked.
    pub asking: bool,
    /// It was taken back: nobody can hear it any more.
    pub gone: bool,
    /// What is left of it all the same.
    pub left: Option<Left>,
    /// It is being ended.
    pub ending: bool,
    pub(in crate::flow) with: String,
}

impl TakePage {
    /// Begins with a take.
    pub fn of(take: &Take, with: String) -> Self {
        Self { take: Some(take.id), practice: take.practice, with, ..Self::default() }
    }
}
