//! What an adult asks of the station, at the board or at the screen: it is done here, once, and only to whom it was meant for.

use super::{Effect, Post, Screen, Stamp, State, help, pause, take};
use crate::domain::{Action, AdultId, Audit, Order, RecordId, Wish};

/// Orders that came from the share. One for an earlier start of the program, or heard before, does nothing.
pub(super) fn come(state: &mut State, orders: Vec<Order>, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.post == Post::Board {
        return;
    }
    for (number, order) in (0_u32..).zip(orders) {
        if order.run != state.beat.run || state.beat.heard.contains(&order.id) {
            continue;
        }
        state.beat.heard.push(order.id);
        // Each has ids of its own, for several may come at once.
        let stamp = Stamp { chance: stamp.chance.wrapping_add(u128::from(number) << 8), ..*stamp };
        obey(state, order.adult, &order.wish, &stamp, effects);
    }
}

/// Does what an adult asks. Every role may ask it; the school's key, or a PIN, has shown that it is an adult.
pub(super) fn obey(state: &mut State, adult: AdultId, wish: &Wish, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match wish {
        Wish::Coming(call) => {
            if let Some(place) = place_of(state, *call) {
                help::say(state, place, None, Some(adult), stamp);
            }
        }
        Wish::Answered(call, outcome) => {
            if let Some(place) = place_of(state, *call)
                && let Some(call) = help::end(state, place, Some((adult, *outcome)), stamp)
            {
                let action = Action::AnswerHelp;
                state.keep(Audit { id: stamp.id(16), adult, student: call.student, at: stamp.at, action, reason: String::new() });
            }
        }
        Wish::StopRecording(take) => {
            if state.take.take == Some(*take) && take::runs(state) {
                pause::audit(state, adult, Action::StopRecording, stamp);
                take::step(state, take::Event::Stop, stamp, effects);
            }
        }
        Wish::EndSession(session) => {
            end(state, *session, adult, stamp, effects);
        }
        Wish::NextStudent(session) => {
            if end(state, *session, adult, stamp, effects) {
                state.go(Screen::Classes);
            }
        }
        Wish::Pause => pause::begin(state, adult, stamp, effects),
        Wish::Note(note) => state.keep(note.clone()),
        Wish::GoOn => {
            if pause::open(state).is_some() {
                pause::audit(state, adult, Action::GoOn, stamp);
                pause::end(state, stamp, effects);
            }
        }
    }
    effects.extend(state.outbox.flush_now());
}

fn place_of(state: &State, call: RecordId) -> Option<usize> {
    state.help.iter().position(|open| open.call.id == call)
}

/// Ends a student's session; everything is kept, a recording too. Another one than was meant goes on.
fn end(state: &mut State, session: RecordId, adult: AdultId, stamp: &Stamp, effects: &mut Vec<Effect>) -> bool {
    if state.session.as_ref().is_none_or(|one| one.id != session) {
        return false;
    }
    pause::audit(state, adult, Action::EndSession, stamp);
    if take::runs(state) {
        effects.push(Effect::EndTake);
    }
    effects.extend(state.outbox.flush_now());
    state.sign_out(stamp, effects);
    effects.push(Effect::Remember(None));
    true
}
