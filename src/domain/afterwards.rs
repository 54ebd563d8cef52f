//! What comes after the call: thank-you note, evaluation, reflection.

use super::keys::keys;
use super::{ContactId, InterviewId, Moment, Review, StudentId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rating from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

impl Score {
    /// Gives the number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Score {
    type Error = &'static str;

    fn try_from(value: u8) -> Result<Self, Self::Error> {
        if (1..=5).contains(&value) { Ok(Self(value)) } else { Err("a rating goes from 1 to 5") }
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// The thank-you note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThankYou {
    /// For which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// The answers to the three prompts.
    #[serde(default)]
    pub prompts: [String; 3],
    /// The note itself; empty until it is put together.
    #[serde(default)]
    pub text: String,
    /// Where it stands.
    #[serde(default)]
    pub review: Review,
    /// The teacher's comment.
    #[serde(default)]
    pub comment: String,
    /// What the teacher is writing; the student reads it as the comment once the note is returned or released.
    #[serde(default)]
    pub remark: String,
    /// When the teacher released it.
    #[serde(default)]
    pub released_at: Option<Moment>,
    /// When it was put into the outbox; an adult sends it from there.
    #[serde(default)]
    pub outbox_at: Option<Moment>,
    /// The name of its file there.
    #[serde(default)]
    pub outbox_file: String,
    /// When it was sent, as an adult said.
    #[serde(default)]
    pub sent_at: Option<Moment>,
}

keys! {
    /// An open question of the evaluation.
    Answer {
        /// New facts.
        NewFacts = "new_facts",
        /// Would I like what they like and mind what they mind.
        LikeWhatTheyLike = "like_what_they_like",
        /// The hours.
        Hours = "hours",
        /// The education against my plan.
        EducationPlan = "education_plan",
        /// What changed my mind.
        ChangedMyMind = "changed_my_mind",
        /// A misconception that is gone.
        MisconceptionGone = "misconception_gone",
        /// Red flags.
        RedFlags = "red_flags",
        /// How it felt to make contact.
        MakingContact = "making_contact",
        /// Why shadow it, know more, or not for me.
        WhyNext = "why_next",
        /// First takeaway.
        Takeaway1 = "takeaway_1",
        /// Second takeaway.
        Takeaway2 = "takeaway_2",
        /// Third takeaway.
        Takeaway3 = "takeaway_3",
        /// A surprise.
        Surprise = "surprise",
        /// What the school should change.
        SchoolShouldChange = "school_should_change",
    }
}

impl Answer {
    /// The answers an employer might be told, each with its own permission.
    pub const QUOTES: [Self; 4] = [Self::Takeaway1, Self::Takeaway2, Self::Takeaway3, Self::Surprise];
}

keys! {
    /// A rating of the evaluation.
    Rating {
        /// My preparation.
        Preparation = "preparation",
        /// Making contact.
        MakingContact = "making_contact",
        /// My questions.
        Questions = "questions",
        /// Listening and following up.
        Listening = "listening",
        /// Keeping time.
        Time = "time",
        /// Manners.
        Manners = "manners",
        /// I learned about the career.
        LearnedCareer = "learned_career",
        /// I learned about the path.
        LearnedPath = "learned_path",
    }
}

keys! {
    /// What the student wants to do next about the career.
    Next {
        /// Shadow it.
        Shadow = "shadow",
        /// Know more.
        KnowMore = "know_more",
        /// Not for me.
        NotForMe = "not_for_me",
    }
}

keys! {
    /// Whether an employer may be told a sentence.
    Permission {
        /// Yes, with the name.
        Yes = "yes",
        /// Without the name.
        WithoutName = "without_name",
        /// No.
        No = "no",
    }
}

/// The evaluation a student hands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// For which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// The answers in words.
    #[serde(default)]
    pub answers: BTreeMap<Answer, String>,
    /// The ratings.
    #[serde(default)]
    pub ratings: BTreeMap<Rating, Score>,
    /// Interest before.
    #[serde(default)]
    pub interest_before: Option<Score>,
    /// Interest after.
    #[serde(default)]
    pub interest_after: Option<Score>,
    /// What next.
    #[serde(default)]
    pub next: Option<Next>,
    /// The permission of each quote; one that is missing means no.
    #[serde(default)]
    pub permissions: BTreeMap<Answer, Permission>,
    /// When it was handed in; locked from then on.
    #[serde(default)]
    pub handed_in_at: Option<Moment>,
    /// When a teacher had read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Moment>,
    /// When a teacher had dealt with what the school should change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub improved_at: Option<Moment>,
    /// What a teacher wrote who opened it again.
    #[serde(default)]
    pub comment: String,
}

/// The reflection shared with the class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// For which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// The answers to the three prompts.
    #[serde(default)]
    pub answers: [String; 3],
}

/// What one interview came to, once its evaluation was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Afterwards {
    /// The evaluation.
    pub evaluation: Evaluation,
    /// What the student wrote for the class; empty answers where nothing.
    pub reflection: [String; 3],
    /// Who gave the interview, where that is known.
    pub contact: Option<ContactId>,
}
