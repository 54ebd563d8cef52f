//! The reflection shared with the class: three prompts, kept as typed.

use crate::domain::Reflection;
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
                state.write(|it: &mut Reflection| {
                    if let Some(answer) = it.answers.get_mut(place) {
                        *answer = text;
                    }
                });
            }
        }
        Event::Done => state.go(Screen::WhatNext),
    }
}
