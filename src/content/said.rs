//! What people say of days and times.

use crate::content::word_list::WordList;
use serde::Deserialize;

/// The words, of one language in its file and of all of them where a text is read: a student may write in any.
#[derive(Debug, Default, Deserialize)]
pub struct Said {
    /// The months in order, each by its names.
    pub months: [WordList; 12],
    /// The weekdays from Monday on, each by its names.
    pub weekdays: [WordList; 7],
    /// Today.
    pub today: WordList,
    /// Tomorrow and nothing else.
    pub tomorrow: WordList,
    /// Beside these a weekday may be this week's or the next one's.
    pub next: WordList,
    /// Noon.
    pub noon: WordList,
    /// The hours before noon.
    pub before_noon: WordList,
    /// The hours after noon.
    pub after_noon: WordList,
    /// What an hour follows.
    pub at: WordList,
    /// What stands between a day and its month.
    pub of: WordList,
    /// The endings of a numbered day: "8th".
    pub ordinals: WordList,
    /// What makes an hour half past it.
    pub half_past: WordList,
    /// What makes an hour a quarter past it.
    pub quarter_past: WordList,
}

impl Said {
    /// Puts those of several languages into one.
    pub(super) fn together(each: &[&Self]) -> Self {
        let all = |of: fn(&Self) -> &WordList| WordList::of(each.iter().map(|said| of(said)));
        let nth = |of: fn(&Self) -> &[WordList], at: usize| WordList::of(each.iter().filter_map(|said| of(said).get(at)));
        Self {
            months: std::array::from_fn(|at| nth(|said| &said.months, at)),
            weekdays: std::array::from_fn(|at| nth(|said| &said.weekdays, at)),
            today: all(|said| &said.today),
            tomorrow: all(|said| &said.tomorrow),
            next: all(|said| &said.next),
            noon: all(|said| &said.noon),
            before_noon: all(|said| &said.before_noon),
            after_noon: all(|said| &said.after_noon),
            at: all(|said| &said.at),
            of: all(|said| &said.of),
            ordinals: all(|said| &said.ordinals),
            half_past: all(|said| &said.half_past),
            quarter_past: all(|said| &said.quarter_past),
        }
    }
}
