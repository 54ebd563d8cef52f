//! Who is here, and what they have at hand.

use crate::domain::{Adult, Asked, Beat, Moment, Pause};
use crate::flow::effects::recordings::Recording;
use crate::flow::effects::sound::{Loudspeaker, Microphone};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::{Duty, may};
use crate::flow::state::State;
use crate::flow::state::board::Known;
use crate::flow::state::call::Presence;

/// Gives the adult at the desk where they may do something.
pub fn at_the_desk(state: &State, duty: Duty) -> Option<&Adult> {
    adult(state).filter(|adult| may(adult.role, duty))
}

/// Gives the station whose sheet is open.
pub fn chosen_station(state: &State) -> Option<&Known> {
    state.board.stations.get(state.board.chosen.as_ref()?).filter(|_| state.screen == Screen::Board)
}

/// Gives the call for an adult that a tile shows: the first to which nobody is on the way.
pub fn first_call(beat: &Beat) -> Option<&Asked> {
    beat.calls.iter().find(|call| call.coming.is_none()).or(beat.calls.first())
}

/// Gives the call that is answered at the sheet. When it is over no other takes its place by itself, for a finger may still be
/// on what ends it.
pub fn answered_call<'a>(state: &State, beat: &'a Beat) -> Option<&'a Asked> {
    beat.calls.iter().find(|call| state.board.call == Some(call.call))
}

/// Gives the adult at the desk.
pub fn adult(state: &State) -> Option<&crate::domain::Adult> {
    state.school.adult(state.desk.adult?)
}

/// Tells whether the adult at the desk may review; a standby adult stands by.
pub fn may_review(state: &State) -> bool {
    at_the_desk(state, Duty::Review).is_some()
}

/// Gives the pause that lasts, where one does.
pub fn open_pause(state: &State) -> Option<&Pause> {
    state.school.pauses.iter().find(|pause| pause.until.is_none())
}

/// Gives the recording at hand.
pub fn recording_at_hand(state: &State) -> Option<&Recording> {
    let local = &state.desk.recordings;
    let take = local.open.as_ref()?.take;
    local.list.as_ref()?.iter().find(|one| one.take.id == take)
}

/// Gives the microphone that was chosen for good.
pub(in crate::flow) fn microphone(state: &State) -> Option<Microphone> {
    state.school.settings.microphone.clone().map(|one| Microphone { id: one.id, name: one.name })
}

/// Gives the loudspeaker that was chosen for good.
pub(in crate::flow) fn loudspeaker(state: &State) -> Option<Loudspeaker> {
    state.school.settings.loudspeaker.clone().map(|one| Loudspeaker { id: one.id, name: one.name })
}

/// Gives who stands by now, and until when, each adult once.
pub fn present(state: &State) -> Vec<(&Adult, Moment)> {
    let mut present: Vec<(&Adult, Moment)> = Vec::new();
    for one in state.school.standing_by.iter().filter(|one| one.holds(state.now)) {
        let Some(adult) = state.school.adult(one.adult) else { continue };
        match present.iter_mut().find(|(other, _)| other.id == adult.id) {
            Some((_, until)) => *until = one.until.max(*until),
            None => present.push((adult, one.until)),
        }
    }
    present
}

/// Gives until when the adult at the desk stands by; nothing where they do not.
pub fn stands_by_until(state: &State) -> Option<Moment> {
    let adult = state.desk.adult?;
    present(state).into_iter().find(|(one, _)| one.id == adult).map(|(_, until)| until)
}

/// Tells whether the interview at hand waits for an adult. A school that knows none can't be asked for one.
pub fn adult_is_asked(state: &State) -> bool {
    state.live.presence == Presence::Asked && !state.school.adults.is_empty() && present(state).is_empty()
}
