//! The question list.

use super::{InterviewId, QuestionId, StudentId};
use serde::{Deserialize, Serialize};

/// The eight topics a good list covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The job itself.
    Job,
    /// The career over the years.
    Career,
    /// The employer.
    Employer,
    /// The industry.
    Industry,
    /// Skills to enter.
    Skills,
    /// The work environment.
    Environment,
    /// The pay range.
    Pay,
    /// Likes and dislikes.
    Likes,
}

impl Topic {
    /// Every topic, in the order in which coverage is shown.
    pub const ALL: [Self; 8] =
        [Self::Job, Self::Career, Self::Employer, Self::Industry, Self::Skills, Self::Environment, Self::Pay, Self::Likes];

    /// Gives the name used in content files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Job => "job",
            Self::Career => "career",
            Self::Employer => "employer",
            Self::Industry => "industry",
            Self::Skills => "skills",
            Self::Environment => "environment",
            Self::Pay => "pay",
            Self::Likes => "likes",
        }
    }
}

/// A question on a list. Its words are the student's own from the moment it is on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The id.
    pub id: QuestionId,
    /// Where in the bank it comes from; empty for an own question.
    #[serde(default)]
    pub bank: String,
    /// The category ("typical-day"); empty for an own question without one.
    #[serde(default)]
    pub category: String,
    /// What is asked.
    pub text: String,
    /// A teacher's comment, empty without one.
    #[serde(default)]
    pub comment: String,
}

/// Where a piece of work stands between a student and the teacher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// The student is working on it.
    #[default]
    Draft,
    /// The student handed it in.
    HandedIn,
    /// The teacher returned it with a comment.
    Returned,
    /// The teacher approved or released it.
    Released,
}

/// The questions for one interview, in the order of importance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionList {
    /// For which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// The questions.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Where it stands.
    #[serde(default)]
    pub review: Review,
    /// An own question that is half written: kept like everything typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unfinished: String,
}

impl QuestionList {
    /// Makes an empty list.
    pub fn new(interview: InterviewId, student: StudentId) -> Self {
        Self { interview, student, questions: Vec::new(), review: Review::Draft, unfinished: String::new() }
    }
}

/// A version of a list the student kept by hand or by handing it in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionVersion {
    /// The id.
    pub id: super::RecordId,
    /// For which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// When.
    pub at: super::Moment,
    /// The questions as they were.
    pub questions: Vec<Question>,
}

/// What became of a question since a version of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// It stands there as it did.
    Same(&'a Question),
    /// It says something else.
    Changed {
        /// As it is.
        now: &'a Question,
        /// As it was.
        before: &'a Question,
    },
    /// It was not there.
    New(&'a Question),
    /// It is there no more.
    Gone(&'a Question),
}

impl QuestionVersion {
    /// Compares the version with the list as it is: the questions of the list in their order, then those that are gone.
    pub fn changes<'a>(&'a self, now: &'a [Question]) -> Vec<Change<'a>> {
        let mut changes: Vec<Change<'a>> = now
            .iter()
            .map(|now| match self.questions.iter().find(|before| before.id == now.id) {
                None => Change::New(now),
                Some(before) if before.text.trim() == now.text.trim() => Change::Same(now),
                Some(before) => Change::Changed { now, before },
            })
            .collect();
        let gone = self.questions.iter().filter(|before| !now.iter().any(|now| now.id == before.id));
        changes.extend(gone.map(Change::Gone));
        changes
    }
}
