//! The words of the paper with a station's recovery code.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The words in one language; blanks stand in braces.
#[derive(Debug, Deserialize)]
pub struct RecoveryCodeWords {
    /// The version, the same in every language.
    pub version: u32,
    #[serde(flatten)]
    words: BTreeMap<String, String>,
}

impl RecoveryCodeWords {
    /// Gives the words for something, with its blanks filled in; nothing for what is not in the file.
    pub fn say(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        let words = self.words.get(key).map_or("", String::as_str);
        blanks.iter().fold(words.to_owned(), |text, (blank, told)| text.replace(&format!("{{{blank}}}"), told))
    }
}

#[cfg(test)]
mod tests {
    use crate::content::Content;
    use crate::domain::Language;

    #[test]
    fn the_paper_says_the_same_in_both_languages() {
        let content = Content::load().unwrap();
        let (english, spanish) = (content.recovery_code(Language::En), content.recovery_code(Language::Es));
        assert!(english.version == spanish.version && english.words.keys().eq(spanish.words.keys()));
        assert!(spanish.words.values().all(|words| !words.is_empty()));
    }
}
