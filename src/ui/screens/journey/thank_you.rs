//! The thank-you note: starred notes, three prompts, the note and where it stands.

use crate::content::short_moment;
use crate::domain::{InterviewFile, Moment, Review};
use crate::flow::call::recap;
use crate::flow::journey::thank_you::{self, Event as Note};
use crate::flow::{Event, Screen, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, NoteStatus, PromptRow, ThankYouAdapter, ThankYouView};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

/// Gives the status of a note for the window.
pub(super) fn status(review: Review) -> NoteStatus {
    match review {
        Review::Draft => NoteStatus::Draft,
        Review::HandedIn => NoteStatus::HandedIn,
        Review::Returned => NoteStatus::Returned,
        Review::Released => NoteStatus::Released,
    }
}

fn view(state: &State, one: &InterviewFile) -> ThankYouView {
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let moment = |at: Moment| short_moment(at, state.look.language);
    ThankYouView {
        contact: contact.map_or("", |contact| contact.name()).into(),
        status: status(one.thank_you.review),
        comment: one.thank_you.comment.as_str().into(),
        text: one.thank_you.text.as_str().into(),
        blank: one.thank_you.text.trim().is_empty(),
        locked: thank_you::locked(&one.thank_you),
        asking: state.thank_you.asking,
        address: contact.map_or("", |contact| contact.email.trim()).into(),
        file: one.thank_you.outbox_file.as_str().into(),
        since: one.thank_you.outbox_at.map_or(String::new(), moment).into(),
        sent: one.thank_you.sent_at.map_or(String::new(), moment).into(),
    }
}

fn prompts(state: &State, one: &InterviewFile) -> Vec<PromptRow> {
    let words = state.content.evaluation(state.look.language);
    let row = |(place, text): (usize, &String)| PromptRow {
        question: words.thank_you(&format!("prompt_{}", place + 1)).into(),
        text: text.as_str().into(),
    };
    one.thank_you.prompts.iter().enumerate().map(row).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<ThankYouAdapter>();
    let Some(one) = state.interview() else { return };
    sync_list!(adapter, get_stars, set_stars, recap::starred(one).into_iter().map(SharedString::from).collect());
    sync_list!(adapter, get_prompts, set_prompts, prompts(state, one));
    adapter.set_view(view(state, one));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ThankYouAdapter>();
    wire! {
        adapter, dispatch => Event::ThankYou;
        on_build() => Note::Build;
        on_replace() => Note::Replace;
        on_keep_mine() => Note::KeepMine;
        on_hand_in() => Note::HandIn;
        on_take_back() => Note::TakeBack;
        on_outbox() => Note::Outbox;
        on_prompt(place, text) => Note::Prompt(usize::try_from(place).unwrap_or(usize::MAX), text.into());
        on_write(text) => Note::Write(text.into());
    }
    wire! {
        adapter, dispatch => Event::Go;
        on_journey() => Screen::Journey;
    }
}
