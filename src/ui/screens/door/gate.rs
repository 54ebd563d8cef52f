//! The gate: an adult's name and PIN over any screen.

use crate::content::full_date;
use crate::domain::{AdultId, Code};
use crate::flow::call::ready;
use crate::flow::door::gate;
use crate::flow::rules::form_day::Refused;
use crate::flow::state::ask;
use crate::flow::state::gate::{Trouble, Way};
use crate::flow::state::purpose::Purpose;
use crate::flow::{Event, State, closing};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, GateAdapter, GateAdult, GatePurpose, GateTrouble, GateView, GateWay};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::{ComponentHandle, Model};

fn view(state: &State) -> (GateView, Vec<GateAdult>) {
    let Some(gate) = &state.gate else { return (GateView::default(), Vec::new()) };
    let seconds =
        |until: std::time::Duration| u64::try_from(until.saturating_sub(state.uptime).as_millis().div_ceil(1000)).unwrap_or(u64::MAX);
    let (trouble, number) = match gate.trouble {
        Trouble::None => (GateTrouble::None, 0),
        Trouble::Wrong(left) => (GateTrouble::Wrong, u64::from(left)),
        Trouble::Wait(until) if until > state.uptime => (GateTrouble::Wait, seconds(until)),
        Trouble::Wait(_) => (GateTrouble::None, 0),
        Trouble::NoReason => (GateTrouble::NoReason, 0),
        Trouble::FormDay(Refused::NoDay) => (GateTrouble::NoFormDay, 0),
        Trouble::FormDay(Refused::Future) => (GateTrouble::FutureForm, 0),
        Trouble::FormDay(Refused::Old) => (GateTrouble::OldForm, 0),
        Trouble::Unset => (GateTrouble::Unset, 0),
        Trouble::AnotherKey => (GateTrouble::AnotherKey, 0),
        Trouble::WrongCode => (GateTrouble::WrongCode, 0),
        Trouble::NoCode => (GateTrouble::NoCode, 0),
        Trouble::NotTheSame => (GateTrouble::NotTheSame, 0),
    };
    let missing = (gate.purpose == Purpose::OverrideReadiness).then(|| ready::checks(state));
    let view = GateView {
        shown: true,
        purpose: match gate.purpose {
            Purpose::SignIn(_) => GatePurpose::SignIn,
            Purpose::LetIn(_) => GatePurpose::LetIn,
            Purpose::ResetPin(_) => GatePurpose::ResetPin,
            Purpose::OverrideReadiness => GatePurpose::OverrideReadiness,
            Purpose::AllowContact(_) => GatePurpose::AllowContact,
            Purpose::AllowClash => GatePurpose::AllowClash,
            Purpose::AttestForm => GatePurpose::AttestForm,
            Purpose::StartRecording => GatePurpose::StartRecording,
            Purpose::RatePractice => GatePurpose::RatePractice,
            Purpose::WithdrawForGuardian => GatePurpose::WithdrawForGuardian,
            Purpose::AnswerHelp => GatePurpose::AnswerHelp,
            Purpose::Close => GatePurpose::Close,
            Purpose::CheckIn => GatePurpose::CheckIn,
            Purpose::GoOn => GatePurpose::GoOn,
            Purpose::LookAfter => GatePurpose::LookAfter,
            Purpose::StartWithoutStandby => GatePurpose::StartWithoutStandby,
            Purpose::ReopenEvaluation => GatePurpose::ReopenEvaluation,
            Purpose::AddAdult => GatePurpose::AddAdult,
            Purpose::GivePin(_) => GatePurpose::GivePin,
            Purpose::ChoosePin(_) => GatePurpose::ChoosePin,
            Purpose::RenewCode => GatePurpose::RenewCode,
        },
        whose: match gate.purpose {
            Purpose::GivePin(adult) | Purpose::ChoosePin(adult) => state.school.adult_name(adult),
            _ => "",
        }
        .into(),
        digits: i32::try_from(gate.pin.len()).unwrap_or(0),
        reason: gate.reason.as_str().into(),
        form_day: gate.form_day.as_str().into(),
        form_day_read: ask::form_day(state).map_or(String::new(), |day| full_date(day, state.look.language)).into(),
        needs_form_day: gate.purpose.needs_form_day(),
        needs_reason: gate.purpose.needs_reason(),
        lacks_reason: gate.lacks_reason(),
        no_questions: missing.is_some_and(|checks| !checks.questions),
        no_confirmation: missing.is_some_and(|checks| !checks.confirmation),
        no_notes: missing.is_some_and(|checks| !checks.notes),
        no_adult: missing.is_some_and(|checks| !checks.adult),
        chosen: gate.adult.is_some(),
        way: match gate.way {
            Way::Pin => GateWay::Pin,
            Way::Code(_) => GateWay::Code,
            Way::Choose => GateWay::Choose,
            Way::Repeat(_) => GateWay::Repeat,
            Way::Unchecked => GateWay::Unchecked,
        },
        code_would_do: gate.may_use_the_code(),
        code_typed: matches!(&gate.way, Way::Code(code) if code.is_whole()),
        trouble,
        number: i32::try_from(number).unwrap_or(i32::MAX),
    };
    let adults = ask::adults(state)
        .into_iter()
        .map(|adult| GateAdult {
            id: adult.id.to_string().into(),
            name: adult.name.as_str().into(),
            selected: gate.adult == Some(adult.id),
        })
        .collect();
    (view, adults)
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<GateAdapter>();
    let (view, adults) = view(state);
    sync_list!(adapter, get_adults, set_adults, adults);
    adapter.set_view(view);
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<GateAdapter>();
    // The made-up rows are for the preview alone.
    adapter.set_adults(slint::ModelRc::default());
    wire! {
        adapter, dispatch => Event::Gate;
        on_adult(id) => id.parse().ok().map(|id| gate::Event::Adult(AdultId(id)));
        on_erase() => gate::Event::Erase;
        on_pin_lost() => gate::Event::PinLost;
        on_code(text) => gate::Event::Code(Code::new(&text));
        on_code_done() => gate::Event::CodeTyped;
        on_reason(text) => gate::Event::Reason(text.into());
        on_form_day(text) => gate::Event::FormDay(text.into());
        on_close() => gate::Event::Close;
    }
    wire! {
        adapter, dispatch => Event::Closing;
        on_close_unchecked() => closing::Event::Unchecked;
    }
    debug_assert_eq!(adapter.get_adults().row_count(), 0);
    let to = dispatch.clone();
    adapter.on_digit(move |text| text.chars().for_each(|digit| to.send(Event::Gate(gate::Event::Digit(digit)))));
}
