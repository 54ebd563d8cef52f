//! What stood in a field before most of it went away at one stroke: a slip of the keys must not cost a student their words.

use super::{InterviewId, Moment, StudentId};
use serde::{Deserialize, Serialize};

/// How many letters have to go at one stroke, at least, to be worth offering again.
const WORTH: usize = 8;

/// How many texts are kept for a student, the newest ones.
const KEPT: usize = 20;

/// A text that stood in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierText {
    /// In which field, by the name the screens give it.
    pub place: String,
    /// For which interview, where one was at hand.
    #[serde(default)]
    pub interview: Option<InterviewId>,
    /// The text.
    pub text: String,
    /// When it went.
    pub at: Moment,
}

/// The texts of a student that went at one stroke and were not brought back, the newest last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierTexts {
    /// Whose.
    pub student: StudentId,
    /// The texts.
    pub texts: Vec<EarlierText>,
}

impl EarlierTexts {
    /// Makes the list of a student to whom it never happened.
    pub fn new(student: StudentId) -> Self {
        Self { student, texts: Vec::new() }
    }
}

/// Puts a text into a list, in the place of what stood in the same field before; the oldest makes room.
pub fn keep_earlier(texts: &mut Vec<EarlierText>, text: EarlierText) {
    texts.retain(|known| known.place != text.place || known.interview != text.interview);
    texts.push(text);
    let over = texts.len().saturating_sub(KEPT);
    texts.drain(..over);
}

/// Tells whether more than half of a text, and more than a word of it, went at one stroke. A stroke replaces one stretch:
/// what both have in common before and after it stayed.
pub fn most_went(before: &str, after: &str) -> bool {
    let start = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    let rest = |text: &str| text.chars().count() - start;
    let end = before.chars().rev().zip(after.chars().rev()).take_while(|(one, other)| one == other).count();
    let end = end.min(rest(before)).min(rest(after));
    let went = rest(before) - end;
    went >= WORTH && went * 2 > before.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_letter_for_a_whole_text_is_most_of_it_and_a_word_less_is_not() {
        let before = "How did you find out that you like this work?";
        assert!(most_went(before, "x"));
        assert!(most_went(before, ""));
        assert!(most_went(before, "How did x"), "the end went");
        assert!(most_went(before, "x this work?"), "the beginning went");
        assert!(!most_went(before, "How did you find out that you like this?"));
        assert!(!most_went("nurse", ""), "a word is typed again sooner than it is looked for");
        assert!(most_went("áéíóúñ¿¡ áéíóúñ", "á"), "letters count, not bytes");
        assert!(most_went("I like animals a lot", "I would rather work outside"), "as much came as went");
    }

    proptest! {
        #[test]
        fn no_more_can_go_than_stood_there(before in ".{0,60}", after in ".{0,60}", add in ".{0,20}") {
            let long: String = format!("{before}{add}");
            prop_assert!(!most_went(&before, &long), "nothing went");
            if most_went(&before, &after) {
                prop_assert!(before.chars().count() >= WORTH);
            }
        }

        #[test]
        fn a_list_keeps_the_newest_of_each_field_and_never_grows_past_its_bound(places in proptest::collection::vec(0_u8..40, 0..80)) {
            let mut texts = Vec::new();
            for (number, place) in places.iter().enumerate() {
                let text = EarlierText { place: place.to_string(), interview: None, text: number.to_string(), at: Moment::default() };
                keep_earlier(&mut texts, text);
                prop_assert_eq!(texts.last().map(|text| text.text.clone()), Some(number.to_string()));
                prop_assert_eq!(texts.iter().filter(|text| text.place == place.to_string()).count(), 1);
            }
            prop_assert!(texts.len() <= KEPT);
        }
    }
}
