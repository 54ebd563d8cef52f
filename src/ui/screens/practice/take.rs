//! A practice that is being recorded.

use crate::flow::effects::playback::Left;
use crate::flow::effects::sound::Taking;
use crate::flow::practice::take::{self, Event as Take};
use crate::flow::practice::{self, booth};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, TakeAdapter, TakePart, TakeState, TakeView, TakeVoice};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn view(state: &State) -> TakeView {
    let local = &state.take;
    let (at, count) = (local.at, practice::count(state));
    let question = at.checked_sub(1).filter(|place| *place < count);
    let question = question.and_then(|place| state.interview()?.questions.questions.get(place));
    let seconds = local.status.at_ms / 1000;
    TakeView {
        state: match local.status.taking {
            Taking::Running => TakeState::Running,
            Taking::Paused => TakeState::Paused,
            Taking::OffTheRecord => TakeState::OffTheRecord,
            Taking::NoMicrophone => TakeState::NoMicrophone,
            Taking::NoDisk => TakeState::NoDisk,
            Taking::Slept => TakeState::Slept,
            Taking::Stopped => TakeState::Stopped,
        },
        elapsed: format!("{}:{:02}", seconds / 60, seconds % 60).into(),
        level: local.status.peak,
        silent: local.status.silent,
        minutes: local.status.minutes.map_or(-1, |minutes| i32::try_from(minutes).unwrap_or(i32::MAX)),
        part: match (at, question) {
            (0, _) => TakePart::Opening,
            (_, Some(_)) => TakePart::Question,
            (_, None) => TakePart::Thanks,
        },
        number: i32::try_from(at).unwrap_or(i32::MAX),
        count: i32::try_from(count).unwrap_or(i32::MAX),
        question: question.map_or("", |question| &question.text).into(),
        first: at == 0,
        last: at > count,
        asking: local.asking,
        gone: local.gone,
        left: local.left.is_some(),
        held: local.left == Some(Left::Held),
        ending: local.ending,
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<TakeAdapter>();
    let voices = take::voices(state).into_iter().zip(0..);
    let voices = voices.map(|(voice, number)| TakeVoice { number, name: booth::name(state, &voice).into() });
    sync_list!(adapter, get_voices, set_voices, voices.collect());
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<TakeAdapter>();
    wire! {
        adapter, dispatch => Event::Take;
        on_next() => Take::Next;
        on_last() => Take::Last;
        on_follow_up() => Take::FollowUp;
        on_star() => Take::Star;
        on_pause() => Take::Pause;
        on_off_the_record() => Take::OffTheRecord;
        on_resume() => Take::Resume;
        on_stop() => Take::Stop;
        on_go_on_without() => Take::GoOnWithout;
        on_ask_withdraw(asking) => Take::AskWithdraw(asking);
        on_withdraw(number) => Take::Withdraw(usize::try_from(number).unwrap_or(0));
    }
}
