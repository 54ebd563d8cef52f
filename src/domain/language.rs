//! The languages the station speaks.

use super::keys::keys;
use serde::{Deserialize, Serialize};

// One for each folder of words: the build finds them.
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// Gives its code (ISO 639).
    pub fn code(self) -> &'static str {
        self.key()
    }

    /// Reads a code, in any case; anything else is no language of ours.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::from_key(&code.trim().to_ascii_lowercase())
    }

    /// Gives the codes of those that are offered, as a sentence names them: "en or es".
    pub fn codes() -> String {
        let codes: Vec<&str> = Self::OFFERED.iter().map(|language| language.code()).collect();
        match codes.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// Gives the one that is offered after it.
    pub fn next(self) -> Self {
        let after = Self::OFFERED.iter().skip_while(|one| **one != self).nth(1);
        after.or(Self::OFFERED.first()).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_each_language_that_is_offered_the_others_are_reached_in_turn() {
        for first in Language::OFFERED {
            let mut seen = vec![*first];
            while let next = seen[seen.len() - 1].next()
                && next != *first
            {
                assert!(!seen.contains(&next), "{next:?} comes twice before {first:?} comes again");
                seen.push(next);
            }
            assert_eq!(seen.len(), Language::OFFERED.len());
        }
    }

    #[test]
    fn a_code_is_read_in_any_case_and_anything_else_is_none_of_ours() {
        assert_eq!(
            (Language::from_code(" ES "), Language::from_code("english"), Language::from_code("")),
            (Some(Language::Es), None, None)
        );
    }
}
