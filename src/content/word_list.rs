//! A list of words, as a text is searched for them.

use crate::content::fold::fold;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Words, folded and without points: case, accents and the points of "a. m." do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct WordList(BTreeSet<String>);

impl From<Vec<String>> for WordList {
    fn from(words: Vec<String>) -> Self {
        Self(words.iter().map(|word| fold(word).replace('.', "")).collect())
    }
}

impl WordList {
    /// Tells whether a folded word is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Gives all of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Puts those of several lists into one.
    pub(super) fn of<'a>(lists: impl IntoIterator<Item = &'a Self>) -> Self {
        Self(lists.into_iter().flat_map(|list| list.0.iter().cloned()).collect())
    }
}
