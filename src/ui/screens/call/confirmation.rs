//! The confirmation.

use crate::content::short_moment;
use crate::domain::Moment;
use crate::flow::call::confirmation::{self, Event as Confirmation};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, ConfirmationAdapter, ConfirmationView};
use crate::ui::models::{language_at, language_place};
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn view(state: &State) -> ConfirmationView {
    let Some(one) = state.interview() else { return ConfirmationView::default() };
    let Some(booking) = &one.interview.booking else { return ConfirmationView::default() };
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let language = state.look.language;
    let missing = confirmation::missing(&one.confirmation.text, booking);
    let moment = |at: Moment| short_moment(at, language);
    ConfirmationView {
        name: contact.map_or("", |contact| contact.name()).into(),
        taken_out: state.confirmation.taken_out,
        email: contact.map_or("", |contact| &contact.email).into(),
        subject: confirmation::subject(state, state.confirmation.language, booking).into(),
        text: one.confirmation.text.as_str().into(),
        written_in: language_place(state.confirmation.language),
        no_date: missing.date,
        no_time: missing.time,
        no_minutes: missing.minutes,
        no_number: missing.number,
        sent: one.confirmation.sent_at.map_or(String::new(), moment).into(),
        outbox: one.confirmation.outbox_at.map_or(String::new(), moment).into(),
        ask_again: state.confirmation.ask_again,
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    window.global::<ConfirmationAdapter>().set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ConfirmationAdapter>();
    wire! {
        adapter, dispatch => Event::Confirmation;
        on_write(text) => Confirmation::Write(text.into());
        on_write_in(at) => Confirmation::Language(language_at(at));
        on_again() => Confirmation::Again;
        on_replace(yes) => Confirmation::Replace(yes);
        on_go_on() => Confirmation::GoOn;
        on_outbox() => Confirmation::Outbox;
        on_sent() => Confirmation::Sent;
    }
}
