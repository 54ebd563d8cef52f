//! What stood in a field before most of it went at one stroke: it is kept, and offered in that field until it is brought back.

use crate::domain::{EarlierText, EarlierTexts, keep_earlier};
use crate::flow::effects::Stamp;
use crate::flow::state::State;

/// Something that happened to the text of a field.
#[derive(Clone, Debug)]
pub enum Event {
    /// Most of it went at one stroke.
    Went {
        /// In which field, by the name the screens give it; it begins with the screen's key.
        place: String,
        /// What stood there.
        text: String,
    },
    /// It was brought back.
    BroughtBack(String),
}

/// Gives what is offered on the screen: the text that went last there, of the interview at hand.
pub fn offered(state: &State) -> Option<&EarlierText> {
    let interview = state.interview().map(|one| one.interview.id);
    let texts = state.session.as_ref().map_or(&state.earlier, |session| &session.file.earlier.texts);
    let here = |text: &&EarlierText| {
        text.interview == interview && text.place.strip_prefix(state.screen.key()).is_some_and(|rest| rest.starts_with('/'))
    };
    texts.iter().rev().find(here)
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    let interview = state.interview().map(|one| one.interview.id);
    let change = |texts: &mut Vec<EarlierText>| match event {
        Event::Went { place, text } => keep_earlier(texts, EarlierText { place, interview, text, at: stamp.at }),
        Event::BroughtBack(place) => texts.retain(|text| text.place != place || text.interview != interview),
    };
    // What an adult types is remembered as long as they stay; what a student typed, with the rest of their work.
    let Some(session) = &mut state.session else { return change(&mut state.earlier) };
    change(&mut session.file.earlier.texts);
    let record: EarlierTexts = session.file.earlier.clone();
    state.keep(record);
}
