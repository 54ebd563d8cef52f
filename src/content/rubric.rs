//! The practice rubric: eight things that make a good asker, each in four levels with a plain description.

use crate::domain::{Criterion, Level};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The rubric in one language.
#[derive(Debug, Deserialize)]
pub struct Rubric {
    /// The version, the same in every language.
    pub version: u32,
    /// The names of the levels, from the first to the fourth.
    levels: [String; 4],
    criteria: BTreeMap<Criterion, CriterionWords>,
}

#[derive(Debug, Deserialize)]
struct CriterionWords {
    name: String,
    levels: [String; 4],
}

impl Rubric {
    /// Gives a level's name.
    pub fn level(&self, level: Level) -> &str {
        self.levels.get(level.place()).map_or("", String::as_str)
    }

    /// Gives a criterion's name.
    pub fn name(&self, criterion: Criterion) -> &str {
        self.criteria.get(&criterion).map_or("", |words| &words.name)
    }

    /// Gives what a level means for a criterion.
    pub fn meaning(&self, criterion: Criterion, level: Level) -> &str {
        self.criteria.get(&criterion).and_then(|words| words.levels.get(level.place())).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::domain::Language;

    #[test]
    fn every_level_of_every_criterion_has_words_of_its_own_in_both_languages() {
        let content = Content::load().unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for language in [Language::En, Language::Es] {
            let rubric = content.rubric(language);
            for criterion in Criterion::ALL {
                assert!(!rubric.name(*criterion).is_empty(), "{criterion:?} has no name in {language:?}");
                for level in Level::ALL {
                    let meaning = rubric.meaning(*criterion, level);
                    assert!(meaning.len() > 8 && seen.insert(meaning.to_owned()), "{criterion:?} {level:?} in {language:?}: “{meaning}”");
                }
            }
        }
        assert_eq!(content.rubric(Language::En).version, content.rubric(Language::Es).version);
    }
}
