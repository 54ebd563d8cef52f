//! The whole state of the screen side: nothing is read back out of the window.

pub mod act;
pub mod ask;
pub mod way;
pub mod who;

use crate::content::Content;
use crate::domain::{Campaign, EarlierText, InterviewFile, InterviewId, Language, Moment, OpenCall, Record, RecordId, School, StudentFile};
use crate::flow::class_mode::ClassMode;
use crate::flow::effects::recordings::Recovery;
use crate::flow::effects::sound::Loudspeaker;
use crate::flow::effects::{Place, Stamp};
use crate::flow::idle::Idle;
use crate::flow::last_word::LastWord;
use crate::flow::look::Look;
use crate::flow::outbox::Outbox;
use crate::flow::rules::Screen;
use crate::flow::trouble::Trouble;
use crate::flow::{
    after_call, beat, board, booking, booth, closing, confirmation, desk, evaluation, gate, help, incident, interest, journey, lessons,
    listen, live, phone, practice, questions, ready, recap, rubric, sharing, sign_in, take, thank_you, whom,
};
use std::sync::Arc;
use std::time::Duration;

/// What this program is: a station, or the board on another screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Post {
    /// Students work here.
    #[default]
    Station,
    /// An adult looks after the stations from here.
    Board,
}

impl Post {
    /// Gives the screen where nobody is at work.
    pub fn home(self) -> Screen {
        match self {
            Self::Station => Screen::Welcome,
            Self::Board => Screen::Board,
        }
    }
}

/// A signed-in student.
#[derive(Debug)]
pub struct Session {
    /// The id of this signing-in.
    pub id: RecordId,
    /// Everything on the student.
    pub file: StudentFile,
    /// The interview at hand.
    pub current: InterviewId,
}

impl Session {
    /// Gives the file of the interview at hand.
    pub fn interview(&self) -> Option<&InterviewFile> {
        self.file.interview(self.current)
    }

    /// Gives the file of the interview at hand to change it.
    pub fn interview_mut(&mut self) -> Option<&mut InterviewFile> {
        self.file.interview_mut(self.current)
    }
}

/// The state.
#[derive(Debug)]
pub struct State {
    /// All texts and lists.
    pub content: Arc<Content>,
    /// The clock on the wall at the last event.
    pub now: Moment,
    /// The running time at the last event.
    pub uptime: Duration,
    /// What this program is.
    pub post: Post,
    /// The school.
    pub school: School,
    /// What the station tells of itself.
    pub beat: beat::Local,
    /// The board of all stations.
    pub board: board::Local,
    /// An incident note that is being written.
    pub incident: incident::Local,
    /// Whether the station runs.
    pub course: closing::Course,
    /// Text size, contrast, language.
    pub look: Look,
    /// The screen.
    pub screen: Screen,
    /// A screen that was gone to in this event and is not begun yet.
    pub(in crate::flow) arriving: Option<Screen>,
    /// Counts arrivals at a screen, so that the window knows when to set the focus.
    pub arrived: u32,
    /// The signed-in student.
    pub session: Option<Session>,
    /// What waits to be kept.
    pub outbox: Outbox,
    /// How long nobody touched the station.
    pub idle: Idle,
    /// Calls for an adult made at this station that were neither answered nor taken back, the earliest first.
    pub help: Vec<OpenCall>,
    /// What is shown of the call at the screen.
    pub help_shown: help::Shown,
    /// Until which running time an adult who came can do something about it there.
    pub(super) help_until: Duration,
    /// What a person has to be told.
    pub trouble: Option<Trouble>,
    /// An adult is asked for their PIN.
    pub gate: Option<gate::Gate>,
    /// Where a student was when the station stopped, and what of a recording is there.
    pub recovery: Option<Recovery>,
    /// When the student at work wrote last.
    pub last_word: LastWord,
    /// What went at one stroke from a field an adult typed into.
    pub earlier: Vec<EarlierText>,
    /// Choosing class, name and PIN.
    pub sign_in: sign_in::Local,
    /// The journey.
    pub journey: journey::Local,
    /// The interest card.
    pub interest: interest::Local,
    /// The lessons.
    pub lessons: lessons::Local,
    /// The question list.
    pub questions: questions::Local,
    /// The live interview.
    pub live: live::Local,
    /// The recap.
    pub recap: recap::Local,
    /// The thank-you note.
    pub thank_you: thank_you::Local,
    /// The evaluation.
    pub evaluation: evaluation::Local,
    /// Whom to ask.
    pub whom: whom::Local,
    /// The phone script.
    pub phone: phone::Local,
    /// After a call.
    pub after_call: after_call::Local,
    /// The booked time.
    pub booking: booking::Local,
    /// The confirmation.
    pub confirmation: confirmation::Local,
    /// Practice.
    pub practice: practice::Local,
    /// Before a recording.
    pub booth: booth::Local,
    /// A practice that is being recorded.
    pub take: take::Local,
    /// The practice rubric.
    pub rubric: rubric::Local,
    /// Listening back.
    pub listen: listen::Local,
    /// The readiness check.
    pub ready: ready::Local,
    /// The loudspeaker that was chosen; none is the one the system would take. It stays till the program ends.
    pub loudspeaker: Option<Loudspeaker>,
    /// Practice without a PIN, as a teacher opened it; it may be over.
    pub class_mode: Option<ClassMode>,
    /// Sharing with the other stations.
    pub sharing: sharing::Sharing,
    /// The adult at the station.
    pub desk: desk::Desk,
    pub(super) start_language: Language,
}

impl State {
    /// Makes the state of a station that has just been switched on.
    pub fn new(content: Arc<Content>, language: Language) -> Self {
        Self {
            content,
            now: Moment::default(),
            uptime: Duration::ZERO,
            post: Post::Station,
            school: School::default(),
            beat: beat::Local::default(),
            board: board::Local::default(),
            incident: incident::Local::default(),
            look: Look { language, ..Look::default() },
            screen: Screen::Welcome,
            arriving: None,
            arrived: 0,
            session: None,
            outbox: Outbox::default(),
            idle: Idle::default(),
            help: Vec::new(),
            help_shown: help::Shown::Nothing,
            help_until: Duration::ZERO,
            course: closing::Course::Runs,
            trouble: None,
            gate: None,
            recovery: None,
            last_word: LastWord::default(),
            earlier: Vec::new(),
            sign_in: sign_in::Local::default(),
            journey: journey::Local::default(),
            interest: interest::Local::default(),
            lessons: lessons::Local::default(),
            desk: desk::Desk::default(),
            questions: questions::Local::default(),
            live: live::Local::default(),
            recap: recap::Local::default(),
            thank_you: thank_you::Local::default(),
            evaluation: evaluation::Local::default(),
            whom: whom::Local::default(),
            phone: phone::Local::default(),
            after_call: after_call::Local::default(),
            booking: booking::Local::default(),
            confirmation: confirmation::Local::default(),
            practice: practice::Local::default(),
            booth: booth::Local::default(),
            take: take::Local::default(),
            rubric: rubric::Local::default(),
            listen: listen::Local::default(),
            ready: ready::Local::default(),
            loudspeaker: None,
            class_mode: None,
            sharing: sharing::Sharing::default(),
            start_language: language,
        }
    }

    /// The same for the board on another screen.
    pub fn at_the_board(self) -> Self {
        Self { post: Post::Board, screen: Post::Board.home(), ..self }
    }

    pub(super) fn let_pass(&mut self, stamp: &Stamp) {
        self.now = stamp.at;
        self.uptime = stamp.uptime;
    }

    /// Puts a record on its way to the disk.
    pub(super) fn keep(&mut self, record: impl Into<Record>) {
        self.outbox.put(record);
    }

    /// Changes the file of the interview at hand and keeps what the change names.
    pub(super) fn change<R: Into<Record>>(&mut self, change: impl FnOnce(&mut InterviewFile) -> R) {
        self.change_some(|one| Some(change(one)));
    }

    /// The same, where what is to be changed may not be there.
    pub(super) fn change_some<R: Into<Record>>(&mut self, change: impl FnOnce(&mut InterviewFile) -> Option<R>) {
        if let Some(record) = self.interview_mut().and_then(change) {
            self.outbox.put(record);
        }
    }

    /// Gives the interview at hand: of the student who is signed in, or of the recording or work an adult has open.
    pub fn interview(&self) -> Option<&InterviewFile> {
        match &self.session {
            Some(session) => session.interview(),
            None => self.desk.interview(),
        }
    }

    fn interview_mut(&mut self) -> Option<&mut InterviewFile> {
        match &mut self.session {
            Some(session) => session.interview_mut(),
            None => self.desk.interview_mut(),
        }
    }

    /// Gives the campaign of the signed-in student.
    pub fn campaign(&self) -> Option<&Campaign> {
        self.session.as_ref().and_then(|session| self.school.campaign_of(&session.file.student))
    }

    /// Gives where the signed-in student is, for the case of a power cut.
    pub fn place(&self) -> Option<Place> {
        self.session.as_ref().map(|session| Place {
            student: session.file.student.id,
            name: session.file.student.tile_name(),
            interview: Some(session.current),
            screen: self.screen,
            at: self.last_word.at().unwrap_or(self.now),
        })
    }

    /// Tells whether what is typed now could not be kept; then nothing more may be typed.
    pub fn locked(&self) -> bool {
        matches!(self.trouble, Some(Trouble::NotSaved(_) | Trouble::Unusable(_)))
    }
}
