//! What adults do and see, and the school as the station knows it.

use super::{Adult, AdultId, Campaign, ContactCard, Day, Help, HelpWord, Moment, OpenConcern, Pause};
use super::{RecordId, StandBy, Student, StudentId, Voice};
use super::{SetUpAs, Settings};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What an adult did to a student's record: ids and an action, never content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// The id.
    pub id: RecordId,
    /// Which adult.
    pub adult: AdultId,
    /// To which student's record.
    #[serde(default)]
    pub student: Option<StudentId>,
    /// When.
    pub at: Moment,
    /// What was done.
    pub action: Action,
    /// The reason given, where one is asked for.
    #[serde(default)]
    pub reason: String,
}

/// What an adult can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Let a student in without their PIN.
    LetIn,
    /// Reset a student's PIN.
    ResetPin,
    /// Let a student go on though the readiness check was not complete.
    OverrideReadiness,
    /// Allowed a contact to be asked again within the month.
    AllowContact,
    /// Opened a handed-in evaluation again.
    ReopenEvaluation,
    /// Released a thank-you note.
    ReleaseThankYou,
    /// Returned a thank-you note with a comment.
    ReturnThankYou,
    /// Approved a question list.
    ApproveQuestions,
    /// Returned a question list with comments.
    ReturnQuestions,
    /// Answered a call for help.
    AnswerHelp,
    /// Rated a practice interview.
    RatePractice,
    /// Confirmed that a guardian has signed.
    AttestForm,
    /// Started the recording of a practice.
    StartRecording,
    /// Opened practice without a PIN to the class, for the time that stands as the reason.
    OpenClassPractice,
    /// Ended it, or it ended by itself.
    EndClassPractice,
    /// Let a recording begin without a PIN, by having opened practice to the class.
    StartInClassPractice,
    /// Took a recording back for a guardian.
    WithdrawRecording,
    /// Kept a student's recordings from being destroyed.
    PlaceHold,
    /// Ended that.
    LiftHold,
    /// Saved a recording as a sound file outside the station.
    CopyRecording,
    /// Said that the clock, which had jumped, is right.
    ConfirmClock,
    /// Said that what lay in the outbox was sent; the reason says whether it was a confirmation or a thank-you note.
    SendLetter,
    /// Allowed two interviews at one station at the same time.
    AllowClash,
    /// Chose a new PIN with the recovery code.
    UseRecoveryCode,
    /// Erased all records of students at every station; the reason says why and of how many.
    EraseRecords,
    /// Changed a campaign.
    PlanCampaign,
    /// Booked a practice with a student, or canceled it.
    BookPractice,
    /// Changed an entry among the contacts.
    ChangeContact,
    /// Decided whether students may call a contact again with whom a call was ended to stay safe; the reason says it.
    DecideConcern,
    /// Closed the station.
    CloseStation,
    /// Checked in at a student's screen to stand by.
    StandBy,
    /// Let a student start a call though nobody stood by.
    StartWithoutStandby,
    /// Paused the station.
    PauseStation,
    /// Let a paused station go on.
    GoOn,
    /// Ended a student's session.
    EndSession,
    /// Stopped the recording of a practice.
    StopRecording,
    /// Wrote an incident note.
    NoteIncident,
    /// Chose between two versions of what adults had written.
    ChooseVersion,
    /// Made two entries among the contacts one, or took them apart.
    MergeContacts,
    /// Changed how the station is set; the reason says what, as the key of a setting.
    ChangeSettings,
    /// Made somebody an adult of the school; the reason is whose id.
    AddAdult,
    /// Let an adult choose a PIN here; the reason is whose id.
    ChangePin,
    /// Made a new recovery code.
    RenewCode,
}

/// A lesson a student has read, or a drill answered well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonDone {
    /// The id.
    pub id: RecordId,
    /// Who.
    pub student: StudentId,
    /// Which lesson.
    pub lesson: String,
    /// When.
    pub at: Moment,
}

/// The school as a station knows it before anybody signs in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct School {
    /// The school's name.
    pub name: String,
    /// The station's name.
    pub station: String,
    /// What both were named when the station was set up, from which ids are made.
    pub set_up_as: SetUpAs,
    /// What adults have set at the station.
    pub settings: Settings,
    /// The shared folder, where one is set.
    pub share: Option<String>,
    /// The adults who have a PIN at this station.
    pub with_pin: BTreeSet<AdultId>,
    /// The students, by class and first name.
    pub students: Vec<Student>,
    /// The adults.
    pub adults: Vec<Adult>,
    /// The campaigns, the newest first.
    pub campaigns: Vec<Campaign>,
    /// The contacts.
    pub contacts: Vec<ContactCard>,
    /// The calls that were ended to stay safe and that no adult has decided on, the earliest first.
    pub concerns: Vec<OpenConcern>,
    /// Every silent call for an adult made at this station, and every end of one.
    pub help: Vec<Help>,
    /// Everything that was said to such a call.
    pub help_words: Vec<HelpWord>,
    /// Who was at this station to stand by, and until when.
    pub standing_by: Vec<StandBy>,
    /// When this station was paused, and until when.
    pub pauses: Vec<Pause>,
    /// The name beside this station's records.
    pub origin: String,
    /// When the station's work was last shared.
    pub shared_at: Option<Moment>,
    /// At which time the station shares with the others; none where it shares with nobody.
    pub nightly_at: Option<chrono::NaiveTime>,
    /// Whose records were erased, in numbers.
    pub erased: super::Erased,
    /// The day of the last use, where the clock says one so much later that it may be wrong.
    pub last_used: Option<Day>,
}

impl School {
    /// Tells whether the station shares with others.
    pub fn has_share(&self) -> bool {
        self.nightly_at.is_some()
    }

    /// Finds a student.
    pub fn student(&self, id: StudentId) -> Option<&Student> {
        self.students.iter().find(|student| student.id == id)
    }

    /// Finds an adult.
    pub fn adult(&self, id: AdultId) -> Option<&Adult> {
        self.adults.iter().find(|adult| adult.id == id)
    }

    /// Gives an adult's name as students know it; nothing for somebody the school does not know.
    pub fn adult_name(&self, id: AdultId) -> &str {
        self.adult(id).map_or("", |adult| adult.name.as_str())
    }

    /// Gives whose voice it is, in full.
    pub fn voice_name(&self, voice: &Voice) -> String {
        match voice {
            Voice::Student(id) => self.student(*id).map_or(String::new(), Student::full_name),
            Voice::Adult(id) => self.adult_name(*id).to_owned(),
            Voice::Other { name, .. } => name.clone(),
        }
    }

    /// Puts the campaigns in their order, the newest first.
    pub fn sort_campaigns(&mut self) {
        self.campaigns.sort_by_key(|one| std::cmp::Reverse((one.window_start, one.id)));
    }

    /// Finds the campaign a student takes part in; one without a campaign of their own takes part in the newest.
    pub fn campaign_of(&self, student: &Student) -> Option<&Campaign> {
        self.campaigns.iter().find(|campaign| campaign.id == student.campaign).or_else(|| self.campaigns.first())
    }

    /// Settles which contacts are part of which.
    pub fn join_merged(&mut self) {
        super::settle_merged(&mut self.contacts);
    }

    /// Finds a contact.
    pub fn contact(&self, id: super::ContactId) -> Option<&ContactCard> {
        self.contacts.iter().find(|card| card.contact.id == id)
    }

    /// Tells whether nobody may call a contact until an adult has looked at a call with them, under whichever name.
    pub fn is_closed(&self, contact: super::ContactId) -> bool {
        let root = |id| self.contact(id).and_then(|card| card.contact.merged_into).unwrap_or(id);
        self.concerns.iter().any(|open| root(open.concern.contact) == root(contact))
    }

    /// Lists the classes in which there is somebody, each once, in order.
    pub fn classes_here(&self) -> Vec<String> {
        let here = |class: &String| self.students.iter().any(|student| student.class == *class && student.is_here());
        self.classes().into_iter().filter(here).collect()
    }

    /// Lists the classes, each once, in order, also those that all have left.
    pub fn classes(&self) -> Vec<String> {
        let mut classes: Vec<String> = self.students.iter().map(|student| student.class.clone()).collect();
        classes.sort();
        classes.dedup();
        classes
    }
}
