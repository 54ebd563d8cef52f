//! What an adult asks of the station, at the board or at the screen: it is done here, once, and only to whom it was meant for.

use crate::domain::{Action, AdultId, HeardOrder, HelpOutcome, Orders, RecordId, Wish};
use crate::flow::door::sign_out::sign_out;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::take;
use crate::flow::rules::Screen;
use crate::flow::standby::{beat, help, pause};
use crate::flow::state::act::Act;
use crate::flow::state::told::{Ended, Trouble};
use crate::flow::state::{Post, State, who};

/// What every board left for this station on the share. An order for an earlier start of the program, or heard before, does
/// nothing.
pub(in crate::flow) fn come(state: &mut State, letters: Vec<Orders>, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.post == Post::Board {
        return;
    }
    state.beat.hear(&letters);
    for order in letters.into_iter().flat_map(|letter| letter.orders) {
        if order.run != state.beat.run || state.beat.heard.iter().any(|heard| heard.order == order.id) {
            continue;
        }
        let done = obey(state, order.adult, &order.wish, stamp, effects);
        state.beat.heard.push(HeardOrder { order: order.id, done });
    }
}

/// Does what an adult asks, and tells whether there was anything left to do. Every role may ask it; the school's key, or a PIN,
/// has shown that it is an adult.
pub(in crate::flow) fn obey(state: &mut State, adult: AdultId, wish: &Wish, stamp: &Stamp, effects: &mut Vec<Effect>) -> bool {
    let done = match wish {
        Wish::Coming(call) => {
            let place = place_of(state, *call);
            if let Some(place) = place {
                help::say(state, place, None, Some(adult), stamp);
            }
            place.is_some()
        }
        Wish::Answered(call, outcome) => {
            let call = place_of(state, *call).and_then(|place| help::end(state, place, Some((adult, *outcome)), stamp));
            if let Some(call) = &call {
                state.act(adult, Act::on(Action::AnswerHelp, call.student), stamp);
                help::tell_it_was_answered(state, call, adult);
            }
            call.is_some()
        }
        Wish::StopRecording(take) => {
            let runs = state.take.take == Some(*take) && take::runs(state);
            if runs {
                state.act_on_who_is_here(adult, Action::StopRecording, stamp);
                take::step(state, take::Event::Stop, stamp, effects);
            }
            runs
        }
        Wish::EndSession(session) => end(state, *session, adult, stamp, effects),
        Wish::NextStudent(session) => {
            let ended = end(state, *session, adult, stamp, effects);
            if ended {
                state.go(Screen::Classes);
            }
            ended
        }
        Wish::Pause => {
            pause::begin(state, adult, stamp, effects);
            true
        }
        Wish::Note(note) => {
            state.keep(note.clone());
            true
        }
        Wish::GoOn => {
            if who::open_pause(state).is_some() {
                state.act_on_who_is_here(adult, Action::GoOn, stamp);
                pause::end(state, stamp, effects);
            }
            true
        }
    };
    effects.extend(state.outbox.flush_now());
    done
}

fn place_of(state: &State, call: RecordId) -> Option<usize> {
    state.help.iter().position(|open| open.call.id == call)
}

/// Ends a student's session; everything is kept, a recording too. Another one than was meant goes on.
fn end(state: &mut State, session: RecordId, adult: AdultId, stamp: &Stamp, effects: &mut Vec<Effect>) -> bool {
    if state.session.as_ref().is_none_or(|one| one.id != session) {
        return false;
    }
    state.act_on_who_is_here(adult, Action::EndSession, stamp);
    if take::runs(state) {
        effects.push(Effect::EndTake);
    }
    // Who needed help has got it, or has left.
    let student = state.session.as_ref().map(|session| session.file.student.id);
    if let Some(place) = state.help.iter().position(|open| open.call.student == student) {
        help::end(state, place, Some((adult, HelpOutcome::Ended)), stamp);
    }
    effects.extend(state.outbox.flush_now());
    let who = state.school.adult_name(adult).to_owned();
    let ended = Ended::now(who, beat::line(state).is_some(), stamp.uptime);
    let look = state.look;
    sign_out(state, stamp, effects);
    effects.push(Effect::Remember(None));
    // Whoever sat there is told what happened as they can read it, unless there is worse to tell.
    if state.trouble.is_none() {
        (state.trouble, state.look) = (Some(Trouble::Ended(ended)), look);
    }
    true
}
