//! Listening back: the picture, the place, what lies on the time line, and the receipt.

use crate::content::{short_date, short_moment};
use crate::domain::{Ending, Happening, Rater, Voice, Withdrawal};
use crate::flow::effects::document::DocumentKind;
use crate::flow::effects::playback::{Left, Playing, Unreadable};
use crate::flow::practice::at_hand::{self, Stage};
use crate::flow::practice::listen::{self, Event as Listen};
use crate::flow::practice::{booth, comments};
use crate::flow::{Event, Spot, State, time_line};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, ListenAdapter, ListenBar, ListenLeft, ListenPrinted, ListenSpot, ListenStage, ListenView, ListenVoice, ListenWhy, SpotKind,
};
use crate::ui::models::sync_list;
use crate::ui::screens::desk::recordings;
use crate::ui::wire::wire;
use slint::ComponentHandle;

/// What counts at least as the loudest, so that a room's hum is not drawn as speech.
const LOUD: i16 = 1_500;

fn minutes(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn whole(ms: u64) -> i32 {
    i32::try_from(ms).unwrap_or(i32::MAX)
}

fn view(state: &State) -> ListenView {
    let (Some(take), Some(one)) = (at_hand::take(state), state.interview()) else { return ListenView::default() };
    let language = state.look.language;
    let practice = one.practices.iter().find(|practice| practice.id == take.practice);
    let stage = at_hand::stage(state);
    let open = at_hand::open_sound(state);
    let withdrawal = at_hand::withdrawal(state);
    let receipt = state.documents.saved(DocumentKind::Receipt);
    let beside = withdrawal.and_then(Withdrawal::beside);
    let student = at_hand::at_the_desk(state).and_then(|_| state.school.student(take.student));
    let through = withdrawal.and_then(Withdrawal::entered_by).map_or("", |id| state.school.adult_name(id));
    ListenView {
        stage: match stage {
            Stage::Opening => ListenStage::Opening,
            Stage::Open => ListenStage::Open,
            Stage::Unreadable(_) => ListenStage::Unreadable,
            Stage::NotAllowed => ListenStage::NotAllowed,
            Stage::Asking => ListenStage::Asking,
            Stage::TakenBack(None) => ListenStage::Destroying,
            Stage::TakenBack(Some(_)) | Stage::Gone => ListenStage::Gone,
        },
        why: match stage {
            Stage::Unreadable(Unreadable::Damaged) => ListenWhy::Damaged,
            Stage::Unreadable(Unreadable::Empty) => ListenWhy::Empty,
            Stage::Unreadable(Unreadable::NoKey) => ListenWhy::NoKey,
            _ => ListenWhy::NotHere,
        },
        date: short_date(practice.map_or(take.started_at, |practice| practice.at).date_naive(), language).into(),
        student: student.map_or(String::new(), crate::domain::Student::tile_name).into(),
        agreed: at_hand::is_agreed(state),
        with: practice.map_or("", |practice| &practice.with).into(),
        elapsed: minutes(at_hand::place_ms(state)).into(),
        total: minutes(at_hand::length_ms(state)).into(),
        place_ms: whole(at_hand::place_ms(state)),
        length_ms: whole(at_hand::length_ms(state)),
        playing: at_hand::is_playing(state),
        speed: whole(listen::speed(state)),
        speaker: open.is_some_and(|open| open.speaker),
        speaker_lost: state.listen.playing == Playing::Lost,
        damaged: state.listen.damaged,
        cut_short: open.is_some() && take.ending == Some(Ending::CutShort),
        comment: state.listen.comment.as_str().into(),
        comment_at: minutes(comments::comment_ms(state)).into(),
        who: withdrawal.map_or(String::new(), |one| state.school.voice_name(&one.voice)).into(),
        through: through.into(),
        voice_asked: withdrawal.is_some_and(|one| one.voice_asked),
        when: withdrawal.map_or(String::new(), |one| short_moment(one.at, language)).into(),
        left: match stage {
            Stage::TakenBack(Some(Left::Elsewhere)) => ListenLeft::Elsewhere,
            Stage::TakenBack(Some(Left::Held)) => ListenLeft::Held,
            Stage::TakenBack(Some(Left::Files(_))) => ListenLeft::Files,
            _ => ListenLeft::Nothing,
        },
        beside: beside.map_or(String::new(), |student| state.school.voice_name(&Voice::Student(student))).into(),
        held: at_hand::is_held(state),
        receipt: receipt.map_or("", |receipt| &receipt.file).into(),
        printer: receipt.is_some_and(|receipt| receipt.printer),
        printed: match receipt.and_then(|receipt| receipt.printed) {
            None => ListenPrinted::NotAsked,
            Some(true) => ListenPrinted::Done,
            Some(false) => ListenPrinted::Failed,
        },
        expired: take.ending == Some(Ending::Expired),
    }
}

fn bars(state: &State) -> Vec<ListenBar> {
    let peaks = at_hand::open_sound(state).map_or(&[][..], |open| &open.peaks);
    let loudest = peaks.iter().map(|(low, high)| low.saturating_neg().max(*high)).max().unwrap_or(0).max(LOUD);
    let share = |sample: i16| (f32::from(sample) / f32::from(loudest)).clamp(-1.0, 1.0);
    peaks.iter().map(|(low, high)| ListenBar { low: share(*low), high: share(*high) }).collect()
}

fn spots(state: &State) -> Vec<ListenSpot> {
    let reader = at_hand::at_the_desk(state).map_or(Rater::Asker, Rater::Adult);
    let spot = |(ms, spot): (u64, Spot<'_>)| {
        let (kind, text) = match spot {
            Spot::Mark(Happening::Opening, _) => (SpotKind::Opening, ""),
            Spot::Mark(Happening::Question(_), text) => (SpotKind::Question, text),
            Spot::Mark(Happening::FollowUp, _) => (SpotKind::FollowUp, ""),
            Spot::Mark(Happening::Star, _) => (SpotKind::Star, ""),
            Spot::Mark(Happening::Thanks, _) => (SpotKind::Thanks, ""),
            Spot::Comment(by, text) if by == reader => (SpotKind::OwnComment, text),
            Spot::Comment(Rater::Asker, text) => (SpotKind::StudentsComment, text),
            Spot::Comment(Rater::Adult(_), text) => (SpotKind::AdultsComment, text),
        };
        ListenSpot { ms: whole(ms), at: minutes(ms).into(), kind, text: text.into() }
    };
    let practice = at_hand::take(state).map(|take| take.practice);
    practice.map_or(Vec::new(), |practice| time_line(state, practice).into_iter().map(spot).collect())
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<ListenAdapter>();
    sync_list!(adapter, get_bars, set_bars, bars(state));
    sync_list!(adapter, get_spots, set_spots, spots(state));
    let voices = at_hand::voices(state).into_iter().zip(0..);
    let voices = voices.map(|(voice, number)| ListenVoice { number, name: booth::name(state, &voice).into() });
    sync_list!(adapter, get_voices, set_voices, voices.collect());
    sync_list!(adapter, get_copies, set_copies, recordings::copies(state));
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ListenAdapter>();
    wire! {
        adapter, dispatch => Event::Listen;
        on_toggle() => Listen::Toggle;
        on_step_back() => Listen::StepBack;
        on_step_on() => Listen::StepOn;
        on_add_comment() => Listen::AddComment;
        on_ask_take_back() => Listen::AskTakeBack;
        on_keep_it() => Listen::KeepIt;
        on_for_guardian() => Listen::ForGuardian;
        on_save_receipt() => Listen::SaveReceipt;
        on_print_receipt() => Listen::PrintReceipt;
        on_to(ms) => Listen::To(u64::try_from(ms).unwrap_or(0));
        on_take_back(voice) => Listen::TakeBack(usize::try_from(voice).unwrap_or(usize::MAX));
        on_speed(speed) => Listen::Speed(u64::try_from(speed).unwrap_or(100));
        on_comment(text) => Listen::Comment(text.into());
    }
    wire! {
        adapter, dispatch;
        on_leave() => Event::Back;
    }
}
