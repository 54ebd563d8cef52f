//! A language itself: its name, and how it is handled, written and said.

use crate::content::each::Each;
use crate::content::files::folder;
use crate::content::reading::ContentError;
use crate::content::said::Said;
use crate::content::word_list::WordList;
use crate::domain::Language;
use serde::Deserialize;
use std::sync::LazyLock;

/// A part of a day, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayPart {
    /// The year.
    Year,
    /// The number of the month.
    Month,
    /// The day of the month.
    Day,
}

/// Which words of an occupation's title are written small within a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum SmallInTitles {
    /// Each of them: titles are written with capitals throughout.
    #[default]
    Each,
    /// The first: titles are written as sentences begin.
    First,
}

/// What is no word but tells how a language is handled.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Rules {
    pub(super) voice: String,
    pub(super) typed_day: Vec<DayPart>,
    pub(super) small_in_titles: SmallInTitles,
}

/// An occupation's title as a person says it.
#[derive(Debug, Default, Deserialize)]
pub(super) struct TitleWords {
    pub(super) unsaid: Vec<String>,
    pub(super) proper: Vec<String>,
    pub(super) list: ListWords,
}

/// By what a title with commas is known as a list.
#[derive(Debug, Default, Deserialize)]
pub(super) struct ListWords {
    pub(super) has: String,
    pub(super) ends: String,
}

/// What stands in a language's own file.
#[derive(Debug, Default, Deserialize)]
pub(super) struct LanguageWords {
    title: String,
    only: String,
    pub(super) months: [String; 12],
    pub(super) months_short: [String; 12],
    pub(super) weekdays: [String; 7],
    pub(super) weekdays_short: [String; 7],
    pub(super) long_date: String,
    pub(super) full_date: String,
    pub(super) short_date: String,
    pub(super) short_date_with_year: String,
    pub(super) short_weekday: String,
    pub(super) date_and_time: String,
    pub(super) time: String,
    pub(super) halves: [String; 2],
    small: WordList,
    minutes: WordList,
    yes: WordList,
    no: WordList,
    pub(super) rules: Rules,
    pub(super) occupation: TitleWords,
    pub(super) said: Said,
}

static ALL: LazyLock<Result<Each<LanguageWords>, ContentError>> = LazyLock::new(|| Each::make(|language| folder(language).language.read()));
static NONE: LazyLock<LanguageWords> = LazyLock::new(LanguageWords::default);

/// Reads the files of all languages.
///
/// # Errors
/// When one is damaged; names it. Until somebody asks here, nothing is known of it.
pub(super) fn all() -> Result<&'static Each<LanguageWords>, ContentError> {
    ALL.as_ref().map_err(Clone::clone)
}

/// Gives a language's own words; none where its file is damaged, with which no program gets past its start.
pub(super) fn of(language: Language) -> &'static LanguageWords {
    ALL.as_ref().map_or(&NONE, |all| all.get(language))
}

/// Gives a language's name in itself: "Español".
pub fn title(language: Language) -> &'static str {
    &of(language).title
}

/// Says that one language alone is offered, in another: "English only", "Solo English".
pub fn only(one: Language, language: Language) -> String {
    of(language).only.replace("{title}", title(one))
}

/// Gives the name of the voice with which espeak-ng reads it.
pub fn voice(language: Language) -> &'static str {
    &of(language).rules.voice
}

/// Gives the order in which a day is typed in it: three parts.
pub fn typed_day(language: Language) -> &'static [DayPart] {
    &of(language).rules.typed_day
}

fn any(tells: impl Fn(&LanguageWords) -> bool) -> bool {
    ALL.as_ref().is_ok_and(|all| all.iter().any(tells))
}

/// Gathers what people say of days and times, in all languages: a student may write in any.
///
/// # Errors
/// When a file is damaged; names it.
pub(super) fn said_in_all() -> Result<Said, ContentError> {
    Ok(Said::together(&all()?.iter().map(|words| &words.said).collect::<Vec<_>>()))
}

/// Tells whether a folded word is written small within a sentence, in any language: others may be names.
pub fn is_small(word: &str) -> bool {
    any(|words| words.small.has(word))
}

/// Tells whether a folded text begins with a word for minutes, in any language.
pub fn says_minutes(text: &str) -> bool {
    any(|words| words.minutes.iter().any(|word| text.starts_with(word)))
}

/// Tells what a folded word of a school's list means: yes or no, in any language; neither for another.
pub fn yes_or_no(word: &str) -> Option<bool> {
    if any(|words| words.yes.has(word)) { Some(true) } else { any(|words| words.no.has(word)).then_some(false) }
}
