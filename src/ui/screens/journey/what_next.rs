//! What comes next: where everything stands, and the way on.

use crate::domain::Next;
use crate::flow::journey::what_next::{self, Event as Happens, Way};
use crate::flow::{Event, Screen, Session, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, WayOn, WhatNextAdapter, WhatNextView};
use crate::ui::screens::journey::thank_you;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn view(state: &State, session: &Session) -> WhatNextView {
    let Some(one) = session.interview() else { return WhatNextView::default() };
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let (way, next) = match what_next::way(session) {
        Way::Finish => (WayOn::Finish, None),
        Way::NextInterview(id) => (WayOn::NextInterview, session.file.interview(id)),
        Way::SignOut => (WayOn::SignOut, None),
    };
    WhatNextView {
        name: session.file.student.first_name.trim().into(),
        way,
        number: next.and_then(|next| i32::try_from(next.interview.number).ok()).unwrap_or(0),
        contact: contact.map_or("", |contact| contact.name()).into(),
        note: thank_you::status(one.thank_you.review),
        note_file: one.thank_you.outbox_file.as_str().into(),
        note_sent: one.thank_you.sent_at.is_some(),
        written: !one.thank_you.text.trim().is_empty(),
        evaluated: one.evaluation.handed_in_at.is_some(),
        reflected: what_next::reflected(one),
        shadow: one.evaluation.next == Some(Next::Shadow),
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<WhatNextAdapter>();
    if let Some(session) = &state.session {
        adapter.set_view(view(state, session));
    }
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<WhatNextAdapter>();
    wire! {
        adapter, dispatch => Event::WhatNext;
        on_go_on() => Happens::GoOn;
        on_thank_you() => Happens::Open(Screen::ThankYou);
        on_evaluation() => Happens::Open(Screen::Evaluation);
        on_reflection() => Happens::Open(Screen::Reflection);
    }
}
