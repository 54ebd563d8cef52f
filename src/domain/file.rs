//! Everything on one student, as it stands in memory while they are signed in.

use super::*;

/// One interview with all its papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewFile {
    /// The interview.
    pub interview: Interview,
    /// Its questions.
    pub questions: QuestionList,
    /// Kept versions of the questions, the oldest first.
    pub versions: Vec<QuestionVersion>,
    /// Practices for it.
    pub practices: Vec<Practice>,
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
            practices: Vec::new(),
            confirmation: Confirmation { interview: id, student, text: String::new(), sent_at: None },
            readiness: Readiness {
                interview: id,
                student,
                notes_at_hand: false,
                adult: String::new(),
                passed_at: None,
                override_reason: String::new(),
                override_by: String::new(),
            },
            live: None,
            notes: Vec::new(),
            marks: Vec::new(),
            recap: Recap { interview: id, student, highlights: Vec::new() },
            thank_you: ThankYou {
                interview: id,
                student,
                prompts: Default::default(),
                text: String::new(),
                review: Review::Draft,
                comment: String::new(),
                released_at: None,
            },
            evaluation: Evaluation {
                interview: id,
                student,
                answers: Default::default(),
                ratings: Default::default(),
                interest_before: None,
                interest_after: None,
                next: None,
                permissions: Default::default(),
                handed_in_at: None,
            },
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
}

impl StudentFile {
    /// Makes the file of a student who has not begun.
    pub fn new(student: Student) -> Self {
        let interest = Interest::new(student.id);
        Self { student, interest, interviews: Vec::new(), calls: Vec::new(), lessons: Default::default() }
    }

    /// Finds an interview's file.
    pub fn interview(&self, id: InterviewId) -> Option<&InterviewFile> {
        self.interviews.iter().find(|file| file.interview.id == id)
    }

    /// Finds an interview's file to change it.
    pub fn interview_mut(&mut self, id: InterviewId) -> Option<&mut InterviewFile> {
        self.interviews.iter_mut().find(|file| file.interview.id == id)
    }

    /// Gathers loose records into a file; records of interviews nobody knows are kept by making the interview.
    pub fn gather(student: Student, records: Vec<Record>) -> Self {
        let mut file = Self::new(student);
        let mut later = Vec::new();
        for record in records {
            match record {
                Record::Interest(interest) => file.interest = interest,
                Record::Interview(interview) => file.interviews.push(InterviewFile::new(interview)),
                Record::Call(call) => file.calls.push(call),
                Record::LessonDone(done) => {
                    file.lessons.insert(done.lesson);
                }
                other => later.push(other),
            }
        }
        file.interviews.sort_by_key(|one| (one.interview.number, one.interview.id));
        file.calls.sort_by_key(|call| (call.at, call.id));
        for record in later {
            let Some(id) = record.interview() else { continue };
            let Some(one) = file.interview_mut(id) else { continue };
            match record {
                Record::QuestionList(list) => one.questions = list,
                Record::QuestionVersion(version) => one.versions.push(version),
                Record::Practice(practice) => one.practices.push(practice),
                Record::Confirmation(confirmation) => one.confirmation = confirmation,
                Record::Readiness(readiness) => one.readiness = readiness,
                Record::Live(live) => one.live = Some(live),
                Record::Note(note) => one.notes.push(note),
                Record::Mark(mark) => one.marks.push(mark),
                Record::Recap(recap) => one.recap = recap,
                Record::ThankYou(thank_you) => one.thank_you = thank_you,
                Record::Evaluation(evaluation) => one.evaluation = evaluation,
                Record::Reflection(reflection) => one.reflection = reflection,
                _ => {}
            }
        }
        for one in &mut file.interviews {
            one.versions.sort_by_key(|version| (version.at, version.id));
            one.practices.sort_by_key(|practice| (practice.at, practice.id));
            one.notes.sort_by_key(|note| (note.at_second, note.id));
            one.marks.sort_by_key(|mark| (mark.at, mark.id));
        }
        file
    }
}
