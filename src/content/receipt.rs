//! The words of the receipt for recordings.

use crate::domain::Use;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The words in one language; blanks stand in braces.
#[derive(Debug, Deserialize)]
pub struct ReceiptWords {
    /// The version, the same in every language.
    pub version: u32,
    uses: BTreeMap<Use, String>,
    #[serde(flatten)]
    words: BTreeMap<String, String>,
}

impl ReceiptWords {
    /// Gives what is said of a use.
    pub fn use_of(&self, one: Use) -> &str {
        self.uses.get(&one).map_or("", String::as_str)
    }

    /// Gives the words for something, with its blanks filled in; nothing for what is not in the file.
    pub fn say(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        let words = self.words.get(key).map_or("", String::as_str);
        blanks.iter().fold(words.to_owned(), |text, (blank, told)| text.replace(&format!("{{{blank}}}"), told))
    }

    #[cfg(test)]
    fn keys(&self) -> Vec<&String> {
        self.words.keys().collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::content::Content;
    use crate::domain::{Language, Use};

    #[test]
    fn the_receipt_says_the_same_in_both_languages() {
        let content = Content::load().unwrap();
        let (english, spanish) = (content.receipt(Language::En), content.receipt(Language::Es));
        assert_eq!((english.version, english.keys()), (spanish.version, spanish.keys()));
        let blanks = |text: &str| {
            text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect::<std::collections::BTreeSet<_>>()
        };
        for key in english.keys() {
            assert_eq!(blanks(&english.say(key, &[])), blanks(&spanish.say(key, &[])), "{key}");
        }
        for one in Use::ALL {
            assert!(!english.use_of(one).is_empty() && !spanish.use_of(one).is_empty(), "{one:?}");
        }
    }
}
