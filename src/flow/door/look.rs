//! Text size, contrast and language: the header's switches.

use crate::flow::state::State;

/// The sizes of text, in percent.
const SIZES: [u32; 5] = [100, 125, 150, 175, 200];

/// A switch of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookEvent {
    /// The next larger text; after the largest comes the smallest.
    TextSize,
    /// High contrast on or off.
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
        LookEvent::Contrast => look.contrast = !look.contrast,
        LookEvent::Language => {
            look.language = state.school.settings.offered(look.language.next());
        }
    }
}
