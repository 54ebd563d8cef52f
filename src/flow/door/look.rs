//! Text size, contrast and language: the header's switches.

use crate::flow::state::State;
use crate::flow::state::seat::Look;

/// The sizes of text, in percent.
const SIZES: [u32; 5] = [100, 125, 150, 175, 200];

/// A switch of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookEvent {
    /// The next larger text; after the largest comes the smallest.
    TextSize,
    /// The next scheme.
    Contrast,
    /// The next language.
    Language,
}

pub(in crate::flow) fn step(state: &mut State, event: LookEvent) {
    let look = &mut state.look;
    match event {
        LookEvent::TextSize => {
            look.percent = SIZES.into_iter().find(|size| *size > look.percent).unwrap_or(100);
        }
        LookEvent::Contrast => look.scheme = look.scheme.next(),
        LookEvent::Language => {
            look.language = state.school.settings.offered(look.language.next());
            return;
        }
    }
    keep(state);
}

/// Brings a student's own comfort to the screen. Whoever chose another on the way here knows best, and it is theirs from now on.
pub(in crate::flow) fn signed_in(state: &mut State) {
    let Some(comfort) = state.session.as_ref().map(|session| &session.file.comfort) else { return };
    let untouched = Look { language: state.look.language, ..Look::default() };
    if state.look == untouched {
        // Whatever another program wrote can be read here.
        let [least, .., most] = SIZES;
        let percent = comfort.percent.clamp(least, most);
        (state.look.percent, state.look.scheme) = (percent, comfort.scheme);
    } else {
        keep(state);
    }
}

/// Keeps how the screen looks with the student who is signed in.
fn keep(state: &mut State) {
    let Look { percent, scheme, .. } = state.look;
    let Some(session) = &mut state.session else { return };
    let comfort = &mut session.file.comfort;
    if (comfort.percent, comfort.scheme) != (percent, scheme) {
        (comfort.percent, comfort.scheme) = (percent, scheme);
        let record = comfort.clone();
        state.keep(record);
    }
}
