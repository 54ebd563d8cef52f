//! What a station tells of itself to whoever stands by, and what they ask of it. No notes, no answers, no sound.

use super::{AdultId, HelpOutcome, HelpReason, Incident, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// Whether a station runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Life {
    /// It does.
    #[default]
    Awake,
    /// The machine goes to sleep.
    Asleep,
    /// It was closed.
    Closed,
}

/// A sign of life: what a station is at. Times are by the station's own clock, `now` among them, so that only their
/// distance from `now` says something to others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beat {
    /// The name beside the station's records, and of its file.
    pub origin: String,
    /// The station's name for people.
    pub station: String,
    /// Which start of the program this is.
    pub run: RecordId,
    /// Grows with each beat of a run.
    pub number: u64,
    /// The station's clock.
    pub now: Moment,
    /// Whether it runs.
    #[serde(default)]
    pub life: Life,
    /// Since when, and by whom, it is paused.
    #[serde(default)]
    pub paused: Option<PausedBy>,
    /// Who sits there.
    #[serde(default)]
    pub seat: Option<Seat>,
    /// Calls for an adult that are open, the earliest first.
    #[serde(default)]
    pub calls: Vec<Asked>,
    /// When a call was ended here to stay safe, of each on which no adult has decided.
    #[serde(default)]
    pub unsafe_calls: Vec<Moment>,
    /// Who stands by at the station.
    #[serde(default)]
    pub standing_by: Vec<String>,
    /// Whether what was typed can't be kept now.
    #[serde(default)]
    pub unsaved: bool,
    /// When something was kept last.
    #[serde(default)]
    pub saved_at: Option<Moment>,
    /// Minutes of sound the disk has room for; none where it can't be told.
    #[serde(default)]
    pub minutes: Option<u64>,
    /// When the station's work was last shared.
    #[serde(default)]
    pub shared_at: Option<Moment>,
    /// What of the board's wishes was heard lately, the newest last.
    #[serde(default)]
    pub heard: Vec<HeardOrder>,
}

/// A wish that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeardOrder {
    /// The order's id.
    pub order: RecordId,
    /// Whether there was anything left to do: what it names may be over.
    pub done: bool,
}

impl Beat {
    /// Tells whether two beats say the same of the station, whatever the time.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let timeless = |beat: &Self| {
            let mut beat = Self { number: 0, now: Moment::default(), minutes: beat.minutes.map(|minutes| minutes / 5), ..beat.clone() };
            // The seconds of a call run by themselves.
            if let Some(line) = beat.seat.as_mut().and_then(|seat| seat.line.as_mut()) {
                line.left = line.left.map(|_| 0);
            }
            beat
        };
        timeless(self) == timeless(other)
    }
}

/// Since when a station is paused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausedBy {
    /// Who did.
    pub adult: String,
    /// Since when.
    pub since: Moment,
}

/// Who sits at a station, and what they are at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Which signing-in: what is asked of this one reaches no later one.
    pub session: RecordId,
    /// Who.
    pub student: StudentId,
    /// First name and initial.
    pub name: String,
    /// The screen, by its key.
    pub screen: String,
    /// The call they are in, where they are in one.
    #[serde(default)]
    pub line: Option<OnPhone>,
    /// The recording that runs, where one does.
    #[serde(default)]
    pub recording: Option<Recorded>,
}

/// A call that is going on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnPhone {
    /// The step of the phone script, by its id; none in an interview.
    #[serde(default)]
    pub step: Option<String>,
    /// Which of the student's calls for this interview it is, from 1.
    pub number: usize,
    /// Seconds left of an interview, less than none where it takes longer.
    #[serde(default)]
    pub left: Option<i64>,
    /// Whether the time stands still.
    #[serde(default)]
    pub waits: bool,
}

/// A recording that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Which.
    pub take: RecordId,
    /// Who agreed, by name.
    pub agreed: Vec<String>,
    /// How it is.
    pub taking: Taking,
}

/// How a recording is, at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taking {
    /// Sound is kept, and the microphone hears something.
    Alive,
    /// Sound is kept, and it is silence.
    Silent,
    /// Paused or off the record: the microphone is closed.
    Paused,
    /// The microphone or the disk broke it off.
    Broken,
}

/// A call for an adult that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which.
    pub call: RecordId,
    /// Who asked, where somebody was signed in.
    #[serde(default)]
    pub student: Option<StudentId>,
    /// First name and initial of who asked; empty where nobody was signed in.
    pub name: String,
    /// Since when.
    pub since: Moment,
    /// On which screen, by its key.
    pub screen: String,
    /// In which call it was, where it was in one.
    #[serde(default)]
    pub line: Option<OnPhone>,
    /// What it is about.
    #[serde(default)]
    pub reason: Option<HelpReason>,
    /// Who is on the way.
    #[serde(default)]
    pub coming: Option<String>,
}

/// What an adult at the board asks of a station. It names what it is about, so that it never reaches the next student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// The adult is on the way to a call.
    Coming(RecordId),
    /// A call was answered.
    Answered(RecordId, HelpOutcome),
    /// A recording is to stop.
    StopRecording(RecordId),
    /// A session is to end; everything is kept.
    EndSession(RecordId),
    /// The same, and the next student is to choose their name.
    NextStudent(RecordId),
    /// The station is to pause.
    Pause,
    /// It may be used again.
    GoOn,
    /// An incident note is to be kept there as well, so that the adults at its desk find it.
    Note(Incident),
}

/// A wish on its way to a station.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The id, by which the station says that it heard it.
    pub id: RecordId,
    /// Which start of the station's program it is for.
    pub run: RecordId,
    /// Who asks.
    pub adult: AdultId,
    /// What.
    pub wish: Wish,
}

/// Everything a board asks of one station and has not been heard yet, and which of its calls the board shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orders {
    /// For which station, by its origin.
    pub station: String,
    /// The orders, the earliest first.
    pub orders: Vec<Order>,
    /// The calls for an adult that stand on the board.
    #[serde(default)]
    pub seen: Vec<RecordId>,
    /// Those that stand before an adult who has shown who they are.
    #[serde(default)]
    pub known: Vec<RecordId>,
    /// The station's beat that the board saw last, by the run of its program and its number: only a board that runs can name
    /// a new one, so that no file of an earlier day passes for one of today.
    #[serde(default)]
    pub heard: (RecordId, u64),
}
