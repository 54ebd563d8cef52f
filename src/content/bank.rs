//! The question bank: what may be asked, by category and topic, in every language.

use crate::content::each::Each;
use crate::content::files::folder;
use crate::content::reading::{ContentError, read};
use crate::domain::{Language, Topic};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
struct Structure {
    version: u32,
    category: Vec<CategoryRow>,
    question: Vec<QuestionRow>,
}

#[derive(Deserialize)]
struct CategoryRow {
    id: String,
}

#[derive(Deserialize)]
struct QuestionRow {
    id: String,
    category: String,
    topics: Vec<Topic>,
    minutes: f32,
    #[serde(default)]
    starter: bool,
}

#[derive(Deserialize)]
struct Words {
    version: u32,
    category: HashMap<String, String>,
    topic: HashMap<String, String>,
    question: HashMap<String, String>,
    hint: HashMap<String, String>,
}

/// A category of the bank.
#[derive(Debug)]
pub struct Category {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Each<String>,
}

/// A question of the bank.
#[derive(Debug)]
pub struct BankQuestion {
    /// The id.
    pub id: String,
    /// The category's id.
    pub category: String,
    /// The topics it covers.
    pub topics: Vec<Topic>,
    /// How long an answer takes, in minutes.
    pub minutes: f32,
    /// Whether it belongs to a good first list.
    pub starter: bool,
    /// The words.
    pub text: Each<String>,
}

/// The bank.
#[derive(Debug)]
pub struct Bank {
    /// The categories in order.
    pub categories: Vec<Category>,
    /// The questions in order.
    pub questions: Vec<BankQuestion>,
    topics: HashMap<String, Each<String>>,
    hints: HashMap<String, Each<String>>,
}

impl Bank {
    pub(super) fn load() -> Result<Self, ContentError> {
        let structure: Structure = read("questions.toml", include_str!("questions.toml"))?;
        let all: Each<Words> = Each::make(|language| folder(language).questions.read())?;
        if all.iter().any(|words| words.version != structure.version) {
            return Err(ContentError { file: "questions.toml", cause: "the languages are of different versions".to_owned() });
        }
        let each = |of: fn(&Words) -> &HashMap<String, String>, id: &str| all.under("questions.toml", id, of);
        let mut categories = Vec::new();
        for row in structure.category {
            let name = each(|words| &words.category, &row.id)?;
            categories.push(Category { id: row.id, name });
        }
        let mut questions = Vec::new();
        for row in structure.question {
            let text = each(|words| &words.question, &row.id)?;
            questions.push(BankQuestion {
                id: row.id,
                category: row.category,
                topics: row.topics,
                minutes: row.minutes,
                starter: row.starter,
                text,
            });
        }
        let mut topics = HashMap::new();
        for topic in Topic::ALL {
            topics.insert(topic.key().to_owned(), each(|words| &words.topic, topic.key())?);
        }
        let mut hints = HashMap::new();
        for hint in ["yes_no", "private", "pay", "no_question"] {
            hints.insert(hint.to_owned(), each(|words| &words.hint, hint)?);
        }
        Ok(Self { categories, questions, topics, hints })
    }

    /// Finds a question by its id.
    pub fn question(&self, id: &str) -> Option<&BankQuestion> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// Gives a category's name; empty for one that does not exist.
    pub fn category_name(&self, id: &str, language: Language) -> &str {
        self.categories.iter().find(|category| category.id == id).map_or("", |category| category.name.get(language))
    }

    /// Gives a topic's name.
    pub fn topic_name(&self, topic: Topic, language: Language) -> &str {
        self.topics.get(topic.key()).map_or("", |name| name.get(language))
    }

    /// Gives a hint's words: `yes_no`, `private`, `pay` or `no_question`.
    pub fn hint(&self, hint: &str, language: Language) -> &str {
        self.hints.get(hint).map_or("", |words| words.get(language))
    }
}
