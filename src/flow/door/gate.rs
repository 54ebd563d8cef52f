//! The gate: an adult names themself, types their PIN, and one thing is done in their name.

use crate::domain::{AdultId, Code, Pin};
use crate::flow::effects::{CodeVerdict, Effect, PinVerdict, Stamp};
use crate::flow::rules::{Screen, form_day};
use crate::flow::state::gate::{Gate, Trouble, Way};
use crate::flow::state::purpose::Purpose;
use crate::flow::state::{State, ask};
use std::time::Duration;

/// Something done at the gate.
#[derive(Clone, Debug)]
pub enum Event {
    /// It is needed.
    Open(Purpose),
    /// An adult names themself.
    Adult(AdultId),
    /// A digit.
    Digit(char),
    /// The last digit is taken back.
    Erase,
    /// The reason changed.
    Reason(String),
    /// The day on the form changed.
    FormDay(String),
    /// The PIN is lost: the recovery code shall do.
    PinLost,
    /// Something was typed of the recovery code.
    Code(Code),
    /// All of it is there.
    CodeTyped,
    /// Never mind.
    Close,
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Open(purpose) => state.ask_adult(purpose),
        Event::Close => {
            state.gate = None;
            // The settings lay beneath it, and the focus begins anew there.
            state.arrived += u32::from(state.screen == Screen::Settings);
        }
        Event::Adult(adult) => {
            // Who chooses a PIN was named, and there is no other way to show who they are.
            let named = |gate: &&mut Gate| matches!(gate.purpose, Purpose::ChoosePin(_)) || gate.way == Way::Unchecked;
            if let Some(gate) = state.gate.as_mut().filter(|gate| !named(gate)) {
                gate.adult = Some(adult);
                gate.pin = Pin::default();
                gate.way = Way::Pin;
                gate.trouble = Trouble::None;
            }
        }
        Event::Erase => {
            if let Some(gate) = &mut state.gate {
                gate.pin.pop();
            }
        }
        Event::Reason(reason) => {
            if let Some(gate) = &mut state.gate {
                gate.reason = reason;
                if gate.trouble == Trouble::NoReason {
                    gate.trouble = Trouble::None;
                }
            }
        }
        Event::FormDay(text) => {
            if let Some(gate) = &mut state.gate {
                gate.form_day = text;
                if matches!(gate.trouble, Trouble::FormDay(_)) {
                    gate.trouble = Trouble::None;
                }
            }
            // One that is all there and can't be right is told at once.
            if let (Err(refused @ (form_day::Refused::Future | form_day::Refused::Old)), Some(gate)) =
                (ask::form_day(state), &mut state.gate)
            {
                gate.trouble = Trouble::FormDay(refused);
            }
        }
        Event::Digit(digit) => digit_typed(state, digit, stamp, effects),
        Event::PinLost => {
            if let Some(gate) = state.gate.as_mut().filter(|gate| gate.may_use_the_code()) {
                gate.way = Way::Code(Code::default());
                gate.pin = Pin::default();
                gate.trouble = Trouble::None;
            }
        }
        Event::Code(code) => {
            if let Some(gate) = state.gate.as_mut().filter(|gate| matches!(gate.way, Way::Code(_)) && !gate.checking) {
                gate.way = Way::Code(code);
                gate.trouble = Trouble::None;
            }
        }
        Event::CodeTyped => {
            let Some(gate) = &mut state.gate else { return };
            if let (Way::Code(code), false) = (&gate.way, gate.checking)
                && code.is_whole()
            {
                gate.checking = true;
                effects.push(Effect::CheckCode(code.clone()));
            }
        }
    }
}

fn digit_typed(state: &mut State, digit: char, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let form_day = ask::form_day(state);
    let Some(gate) = &mut state.gate else { return };
    let Some(adult) = gate.adult else { return };
    if gate.checking || matches!(gate.trouble, Trouble::Wait(until) if until > stamp.uptime) {
        return;
    }
    if gate.lacks_reason() {
        gate.trouble = Trouble::NoReason;
        return;
    }
    if let (true, Err(refused)) = (gate.purpose.needs_form_day(), form_day) {
        gate.trouble = Trouble::FormDay(refused);
        return;
    }
    if matches!(gate.way, Way::Code(_) | Way::Unchecked) {
        return;
    }
    gate.trouble = Trouble::None;
    gate.pin.push(digit, Pin::ADULT);
    if gate.pin.len() < Pin::ADULT {
        return;
    }
    let pin = std::mem::take(&mut gate.pin);
    match &gate.way {
        Way::Choose => gate.way = Way::Repeat(pin),
        Way::Repeat(first) if *first == pin => {
            gate.checking = true;
            effects.push(Effect::SetPin(adult.0, pin));
        }
        Way::Repeat(_) => {
            gate.way = Way::Choose;
            gate.trouble = Trouble::NotTheSame;
        }
        Way::Pin | Way::Code(_) | Way::Unchecked => {
            gate.checking = true;
            effects.push(Effect::CheckPin(adult.0, pin));
        }
    }
}

/// What the engine could not do can be tried again.
pub(in crate::flow) fn failed(state: &mut State) {
    if let Some(gate) = &mut state.gate {
        gate.checking = false;
    }
}

pub(in crate::flow) fn code_checked(state: &mut State, verdict: CodeVerdict) {
    let Some(gate) = state.gate.as_mut().filter(|gate| matches!(gate.way, Way::Code(_))) else { return };
    gate.checking = false;
    match verdict {
        CodeVerdict::Right => gate.way = Way::Choose,
        CodeVerdict::Wrong => gate.trouble = Trouble::WrongCode,
        CodeVerdict::NoneHere => gate.trouble = Trouble::NoCode,
    }
}

/// Hears what came of a PIN; tells whether what the gate was open for may be done now.
pub(in crate::flow) fn checked(state: &mut State, verdict: PinVerdict, stamp: &Stamp) -> bool {
    let Some(gate) = &mut state.gate else { return false };
    gate.checking = false;
    gate.trouble = match verdict {
        PinVerdict::Right => return true,
        PinVerdict::Wrong { left } => Trouble::Wrong(left),
        PinVerdict::Wait { left_ms } => Trouble::Wait(stamp.uptime + Duration::from_millis(left_ms)),
        PinVerdict::Unset => Trouble::Unset,
        PinVerdict::AnotherKey => Trouble::AnotherKey,
    };
    false
}
