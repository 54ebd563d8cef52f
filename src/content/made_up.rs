//! What made-up students write. It is read only where a made-up school is made.

use crate::content::each::Each;
use crate::content::files::folder;
use crate::content::reading::ContentError;
use crate::domain::{Answer, Outcome};
use serde::Deserialize;
use std::collections::HashMap;

/// The words in one language; blanks stand in braces.
#[derive(Debug, Deserialize)]
pub struct MadeUpWords {
    /// What leads a highlight of the thank-you note in.
    pub stays: String,
    /// The confirmation, with {to}, {from}, {day}, {time} and {minutes}.
    pub confirmation: String,
    /// What they believe of the pay.
    pub pay: [String; 3],
    /// What they believe of the hours.
    pub hours: [String; 3],
    /// What they believe of the schooling.
    pub school: [String; 3],
    /// Why they would like to know more.
    pub whys: Vec<String>,
    /// What they note during a call.
    pub notes: Vec<String>,
    /// What they will do, in a thank-you note.
    pub will: String,
    /// What they say thanks for.
    pub thanks: String,
    /// The three answers of a reflection.
    pub reflection: [String; 3],
    next_step: HashMap<Outcome, String>,
    answer: HashMap<Answer, String>,
}

impl MadeUpWords {
    /// Reads them in every language.
    ///
    /// # Errors
    /// When a file is damaged; names it.
    pub fn load() -> Result<Each<Self>, ContentError> {
        Each::make(|language| folder(language).made_up.read())
    }

    /// Gives the next step a student writes after a call; nothing where none is due.
    pub fn next_step(&self, outcome: Outcome) -> &str {
        self.next_step.get(&outcome).map_or("", String::as_str)
    }

    /// Gives an open answer of the evaluation.
    pub fn answer(&self, answer: Answer) -> &str {
        self.answer.get(&answer).map_or("", String::as_str)
    }
}
