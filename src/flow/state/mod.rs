//! The whole state of the screen side: nothing is read back out of the window.

pub mod act;
pub mod ask;
pub mod beat;
pub mod board;
pub mod call;
pub mod desk;
pub mod documents;
pub mod gate;
pub mod journey;
pub mod outbox;
pub mod paper;
pub mod practice;
pub mod purpose;
pub mod seat;
pub mod standby;
pub mod told;
pub mod way;
pub mod who;

use crate::content::Content;
use crate::domain::{Campaign, EarlierText, InterviewFile, InterviewId, Language, Moment, OpenCall, Record, RecordId, School, StudentFile};
use crate::flow::effects::recordings::Recovery;
use crate::flow::effects::sound::Loudspeaker;
use crate::flow::effects::{Place, Stamp};
use crate::flow::rules::Screen;
use crate::flow::state::beat::Beating;
use crate::flow::state::board::BoardPage;
use crate::flow::state::call::{AfterCallPage, BookingPage, ConfirmationPage, LivePage, PhonePage, ReadyPage, RecapPage, WhomPage};
use crate::flow::state::desk::Desk;
use crate::flow::state::desk::settings::Sharing;
use crate::flow::state::documents::Documents;
use crate::flow::state::gate::Gate;
use crate::flow::state::journey::{EvaluationPage, InterestPage, JourneyPage, LessonsPage, QuestionsPage, ThankYouPage};
use crate::flow::state::outbox::Outbox;
use crate::flow::state::practice::{BoothPage, ClassMode, ListenPage, PracticePage, RubricPage, TakePage};
use crate::flow::state::seat::{Course, Idle, LastWord, Look, SignInPage};
use crate::flow::state::standby::{CallShown, IncidentPage};
use crate::flow::state::told::Trouble;
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

/// All that is remembered while the station runs.
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
    pub beat: Beating,
    /// The board of all stations.
    pub board: BoardPage,
    /// An incident note that is being written.
    pub incident: IncidentPage,
    /// Whether the station runs.
    pub course: Course,
    /// The documents that the screen at hand had made.
    pub documents: Documents,
    /// Text size, contrast, language.
    pub look: Look,
    /// The screen.
    pub screen: Screen,
    /// A screen that was gone to in this event and is not begun yet.
    pub(in crate::flow) arriving: Option<Screen>,
    /// Counts how often the focus began anew, so that the window knows when to set it.
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
    pub help_shown: CallShown,
    /// Until which running time an adult who came can do something about it there.
    pub(super) help_until: Duration,
    /// What a person has to be told.
    pub trouble: Option<Trouble>,
    /// An adult is asked for their PIN.
    pub gate: Option<Gate>,
    /// Where a student was when the station stopped, and what of a recording is there.
    pub recovery: Option<Recovery>,
    /// When the student at work wrote last.
    pub last_word: LastWord,
    /// What went at one stroke from a field an adult typed into.
    pub earlier: Vec<EarlierText>,
    /// Choosing class, name and PIN.
    pub sign_in: SignInPage,
    /// The journey.
    pub journey: JourneyPage,
    /// The interest card.
    pub interest: InterestPage,
    /// The lessons.
    pub lessons: LessonsPage,
    /// The question list.
    pub questions: QuestionsPage,
    /// The live interview.
    pub live: LivePage,
    /// The recap.
    pub recap: RecapPage,
    /// The thank-you note.
    pub thank_you: ThankYouPage,
    /// The evaluation.
    pub evaluation: EvaluationPage,
    /// Whom to ask.
    pub whom: WhomPage,
    /// The phone script.
    pub phone: PhonePage,
    /// After a call.
    pub after_call: AfterCallPage,
    /// The booked time.
    pub booking: BookingPage,
    /// The confirmation.
    pub confirmation: ConfirmationPage,
    /// Practice.
    pub practice: PracticePage,
    /// Before a recording.
    pub booth: BoothPage,
    /// A practice that is being recorded.
    pub take: TakePage,
    /// The practice rubric.
    pub rubric: RubricPage,
    /// Listening back.
    pub listen: ListenPage,
    /// The readiness check.
    pub ready: ReadyPage,
    /// The loudspeaker that was chosen; none is the one the system would take. It stays till the program ends.
    pub loudspeaker: Option<Loudspeaker>,
    /// Practice without a PIN, as a teacher opened it; it may be over.
    pub class_mode: Option<ClassMode>,
    /// Sharing with the other stations.
    pub sharing: Sharing,
    /// The adult at the station.
    pub desk: Desk,
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
            beat: Beating::default(),
            board: BoardPage::default(),
            incident: IncidentPage::default(),
            documents: Documents::default(),
            look: Look { language, ..Look::default() },
            screen: Screen::Welcome,
            arriving: None,
            arrived: 0,
            session: None,
            outbox: Outbox::default(),
            idle: Idle::default(),
            help: Vec::new(),
            help_shown: CallShown::Nothing,
            help_until: Duration::ZERO,
            course: Course::Runs,
            trouble: None,
            gate: None,
            recovery: None,
            last_word: LastWord::default(),
            earlier: Vec::new(),
            sign_in: SignInPage::default(),
            journey: JourneyPage::default(),
            interest: InterestPage::default(),
            lessons: LessonsPage::default(),
            desk: Desk::default(),
            questions: QuestionsPage::default(),
            live: LivePage::default(),
            recap: RecapPage::default(),
            thank_you: ThankYouPage::default(),
            evaluation: EvaluationPage::default(),
            whom: WhomPage::default(),
            phone: PhonePage::default(),
            after_call: AfterCallPage::default(),
            booking: BookingPage::default(),
            confirmation: ConfirmationPage::default(),
            practice: PracticePage::default(),
            booth: BoothPage::default(),
            take: TakePage::default(),
            rubric: RubricPage::default(),
            listen: ListenPage::default(),
            ready: ReadyPage::default(),
            loudspeaker: None,
            class_mode: None,
            sharing: Sharing::default(),
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

    /// What had the focus is gone or became another thing: it begins anew where the screen begins.
    pub(in crate::flow) fn focus_anew(&mut self) {
        self.arrived += 1;
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
