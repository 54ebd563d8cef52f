//! The phone script: no dead end, every branch reachable, every word there; and the call as a student walks it.

mod script;
mod walk;
mod words;

use crate::calling::{at, chosen, one};
use crate::school;
use crate::station::Station;
use askwell::content::{Content, PhoneScript, StepKind};
use askwell::domain::*;
use askwell::flow::call::phone::{Event as Phone, Start};
use askwell::flow::call::phone_words::Blanks;
use askwell::flow::{Event, Screen};
use std::collections::BTreeSet;

fn content() -> std::sync::Arc<Content> {
    crate::station::content()
}

fn starts(script: &PhoneScript) -> [&str; 4] {
    [&script.start, &script.callback_start, &script.slow_start, &script.safe_exit]
}

fn calling() -> Station {
    at(Screen::Phone, vec![chosen().into()])
}

/// Walks the shortest way from one of the starts to a step.
fn walk_to(station: &Station, wanted: &str) {
    let (start, answers) = station.look(|state| {
        let script = &state.content.phone_script;
        let starts = [(Start::Phone, &script.start), (Start::CallBack, &script.callback_start), (Start::Slow, &script.slow_start)];
        let mut seen = BTreeSet::new();
        let mut todo: std::collections::VecDeque<(Start, String, Vec<String>)> =
            starts.into_iter().map(|(start, id)| (start, id.clone(), Vec::new())).collect();
        while let Some((start, id, answers)) = todo.pop_front() {
            if id == wanted {
                return (start, answers);
            }
            if seen.insert(id.clone()) {
                for answer in askwell::flow::call::phone::answers(state, script.step(&id).unwrap()) {
                    let more = answers.iter().cloned().chain([answer.id.clone()]).collect();
                    todo.push_back((start, answer.to.clone(), more));
                }
            }
        }
        panic!("no way leads to {wanted}");
    });
    station.send(Event::Phone(Phone::Begin(start)));
    for answer in answers {
        station.send(Event::Phone(Phone::Answer(answer)));
    }
}
