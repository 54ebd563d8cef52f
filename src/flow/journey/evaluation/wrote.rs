//! What a student wrote earlier, for the page that asks about it: nobody has to remember it all.

use crate::domain::{Interest, InterviewFile, Tag};
use crate::flow::state::journey::Page;

/// Something the student wrote earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrote<'a> {
    /// Why the careers interest them.
    Why(&'a str),
    /// What they believed about the pay.
    Pay(&'a str),
    /// About the hours.
    Hours(&'a str),
    /// About the schooling.
    Schooling(&'a str),
    /// A note of the call.
    Note {
        /// The question it was written to; empty for none.
        question: &'a str,
        /// The note.
        text: &'a str,
        /// Whether it has a star.
        star: bool,
    },
}

impl<'a> Wrote<'a> {
    /// Gives the words.
    pub fn text(self) -> &'a str {
        match self {
            Self::Why(text) | Self::Pay(text) | Self::Hours(text) | Self::Schooling(text) | Self::Note { text, .. } => text.trim(),
        }
    }
}

/// Gives what helps with a page: the guesses from before the call, then the notes of it, those with a star first.
pub fn wrote<'a>(page: Page, interest: &'a Interest, one: &'a InterviewFile) -> Vec<Wrote<'a>> {
    let (why, pay) = (Wrote::Why(&interest.why), Wrote::Pay(&interest.pay));
    let (hours, schooling) = (Wrote::Hours(&interest.hours), Wrote::Schooling(&interest.schooling));
    let (mut found, noted) = match page {
        Page::Learned => (vec![pay, hours, schooling], true),
        Page::Fit => (vec![why, hours, schooling], true),
        Page::Changed => (vec![why, pay, hours, schooling], true),
        Page::Interest => (vec![why], false),
        Page::Takeaways => (Vec::new(), true),
        Page::Contact | Page::Ratings | Page::School | Page::Quotes | Page::HandIn => (Vec::new(), false),
    };
    if noted {
        found.extend(notes(one));
    }
    found.retain(|wrote| !wrote.text().is_empty());
    found
}

fn notes(one: &InterviewFile) -> Vec<Wrote<'_>> {
    let marked = one.marked();
    let place = |note: &&crate::domain::Note| one.questions.questions.iter().position(|question| Some(question.id) == note.question);
    let mut sorted: Vec<_> = one.notes.iter().collect();
    // In the order of the list; a note to no question at all comes last.
    sorted.sort_by_key(|note| (!marked.contains(&(note.question, Tag::Star)), place(note).unwrap_or(usize::MAX)));
    let line = |note: &'_ crate::domain::Note| {
        let question = one.questions.questions.iter().find(|question| Some(question.id) == note.question);
        (question.map_or("", |question| question.text.as_str()), marked.contains(&(note.question, Tag::Star)))
    };
    sorted
        .into_iter()
        .map(|note| {
            let (question, star) = line(note);
            Wrote::Note { question, text: &note.text, star }
        })
        .collect()
}
