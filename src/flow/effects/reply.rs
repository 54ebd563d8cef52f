//! What the engine answers.

use crate::domain::{
    Afterwards, ContactHistory, ContactId, Incident, LogCheck, LogEntry, LostChange, Orders, Overview, PracticeBooking, RecordId, School,
    Setting, ShareTrial, StudentFile,
};
use crate::flow::effects::board::Sight;
use crate::flow::effects::desk::{ErasingOutcome, Letter, ListIn, SavedList, Waiting};
use crate::flow::effects::document::DocumentKind;
use crate::flow::effects::fault::NoPage;
use crate::flow::effects::pins::{Askable, NewCode};
use crate::flow::effects::recordings::{CopyProgress, MirrorProgress, Recording, Recovery};
use crate::flow::effects::sharing::SharingTold;
use crate::flow::effects::sound::{Booth, Ended, Heard, NoSound, Status};
use crate::flow::effects::{CodeVerdict, Fault, PinStanding, PinVerdict, playback};
use crate::flow::rules::rooms::Taken;
use uuid::Uuid;

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
    Orders(Vec<Orders>),
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
    Erased(Result<ErasingOutcome, Fault>),
    /// How the sharing goes, or what came of it.
    Sharing(SharingTold),
    /// A setting was kept, or why it could not be.
    SettingKept(Setting, Result<(), Fault>),
    /// What trying a shared folder came to.
    ShareTried(String, ShareTrial),
    /// A new recovery code, or why there is none.
    CodeRenewed(Result<NewCode, Fault>),
    /// The page of a new recovery code lies in the outbox, or why there is none.
    CodePaper {
        /// Its name there.
        file: String,
        /// Whether there is a printer to print it.
        written: Result<bool, NoPage>,
    },
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
    WhoCloses(Askable),
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
        /// Which.
        kind: DocumentKind,
        /// Its name there.
        file: String,
        /// Whether there is a printer to print it.
        printer: bool,
    },
    /// A document does not lie in the outbox.
    NoDocument {
        /// Which.
        kind: DocumentKind,
        /// Why.
        why: NoPage,
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
        told: MirrorProgress,
    },
    /// The folders of the sticks that are plugged in.
    Sticks(Vec<String>),
    /// How far the copy of a recording is.
    Copied {
        /// Which.
        take: RecordId,
        /// How far.
        told: CopyProgress,
    },
    /// A recording was taken back.
    TakenBack {
        /// Which.
        take: RecordId,
        /// What is left of it; nothing where it was destroyed.
        left: Option<playback::Left>,
    },
}
