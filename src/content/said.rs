//! What people say of days and times, in every language at once.

use crate::content::fold::fold;
use crate::content::language::{self, SaidWords};
use crate::content::reading::ContentError;
use chrono::Weekday;

/// The words, folded and without points.
#[derive(Debug)]
pub struct Said {
    all: SaidWords,
}

impl Said {
    /// Gathers the words of all languages.
    ///
    /// # Errors
    /// When a file is damaged; names it.
    pub(super) fn load() -> Result<Self, ContentError> {
        let each: Vec<&SaidWords> = language::all()?.iter().map(|words| &words.said).collect();
        let gather = |of: &dyn Fn(&SaidWords) -> &[String]| -> Vec<String> {
            each.iter().flat_map(|said| of(said).iter().map(|word| fold(word).replace('.', ""))).collect()
        };
        let place = |list: &'static dyn Fn(&SaidWords, usize) -> &[String], at: usize| gather(&|said| list(said, at));
        Ok(Self {
            all: SaidWords {
                months: std::array::from_fn(|at| place(&|said, at| said.months.get(at).map_or(&[], Vec::as_slice), at)),
                weekdays: std::array::from_fn(|at| place(&|said, at| said.weekdays.get(at).map_or(&[], Vec::as_slice), at)),
                today: gather(&|said| &said.today),
                tomorrow: gather(&|said| &said.tomorrow),
                next: gather(&|said| &said.next),
                noon: gather(&|said| &said.noon),
                before_noon: gather(&|said| &said.before_noon),
                after_noon: gather(&|said| &said.after_noon),
                at: gather(&|said| &said.at),
                of: gather(&|said| &said.of),
                ordinals: gather(&|said| &said.ordinals),
                half_past: gather(&|said| &said.half_past),
                quarter_past: gather(&|said| &said.quarter_past),
            },
        })
    }
}

fn among(list: &[String], word: &str) -> bool {
    list.iter().any(|one| one == word)
}

fn place(lists: &[Vec<String>], word: &str) -> Option<u8> {
    lists.iter().position(|list| among(list, word)).and_then(|place| u8::try_from(place).ok())
}

/// What a word means, folded and without points.
impl Said {
    /// Gives the number of the month it names.
    pub fn month(&self, word: &str) -> Option<u32> {
        place(&self.all.months, word).map(|place| u32::from(place) + 1)
    }

    /// Gives the weekday it names.
    pub fn weekday(&self, word: &str) -> Option<Weekday> {
        place(&self.all.weekdays, word).and_then(|place| Weekday::try_from(place).ok())
    }

    /// Tells whether it means today.
    pub fn today(&self, word: &str) -> bool {
        among(&self.all.today, word)
    }

    /// Tells whether it means tomorrow and nothing else.
    pub fn tomorrow(&self, word: &str) -> bool {
        among(&self.all.tomorrow, word)
    }

    /// Tells whether a weekday beside it may be this week's or the next one's.
    pub fn next(&self, word: &str) -> bool {
        among(&self.all.next, word)
    }

    /// Tells whether it means noon.
    pub fn noon(&self, word: &str) -> bool {
        among(&self.all.noon, word)
    }

    /// Tells whether it means the hours before noon.
    pub fn before_noon(&self, word: &str) -> bool {
        among(&self.all.before_noon, word)
    }

    /// Tells whether it means the hours after noon.
    pub fn after_noon(&self, word: &str) -> bool {
        among(&self.all.after_noon, word)
    }

    /// Tells whether an hour follows it.
    pub fn at(&self, word: &str) -> bool {
        among(&self.all.at, word)
    }

    /// Tells whether it stands between a day and its month.
    pub fn of(&self, word: &str) -> bool {
        among(&self.all.of, word)
    }

    /// Takes the ending of a numbered day away: "8th".
    pub fn without_ordinal<'a>(&self, word: &'a str) -> &'a str {
        self.all.ordinals.iter().find_map(|end| word.strip_suffix(end.as_str())).unwrap_or(word)
    }

    /// Gives how many minutes are said behind an hour; 0 where none are.
    pub fn minutes_past(&self, words: &[&str]) -> u32 {
        let follow = |phrases: &[String]| {
            phrases
                .iter()
                .any(|phrase| phrase.split(' ').zip(words).filter(|(one, word)| one == *word).count() == phrase.split(' ').count())
        };
        if follow(&self.all.half_past) {
            30
        } else if follow(&self.all.quarter_past) {
            15
        } else {
            0
        }
    }
}
