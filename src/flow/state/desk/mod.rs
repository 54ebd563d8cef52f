//! What the adults' desk remembers.

pub mod campaign;
pub mod class;
pub mod contacts;
pub mod erasing;
pub mod log;
pub mod practice_booking;
pub mod recordings;
pub mod results;
pub mod settings;
pub mod today;

use crate::domain::{AdultId, Incident, InterviewFile, LostChange, PracticeBooking, RecordId, StudentFile};
use crate::flow::effects::desk::{Letter, Waiting};
use crate::flow::rules::Screen;
use crate::flow::state::desk::campaign::CampaignPage;
use crate::flow::state::desk::class::ClassPage;
use crate::flow::state::desk::contacts::ContactsPage;
use crate::flow::state::desk::erasing::ErasingPage;
use crate::flow::state::desk::log::LogPage;
use crate::flow::state::desk::practice_booking::PracticeDraft;
use crate::flow::state::desk::recordings::RecordingsPage;
use crate::flow::state::desk::results::ResultsPage;
use crate::flow::state::desk::settings::SettingsPage;
use crate::flow::state::desk::today::TodayPage;

/// The work an adult has open.
#[derive(Debug)]
pub struct OpenWork {
    /// What.
    pub waiting: Waiting,
    /// The student's file; none until it is read.
    pub file: Option<StudentFile>,
    /// The comment to the whole.
    pub comment: String,
    /// The version of the question list that it is compared with.
    pub compared: Option<RecordId>,
    /// The screen it was opened from.
    pub(in crate::flow) from: Screen,
}

/// What the desk's own page shows where nothing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeskPart {
    /// What waits, and who stands by.
    #[default]
    Today,
    /// The station itself: sharing, erasing, closing.
    Station,
    /// The ways to the other rooms, where there is no place for them beside the page.
    Menu,
}

/// An adult signed in at the station.
#[derive(Debug, Default)]
pub struct Desk {
    /// Who.
    pub adult: Option<AdultId>,
    /// What the desk's own page shows.
    pub part: DeskPart,
    /// What waits.
    pub waiting: Vec<Waiting>,
    /// The list of what waits, and of who needs somebody.
    pub today: TodayPage,
    /// The newest incident notes.
    pub incidents: Vec<Incident>,
    /// What lies in the outbox.
    pub letters: Vec<Letter>,
    /// What is open.
    pub open: Option<OpenWork>,
    /// Practice recordings.
    pub recordings: RecordingsPage,
    /// Records that are to be erased.
    pub erasing: ErasingPage,
    /// The classes.
    pub class: ClassPage,
    /// The practices that are booked from today on.
    pub practices: Vec<PracticeBooking>,
    /// The time of a practice that is being booked, while it is.
    pub practice: Option<PracticeDraft>,
    /// The results.
    pub results: ResultsPage,
    /// The contacts.
    pub contacts: ContactsPage,
    /// The adults' log.
    pub log: LogPage,
    /// The campaign that is planned.
    pub campaign: CampaignPage,
    /// What adults wrote at two stations at once.
    pub changes: Vec<LostChange>,
    /// The settings.
    pub settings: SettingsPage,
}

impl Desk {
    /// Gives the interview whose recording or work is open.
    pub(in crate::flow) fn interview(&self) -> Option<&InterviewFile> {
        if self.recordings.open.is_some() {
            return self.recordings.interview();
        }
        let open = self.open.as_ref()?;
        open.file.as_ref()?.interview(open.waiting.interview)
    }

    /// Gives the interview whose recording or work is open, to change it.
    pub(in crate::flow) fn interview_mut(&mut self) -> Option<&mut InterviewFile> {
        if self.recordings.open.is_some() {
            return self.recordings.interview_mut();
        }
        let open = self.open.as_mut()?;
        open.file.as_mut()?.interview_mut(open.waiting.interview)
    }
}
