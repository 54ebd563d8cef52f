//! The built-in list of occupations.

use crate::content::fold::fold;
use crate::content::reading::{ContentError, read};
use crate::domain::{Career, Language};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A family of occupations: a major group of the classification.
#[derive(Debug, Deserialize)]
pub struct Family {
    /// The two digits of the group.
    pub code: String,
    /// The names, by the language's code; the classification has the English ones, the others are ours.
    #[serde(flatten)]
    names: BTreeMap<String, String>,
}

impl Family {
    /// Gives the name in a language.
    pub fn name(&self, language: Language) -> &str {
        self.names.get(language.code()).map_or("", String::as_str)
    }
}

/// An occupation.
#[derive(Debug, Deserialize)]
pub struct Occupation {
    /// The code ("29-1131").
    pub code: String,
    /// The titles, by the language's code, and everyday words for searching, by `words_` and the code.
    #[serde(flatten)]
    words: BTreeMap<String, String>,
    #[serde(skip)]
    searched: String,
}

impl Occupation {
    /// Gives the title in a language.
    pub fn title(&self, language: Language) -> &str {
        self.words.get(language.code()).map_or("", String::as_str)
    }

    /// Tells whether it belongs to a family.
    pub fn in_family(&self, family: &str) -> bool {
        self.code.split('-').next() == Some(family)
    }
}

/// The list, with the edition of the classification it follows.
#[derive(Debug, Deserialize)]
pub struct Occupations {
    /// The edition.
    pub edition: String,
    /// The families in order.
    #[serde(rename = "family")]
    pub families: Vec<Family>,
    /// The occupations in order.
    #[serde(rename = "occupation")]
    pub all: Vec<Occupation>,
}

impl Occupations {
    /// Reads the built-in list.
    ///
    /// # Errors
    /// When the list does not parse, which a test rules out for a released program.
    pub fn load() -> Result<Self, ContentError> {
        let mut list: Self = read("occupations.toml", include_str!("occupations.toml"))?;
        for one in &mut list.all {
            let all: Vec<&str> = one.words.values().map(String::as_str).collect();
            one.searched = fold(&format!(" {}", all.join(" "))).replace([',', '/', '-'], " ");
        }
        Ok(list)
    }

    /// Finds an occupation by its code.
    pub fn by_code(&self, code: &str) -> Option<&Occupation> {
        self.all.iter().find(|one| one.code == code)
    }

    /// Gives the name of a career: the title of a listed one, or the student's own words.
    pub fn name<'a>(&'a self, career: &'a Career, language: Language) -> &'a str {
        match career {
            Career::Listed(code) => self.by_code(code).map_or(code, |one| one.title(language)),
            Career::Own(words) => words,
        }
    }

    /// Gives the name of a contact's career, which is a code of the list or the list's own words.
    pub fn name_of<'a>(&'a self, career: &'a str, language: Language) -> &'a str {
        self.by_code(career).map_or(career, |one| one.title(language))
    }

    /// Searches titles and everyday words of every language, without regard to case and accents; every word typed must
    /// begin a word there. Gives at most `limit`, those whose title begins so first.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<&Occupation> {
        let folded = fold(typed);
        let words: Vec<String> = folded.split_whitespace().map(|word| format!(" {word}")).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<&Occupation> =
            self.all.iter().filter(|one| words.iter().all(|word| one.searched.contains(word.as_str()))).collect();
        let begins = |one: &Occupation| Language::ALL.into_iter().any(|language| fold(one.title(language)).starts_with(folded.trim()));
        found.sort_by_key(|one| !begins(one));
        found.truncate(limit);
        found
    }
}
