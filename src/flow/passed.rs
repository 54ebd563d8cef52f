//! What is done in the name of an adult who has shown at the gate that it is them.

use crate::domain::{Action, Evaluation, GuardianForm, Readiness};
use crate::flow::call::{booking, ready};
use crate::flow::desk::settings::adults;
use crate::flow::door::sign_in;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::{booth, listen, rubric};
use crate::flow::rules::Screen;
use crate::flow::standby::{self, help, pause};
use crate::flow::state::act::Act;
use crate::flow::state::call::Presence;
use crate::flow::state::gate::{Trouble, Way};
use crate::flow::state::purpose::Purpose;
use crate::flow::state::{State, ask};
use crate::flow::{closing, desk};

pub(super) fn pass(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let form_day = ask::form_day(state);
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
        state.act(adult, Action::UseRecoveryCode, stamp);
    }
    if let Some(action) = gate.purpose.action() {
        state.act(adult, Act::on(action, student).because(reason.as_str()), stamp);
    }
    match gate.purpose {
        Purpose::SignIn(_) => {
            desk::begin(state, adult, effects);
            state.go(Screen::Desk);
        }
        Purpose::LetIn(student) => effects.push(Effect::Open(student)),
        Purpose::ResetPin(student) => {
            effects.push(Effect::ClearPin(student));
            sign_in::again(state, student);
        }
        Purpose::OverrideReadiness => {
            let name = state.school.adult_name(adult).to_owned();
            state.write(|it: &mut Readiness| {
                it.passed_at = Some(stamp.at);
                it.override_reason = reason;
                it.override_by = name;
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
            state.focus_anew();
        }
        Purpose::CheckIn => standby::checked_in(state, adult, stamp),
        Purpose::AddAdult | Purpose::GivePin(_) | Purpose::ChoosePin(_) | Purpose::RenewCode => {
            adults::passed(state, gate.purpose, stamp, effects);
        }
        Purpose::StartWithoutStandby => state.live.presence = Presence::Waived,
        Purpose::ReopenEvaluation => state.write(|it: &mut Evaluation| {
            it.handed_in_at = None;
            it.comment.clear();
        }),
    }
}
