//! What the evaluations of a class, or of all, come to: figures, what to improve, what may be quoted, who helped, and what the
//! class wrote for each other.

use crate::domain::{Afterwards, Answer, ContactCard, Evaluation, InterviewId, Next, Permission, Rating, Score, Student, StudentId};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::state::desk::results::{Names, Part, ResultsPage};
use crate::flow::state::{State, who};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Of fewer students nothing is shown that could tell one from the others.
pub const FEW: usize = 5;

/// Something done with it.
#[derive(Clone, Debug)]
pub enum Event {
    /// It is shown.
    Show,
    /// A class, or all of them.
    Class(Option<String>),
    /// Something else is looked at.
    Part(Part),
    /// The digest with names, or without.
    Names(Names),
    /// What a student said the school should change was dealt with, or was not after all.
    DealtWith(InterviewId, bool),
}

/// How many gave each score, from 1 to 5.
pub type Distribution = [u32; 5];

/// The figures of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many evaluations they are of.
    pub evaluations: usize,
    /// The scores of each rating.
    pub ratings: BTreeMap<Rating, Distribution>,
    /// The interest before.
    pub before: Distribution,
    /// The interest after.
    pub after: Distribution,
    /// In how many the interest rose, stayed and fell.
    pub moved: [u32; 3],
    /// How many chose what to do next.
    pub next: BTreeMap<Next, u32>,
}

/// Something the school should change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish<'a> {
    /// In the evaluation of which interview it stands.
    pub interview: InterviewId,
    /// The words.
    pub text: &'a str,
    /// Whether it was dealt with.
    pub done: bool,
}

/// What an employer may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote<'a> {
    /// Whom it is about.
    pub contact: Option<&'a ContactCard>,
    /// The words.
    pub text: &'a str,
    /// Who said it, where the name may be told.
    pub student: Option<&'a Student>,
}

/// Gives what was handed in by the group looked at.
pub fn group(state: &State) -> Vec<&Afterwards> {
    let local = &state.desk.results;
    let class: HashMap<StudentId, &str> = state.school.students.iter().map(|one| (one.id, one.class.as_str())).collect();
    let of_it = |one: &&Afterwards| match &local.class {
        None => true,
        Some(wanted) => class.get(&one.evaluation.student).is_some_and(|class| class == wanted),
    };
    local.all.iter().flatten().filter(of_it).collect()
}

/// Tells whether a group is too small to show what could tell one from the others.
pub fn is_few(group: &[&Afterwards]) -> bool {
    group.iter().map(|one| one.evaluation.student).collect::<BTreeSet<_>>().len() < FEW
}

/// Tells whether a group is too small for what is looked at: figures, wishes and what has no names.
pub fn is_hidden(state: &State, group: &[&Afterwards]) -> bool {
    let local = &state.desk.results;
    let tells = matches!((local.part, local.names), (Part::Figures | Part::Improve, _) | (Part::Digest, Names::Without));
    tells && is_few(group)
}

fn count(distribution: &mut Distribution, score: Option<Score>) {
    if let Some(place) = score.and_then(|score| distribution.get_mut(usize::from(score.get()) - 1)) {
        *place += 1;
    }
}

/// Counts what a group said.
pub fn figures(group: &[&Afterwards]) -> Figures {
    let mut figures = Figures { evaluations: group.len(), ..Figures::default() };
    for Evaluation { ratings, interest_before, interest_after, next, .. } in group.iter().map(|one| &one.evaluation) {
        for rating in Rating::ALL {
            count(figures.ratings.entry(*rating).or_default(), ratings.get(rating).copied());
        }
        count(&mut figures.before, *interest_before);
        count(&mut figures.after, *interest_after);
        if let Some((before, after)) = interest_before.zip(*interest_after) {
            let [rose, stayed, fell] = &mut figures.moved;
            *match after.cmp(&before) {
                std::cmp::Ordering::Greater => rose,
                std::cmp::Ordering::Equal => stayed,
                std::cmp::Ordering::Less => fell,
            } += 1;
        }
        if let Some(next) = next {
            *figures.next.entry(*next).or_default() += 1;
        }
    }
    figures
}

/// Lists what a group wants changed, what is still open first, and in an order that tells nothing of who said it.
pub fn wishes<'a>(group: &[&'a Afterwards]) -> Vec<Wish<'a>> {
    let wish = |one: &&'a Afterwards| {
        let text = one.evaluation.answers.get(&Answer::SchoolShouldChange)?.trim();
        let done = one.evaluation.improved_at.is_some();
        (!text.is_empty()).then_some(Wish { interview: one.evaluation.interview, text, done })
    };
    let mut wishes: Vec<Wish<'a>> = group.iter().filter_map(wish).collect();
    wishes.sort_by_key(|wish| (wish.done, wish.text, wish.interview));
    wishes
}

/// Lists what employers may be told, by employer.
pub fn quotes<'a>(state: &'a State, group: &[&'a Afterwards]) -> Vec<Quote<'a>> {
    let mut quotes = Vec::new();
    for one in group {
        for answer in Answer::QUOTES {
            let text = one.evaluation.answers.get(&answer).map_or("", |text| text.trim());
            let student = match one.evaluation.permissions.get(&answer) {
                Some(Permission::Yes) => state.school.student(one.evaluation.student),
                Some(Permission::WithoutName) => None,
                Some(Permission::No) | None => continue,
            };
            if !text.is_empty() {
                quotes.push(Quote { contact: one.contact.and_then(|id| state.school.contact(id)), text, student });
            }
        }
    }
    quotes.sort_by_key(|quote| (quote.contact.map(|card| (&card.contact.employer, &card.contact.employee)), quote.text));
    quotes
}

/// Lists who gave interviews, and how many; who gave most comes first.
pub fn helpers<'a>(state: &'a State, group: &[&Afterwards]) -> Vec<(&'a ContactCard, u32)> {
    let mut helpers: HashMap<_, u32> = HashMap::new();
    for id in group.iter().filter_map(|one| one.contact) {
        // Who is part of another entry counts there.
        let id = state.school.contact(id).and_then(|card| card.contact.merged_into).unwrap_or(id);
        *helpers.entry(id).or_default() += 1;
    }
    let mut helpers: Vec<_> = helpers.into_iter().filter_map(|(id, count)| Some((state.school.contact(id)?, count))).collect();
    helpers.sort_by_key(|(card, count)| (std::cmp::Reverse(*count), &card.contact.employer, &card.contact.employee, card.contact.id));
    helpers
}

/// Lists what a group answered to a prompt of the reflection, counted from 0; without names in an order that tells nothing.
pub fn digest<'a>(state: &'a State, group: &[&'a Afterwards], prompt: usize) -> Vec<(Option<&'a Student>, &'a str)> {
    let named = state.desk.results.names == Names::With;
    let answer = |one: &&'a Afterwards| {
        let text = one.reflection.get(prompt)?.trim();
        let student = state.school.student(one.evaluation.student).filter(|_| named);
        (!text.is_empty()).then_some((student, text))
    };
    let mut answers: Vec<_> = group.iter().filter_map(answer).collect();
    answers.sort_by_key(|(student, text)| (student.map(Student::full_name), *text));
    answers
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::Review).is_none() {
        return;
    }
    let local = &mut state.desk.results;
    match event {
        Event::Show => {
            *local = ResultsPage::default();
            effects.push(Effect::ReadResults);
            state.go(Screen::Results);
        }
        Event::Class(class) => local.class = class,
        Event::Part(part) => {
            local.part = part;
            state.focus_anew();
        }
        Event::Names(names) => local.names = names,
        Event::DealtWith(interview, done) => {
            let Some(one) = local.all.iter_mut().flatten().find(|one| one.evaluation.interview == interview) else { return };
            one.evaluation.improved_at = done.then_some(stamp.at);
            let evaluation = one.evaluation.clone();
            state.keep(evaluation);
        }
    }
}

pub(in crate::flow) fn read(state: &mut State, all: Vec<Afterwards>) {
    state.desk.results.all = Some(all);
}
