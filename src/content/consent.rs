//! The words said before a practice is recorded.

use crate::domain::Use;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The words in one language; blanks stand in braces.
#[derive(Debug, Deserialize)]
pub struct ConsentWords {
    /// The version, the same in every language.
    pub version: u32,
    /// What happens to the recording, and until when.
    pub what: String,
    /// That a no is fine, and that it can be taken back.
    pub free: String,
    /// That a guardian's form is missing.
    pub guardian: String,
    /// That it is on file.
    pub on_file: String,
    /// That an adult has it in hand, and its day.
    pub attested: String,
    uses: BTreeMap<Use, String>,
}

impl ConsentWords {
    /// Gives what is asked for a use.
    pub fn use_of(&self, one: Use) -> &str {
        self.uses.get(&one).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use crate::content::Content;
    use crate::domain::{Language, Use};

    #[test]
    fn every_use_is_asked_for_in_both_languages_and_the_day_is_always_named() {
        let content = Content::load().unwrap();
        for language in [Language::En, Language::Es] {
            let words = content.consent(language);
            assert!(words.what.contains("{until}") && words.what.contains("{student}"));
            assert!(words.on_file.contains("{date}") && ["{adult}", "{date}"].iter().all(|blank| words.attested.contains(blank)));
            for one in Use::ALL {
                assert!(!words.use_of(one).is_empty(), "{one:?} in {language:?}");
            }
        }
        assert_eq!(content.consent(Language::En).version, content.consent(Language::Es).version);
    }
}
