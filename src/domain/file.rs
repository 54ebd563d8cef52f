//! Everything on one student, as it stands in memory while they are signed in.

use crate::domain::afterwards::{Evaluation, Reflection, ThankYou};
use crate::domain::call::{Call, CallPlan};
use crate::domain::comfort::Comfort;
use crate::domain::consent::{Consent, Withdrawal};
use crate::domain::copy::TakeCopy;
use crate::domain::earlier::EarlierTexts;
use crate::domain::hold::{Hold, HoldLifted};
use crate::domain::ids::{InterviewId, QuestionId};
use crate::domain::interest::Interest;
use crate::domain::interview::Interview;
use crate::domain::lost_text::LostText;
use crate::domain::note::{Live, Mark, Note, Recap, Tag};
use crate::domain::preparation::{Confirmation, Practice, PracticeBooking, Readiness};
use crate::domain::question::{QuestionList, QuestionVersion};
use crate::domain::record::Record;
use crate::domain::rubric::PracticeRating;
use crate::domain::school::Audit;
use crate::domain::student::Student;
use crate::domain::take::Take;
use crate::domain::time_line::{TimeComment, TimeMark};

/// One interview with all its papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewFile {
    /// The interview.
    pub interview: Interview,
    /// Its questions.
    pub questions: QuestionList,
    /// Kept versions of the questions, the oldest first.
    pub versions: Vec<QuestionVersion>,
    /// What was prepared for the phone call.
    pub call_plan: CallPlan,
    /// Practices for it.
    pub practices: Vec<Practice>,
    /// The one that is booked.
    pub practice_booking: Option<PracticeBooking>,
    /// How they were rated.
    pub ratings: Vec<PracticeRating>,
    /// What the voices of its practices said about recording, the oldest first.
    pub consents: Vec<Consent>,
    /// What was taken back of it.
    pub withdrawals: Vec<Withdrawal>,
    /// Recordings of its practices.
    pub takes: Vec<Take>,
    /// Copies of them that left the station.
    pub copies: Vec<TakeCopy>,
    /// What lies on the time lines of its recordings.
    pub time_marks: Vec<TimeMark>,
    /// Comments to them.
    pub time_comments: Vec<TimeComment>,
    /// The confirmation.
    pub confirmation: Confirmation,
    /// The readiness check.
    pub readiness: Readiness,
    /// How far the call has come, once it began.
    pub live: Option<Live>,
    /// Notes of the call.
    pub notes: Vec<Note>,
    /// Marks of the call.
    pub marks: Vec<Mark>,
    /// The recap.
    pub recap: Recap,
    /// The thank-you note.
    pub thank_you: ThankYou,
    /// The evaluation.
    pub evaluation: Evaluation,
    /// The reflection.
    pub reflection: Reflection,
}

impl InterviewFile {
    /// Makes the file of an interview that has just been planned.
    pub fn new(interview: Interview) -> Self {
        let (id, student) = (interview.id, interview.student);
        Self {
            questions: QuestionList::new(id, student),
            versions: Vec::new(),
            call_plan: CallPlan::new(id, student),
            practices: Vec::new(),
            practice_booking: None,
            time_marks: Vec::new(),
            time_comments: Vec::new(),
            ratings: Vec::new(),
            confirmation: Confirmation {
                interview: id,
                student,
                text: String::new(),
                outbox_at: None,
                outbox_file: String::new(),
                sent_at: None,
            },
            consents: Vec::new(),
            withdrawals: Vec::new(),
            takes: Vec::new(),
            copies: Vec::new(),
            readiness: Readiness {
                interview: id,
                student,
                notes_at_hand: false,
                adult: String::new(),
                practice_with: String::new(),
                passed_at: None,
                override_reason: String::new(),
                override_by: String::new(),
            },
            live: None,
            notes: Vec::new(),
            marks: Vec::new(),
            recap: Recap { interview: id, student, highlights: Vec::new() },
            thank_you: ThankYou::new(id, student),
            evaluation: Evaluation::new(id, student),
            reflection: Reflection { interview: id, student, answers: Default::default() },
            interview,
        }
    }

    /// Gives the marks that are set now, each question and tag once.
    pub fn marked(&self) -> std::collections::BTreeSet<(Option<QuestionId>, Tag)> {
        let mut set = std::collections::BTreeSet::new();
        for mark in &self.marks {
            if mark.off {
                set.remove(&(mark.question, mark.tag));
            } else {
                set.insert((mark.question, mark.tag));
            }
        }
        set
    }
}

/// A student's whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentFile {
    /// The student.
    pub student: Student,
    /// The interest card.
    pub interest: Interest,
    /// The interviews, in their order.
    pub interviews: Vec<InterviewFile>,
    /// All calls, the oldest first.
    pub calls: Vec<Call>,
    /// Lessons read.
    pub lessons: std::collections::BTreeSet<String>,
    /// Holds on the recordings, the oldest first.
    pub holds: Vec<Hold>,
    /// Which of them are over.
    pub holds_lifted: Vec<HoldLifted>,
    /// Texts that lost against one of another station, and that the student has not settled.
    pub lost: Vec<LostText>,
    /// What went from a field at one stroke, and can be brought back.
    pub earlier: EarlierTexts,
    /// How the student likes the screen.
    pub comfort: Comfort,
    /// What adults did for the student, the oldest first.
    pub audits: Vec<Audit>,
}

impl StudentFile {
    /// Makes the file of a student who has not begun.
    pub fn new(student: Student) -> Self {
        Self {
            interest: Interest::new(student.id),
            earlier: EarlierTexts::new(student.id),
            comfort: Comfort::new(student.id),
            student,
            interviews: Vec::new(),
            calls: Vec::new(),
            lessons: Default::default(),
            holds: Vec::new(),
            holds_lifted: Vec::new(),
            lost: Vec::new(),
            audits: Vec::new(),
        }
    }

    /// Gives what adults may look at: no draft that is still the student's alone, no text that they took back, and not how
    /// they like the screen.
    pub fn for_adults(&self) -> Self {
        let (earlier, comfort) = (EarlierTexts::new(self.student.id), Comfort::new(self.student.id));
        let mut file = Self { earlier, comfort, ..self.clone() };
        for one in &mut file.interviews {
            one.evaluation = one.evaluation.for_adults();
            one.thank_you = one.thank_you.for_adults();
        }
        file
    }

    /// Finds an interview's file.
    pub fn interview(&self, id: InterviewId) -> Option<&InterviewFile> {
        self.interviews.iter().find(|file| file.interview.id == id)
    }

    /// Finds an interview's file to change it.
    pub fn interview_mut(&mut self, id: InterviewId) -> Option<&mut InterviewFile> {
        self.interviews.iter_mut().find(|file| file.interview.id == id)
    }

    /// Gives the holds that are not over.
    pub fn open_holds(&self) -> impl Iterator<Item = &Hold> {
        self.holds.iter().filter(|hold| !self.holds_lifted.iter().any(|lifted| lifted.hold == hold.id))
    }

    /// Gathers loose records into a file.
    pub fn gather(student: Student, records: Vec<Record>) -> Self {
        let mut file = Self::new(student);
        // Interviews come first, for the rest hangs on them.
        let (interviews, rest): (Vec<_>, Vec<_>) = records.into_iter().partition(|record| matches!(record, Record::Interview(_)));
        for record in interviews.into_iter().chain(rest) {
            file.take(record);
        }
        file
    }

    /// Takes one record in; a document replaces its earlier state, a fact that is known already changes nothing.
    pub fn take(&mut self, record: Record) {
        match record {
            Record::Interest(interest) => self.interest = interest,
            Record::EarlierTexts(earlier) => self.earlier = earlier,
            Record::Comfort(comfort) => self.comfort = comfort,
            Record::Interview(interview) => {
                match self.interview_mut(interview.id) {
                    Some(one) => one.interview = interview,
                    None => self.interviews.push(InterviewFile::new(interview)),
                }
                self.interviews.sort_by_key(|one| (one.interview.number, one.interview.id));
            }
            Record::Call(call) => put_by(&mut self.calls, call, |call| call.id, |call| (call.at, call.id)),
            Record::Hold(hold) => put_by(&mut self.holds, hold, |one| one.id, |one| (one.at, one.id)),
            Record::HoldLifted(lifted) => put_by(&mut self.holds_lifted, lifted, |one| one.id, |one| (one.at, one.id)),
            Record::Audit(one) => put_by(&mut self.audits, one, |one| one.id, |one| (one.at, one.id)),
            Record::LessonDone(done) => {
                self.lessons.insert(done.lesson);
            }
            other => {
                if let Some(one) = other.interview().and_then(|id| self.interview_mut(id)) {
                    one.take(other);
                }
            }
        }
    }
}

impl InterviewFile {
    fn take(&mut self, record: Record) {
        match record {
            Record::QuestionList(list) => self.questions = list,
            Record::QuestionVersion(one) => put_by(&mut self.versions, one, |one| one.id, |one| (one.at, one.id)),
            Record::CallPlan(plan) => self.call_plan = plan,
            Record::Practice(one) => put_by(&mut self.practices, one, |one| one.id, |one| (one.at, one.id)),
            Record::PracticeBooking(one) => self.practice_booking = Some(one),
            Record::PracticeRating(one) => put_by(&mut self.ratings, one, |one| one.id, |one| one.id),
            Record::Consent(one) => put_by(&mut self.consents, one, |one| one.id, |one| (one.given_at, one.id)),
            Record::Withdrawal(one) => put_by(&mut self.withdrawals, one, |one| one.id, |one| (one.at, one.id)),
            Record::Take(one) => put_by(&mut self.takes, one, |one| one.id, |one| (one.started_at, one.id)),
            Record::TakeCopy(one) => put_by(&mut self.copies, one, |one| one.id, |one| (one.at, one.id)),
            Record::TimeMark(one) => put_by(&mut self.time_marks, one, |one| one.id, |one| (one.at_ms, one.id)),
            Record::TimeComment(one) => put_by(&mut self.time_comments, one, |one| one.id, |one| (one.at_ms, one.id)),
            Record::Confirmation(confirmation) => self.confirmation = confirmation,
            Record::Readiness(readiness) => self.readiness = readiness,
            Record::Live(live) => self.live = Some(live),
            Record::Note(one) => put_by(&mut self.notes, one, |one| one.id, |one| (one.at_second, one.id)),
            Record::Mark(one) => put_by(&mut self.marks, one, |one| one.id, |one| (one.at, one.id)),
            Record::Recap(recap) => self.recap = recap,
            Record::ThankYou(thank_you) => self.thank_you = thank_you,
            Record::Evaluation(evaluation) => self.evaluation = evaluation,
            Record::Reflection(reflection) => self.reflection = reflection,
            _ => {}
        }
    }
}

fn put_by<T, K: PartialEq, O: Ord>(list: &mut Vec<T>, one: T, key: impl Fn(&T) -> K, order: impl Fn(&T) -> O) {
    match list.iter_mut().find(|known| key(known) == key(&one)) {
        Some(known) => *known = one,
        None => list.push(one),
    }
    list.sort_by_key(order);
}
