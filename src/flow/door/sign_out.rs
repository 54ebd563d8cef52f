//! Signing out: everything is saved, and nothing of whoever was here stays.

use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::comments;
use crate::flow::state::State;
use crate::flow::state::told::Trouble;
use std::sync::Arc;

/// Saves, forgets everything of the student or adult, and shows the first screen.
pub(in crate::flow) fn sign_out(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    comments::add(state, stamp);
    effects.extend(state.outbox.flush(stamp));
    let keep_trouble = matches!(state.trouble, Some(Trouble::NotSaved(_) | Trouble::Unusable(_)));
    let fresh = State::new(Arc::clone(&state.content), state.start_language);
    let old = std::mem::replace(state, fresh);
    state.post = old.post;
    state.screen = state.post.home();
    state.beat = old.beat;
    // The stations stay on the board, whoever stands before it.
    state.board = old.board.put_away();
    state.now = old.now;
    state.uptime = old.uptime;
    state.school = old.school;
    state.outbox = old.outbox;
    state.arrived = old.arrived;
    state.help = old.help;
    state.loudspeaker = old.loudspeaker;
    state.class_mode = old.class_mode;
    state.sharing = old.sharing;
    state.trouble = old.trouble.filter(|_| keep_trouble);
    effects.push(Effect::ReadAloud(String::new(), state.look.language));
    effects.push(Effect::ReadSchool);
}
