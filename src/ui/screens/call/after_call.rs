//! After a call: how it ended, what comes next, how it felt.

use crate::content::short_date;
use crate::domain::{Outcome, add_days};
use crate::flow::call::after_call::{self, Event as AfterCall, Field};
use crate::flow::call::concern;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AfterCallAdapter, AfterCallField, AfterCallView, AppWindow, DayTile, OutcomeTile};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn view(state: &State) -> AfterCallView {
    let Some(one) = state.interview() else { return AfterCallView::default() };
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let call = &one.call_plan.call;
    let last = call.path.last().is_some_and(|step| step == after_call::NO_MORE_CALLS);
    AfterCallView {
        name: contact.map_or("", |contact| contact.name()).into(),
        no_outcome: state.after_call.no_outcome,
        booked: call.outcome == Some(Outcome::Booked),
        succeeded: call.outcome.is_some_and(Outcome::succeeded),
        asks_when: after_call::asks_when(state),
        closed: concern::stands(state),
        never_again: last && call.outcome == Some(Outcome::Refused),
        next_step: call.next_step.as_str().into(),
        names: call.names.as_str().into(),
        no_person: contact.is_some_and(|contact| contact.employee.trim().is_empty()),
        person: call.person.as_str().into(),
        no_email: contact.is_some_and(|contact| contact.email.trim().is_empty()),
        email: call.email.as_str().into(),
        felt: call.felt.map_or(0, |score| i32::from(score.get())),
        who_else: after_call::asks_who_else(call),
        else_name: call.referral.employee.as_str().into(),
        else_employer: call.referral.employer.as_str().into(),
        else_phone: call.referral.phone.as_str().into(),
        else_email: call.referral.email.as_str().into(),
        may_use_name: call.referral.may_use_name,
    }
}

fn outcomes(state: &State) -> Vec<OutcomeTile> {
    let chosen = state.interview().and_then(|one| one.call_plan.call.outcome);
    let tile = |outcome: Outcome| OutcomeTile {
        id: outcome.key().into(),
        text: state.content.phone_script.outcome_name(outcome, state.look.language).into(),
        selected: chosen == Some(outcome),
    };
    Outcome::ALL.into_iter().map(tile).collect()
}

fn days(state: &State) -> Vec<DayTile> {
    let chosen = state.interview().and_then(|one| one.call_plan.call.next_on);
    let tile = |days: u64| {
        let day = add_days(state.now.date_naive(), days);
        DayTile { days: i32::try_from(days).unwrap_or(0), date: short_date(day, state.look.language).into(), selected: chosen == Some(day) }
    };
    let none = DayTile { days: -1, date: slint::SharedString::default(), selected: chosen.is_none() };
    after_call::days(state.now.date_naive()).into_iter().map(tile).chain([none]).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<AfterCallAdapter>();
    sync_list!(adapter, get_outcomes, set_outcomes, outcomes(state));
    sync_list!(adapter, get_days, set_days, days(state));
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<AfterCallAdapter>();
    wire! {
        adapter, dispatch => Event::AfterCall;
        on_outcome(id) => Outcome::ALL.into_iter().find(|one| one.key() == id.as_str()).map(AfterCall::Outcome);
        on_on(days) => AfterCall::In(u64::try_from(days).ok());
        on_felt(score) => AfterCall::Felt(u8::try_from(score).unwrap_or(0));
        on_may_use_name(may) => AfterCall::MayUseName(may);
        on_save() => AfterCall::Save;
    }
    let to = dispatch.clone();
    adapter.on_write(move |field, text| {
        let field = match field {
            AfterCallField::NextStep => Field::NextStep,
            AfterCallField::Names => Field::Names,
            AfterCallField::Person => Field::Person,
            AfterCallField::Email => Field::Email,
            AfterCallField::ElseName => Field::ElseName,
            AfterCallField::ElseEmployer => Field::ElseEmployer,
            AfterCallField::ElsePhone => Field::ElsePhone,
            AfterCallField::ElseEmail => Field::ElseEmail,
        };
        to.send(Event::AfterCall(AfterCall::Write(field, text.into())));
    });
}
