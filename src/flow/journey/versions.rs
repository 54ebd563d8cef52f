//! Two versions of a text, written at two stations on one day: its author says which one counts. The other is kept.

use crate::domain::{LostText, Record, Settled};
use crate::flow::effects::Stamp;
use crate::flow::rules::Screen;
use crate::flow::state::State;

/// Something said about two versions.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The one that stands stays.
    Keep,
    /// The other one counts from now on.
    UseOther,
}

/// A text with its two versions.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    /// The version that stands.
    pub stands: Record,
    /// The one that lost.
    pub lost: &'a LostText,
}

/// Gives the texts between whose versions the student may choose: those whose words differ, and can still be changed.
pub fn offers(state: &State) -> Vec<Offer<'_>> {
    let Some(session) = &state.session else { return Vec::new() };
    let offer = |lost| {
        let stands = session.file.standing(lost)?;
        let differs = !lost.record.words().is_empty() && lost.record.words() != stands.words();
        (differs && stands.with_words_of(&lost.record).is_some()).then_some(Offer { stands, lost })
    };
    session.file.lost.iter().filter_map(offer).collect()
}

/// Leads to the choice on the way to the journey, where there is one.
pub(in crate::flow) fn on_the_way(state: &mut State) {
    if state.screen == Screen::Journey && !offers(state).is_empty() {
        state.go(Screen::Versions);
    }
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    let Some(Offer { stands, lost }) = offers(state).into_iter().next() else { return state.go(Screen::Journey) };
    let (hash, changed) = (lost.hash.clone(), stands.with_words_of(&lost.record));
    let Some(student) = stands.student() else { return };
    let settled = Settled { id: stamp.fresh(), student, interview: stands.interview(), lost: hash.clone(), at: stamp.at };
    if let (Event::UseOther, Some(record)) = (event, changed) {
        if let Some(session) = &mut state.session {
            session.file.take(record.clone());
        }
        state.keep(record);
    }
    state.keep(settled);
    if let Some(session) = &mut state.session {
        session.file.lost.retain(|one| one.hash != hash);
    }
    if offers(state).is_empty() {
        state.go(Screen::Journey);
    }
}
