//! The words by which a question is judged, those of every language at once: a student may write in any.

use crate::content::each::Each;
use crate::content::files::folder;
use crate::content::fold::fold;
use crate::content::reading::ContentError;
use crate::content::word_list::WordList;
use crate::domain::Language;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The end of a text, as a phrase names it.
const END: &str = "$";

/// The words of one language, as its file has them.
#[derive(Debug, Deserialize)]
struct Listed {
    fillers: WordList,
    clauses: WordList,
    open: WordList,
    small: WordList,
    requests: Vec<String>,
    closed: WordList,
    after_all: Vec<String>,
    tags: Vec<String>,
    private: Vec<String>,
    pay: Vec<String>,
    asks: Vec<String>,
    asks_accented: Vec<String>,
    lists: BTreeMap<String, WordList>,
}

/// A part of a phrase.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// This word.
    Word(String),
    /// One of these words.
    Among(WordList),
    /// A word that is none of these, or the end.
    Other(WordList),
    /// A word, or none.
    Any,
    /// Any number of words.
    Gap,
}

/// Phrases to be found in a text, whole words only.
#[derive(Debug, Default)]
pub struct Phrases(Vec<Vec<Part>>);

impl Phrases {
    /// Tells whether one of them is in a text of folded words.
    pub fn found_in(&self, words: &[&str]) -> bool {
        let words: Vec<&str> = words.iter().copied().chain([END]).collect();
        self.0.iter().any(|phrase| (0..words.len()).any(|from| begins(phrase, words.get(from..).unwrap_or_default())))
    }
}

/// Tells whether a text begins with a phrase.
fn begins(phrase: &[Part], words: &[&str]) -> bool {
    let Some((part, rest)) = phrase.split_first() else { return true };
    let after = words.get(1..).unwrap_or_default();
    let first = words.first();
    match part {
        Part::Word(word) => first.is_some_and(|first| first == word) && begins(rest, after),
        Part::Among(list) => first.is_some_and(|first| list.has(first)) && begins(rest, after),
        Part::Other(list) => first.is_some_and(|first| !list.has(first)) && begins(rest, after),
        Part::Any => begins(rest, words) || (!words.is_empty() && begins(rest, after)),
        Part::Gap => (0..=words.len()).any(|from| begins(rest, words.get(from..).unwrap_or_default())),
    }
}

/// Reads a phrase.
fn phrase(text: &str, lists: &BTreeMap<String, WordList>) -> Result<Vec<Part>, ContentError> {
    let list = |named: &str| match named.strip_prefix('{').and_then(|named| named.strip_suffix('}')) {
        Some(name) => {
            let missing = || ContentError { file: "hints.toml", cause: format!("the list of “{text}” is missing") };
            lists.get(name).cloned().ok_or_else(missing).map(Some)
        }
        None => Ok(None),
    };
    let part = |word: &str| {
        Ok(match (word, word.strip_prefix('!')) {
            ("?", _) => Part::Any,
            ("..", _) => Part::Gap,
            (_, Some(other)) => Part::Other(list(other)?.unwrap_or_else(|| WordList::from(vec![other.to_owned()]))),
            (word, None) => list(word)?.map_or_else(|| Part::Word(fold(word)), Part::Among),
        })
    };
    text.split_whitespace().map(part).collect()
}

/// The words by which a question is judged.
#[derive(Debug)]
pub struct HintWords {
    /// Words before the question proper.
    pub fillers: WordList,
    /// A clause before the question proper begins with one of these.
    pub clauses: WordList,
    /// Question words and requests.
    pub open: WordList,
    /// Small words that may stand before a question word.
    pub small: WordList,
    /// Words that begin a question of yes or no.
    pub closed: WordList,
    /// Polite ways round to an open request.
    pub requests: Phrases,
    /// What turns a closed question into one that opens after all.
    pub after_all: Phrases,
    /// A question tagged on to a statement.
    pub tags: Phrases,
    /// Private things.
    pub private: Phrases,
    /// What only the person can know about their own pay.
    pub pay: Phrases,
    /// What asks wherever it stands.
    pub asks: Phrases,
    /// Beginnings of words, in small letters, that ask only with their accents.
    pub asks_accented: BTreeSet<String>,
}

impl HintWords {
    /// Reads the words of all languages.
    ///
    /// # Errors
    /// When a file is damaged; names it.
    pub(super) fn load() -> Result<Self, ContentError> {
        let all: Each<Listed> = Each::make(|language: Language| folder(language).hints.read())?;
        let words = |of: fn(&Listed) -> &WordList| WordList::of(all.iter().map(of));
        let phrases = |of: fn(&Listed) -> &[String]| {
            let each = all.iter().flat_map(|listed| of(listed).iter().map(|text| phrase(text, &listed.lists)));
            each.collect::<Result<_, _>>().map(Phrases)
        };
        Ok(Self {
            fillers: words(|listed| &listed.fillers),
            clauses: words(|listed| &listed.clauses),
            open: words(|listed| &listed.open),
            small: words(|listed| &listed.small),
            closed: words(|listed| &listed.closed),
            requests: phrases(|listed| &listed.requests)?,
            after_all: phrases(|listed| &listed.after_all)?,
            tags: phrases(|listed| &listed.tags)?,
            private: phrases(|listed| &listed.private)?,
            pay: phrases(|listed| &listed.pay)?,
            asks: phrases(|listed| &listed.asks)?,
            asks_accented: all.iter().flat_map(|listed| listed.asks_accented.iter().cloned()).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, words: &str) -> bool {
        let lists = BTreeMap::from([("pay".to_owned(), WordList::from(vec!["Salary".to_owned(), "pay".to_owned()]))]);
        Phrases(vec![phrase(text, &lists).unwrap()]).found_in(&words.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn a_phrase_is_found_as_it_is_written() {
        for (phrase, text) in [
            ("your {pay}", "what is your salary"),
            ("your ? {pay}", "what is your yearly pay"),
            ("your ? {pay}", "what is your pay"),
            ("le pagan !a", "cuanto le pagan"),
            ("how much .. you make", "how much money do you make"),
            ("you make .. how much", "so you make how much"),
            ("why $", "do you like it why"),
        ] {
            assert!(finds(phrase, text), "{phrase} is not found in {text}");
        }
        for (phrase, text) in [
            ("your {pay}", "what is your yearly pay"),
            ("le pagan !a", "cuanto le pagan a una persona"),
            ("how much .. you make", "you make how much"),
            ("why $", "why do you like it"),
            ("pay", "payment"),
        ] {
            assert!(!finds(phrase, text), "{phrase} is found in {text}");
        }
        assert!(phrase("your {lost}", &BTreeMap::new()).unwrap_err().to_string().contains("your {lost}"));
    }
}
