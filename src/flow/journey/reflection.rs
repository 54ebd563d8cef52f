//! The reflection shared with the class: three prompts, kept as typed.

use crate::flow::rules::Screen;
use crate::flow::state::State;

/// Something done with the reflection.
#[derive(Clone, Debug)]
pub enum Event {
    /// The answer to a prompt, 0 to 2, was written.
    Write(usize, String),
    /// It is done for now.
    Done,
}

pub(in crate::flow) fn step(state: &mut State, event: Event) {
    match event {
        Event::Write(place, text) => {
            if place < 3 {
                state.change(|one| {
                    if let Some(answer) = one.reflection.answers.get_mut(place) {
                        *answer = text;
                    }
                    one.reflection.clone()
                });
            }
        }
        Event::Done => state.go(Screen::WhatNext),
    }
}
