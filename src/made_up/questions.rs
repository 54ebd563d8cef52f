//! Question lists: a student's own words, or questions of the bank.

use crate::content::{BankQuestion, Content};
use crate::domain::{Language, Question, QuestionId};

/// Puts a student's own questions on a list.
pub(super) fn own(school: &str, key: &str, texts: &[String]) -> Vec<Question> {
    texts
        .iter()
        .enumerate()
        .map(|(at, text)| Question {
            id: QuestionId::from_school(school, &format!("{key}/q{at}")),
            bank: String::new(),
            category: String::new(),
            text: text.clone(),
            comment: String::new(),
        })
        .collect()
}

/// Takes 10 to 14 questions from the bank: those of a good first list, some of them changed for others of the same
/// category and topics, and a few more.
pub(super) fn from_bank(school: &str, key: &str, content: &Content, language: Language, choice: u64) -> Vec<Question> {
    let count = 10 + usize::try_from(choice % 5).unwrap_or(0);
    let (starters, others): (Vec<&BankQuestion>, Vec<&BankQuestion>) = content.bank.questions.iter().partition(|one| one.starter);
    let changed = starters.into_iter().enumerate().map(|(at, starter)| {
        let like: Vec<_> = others.iter().filter(|one| one.category == starter.category && one.topics == starter.topics).collect();
        let turn = (choice >> (at % 48)) as usize % (like.len() + 2);
        like.get(turn).map_or(starter, |one| **one)
    });
    let mut taken: Vec<&BankQuestion> = changed.take(count).collect();
    let first = usize::try_from(choice % 31).unwrap_or(0);
    for one in others.iter().skip(first).step_by(7) {
        if taken.len() < count && !taken.iter().any(|there| there.id == one.id) {
            taken.push(one);
        }
    }
    taken
        .into_iter()
        .enumerate()
        .map(|(at, one)| Question {
            id: QuestionId::from_school(school, &format!("{key}/q{at}")),
            bank: one.id.clone(),
            category: one.category.clone(),
            text: one.text.get(language).to_owned(),
            comment: String::new(),
        })
        .collect()
}
