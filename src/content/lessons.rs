//! Lesson cards and the follow-up drill.

use serde::Deserialize;

/// All lessons of one language.
#[derive(Debug, Deserialize)]
pub struct Lessons {
    /// The lessons in order.
    #[serde(rename = "lesson")]
    pub lessons: Vec<Lesson>,
    /// The drills in order.
    #[serde(rename = "drill")]
    pub drills: Vec<Drill>,
}

/// A lesson of a few cards.
#[derive(Debug, Deserialize)]
pub struct Lesson {
    /// The id, the same in every language.
    pub id: String,
    /// The title.
    pub title: String,
    /// The cards.
    #[serde(rename = "card")]
    pub cards: Vec<Card>,
}

/// A card that takes less than a minute.
#[derive(Debug, Deserialize)]
pub struct Card {
    /// The title.
    pub title: String,
    /// The text.
    pub body: String,
}

/// A drill: an answer somebody gave, and three questions of which one follows it up.
#[derive(Debug, Deserialize)]
pub struct Drill {
    /// The id.
    pub id: String,
    /// What was said.
    pub answer: String,
    /// The questions to choose from.
    #[serde(rename = "choice")]
    pub choices: Vec<Choice>,
}

/// A question of a drill.
#[derive(Debug, Deserialize)]
pub struct Choice {
    /// The question.
    pub text: String,
    /// Whether it follows up what was said.
    #[serde(default)]
    pub good: bool,
    /// Why.
    pub why: String,
}
