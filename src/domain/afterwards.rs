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

impl ThankYou {
    /// Makes one in which nothing is written yet.
    pub fn new(interview: InterviewId, student: StudentId) -> Self {
        Self {
            interview,
            student,
            prompts: Default::default(),
            text: String::new(),
            review: Review::Draft,
            comment: String::new(),
            remark: String::new(),
            released_at: None,
            outbox_at: None,
            outbox_file: String::new(),
            sent_at: None,
        }
    }

    /// Gives what adults may look at: all of it once it was handed in, before that only what they wrote themselves.
    pub fn for_adults(&self) -> Self {
        if self.review != Review::Draft {
            return self.clone();
        }
        // Named is what adults may see, so that a new field is hidden.
        let (comment, remark) = (self.comment.clone(), self.remark.clone());
        Self { comment, remark, ..Self::new(self.interview, self.student) }
    }
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

impl Evaluation {
    /// Makes one in which nothing is written yet.
    pub fn new(interview: InterviewId, student: StudentId) -> Self {
        Self {
            interview,
            student,
            answers: Default::default(),
            ratings: Default::default(),
            interest_before: None,
            interest_after: None,
            next: None,
            permissions: Default::default(),
            handed_in_at: None,
            read_at: None,
            improved_at: None,
            comment: String::new(),
        }
    }

    /// Gives what adults may look at: all of it once it was handed in, before that only what they wrote themselves.
    pub fn for_adults(&self) -> Self {
        if self.handed_in_at.is_some() {
            return self.clone();
        }
        // Named is what adults may see, so that a new field is hidden.
        let (read_at, improved_at, comment) = (self.read_at, self.improved_at, self.comment.clone());
        Self { read_at, improved_at, comment, ..Self::new(self.interview, self.student) }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Map, Value, json};
    use uuid::Uuid;

    fn fields(record: &impl Serialize) -> Map<String, Value> {
        serde_json::to_value(record).unwrap().as_object().unwrap().clone()
    }

    /// Gives the fields in which a record differs from one in which nothing is written yet.
    fn written(record: &impl Serialize, fresh: &impl Serialize) -> Vec<String> {
        let fresh = fields(fresh);
        fields(record).into_iter().filter(|(name, value)| fresh.get(name) != Some(value)).map(|(name, _)| name).collect()
    }

    #[test]
    fn of_a_draft_of_the_evaluation_adults_see_nothing_that_the_student_wrote_whatever_fields_it_has() {
        let (interview, student) = (InterviewId(Uuid::from_u128(1)), StudentId(Uuid::from_u128(2)));
        let at = Some(Moment::default());
        // Every field stands here: a new one has to be written down, and is found hidden.
        let draft = Evaluation {
            interview,
            student,
            answers: [(Answer::NewFacts, "Cows are calm.".to_owned())].into(),
            ratings: Rating::ALL.iter().map(|rating| (*rating, Score::try_from(4).unwrap())).collect(),
            interest_before: Score::try_from(2).ok(),
            interest_after: Score::try_from(5).ok(),
            next: Next::ALL.first().copied(),
            permissions: [(Answer::NewFacts, Permission::Yes)].into(),
            handed_in_at: None,
            read_at: at,
            improved_at: at,
            comment: "Please look at it again.".to_owned(),
        };
        let fresh = Evaluation::new(interview, student);
        let ids = ["interview", "student"];
        let all = fields(&draft).into_iter().map(|(name, _)| name).filter(|name| !ids.contains(&name.as_str()) && name != "handed_in_at");
        assert_eq!(written(&draft, &fresh), all.collect::<Vec<_>>(), "a field of this test's draft says nothing");
        assert_eq!(written(&draft.for_adults(), &fresh), ["comment", "improved_at", "read_at"]);
        let handed_in = Evaluation { handed_in_at: at, ..draft };
        assert_eq!(handed_in.for_adults(), handed_in);
    }

    #[test]
    fn of_a_draft_of_the_note_adults_see_only_their_own_words() {
        let mut draft = ThankYou::new(InterviewId(Uuid::from_u128(1)), StudentId(Uuid::from_u128(2)));
        let fresh = draft.clone();
        (draft.text, draft.prompts, draft.remark) = ("A first try".to_owned(), Default::default(), "Shorter, please.".to_owned());
        assert_eq!(written(&draft.for_adults(), &fresh), ["remark"]);
        let handed_in = ThankYou { review: Review::HandedIn, ..draft };
        assert_eq!(fields(&handed_in.for_adults())["text"], json!("A first try"));
    }
}
