//! The built-in list of occupations.

use crate::content::each::Each;
use crate::content::files::folder;
use crate::content::fold::fold;
use crate::content::reading::{ContentError, read};
use crate::domain::{Career, Language};
use serde::Deserialize;
use std::collections::HashMap;

/// The list without its words.
#[derive(Deserialize)]
struct Listed {
    version: u32,
    edition: String,
    families: Vec<String>,
    occupations: Vec<String>,
}

/// The words in one language, by the codes.
#[derive(Deserialize)]
struct Words {
    version: u32,
    family: HashMap<String, String>,
    title: HashMap<String, String>,
    search: HashMap<String, String>,
}

/// A family of occupations: a major group of the classification.
#[derive(Debug)]
pub struct Family {
    /// The two digits of the group.
    pub code: String,
    /// The names; the classification has the English ones, the others are ours.
    name: Each<String>,
}

impl Family {
    /// Gives the name in a language.
    pub fn name(&self, language: Language) -> &str {
        self.name.get(language)
    }
}

/// An occupation.
#[derive(Debug)]
pub struct Occupation {
    /// The code ("29-1131").
    pub code: String,
    title: Each<String>,
    searched: String,
}

impl Occupation {
    /// Gives the title in a language.
    pub fn title(&self, language: Language) -> &str {
        self.title.get(language)
    }

    /// Tells whether it belongs to a family.
    pub fn in_family(&self, family: &str) -> bool {
        self.code.split('-').next() == Some(family)
    }
}

/// The list, with the edition of the classification it follows.
#[derive(Debug)]
pub struct Occupations {
    /// The edition.
    pub edition: String,
    /// The families in order.
    pub families: Vec<Family>,
    /// The occupations in order.
    pub all: Vec<Occupation>,
}

impl Occupations {
    /// Reads the built-in list.
    ///
    /// # Errors
    /// When the list does not parse, which a test rules out for a released program.
    pub fn load() -> Result<Self, ContentError> {
        let listed: Listed = read("occupations.toml", include_str!("occupations.toml"))?;
        let words: Each<Words> = Each::make(|language| folder(language).occupations.read())?;
        if words.iter().any(|words| words.version != listed.version) {
            return Err(ContentError { file: "occupations.toml", cause: "the languages are of different versions".to_owned() });
        }
        let each = |of: fn(&Words) -> &HashMap<String, String>, code: &str| words.under("occupations.toml", code, of);
        let families = listed.families.into_iter().map(|code| Ok(Family { name: each(|words| &words.family, &code)?, code }));
        let all = listed.occupations.into_iter().map(|code| {
            let title = each(|words| &words.title, &code)?;
            let everyday = words.iter().filter_map(|words| words.search.get(&code));
            let all: Vec<&str> = title.iter().chain(everyday).map(String::as_str).collect();
            let searched = fold(&format!(" {}", all.join(" "))).replace([',', '/', '-'], " ");
            Ok(Occupation { code, title, searched })
        });
        Ok(Self { edition: listed.edition, families: families.collect::<Result<_, _>>()?, all: all.collect::<Result<_, _>>()? })
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
        let begins = |one: &Occupation| Language::ALL.iter().any(|language| fold(one.title(*language)).starts_with(folded.trim()));
        found.sort_by_key(|one| !begins(one));
        found.truncate(limit);
        found
    }
}
