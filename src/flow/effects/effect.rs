//! What `flow` asks the engine to do.

use crate::domain::{
    AdultId, Beat, Code, ContactId, Day, Document, Draft, Erasure, Language, Orders, Pin, Record, RecordId, Setting, StudentId, Take,
    Withdrawal,
};
use crate::flow::effects::document::DocumentKind;
use crate::flow::effects::sound::{Check, Control, Loudspeaker, Microphone};
use crate::flow::effects::{Place, playback};
use crate::flow::rules::consent::ConsentToken;
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
    /// Make a new recovery code, and write it into `outbox/` on this paper, where `{code}` stands; answered by `CodeRenewed`, and by
    /// `CodePaper` when its paper is there.
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
    /// Write a document into `outbox/`; answered by `DocumentSaved` or `NoDocument`.
    SaveDocument(DocumentKind, Box<Document>),
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
