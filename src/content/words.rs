//! The words of the evaluation.

use crate::domain::{Answer, Next, Permission, Rating};
use serde::Deserialize;
use std::collections::HashMap;

/// The words of the evaluation, the reflection and the thank-you note in one language.
#[derive(Debug, Deserialize)]
pub struct EvaluationWords {
    text: HashMap<Answer, String>,
    help: HashMap<Answer, String>,
    rating: HashMap<Rating, String>,
    rating_scale: HashMap<String, String>,
    interest: HashMap<String, String>,
    next: HashMap<String, String>,
    quote: HashMap<String, String>,
    page: HashMap<String, String>,
    reflection: HashMap<String, String>,
    thank_you: HashMap<String, String>,
}

fn word<'a>(map: &'a HashMap<String, String>, key: &str) -> &'a str {
    map.get(key).map_or("", String::as_str)
}

impl EvaluationWords {
    /// Gives an open question.
    pub fn question(&self, answer: Answer) -> &str {
        self.text.get(&answer).map_or("", String::as_str)
    }

    /// Gives the helping sentence beside an open question.
    pub fn help(&self, answer: Answer) -> &str {
        self.help.get(&answer).map_or("", String::as_str)
    }

    /// Gives the label of a rating.
    pub fn rating(&self, rating: Rating) -> &str {
        self.rating.get(&rating).map_or("", String::as_str)
    }

    /// Gives what 1 and what 5 mean.
    pub fn scale(&self) -> (&str, &str) {
        (word(&self.rating_scale, "low"), word(&self.rating_scale, "high"))
    }

    /// Gives a word of the interest scale: `before`, `after`, `low`, `high`.
    pub fn interest(&self, key: &str) -> &str {
        word(&self.interest, key)
    }

    /// Gives the question about what comes next.
    pub fn next_question(&self) -> &str {
        word(&self.next, "question")
    }

    /// Gives a choice of what comes next.
    pub fn next(&self, next: Next) -> &str {
        word(&self.next, next.key())
    }

    /// Gives the question about a quote.
    pub fn quote_question(&self) -> &str {
        word(&self.quote, "question")
    }

    /// Gives a permission's words.
    pub fn permission(&self, permission: Permission) -> &str {
        word(&self.quote, permission.key())
    }

    /// Gives the title of a page.
    pub fn page(&self, key: &str) -> &str {
        word(&self.page, key)
    }

    /// Gives a prompt of the reflection, 1 to 3.
    pub fn reflection(&self, number: usize) -> &str {
        word(&self.reflection, &format!("prompt_{number}"))
    }

    /// Gives words of the thank-you note: the prompts and the sentences a note is put together from.
    pub fn thank_you(&self, key: &str) -> &str {
        word(&self.thank_you, key)
    }
}
