//! Whom to ask.

use crate::content::{long_moment, short_date};
use crate::domain::{Contact, ContactCard, ContactId};
use crate::flow::call::whom::{self, Event as Whom, Field};
use crate::flow::rules::contact;
use crate::flow::state::call::FormFault;
use crate::flow::state::way;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, ContactCareer, ContactLine, ContactStatus, WhomAdapter, WhomFault, WhomField, WhomView};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

/// Joins what is there.
fn join(parts: &[&str]) -> SharedString {
    parts.iter().filter(|part| !part.trim().is_empty()).copied().collect::<Vec<_>>().join(" · ").into()
}

/// Gives title and employer; the employer alone stands as the name where no employee is known.
pub(in crate::ui) fn detail(contact: &Contact) -> SharedString {
    let employer = if contact.employee.trim().is_empty() { "" } else { contact.employer.as_str() };
    join(&[&contact.title, employer])
}

fn line(state: &State, card: &ContactCard) -> ContactLine {
    let language = state.look.language;
    let contact = &card.contact;
    let student = state.session.as_ref().map(|session| session.file.student.id);
    let chosen = state.interview().is_some_and(|one| one.interview.contact == Some(contact.id));
    let rest = student.and_then(|student| contact::resting(card, student, state.now)).filter(|_| !chosen);
    let mut calls = state.session.iter().flat_map(|session| &session.file.calls);
    let called = calls.rfind(|call| call.contact == contact.id);
    ContactLine {
        id: contact.id.to_string().into(),
        name: contact.name().into(),
        detail: detail(contact),
        work: join(&[state.content.occupations.name_of(&contact.career, language), &contact.city]),
        volunteer: contact.volunteer,
        status: match (chosen, rest) {
            (true, _) => ContactStatus::Chosen,
            (false, Some(_)) => ContactStatus::Resting,
            (false, None) => ContactStatus::Free,
        },
        asked: rest.map_or(String::new(), |rest| short_date(rest.asked, language)).into(),
        free_from: rest.map_or(String::new(), |rest| short_date(rest.free_from, language)).into(),
        called: called.map_or("", |call| state.content.phone_script.outcome_name(call.outcome, language)).into(),
    }
}

/// Tells whether the form corrects somebody who is on the list already.
fn corrects(state: &State) -> bool {
    whom::form(state).is_some_and(|form| form.corrects.is_some())
}

fn view(state: &State) -> WhomView {
    let language = state.look.language;
    let one = state.interview();
    let chosen = way::chosen_contact(state);
    let booking = one.and_then(|one| one.interview.booking.as_ref());
    let form = whom::form(state).cloned().unwrap_or_default();
    WhomView {
        typed: state.whom.typed.as_str().into(),
        chosen: chosen.is_some(),
        closed: way::closed_contact(state).map_or("", Contact::name).into(),
        name: chosen.map_or("", Contact::name).into(),
        detail: chosen.map(detail).unwrap_or_default(),
        phone: chosen.map_or("", |contact| &contact.phone).into(),
        email: chosen.map_or("", |contact| &contact.email).into(),
        booked: booking.map_or(String::new(), |one| long_moment(one.starts, language)).into(),
        adding: whom::form(state).is_some(),
        employer: form.employer.into(),
        employee: form.employee.into(),
        title: form.title.into(),
        own_phone: form.phone.into(),
        own_email: form.email.into(),
        career: state.content.occupations.name_of(&form.career, language).into(),
        correcting: corrects(state),
        own: whom::own(state).is_some(),
        dropping: state.whom.dropping,
        fault: match state.whom.fault {
            None => WhomFault::None,
            Some(FormFault::Nobody) => WhomFault::Nobody,
            Some(FormFault::NoWay) => WhomFault::NoWay,
            Some(FormFault::Known(_)) => WhomFault::Known,
            Some(FormFault::DoNotContact) => WhomFault::DoNotContact,
        },
    }
}

fn careers(state: &State) -> Vec<ContactCareer> {
    let wanted = state.session.iter().flat_map(|session| &session.file.interest.careers);
    let written = whom::form(state).map_or("", |form| &form.career);
    let tile = |career: &crate::domain::Career| {
        let (crate::domain::Career::Listed(value) | crate::domain::Career::Own(value)) = career;
        let name = state.content.occupations.name(career, state.look.language);
        ContactCareer { value: value.as_str().into(), name: name.into(), selected: written == value }
    };
    wanted.map(tile).collect()
}

fn known(state: &State) -> Vec<ContactLine> {
    let Some(FormFault::Known(id)) = state.whom.fault else { return Vec::new() };
    state.school.contact(id).map(|card| line(state, card)).into_iter().collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<WhomAdapter>();
    let lines = |cards: Vec<&ContactCard>| cards.into_iter().map(|card| line(state, card)).collect();
    let (fitting, others) = whom::lists(state);
    sync_list!(adapter, get_fitting, set_fitting, lines(fitting));
    sync_list!(adapter, get_others, set_others, lines(others));
    sync_list!(adapter, get_known, set_known, known(state));
    sync_list!(adapter, get_careers, set_careers, careers(state));
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<WhomAdapter>();
    wire! {
        adapter, dispatch => Event::Whom;
        on_typed(text) => Whom::Typed(text.into());
        on_choose(id) => id.parse().ok().map(|id| Whom::Choose(ContactId(id)));
        on_allow(id) => id.parse().ok().map(|id| Whom::Allow(ContactId(id)));
        on_open() => Whom::Open;
        on_close() => Whom::Close;
        on_correct() => Whom::Correct;
        on_drop(yes) => Whom::Drop(yes);
        on_add() => Whom::Add;
        on_phone() => Whom::Phone;
    }
    let to = dispatch.clone();
    adapter.on_write(move |field, text| {
        let field = match field {
            WhomField::Employer => Field::Employer,
            WhomField::Employee => Field::Employee,
            WhomField::Title => Field::Title,
            WhomField::Phone => Field::Phone,
            WhomField::Email => Field::Email,
            WhomField::Career => Field::Career,
        };
        to.send(Event::Whom(Whom::Write(field, text.into())));
    });
}
