//! The bank beside the list: what is looked at, what is taken from it, and what a list covers by it.

use crate::content::{Bank, BankQuestion, Content, fold};
use crate::domain::{InterviewFile, Question, QuestionId, QuestionList, RecordId, Topic};
use crate::flow::state::State;
use crate::flow::state::journey::{QuestionsPage, Shelf};
use std::collections::BTreeSet;

/// How long an own question takes to answer, in minutes.
const OWN_MINUTES: f32 = 1.5;
/// How many questions a search shows.
const FOUND: usize = 30;
/// How long an interview is where no campaign says so.
const MINUTES: u32 = 20;

/// Gives the topics a question covers: those of its place in the bank, or those of most questions of its category.
pub fn topics(bank: &Bank, question: &Question) -> Vec<Topic> {
    if let Some(known) = bank.question(&question.bank) {
        return known.topics.clone();
    }
    let of_category: Vec<&BankQuestion> = bank.questions.iter().filter(|one| one.category == question.category).collect();
    let covers = |topic: &Topic| of_category.iter().filter(|one| one.topics.contains(topic)).count() * 2 >= of_category.len().max(1);
    Topic::ALL.into_iter().filter(covers).collect()
}

/// Gives the topics a list covers.
pub fn covered(bank: &Bank, list: &QuestionList) -> BTreeSet<Topic> {
    list.questions.iter().flat_map(|question| topics(bank, question)).collect()
}

/// Gives how long the answers take, in whole minutes.
pub fn minutes(bank: &Bank, list: &QuestionList) -> u32 {
    let sum: f32 = list.questions.iter().map(|question| bank.question(&question.bank).map_or(OWN_MINUTES, |known| known.minutes)).sum();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred minutes at most")]
    let whole = sum.ceil().max(0.0) as u32;
    whole
}

/// Gives how long the interview is, in minutes: as booked, else as the campaign has it.
pub fn allowed(state: &State, one: &InterviewFile) -> u32 {
    let booked = one.interview.booking.as_ref().map(|booking| booking.minutes);
    booked.or(state.campaign().map(|campaign| campaign.minutes)).unwrap_or(MINUTES)
}

/// Gives the questions of the bank to choose from: what was searched for in either language, else the open shelf.
pub fn found<'a>(content: &'a Content, local: &QuestionsPage) -> Vec<&'a BankQuestion> {
    let folded = fold(&local.typed);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let all = content.bank.questions.iter();
    if !words.is_empty() {
        let fits = |one: &&BankQuestion| {
            let names = content.bank.categories.iter().find(|category| category.id == one.category).map(|category| &category.name);
            let names = names.map_or(String::new(), |name| name.iter().cloned().collect::<Vec<_>>().join(" "));
            let text = fold(&format!("{} {names}", one.text.iter().cloned().collect::<Vec<_>>().join(" ")));
            words.iter().all(|word| text.split(|letter: char| !letter.is_alphanumeric()).any(|other| other.starts_with(word)))
        };
        return all.filter(fits).take(FOUND).collect();
    }
    match &local.shelf {
        Shelf::Closed => Vec::new(),
        Shelf::Category(category) => all.filter(|one| one.category == *category).collect(),
        Shelf::Topic(topic) => all.filter(|one| one.topics.contains(topic)).collect(),
    }
}

pub(super) fn shelve(state: &mut State, shelf: Shelf) {
    let open = &mut state.questions.shelf;
    let closes = *open == shelf || shelf == Shelf::Category(String::new());
    *open = if closes { Shelf::Closed } else { shelf };
    state.questions.typed.clear();
}

pub(in crate::flow) fn of_bank(known: &BankQuestion, id: RecordId, state: &State) -> Question {
    Question {
        id: QuestionId(id.0),
        bank: known.id.clone(),
        category: known.category.clone(),
        text: known.text.get(state.look.language).to_owned(),
        comment: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{InterviewId, StudentId};

    fn own(category: &str) -> Question {
        Question {
            id: QuestionId::default(),
            bank: String::new(),
            category: category.to_owned(),
            text: "What do you like?".to_owned(),
            comment: String::new(),
        }
    }

    #[test]
    fn an_own_question_covers_a_topic_only_through_its_category() {
        let bank = Content::load().unwrap().bank;
        assert_eq!(topics(&bank, &own("")), []);
        assert!(topics(&bank, &own("pay")).contains(&Topic::Pay));
        for category in &bank.categories {
            let covers = topics(&bank, &own(&category.id));
            assert!(covers.len() <= 3, "{} covers {covers:?}", category.id);
        }
    }

    #[test]
    fn the_good_first_list_covers_every_topic_and_fits_half_an_hour() {
        let bank = Content::load().unwrap().bank;
        let mut list = QuestionList::new(InterviewId::default(), StudentId::default());
        let starters = bank.questions.iter().filter(|one| one.starter);
        list.questions = starters.map(|one| Question { bank: one.id.clone(), ..own("") }).collect();
        assert_eq!(list.questions.len(), 12);
        assert_eq!(covered(&bank, &list).len(), 8);
        assert!(minutes(&bank, &list) <= 30);
    }
}
