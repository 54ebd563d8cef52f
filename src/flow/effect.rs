//! What `flow` asks the engine to do, and what the engine answers.

use super::Screen;
use super::board::Sight;
use super::booking::Taken;
use super::consent::ConsentToken;
use super::contact_list::ListIn;
use super::contacts::SavedList;
use super::desk::Waiting;
use super::letters::Letter;
use super::recordings::Recording;
use super::recovery::Recovery;
use super::settings::NewCode;
use super::sound::{Booth, Check, Control, Ended, Heard, Loudspeaker, Microphone, NoSound, Status};
use super::{closing, copying, mirror, playback};
use crate::domain::{
    AdultId, Afterwards, Beat, Code, ContactHistory, ContactId, Day, Document, Draft, Erasure, Incident, InterviewId, Language, LogCheck,
    LogEntry, LostChange, Moment, Orders, Overview, Pin, PracticeBooking, Record, RecordId, School, Setting, ShareTrial, StudentFile,
    StudentId, Take, Withdrawal,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something to be done outside.
// An effect is done once: the consent in it can't be copied.
#[derive(Debug)]
pub enum Effect {
    /// Keep records; answered by `Kept` or `NotKept`.
    Keep {
        /// The number of the batch.
        batch: u64,
        /// The records.
        records: Vec<Record>,
    },
    /// Read the school anew; answered by `School`.
    ReadSchool,
    /// Look whether another program changed what the station knows; answered by `School` where one did.
    LookForNews,
    /// Tell whoever stands by what the station is at.
    Beat(Box<Beat>),
    /// Look whether a board asks anything of this station; answered by `Orders`.
    LookForOrders,
    /// Look at what every station tells; answered by `Board` where there is news.
    LookAtBoard,
    /// Leave what is asked of a station for it to find, and which of its calls stand on the board; it replaces what lay there.
    Ask(Orders),
    /// Read what was handed in and waits for an adult; answered by `Waiting`, `Letters`, `Practices` and `Incidents`.
    ReadWaiting,
    /// Read how far each student is; answered by `Overview`.
    ReadOverview,
    /// Read what adults did, the newest first, and follow its chain; answered by `Log`.
    ReadLog {
        /// Whose entries; none for everybody's.
        whose: Option<AdultId>,
        /// How many at most.
        count: usize,
    },
    /// Read what the school did with a contact and the entries that are part of it; answered by `History`.
    ReadHistory {
        /// Which.
        contact: ContactId,
        /// The entries that are part of it.
        parts: Vec<ContactId>,
    },
    /// Save the list of contacts as a file in the outbox folder; answered by `ContactsSaved`.
    SaveContacts,
    /// Look for a list of contacts in the folder `inbox`; answered by `ListLooked`.
    LookForList,
    /// Read what was handed in after interviews; answered by `Results`.
    ReadResults,
    /// Read when somebody is booked at this station; answered by `Taken`.
    ReadTaken,
    /// Destroy what is due, and read which recordings there are; answered by `Recordings`.
    ReadRecordings,
    /// The clock is right, an adult says: what is due on this day is destroyed; answered by `School`.
    TrustClock(Day),
    /// Erase all records of students, here at once and at every station; answered by `Erased`.
    Erase(Vec<Erasure>),
    /// Share with the other stations; answered by `Sharing` when it has ended.
    ShareNow,
    /// Ask how the sharing goes; answered by `Sharing` where there is news.
    AskSharing,
    /// Stop the sharing; answered by `Sharing` at the next question.
    StopSharing,
    /// Keep something an adult set at this station; answered by `School` and `SettingKept`.
    KeepSetting(Setting),
    /// Try whether a folder can be shared; answered by `ShareTried` when it is asked for.
    TryShare(String),
    /// Ask what came of that; answered by `ShareTried` once it is known.
    AskShareTrial,
    /// Make a new recovery code, and write it into `outbox/` on this paper, where `{code}` stands; answered by `CodeRenewed`.
    RenewCode(Box<Document>),
    /// Remove the paper of a recovery code from `outbox/`; answered by `CodeRemoved`.
    RemoveCode(String),
    /// Read a student's file; answered by `Opened`.
    Open(StudentId),
    /// Ask whether a person has a PIN and has to wait; answered by `PinStatus`.
    AskPin(Uuid),
    /// Check a PIN; answered by `PinChecked`.
    CheckPin(Uuid, Pin),
    /// Keep a person's new PIN; answered by `PinChecked` with `Right`.
    SetPin(Uuid, Pin),
    /// Check the recovery code; answered by `CodeChecked`.
    CheckCode(Code),
    /// Look whether any adult's PIN, or the recovery code, could be checked; answered by `WhoCloses`.
    AskWhoCloses,
    /// Forget a student's PIN.
    ClearPin(StudentId),
    /// Remember who is signed in and where, for the case of a power cut.
    Remember(Option<Place>),
    /// Write a draft into `outbox/`; answered by `DraftWritten`.
    WriteDraft(Draft),
    /// Write a document into `outbox/`; answered by `DocumentSaved`.
    SaveDocument(Box<Document>),
    /// Print a document that lies there; answered by `DocumentPrinted`.
    PrintDocument(String),
    /// Read a text aloud; an empty one ends the reading.
    ReadAloud(String, Language),
    /// Look what there is to record with; answered by `Booth`.
    AskBooth,
    /// Open a microphone for its level only; its sound is dropped.
    OpenLevel(Option<Microphone>),
    /// Tell how loud it is; answered by `Heard`.
    Hear(Check),
    /// Close the microphone that was open for its level.
    CloseLevel,
    /// Play a short tone on a loudspeaker, or on the one the system would take; answered by `NoTone` where that fails.
    PlayTone(Option<Loudspeaker>),
    /// Record a take; answered by `TakeBegun` or `NoSound`.
    BeginTake {
        /// The take, kept already.
        take: Box<Take>,
        /// What every voice agreed to.
        token: ConsentToken,
        /// The microphone, or the one the system would take.
        microphone: Option<Microphone>,
    },
    /// Tell how the recording is; answered by `Recording`.
    AskTake,
    /// Pause the recording, or go on.
    ControlTake(Control),
    /// End the recording; answered by `TakeEnded`.
    EndTake,
    /// Open a recording to listen to it on a loudspeaker, or on the one the system would take; answered by `TakeOpened`
    /// or `TakeUnreadable`.
    OpenTake(RecordId, Option<Loudspeaker>),
    /// Play, pause or move what is open.
    Playback(playback::Control),
    /// Tell where the playing is; answered by `Playback`.
    HearPlayback,
    /// Listen to a recording for what its sound tells.
    LookInMirror {
        /// Which.
        take: RecordId,
        /// When each question was taken up, in milliseconds.
        questions: Vec<u64>,
    },
    /// Tell how far that is; answered by `Mirror`.
    AskMirror,
    /// Give that up.
    CloseMirror,
    /// Look which sticks are plugged in; answered by `Sticks`.
    LookForSticks,
    /// Write a recording as a sound file into a folder; answered by `Copied`.
    CopyTake {
        /// Which.
        take: RecordId,
        /// Where to.
        folder: String,
        /// Under which name, without its ending.
        name: String,
    },
    /// Tell how far that is; answered by `Copied`.
    AskCopy,
    /// Give that up, and leave nothing of it.
    CloseCopy,
    /// Fall silent and close what is open.
    CloseTake,
    /// Keep that a recording was taken back, and destroy it, even while it is recorded; answered by `TakenBack`.
    TakeBack {
        /// The recording.
        take: Box<Take>,
        /// Who took it back.
        withdrawal: Box<Withdrawal>,
    },
}

/// Where a student was: enough to ask whether to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Who.
    pub student: StudentId,
    /// The name as it may stand on the screen.
    pub name: String,
    /// At which interview.
    pub interview: Option<InterviewId>,
    /// On which screen.
    pub screen: Screen,
    /// When.
    pub at: Moment,
}

/// Why something can't be kept or read, in the few ways that matter to the person at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The disk is full.
    Full,
    /// The disk or folder can't be written.
    ReadOnly,
    /// Anything else.
    Other,
}

/// What PIN a person has at this station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinStanding {
    /// None yet.
    None,
    /// One of their own.
    Theirs,
    /// The person worked at another station too, and no adult has seen yet that whoever chooses a PIN here is that person.
    ToVouch,
}

/// What a PIN check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinVerdict {
    /// It is right.
    Right,
    /// It is wrong; this many tries are left before a wait.
    Wrong {
        /// Tries left.
        left: u32,
    },
    /// Too many wrong tries: wait.
    Wait {
        /// For so long, in milliseconds.
        left_ms: u64,
    },
    /// There is no PIN for this person.
    Unset,
    /// The station's key is missing, or is not the one the PIN was made with: no PIN fits any more.
    AnotherKey,
}

/// What a check of the recovery code found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeVerdict {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong,
    /// This station has none.
    NoneHere,
}

/// What the engine answers.
#[derive(Clone, Debug)]
pub enum Reply {
    /// The school as it stands.
    School(Box<School>),
    /// What waits for an adult.
    Waiting(Vec<Waiting>),
    /// The newest incident notes.
    Incidents(Vec<Incident>),
    /// What is asked of this station.
    Orders(Orders),
    /// What the stations tell.
    Board(Sight),
    /// How many minutes of sound the disk has room for, where it can be told.
    Room(Option<u64>),
    /// How far each student is.
    Overview(Vec<Overview>),
    /// What adults did, the newest first, and what following its chain showed.
    Log(Vec<LogEntry>, LogCheck),
    /// What the school did with a contact.
    History(ContactId, ContactHistory),
    /// The list of contacts was saved as a file, or could not be.
    ContactsSaved(SavedList),
    /// A list of contacts was looked for.
    ListLooked(ListIn),
    /// What was handed in after interviews.
    Results(Vec<Afterwards>),
    /// The practices that are booked from today on.
    Practices(Vec<PracticeBooking>),
    /// What adults wrote that lost, and nobody has settled.
    LostChanges(Vec<LostChange>),
    /// What lies in the outbox.
    Letters(Vec<Letter>),
    /// When somebody is booked at this station.
    Taken(Vec<Taken>),
    /// The recordings there are.
    Recordings(Vec<Recording>),
    /// A student's file.
    Opened(Box<StudentFile>),
    /// A batch is on the disk.
    Kept {
        /// Which.
        batch: u64,
    },
    /// A batch could not be kept.
    NotKept {
        /// Which.
        batch: u64,
        /// Why.
        fault: Fault,
    },
    /// Whether a person has a PIN, and how long they have to wait.
    PinStatus {
        /// Who.
        person: Uuid,
        /// What there is.
        standing: PinStanding,
        /// Milliseconds to wait.
        left_ms: u64,
    },
    /// What came of erasing records.
    Erased(Result<super::erasing::Outcome, Fault>),
    /// How the sharing goes, or what came of it.
    Sharing(super::sharing::Told),
    /// A setting was kept, or why it could not be.
    SettingKept(Setting, Result<(), Fault>),
    /// What trying a shared folder came to.
    ShareTried(String, ShareTrial),
    /// A new recovery code, or why there is none.
    CodeRenewed(Result<NewCode, Fault>),
    /// The paper of a recovery code was removed, or could not be.
    CodeRemoved(bool),
    /// What a check found.
    PinChecked {
        /// Whose PIN.
        person: Uuid,
        /// What was found.
        verdict: PinVerdict,
    },
    /// What a check of the recovery code found.
    CodeChecked(CodeVerdict),
    /// Who can be asked before the station is closed.
    WhoCloses(closing::Askable),
    /// Somebody was at work when the station stopped.
    Interrupted(Recovery),
    /// A file that could not be read was set aside; its place, for an adult.
    SetAside(String),
    /// The data folder can't be used at all.
    Unusable(Fault),
    /// A draft lies in the outbox under this name.
    DraftWritten(String),
    /// A document lies in the outbox.
    DocumentSaved {
        /// Its name there.
        file: String,
        /// Whether there is a printer to print it.
        printer: bool,
    },
    /// A document went to the printer.
    DocumentPrinted {
        /// Its name in the outbox.
        file: String,
        /// Whether the printer took it.
        done: bool,
    },
    /// Something could not be done.
    Failed(Fault),
    /// What there is to record with.
    Booth(Booth),
    /// How loud it is.
    Heard(Heard),
    /// A take is being recorded.
    TakeBegun(RecordId),
    /// How the recording is.
    Recording(Status),
    /// A recording has ended.
    TakeEnded(Ended),
    /// There is no sound.
    NoSound(NoSound),
    /// The loudspeaker can't be heard.
    NoTone,
    /// A recording is open.
    TakeOpened(Box<playback::Opened>),
    /// A recording can't be opened.
    TakeUnreadable {
        /// Which.
        take: RecordId,
        /// Why.
        why: playback::Unreadable,
    },
    /// Where the playing is.
    Playback(playback::Heard),
    /// What the sound of a recording tells.
    Mirror {
        /// Which.
        take: RecordId,
        /// How far it is.
        told: mirror::Told,
    },
    /// The folders of the sticks that are plugged in.
    Sticks(Vec<String>),
    /// How far the copy of a recording is.
    Copied {
        /// Which.
        take: RecordId,
        /// How far.
        told: copying::Told,
    },
    /// A recording was taken back.
    TakenBack {
        /// Which.
        take: RecordId,
        /// What is left of it; nothing where it was destroyed.
        left: Option<playback::Left>,
    },
}
