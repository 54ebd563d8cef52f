//! The phone script: one step at a time, and never out of a call but by its end.

use crate::content::{AgreedTime, ScriptAnswer, ScriptStep, StepKind};
use crate::domain::{CallDraft, CallPlan};
use crate::flow::call::{booking, concern};
use crate::flow::effects::Stamp;
use crate::flow::rules::Screen;
use crate::flow::state::State;

/// How a call begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The student phones.
    Phone,
    /// They call back.
    CallBack,
    /// The slow form: another language, relay or interpreter.
    Slow,
}

/// Something done with the script.
#[derive(Clone, Debug)]
pub enum Event {
    /// A free time was written, 0 to 2.
    Slot(usize, String),
    /// The call-back number was written.
    Number(String),
    /// The call begins.
    Begin(Start),
    /// Something happened.
    Answer(String),
    /// One step back.
    StepBack,
    /// The line that ends the call.
    SafeExit,
    /// The map is shown or put away.
    Map(bool),
    /// The day and time were written down, as they were agreed on.
    Agreed(String),
    /// Their number was written down.
    TheirNumber(String),
    /// The link of the video meeting was written down.
    Link(String),
    /// The call is over.
    Over,
}

/// Gives the step at hand; `None` before the call.
pub fn current(state: &State) -> Option<&ScriptStep> {
    let id = state.interview()?.call_plan.call.path.last()?;
    state.content.phone_script.step(id)
}

/// Gives what can happen at a step: nobody takes a time that was not offered.
pub fn answers<'a>(state: &State, step: &'a ScriptStep) -> Vec<&'a ScriptAnswer> {
    let offered = state.interview().map_or(0, |one| one.call_plan.offered().len());
    let there = |answer: &&ScriptAnswer| answer.agreed.time.and_then(AgreedTime::place).is_none_or(|place| place < offered);
    step.answers.iter().filter(there).collect()
}

/// Tells whether a call is under way on this screen.
pub fn under_way(state: &State) -> bool {
    state.screen == Screen::Phone && current(state).is_some()
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    match event {
        Event::Slot(place, text) => state.write(|it: &mut CallPlan| {
            if let Some(slot) = it.slots.get_mut(place) {
                *slot = text;
            }
        }),
        Event::Number(text) => state.write(|it: &mut CallPlan| it.number = text),
        Event::Begin(start) => {
            let script = &state.content.phone_script;
            let first = match start {
                Start::Phone => script.start.clone(),
                Start::CallBack => script.callback_start.clone(),
                Start::Slow => script.slow_start.clone(),
            };
            walk(state, |call| {
                call.path = vec![first];
                call.answers.clear();
                // What was raised in an earlier call stays raised, whatever comes of this one.
                call.concern = None;
            });
        }
        Event::Answer(answer) => {
            let found = current(state).and_then(|step| answers(state, step).into_iter().find(|one| one.id == answer));
            if let Some((to, agreed)) = found.map(|one| (one.to.clone(), one.agreed)) {
                walk(state, |call| leave(call, answer, to));
                if let Some(time) = agreed.time {
                    booking::agree_on(state, time);
                }
            }
        }
        // Before the first step there is the preparation again.
        Event::StepBack => walk(state, |call| {
            call.path.pop();
            call.answers.truncate(call.path.len().saturating_sub(1));
        }),
        Event::SafeExit => {
            let exit = state.content.phone_script.safe_exit.clone();
            if current(state).is_some_and(|step| step.id != exit) {
                walk(state, |call| leave(call, String::new(), exit));
            }
        }
        Event::Map(shown) => state.phone.map = shown,
        Event::Agreed(text) => booking::note(state, |draft| draft.agreed = text),
        Event::TheirNumber(text) => booking::note(state, |draft| draft.employee_number = text),
        Event::Link(text) => booking::note(state, |draft| draft.link = text),
        Event::Over => over(state),
    }
    concern::watch(state, stamp);
}

/// Leaves a step by an answer. A call begun before answers were kept has fewer of them than steps.
fn leave(call: &mut CallDraft, answer: String, to: String) {
    call.answers.resize(call.path.len().saturating_sub(1), String::new());
    call.answers.push(answer);
    call.path.push(to);
}

fn walk(state: &mut State, walk: impl FnOnce(&mut CallDraft)) {
    state.phone.map = false;
    // The answers are others now: a key that is pressed once too often must not give one of them.
    state.focus_anew();
    state.write(|it: &mut CallPlan| walk(&mut it.call));
}

fn over(state: &mut State) {
    let Some(step) = current(state) else { return };
    let end = (step.kind == StepKind::End).then_some(step.outcome).flatten();
    let unsafe_call = state.interview().is_some_and(|one| one.call_plan.call.path.contains(&state.content.phone_script.safe_exit));
    let outcome = end.or(unsafe_call.then_some(crate::domain::Outcome::EndedUnsafe));
    state.write(|it: &mut CallPlan| {
        let call = &mut it.call;
        *call = CallDraft {
            path: std::mem::take(&mut call.path),
            answers: std::mem::take(&mut call.answers),
            concern: call.concern,
            outcome,
            ..CallDraft::default()
        };
    });
    state.go(Screen::AfterCall);
}
