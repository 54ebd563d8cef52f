//! The interest card.

use crate::content::Occupation;
use crate::domain::{CAREERS, Career};
use crate::flow::rules::Screen;
use crate::flow::state::State;

/// How many occupations a search shows.
const FOUND: usize = 12;

/// A field of the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Why.
    Why,
    /// Pay.
    Pay,
    /// Hours.
    Hours,
    /// Schooling.
    Schooling,
}

/// Something done on the card.
#[derive(Clone, Debug)]
pub enum Event {
    /// Something was typed to find a career.
    Typed(String),
    /// A family was opened; empty closes it.
    Family(String),
    /// The list is opened for another career, or put away.
    Find,
    /// A career was chosen.
    Add(Career),
    /// The career at a place becomes dearer than the one before it.
    Raise(usize),
    /// The career at a place was taken off.
    Remove(usize),
    /// A field was written.
    Write(Field, String),
    /// The card is finished.
    Done,
}

/// Tells whether the card holds as many careers as it can.
pub fn full(state: &State) -> bool {
    state.session.as_ref().is_some_and(|session| session.file.interest.careers.len() >= CAREERS)
}

/// Gives the occupations to choose from: what was searched for, else those of the open family.
pub fn found(state: &State) -> Vec<&Occupation> {
    let list = &state.content.occupations;
    let local = &state.interest;
    if !local.typed.trim().is_empty() {
        list.search(&local.typed, FOUND)
    } else if local.family.is_empty() {
        Vec::new()
    } else {
        list.all.iter().filter(|one| one.in_family(&local.family)).collect()
    }
}

/// Tells whether the card can be finished: one career is enough.
pub fn complete(state: &State) -> bool {
    state.session.as_ref().is_some_and(|session| !session.file.interest.careers.is_empty())
}

pub(in crate::flow) fn step(state: &mut State, event: Event) {
    match event {
        Event::Typed(text) => state.interest.typed = text,
        Event::Family(family) => state.interest.family = if state.interest.family == family { String::new() } else { family },
        Event::Find => state.interest.finding = !state.interest.finding,
        Event::Done => {
            if complete(state) {
                change(state, |card| card.done = true);
                state.go(Screen::Journey);
            }
        }
        Event::Add(career) => {
            let career = match career {
                Career::Own(words) => Career::Own(words.trim().to_owned()),
                listed => listed,
            };
            let empty = matches!(&career, Career::Own(words) if words.is_empty());
            change(state, |card| {
                if !empty && card.careers.len() < CAREERS && !card.careers.contains(&career) {
                    card.careers.push(career);
                }
            });
            state.interest.typed.clear();
            state.interest.finding = false;
        }
        Event::Raise(place) => change(state, |card| {
            if place > 0 && place < card.careers.len() {
                card.careers.swap(place, place - 1);
            }
        }),
        Event::Remove(place) => change(state, |card| {
            if place < card.careers.len() {
                card.careers.remove(place);
            }
        }),
        Event::Write(field, text) => change(state, |card| match field {
            Field::Why => card.why = text,
            Field::Pay => card.pay = text,
            Field::Hours => card.hours = text,
            Field::Schooling => card.schooling = text,
        }),
    }
}

fn change(state: &mut State, change: impl FnOnce(&mut crate::domain::Interest)) {
    if let Some(session) = &mut state.session {
        change(&mut session.file.interest);
        let card = session.file.interest.clone();
        state.keep(card);
    }
}
