//! The recording at hand: whose it is, who may listen, and where the playing is.

use crate::domain::{AdultId, Take, Use, Voice, Withdrawal};
use crate::flow::effects::playback::{Left, Opened, Playing, Unreadable};
use crate::flow::rules::consent;
use crate::flow::rules::who_may_listen::{Listener, may_listen};
use crate::flow::state::{State, who};

/// What the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is being opened.
    Opening,
    /// It can be listened to.
    Open,
    /// It can't be opened.
    Unreadable(Unreadable),
    /// Whoever is here may not listen to it.
    NotAllowed,
    /// Whether to take it back.
    Asking,
    /// It was taken back: what is left of it, or none while it is being destroyed.
    TakenBack(Option<Left>),
    /// Nothing of it is left.
    Gone,
}

/// Gives the recording at hand.
pub fn take(state: &State) -> Option<&Take> {
    let id = state.listen.take?;
    state.interview()?.takes.iter().find(|one| one.id == id)
}

/// Tells what the screen shows.
pub fn stage(state: &State) -> Stage {
    let Some(take) = take(state) else { return Stage::NotAllowed };
    if take.is_gone() {
        return Stage::Gone;
    }
    if withdrawal(state).is_some() {
        return Stage::TakenBack(state.listen.left);
    }
    if state.listen.asking {
        return Stage::Asking;
    }
    if !allowed(state) {
        return Stage::NotAllowed;
    }
    match &state.listen.sound {
        None => Stage::Opening,
        Some(Ok(_)) => Stage::Open,
        Some(Err(why)) => Stage::Unreadable(*why),
    }
}

fn allowed(state: &State) -> bool {
    let (Some(take), Some(one), Some(listener)) = (take(state), state.interview(), listener(state)) else { return false };
    let uses = consent::uses(take.practice, &one.consents, &one.withdrawals);
    may_listen(listener, take.student, &uses)
}

/// Gives who is at the screen.
fn listener(state: &State) -> Option<Listener> {
    let student = state.session.as_ref().map(|session| Listener::Student(session.file.student.id));
    student.or_else(|| who::adult(state).map(|adult| Listener::Adult(adult.role)))
}

/// Gives the adult who listens; none where a student does.
pub fn at_the_desk(state: &State) -> Option<AdultId> {
    state.desk.adult.filter(|_| state.session.is_none())
}

/// Tells whether every voice in the recording at hand agrees to it at all; else the student can't listen either.
pub fn is_agreed(state: &State) -> bool {
    let Some((take, one)) = take(state).zip(state.interview()) else { return false };
    consent::uses(take.practice, &one.consents, &one.withdrawals).contains(&Use::Record)
}

/// Gives the voices that can be heard in the recording at hand, the one who asks first.
pub fn voices(state: &State) -> Vec<Voice> {
    let take = take(state).zip(state.interview());
    take.map_or(Vec::new(), |(take, one)| consent::voices(take.practice, take.student, &one.consents))
}

/// Gives the recording that is open.
pub fn open_sound(state: &State) -> Option<&Opened> {
    state.listen.sound.as_ref()?.as_ref().ok()
}

/// Tells whether something is heard now.
pub fn is_playing(state: &State) -> bool {
    state.listen.playing == Playing::Playing
}

/// Tells whether a family's open request keeps the recording at hand from being destroyed.
pub fn is_held(state: &State) -> bool {
    match &state.session {
        Some(session) => session.file.open_holds().next().is_some(),
        None => who::recording_at_hand(state).is_some_and(|one| one.hold.is_some()),
    }
}

/// Gives where the playing is, in milliseconds.
pub fn place_ms(state: &State) -> u64 {
    open_sound(state).map_or(0, |open| milliseconds(open, state.listen.frame))
}

/// Gives how long the recording is, in milliseconds.
pub fn length_ms(state: &State) -> u64 {
    open_sound(state).map_or(0, |open| milliseconds(open, open.frames))
}

/// Gives the last withdrawal that concerns the recording at hand.
pub fn withdrawal(state: &State) -> Option<&Withdrawal> {
    let practice = take(state)?.practice;
    state.interview()?.withdrawals.iter().rev().find(|one| one.practice == practice)
}

fn milliseconds(open: &Opened, frame: u64) -> u64 {
    frame.saturating_mul(1000).checked_div(u64::from(open.rate)).unwrap_or(0)
}
