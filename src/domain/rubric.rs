//! The practice rubric: how the asker did, rated by the asker first and by an adult second. Never a rank, never a grade.

use super::keys::keys;
use super::{AdultId, InterviewId, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

keys! {
    /// What is looked at.
    Criterion {
        /// Opening and purpose.
        Opening = "opening",
        /// Open questions.
        OpenQuestions = "open_questions",
        /// Listening and following up.
        Listening = "listening",
        /// The silence left after a question.
        Silence = "silence",
        /// Keeping the time.
        Time = "time",
        /// Saying back what was heard.
        Recap = "recap",
        /// Saying thanks.
        Thanks = "thanks",
        /// Voice.
        Voice = "voice",
    }
}

/// A level of the rubric, 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// Every level, the lowest first.
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];

    /// Gives the number, 1 to 4.
    pub fn get(self) -> u8 {
        self.0
    }

    /// Gives the place in a list of four, 0 to 3.
    pub fn place(self) -> usize {
        usize::from(self.0).saturating_sub(1)
    }
}

impl TryFrom<u8> for Level {
    type Error = &'static str;

    fn try_from(value: u8) -> Result<Self, Self::Error> {
        if (1..=4).contains(&value) { Ok(Self(value)) } else { Err("a level goes from 1 to 4") }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// Who rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rater {
    /// The student who asked.
    Asker,
    /// An adult who was there or listened.
    Adult(AdultId),
}

/// One person's view of one practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeRating {
    /// The id; derived from the practice and the rater, so that nobody rates one practice twice.
    pub id: RecordId,
    /// Which practice.
    pub practice: RecordId,
    /// For which interview.
    pub interview: InterviewId,
    /// Who asked.
    pub student: StudentId,
    /// Who rates.
    pub rater: Rater,
    /// The levels chosen so far.
    #[serde(default)]
    pub levels: BTreeMap<Criterion, Level>,
    /// When the rater was done; until then nobody else sees it.
    #[serde(default)]
    pub done_at: Option<Moment>,
}

impl PracticeRating {
    /// Begins a rating.
    pub fn new(practice: RecordId, interview: InterviewId, student: StudentId, rater: Rater) -> Self {
        let key = match rater {
            Rater::Asker => "asker".to_owned(),
            Rater::Adult(adult) => adult.to_string(),
        };
        let id = RecordId::from_school(&practice.to_string(), &key);
        Self { id, practice, interview, student, rater, levels: BTreeMap::new(), done_at: None }
    }

    /// Tells whether nothing is missing.
    pub fn complete(&self) -> bool {
        Criterion::ALL.iter().all(|criterion| self.levels.contains_key(criterion))
    }
}
