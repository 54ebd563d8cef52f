//! The gate: an adult names themself, types their PIN, and one thing is done in their name.

use super::duties::{self, Duty};
use super::{
    CodeVerdict, Effect, PinVerdict, Screen, Stamp, State, booking, booth, closing, form_day, help, listen, pause, ready, rubric, settings,
    sign_in, standby,
};
use crate::domain::{Action, AdultId, Audit, Code, ContactId, GuardianForm, Pin, Record, Role, StudentId};
use std::time::Duration;
use uuid::Uuid;

/// What the adult is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To sign in, with a role.
    SignIn(Role),
    /// To let a student in without their PIN.
    LetIn(StudentId),
    /// To let a student choose a new PIN.
    ResetPin(StudentId),
    /// To let a student go on though the readiness check is not complete.
    OverrideReadiness,
    /// To allow a contact to be asked again within the month.
    AllowContact(ContactId),
    /// To allow a time at which somebody else sits at the station.
    AllowClash,
    /// To open the evaluation at hand again.
    ReopenEvaluation,
    /// To rate the practice at hand.
    RatePractice,
    /// To confirm that a guardian has signed.
    AttestForm,
    /// To start the recording of a practice.
    StartRecording,
    /// To take the recording at hand back because a guardian wants it.
    WithdrawForGuardian,
    /// To answer the call for an adult of whoever is at the screen.
    AnswerHelp,
    /// To close the station.
    Close,
    /// To check in to stand by for the interview at hand.
    CheckIn,
    /// To let the interview at hand begin though nobody stands by.
    StartWithoutStandby,
    /// To let a paused station go on.
    GoOn,
    /// To look after the stations at the board.
    LookAfter,
    /// To add an adult at the desk.
    AddAdult,
    /// To let an adult choose a new PIN.
    GivePin(AdultId),
    /// To choose it: who is at the desk has shown that it is them.
    ChoosePin(AdultId),
    /// To make a new recovery code.
    RenewCode,
}

impl Purpose {
    /// Tells whether a reason has to be given.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::OverrideReadiness | Self::AllowContact(_) | Self::StartWithoutStandby)
    }

    /// Tells whether the day on a guardian's form has to be given.
    pub fn needs_form_day(self) -> bool {
        self == Self::AttestForm
    }

    /// Gives what an adult must be allowed to do for it; none where signing in itself tells what they may.
    fn duty(self) -> Option<Duty> {
        Some(match self {
            Self::SignIn(_) | Self::ChoosePin(_) => return None,
            Self::LetIn(_) | Self::ResetPin(_) => Duty::LetIn,
            Self::OverrideReadiness => Duty::OverrideReadiness,
            Self::AllowContact(_) => Duty::AllowContact,
            Self::AllowClash => Duty::AllowClash,
            Self::ReopenEvaluation => Duty::Review,
            Self::RatePractice => Duty::RatePractice,
            Self::AttestForm | Self::WithdrawForGuardian => Duty::ActForGuardian,
            Self::StartRecording => Duty::StartRecording,
            Self::AnswerHelp => Duty::AnswerHelp,
            Self::Close => Duty::Close,
            Self::CheckIn => Duty::StandBy,
            Self::StartWithoutStandby => Duty::StartWithoutStandby,
            Self::GoOn | Self::LookAfter => Duty::LookAfter,
            Self::AddAdult | Self::GivePin(_) | Self::RenewCode => Duty::ChangeSettings,
        })
    }

    fn action(self) -> Option<Action> {
        match self {
            // What is done at the settings is written down there, with what it was.
            Self::SignIn(_) | Self::LookAfter | Self::AddAdult | Self::GivePin(_) | Self::ChoosePin(_) | Self::RenewCode => None,
            Self::GoOn => Some(Action::GoOn),
            Self::LetIn(_) => Some(Action::LetIn),
            Self::ResetPin(_) => Some(Action::ResetPin),
            Self::OverrideReadiness => Some(Action::OverrideReadiness),
            Self::AllowContact(_) => Some(Action::AllowContact),
            Self::AllowClash => Some(Action::AllowClash),
            Self::ReopenEvaluation => Some(Action::ReopenEvaluation),
            Self::RatePractice => Some(Action::RatePractice),
            Self::AttestForm => Some(Action::AttestForm),
            Self::StartRecording => Some(Action::StartRecording),
            Self::WithdrawForGuardian => Some(Action::WithdrawRecording),
            Self::AnswerHelp => Some(Action::AnswerHelp),
            Self::Close => Some(Action::CloseStation),
            Self::CheckIn => Some(Action::StandBy),
            Self::StartWithoutStandby => Some(Action::StartWithoutStandby),
        }
    }
}

/// What has to be told at the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// The PIN was wrong; tries left.
    Wrong(u32),
    /// Wait until the running time reaches this.
    Wait(Duration),
    /// A reason is missing.
    NoReason,
    /// The day on the form does not count.
    FormDay(form_day::Refused),
    /// This adult has no PIN on this station.
    Unset,
    /// The station's key is another one: no PIN fits any more.
    AnotherKey,
    /// The recovery code was wrong.
    WrongCode,
    /// This station has no recovery code.
    NoCode,
    /// The two new PINs were not the same.
    NotTheSame,
}

/// How an adult shows who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// By their six digits.
    #[default]
    Pin,
    /// The digits are lost: by the printed recovery code.
    Code(Code),
    /// The code was right: by six new digits.
    Choose,
    /// And by the same once more.
    Repeat(Pin),
    /// Not at all: nothing is there against which it could be checked.
    Unchecked,
}

/// The gate while it is shown.
#[derive(Debug)]
pub struct Gate {
    /// What for.
    pub purpose: Purpose,
    /// Who.
    pub adult: Option<AdultId>,
    /// The digits so far.
    pub pin: Pin,
    /// How they show that it is them.
    pub way: Way,
    /// The reason.
    pub reason: String,
    /// The day on a guardian's form, as it was typed.
    pub form_day: String,
    /// What has to be told.
    pub trouble: Trouble,
    checking: bool,
}

impl Gate {
    /// Tells whether a reason has to be written before the digits count.
    pub fn lacks_reason(&self) -> bool {
        self.purpose.needs_reason() && self.reason.trim().is_empty()
    }

    /// Tells whether the printed recovery code would do: to sign in or to close the station, and for somebody who was named.
    pub fn may_use_the_code(&self) -> bool {
        matches!(self.purpose, Purpose::SignIn(_) | Purpose::Close) && self.adult.is_some() && self.way == Way::Pin && !self.checking
    }

    /// Tells whether a PIN check is about the adult at the gate.
    pub fn asks(&self, person: Uuid) -> bool {
        self.adult.is_some_and(|adult| adult.0 == person)
    }
}

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

/// Gives the adults who may do it.
pub fn adults(state: &State) -> Vec<&crate::domain::Adult> {
    let Some(gate) = state.gate.as_ref().filter(|gate| gate.way != Way::Unchecked) else { return Vec::new() };
    state
        .school
        .adults
        .iter()
        .filter(|adult| match gate.purpose {
            Purpose::SignIn(role) => (role == Role::Standby) == (adult.role == Role::Standby),
            Purpose::StartRecording => booth::answering_adult(state).is_none_or(|answers| answers == adult.id),
            Purpose::AddAdult | Purpose::GivePin(_) | Purpose::RenewCode => state.desk.adult == Some(adult.id),
            Purpose::ChoosePin(who) => adult.id == who,
            _ => true,
        })
        .filter(|adult| gate.purpose.duty().is_none_or(|duty| duties::may(adult.role, duty)))
        .collect()
}

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Open(purpose) => {
            let (reason, form_day) = (String::new(), String::new());
            state.gate = Some(Gate {
                purpose,
                adult: None,
                pin: Pin::default(),
                way: if matches!(purpose, Purpose::ChoosePin(_)) { Way::Choose } else { Way::Pin },
                reason,
                form_day,
                trouble: Trouble::None,
                checking: false,
            });
            let only = match adults(state).as_slice() {
                [one] => Some(one.id),
                _ => None,
            };
            if let Some(gate) = &mut state.gate {
                gate.adult = only;
            }
        }
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
                (form_day::at_gate(state), &mut state.gate)
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
    let form_day = form_day::at_gate(state);
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
pub(super) fn failed(state: &mut State) {
    if let Some(gate) = &mut state.gate {
        gate.checking = false;
    }
}

pub(super) fn code_checked(state: &mut State, verdict: CodeVerdict) {
    let Some(gate) = state.gate.as_mut().filter(|gate| matches!(gate.way, Way::Code(_))) else { return };
    gate.checking = false;
    match verdict {
        CodeVerdict::Right => gate.way = Way::Choose,
        CodeVerdict::Wrong => gate.trouble = Trouble::WrongCode,
        CodeVerdict::NoneHere => gate.trouble = Trouble::NoCode,
    }
}

pub(super) fn checked(state: &mut State, verdict: PinVerdict, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(gate) = &mut state.gate else { return };
    gate.checking = false;
    match verdict {
        PinVerdict::Right => pass(state, stamp, effects),
        PinVerdict::Wrong { left } => gate.trouble = Trouble::Wrong(left),
        PinVerdict::Wait { left_ms } => gate.trouble = Trouble::Wait(stamp.uptime + Duration::from_millis(left_ms)),
        PinVerdict::Unset => gate.trouble = Trouble::Unset,
        PinVerdict::AnotherKey => gate.trouble = Trouble::AnotherKey,
    }
}

fn pass(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let form_day = form_day::at_gate(state);
    // The day can be changed until the PIN has been checked.
    if let (Some(gate), Err(refused)) = (state.gate.as_mut().filter(|gate| gate.purpose.needs_form_day()), form_day) {
        gate.trouble = Trouble::FormDay(refused);
        return;
    }
    let Some(gate) = state.gate.take() else { return };
    let Some(adult) = gate.adult else { return };
    let session_student = state.session.as_ref().map(|session| session.file.student.id);
    let student = match gate.purpose {
        Purpose::LetIn(student) | Purpose::ResetPin(student) => Some(student),
        _ => session_student,
    };
    let reason = gate.reason.trim().to_owned();
    if matches!(gate.way, Way::Repeat(_)) && !matches!(gate.purpose, Purpose::ChoosePin(_)) {
        state.keep(Audit { id: stamp.id(7), adult, student: None, at: stamp.at, action: Action::UseRecoveryCode, reason: String::new() });
    }
    if let Some(action) = gate.purpose.action() {
        let audit = Audit { id: stamp.id(9), adult, student, at: stamp.at, action, reason: reason.clone() };
        state.keep(Record::Audit(audit));
    }
    match gate.purpose {
        Purpose::SignIn(_) => {
            super::desk::begin(state, adult, effects);
            state.go(Screen::Desk);
        }
        Purpose::LetIn(student) => effects.push(Effect::Open(student)),
        Purpose::ResetPin(student) => {
            effects.push(Effect::ClearPin(student));
            sign_in::again(state, student);
        }
        Purpose::OverrideReadiness => {
            let name = state.school.adult_name(adult).to_owned();
            state.change(|one| {
                one.readiness.passed_at = Some(stamp.at);
                one.readiness.override_reason = reason;
                one.readiness.override_by = name;
                one.readiness.clone()
            });
            ready::let_pass(state);
        }
        Purpose::AllowContact(contact) => {
            if let Some(card) = state.school.contacts.iter_mut().find(|card| card.contact.id == contact) {
                card.contact.again_allowed_at = Some(stamp.at);
                let contact = card.contact.clone();
                state.keep(contact);
            }
        }
        Purpose::AllowClash => booking::save_all_the_same(state, stamp),
        Purpose::AttestForm => {
            if let Ok(dated) = form_day {
                booth::attested(state, GuardianForm::Attested { dated, by: adult });
            }
        }
        Purpose::StartRecording => booth::start(state, stamp, effects),
        Purpose::RatePractice => rubric::let_rate(state, adult),
        Purpose::WithdrawForGuardian => listen::for_guardian(state, adult, stamp, effects),
        Purpose::AnswerHelp => help::answered_here(state, adult),
        Purpose::Close => closing::passed(state, stamp, effects),
        Purpose::GoOn => pause::end(state, stamp, effects),
        Purpose::LookAfter => {
            state.desk.adult = Some(adult);
            state.arrived += 1;
        }
        Purpose::CheckIn => standby::checked_in(state, adult, stamp),
        Purpose::AddAdult | Purpose::GivePin(_) | Purpose::ChoosePin(_) | Purpose::RenewCode => {
            settings::passed(state, gate.purpose, stamp, effects);
        }
        Purpose::StartWithoutStandby => state.live.presence = standby::Presence::Waived,
        Purpose::ReopenEvaluation => state.change(|one| {
            one.evaluation.handed_in_at = None;
            one.evaluation.comment.clear();
            one.evaluation.clone()
        }),
    }
}
