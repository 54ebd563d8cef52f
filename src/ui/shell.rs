//! What every screen shares: header, footer, notices, the warning before the station signs out.

use crate::content::language::title;
use crate::content::time_of_day;
use crate::domain::{HelpOutcome, HelpReason, Language, Movement, Scheme, most_went};
use crate::flow::door::earlier;
use crate::flow::effects::fault::NoPage;
use crate::flow::practice::take;
use crate::flow::standby::{help, pause};
use crate::flow::state::standby::CallShown;
use crate::flow::state::who;
use crate::flow::{Event, Fault, LookEvent, Post, Saving, Screen, State, Trouble, closing};
use crate::ui::clipboard;
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, FaultKind, HelpDeed, HelpOutcome as ShownOutcome, HelpReason as ShownReason, HelpShown, HelpStanding, Motion, Notice,
    Saving as Shown, Scheme as Light, ScreenName, Shell, Theme,
};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

pub(super) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let shell = window.global::<Shell>();
    let weak = window.as_weak();
    wire! {
        shell, dispatch => Event::Look;
        on_text_size() => LookEvent::TextSize;
        on_contrast() => LookEvent::Contrast;
        on_language() => LookEvent::Language;
    }
    wire! {
        shell, dispatch;
        on_ask_adult() => Event::AskAdult;
        on_still_here() => Event::StillHere;
        on_back() => Event::Back;
        on_sign_out() => Event::SignOut;
        on_dismiss() => Event::Dismiss;
        on_touched() => Event::Touched;
    }
    wire! {
        shell, dispatch => Event::Help;
        on_still_need_help() => help::Event::StillNeeded;
        on_all_right_now() => help::Event::AllRight;
        on_help_leave() => help::Event::Leave;
        on_adult_is_here() => help::Event::AdultIsHere;
        on_help_about(shown) => HelpReason::ALL.into_iter().find(|one| shown_reason(Some(*one)) == shown).map(help::Event::About);
        on_help_outcome(shown) => help::Event::Outcome(outcome_of(shown));
        on_help_do(deed) => help::Event::Do(match deed { HelpDeed::StopRecording => help::Deed::StopRecording, HelpDeed::EndSession => help::Deed::EndSession, HelpDeed::NextStudent => help::Deed::NextStudent, HelpDeed::Pause => help::Deed::Pause, });
    }
    wire! {
        shell, dispatch => Event::Pause;
        on_pause_station() => pause::Event::FromTheDesk;
        on_go_on() => pause::Event::GoOn;
    }
    wire! {
        shell, dispatch => Event::Closing;
        on_close_station() => closing::Event::FromTheDesk;
        on_close_asked() => closing::Event::Asked;
    }
    wire! {
        shell, dispatch => Event::Earlier;
        on_brought_back(place) => earlier::Event::BroughtBack(place.into());
    }
    wire! {
        shell, dispatch => Event::ReadAloud;
        on_read_aloud(text) => String::from(text);
    }
    let to = dispatch.clone();
    shell.on_struck(move |place, before, after| {
        if most_went(&before, &after) {
            to.send(Event::Earlier(earlier::Event::Went { place: place.into(), text: before.into() }));
        }
    });
    shell.on_can_paste(move || weak.upgrade().is_some_and(|window| clipboard::holds_something(&window)));
}

/// Gives what a call is about, as the screens name it.
pub(in crate::ui) fn shown_reason(reason: Option<HelpReason>) -> ShownReason {
    match reason {
        None => ShownReason::None,
        Some(HelpReason::Lost) => ShownReason::Lost,
        Some(HelpReason::Upset) => ShownReason::Upset,
        Some(HelpReason::Technical) => ShownReason::Technical,
        Some(HelpReason::CallerStrange) => ShownReason::CallerStrange,
        Some(HelpReason::Other) => ShownReason::Other,
    }
}

/// Gives how a call ended, of what the screens name it.
pub(in crate::ui) fn outcome_of(shown: ShownOutcome) -> HelpOutcome {
    match shown {
        ShownOutcome::WentOn => HelpOutcome::WentOn,
        ShownOutcome::Ended => HelpOutcome::Ended,
        ShownOutcome::HandedOn => HelpOutcome::HandedOn,
        ShownOutcome::NotNeeded => HelpOutcome::NotNeeded,
    }
}

fn fault(fault: Fault) -> FaultKind {
    match fault {
        Fault::Full => FaultKind::Full,
        Fault::ReadOnly => FaultKind::ReadOnly,
        Fault::Other => FaultKind::Other,
    }
}

pub(super) fn paint(window: &AppWindow, state: &State) {
    let theme = window.global::<Theme>();
    #[allow(clippy::cast_precision_loss, reason = "a percentage")]
    theme.set_scale(state.look.percent as f32 / 100.0);
    theme.set_scheme(match state.look.scheme {
        Scheme::Paper => Light::Paper,
        Scheme::Dusk => Light::Dusk,
        Scheme::Strong => Light::Strong,
    });

    window.global::<Motion>().set_still(state.school.settings.movement == Movement::Still);

    let shell = window.global::<Shell>();
    shell.set_school(state.school.name.as_str().into());
    shell.set_station(state.school.station.as_str().into());
    shell.set_language_code(state.look.language.code().into());
    let next = state.school.settings.offered(state.look.language.next());
    shell.set_next_language(if next == state.look.language { "" } else { title(next) }.into());
    sync_list!(shell, get_languages, set_languages, Language::OFFERED.iter().map(|one| title(*one).into()).collect());
    shell.set_signed_in(state.session.is_some());
    let standing = help::standing(state);
    shell.set_help(match standing {
        None => HelpStanding::None,
        Some(help::Standing::Made) => HelpStanding::Made,
        Some(help::Standing::Unseen) => HelpStanding::Unseen,
        Some(help::Standing::Shown) => HelpStanding::Shown,
        Some(help::Standing::Known) => HelpStanding::Known,
        Some(help::Standing::Coming(_)) => HelpStanding::Coming,
    });
    let mine = help::mine(state);
    shell.set_help_at(mine.map_or(String::new(), |open| time_of_day(open.call.at, state.look.language)).into());
    shell.set_help_who(mine.and_then(|open| open.coming).map_or("", |adult| state.school.adult_name(adult)).into());
    shell.set_help_reason(shown_reason(mine.and_then(|open| open.reason)));
    shell.set_called(help::was_called(state));
    shell.set_help_shown(match state.help_shown {
        CallShown::Nothing => HelpShown::Nothing,
        CallShown::Reasons => HelpShown::Reasons,
        CallShown::Question => HelpShown::Question,
        CallShown::Outcome(_) => HelpShown::Outcome,
    });
    shell.set_board(state.post == Post::Board);
    let paused = who::open_pause(state).filter(|_| state.post == Post::Station);
    shell.set_paused_by(paused.map_or("", |pause| state.school.adult_name(pause.adult)).into());
    shell.set_paused_at(paused.map_or(String::new(), |pause| time_of_day(pause.from, state.look.language)).into());
    shell.set_recording(take::runs(state));
    shell.set_locked(state.locked());
    let who = state
        .session
        .as_ref()
        .map_or(String::new(), |session| format!("{} · {}", session.file.student.tile_name(), session.file.student.class));
    shell.set_who(who.into());
    let (saving, at) = match state.outbox.saving() {
        Saving::Nothing => (Shown::Nothing, String::new()),
        Saving::Pending => (Shown::Pending, String::new()),
        Saving::Saved(at) => (Shown::Saved, time_of_day(at, state.look.language)),
        Saving::Failed(_) => (Shown::Failed, String::new()),
    };
    shell.set_saving(saving);
    shell.set_saved_at(at.into());
    let (notice, kind, detail) = match &state.trouble {
        None => (Notice::None, FaultKind::None, ""),
        Some(Trouble::NotSaved(why)) => (Notice::NotSaved, fault(*why), ""),
        Some(Trouble::SetAside(place)) => (Notice::SetAside, FaultKind::None, place.as_str()),
        Some(Trouble::Unusable(why)) => (Notice::Unusable, fault(*why), ""),
        Some(Trouble::Failed(why) | Trouble::NoPage(NoPage::Unwritten(why))) => (Notice::Failed, fault(*why), ""),
        Some(Trouble::NoPage(NoPage::Preparing)) => (Notice::Preparing, FaultKind::None, ""),
        Some(Trouble::NoPage(NoPage::Unmade)) => (Notice::NoPage, FaultKind::None, ""),
        Some(Trouble::Ended(ended)) => {
            (if ended.on_the_phone { Notice::EndedOnThePhone } else { Notice::Ended }, FaultKind::None, ended.adult.as_str())
        }
        Some(Trouble::Answered(adult)) => (Notice::Answered, FaultKind::None, adult.as_str()),
        Some(Trouble::DraftWritten(name)) => (Notice::DraftWritten, FaultKind::None, name.as_str()),
    };
    shell.set_notice(notice);
    shell.set_fault(kind);
    shell.set_notice_detail(detail.into());
    let earlier = earlier::offered(state);
    shell.set_earlier_text(earlier.map_or("", |earlier| earlier.text.as_str()).into());
    shell.set_earlier_place(earlier.map_or("", |earlier| earlier.place.as_str()).into());
    shell.set_idle_seconds(state.idle.warning.and_then(|seconds| i32::try_from(seconds).ok()).unwrap_or(0));
    shell.set_screen(name_of(state.screen));
    shell.set_screen_key(state.screen.key().into());
}

/// Gives the name of a screen, as the window knows it.
fn name_of(screen: Screen) -> ScreenName {
    match screen {
        Screen::Welcome => ScreenName::Welcome,
        Screen::Recovery => ScreenName::Recovery,
        Screen::Classes => ScreenName::Classes,
        Screen::Names => ScreenName::Names,
        Screen::PinPad => ScreenName::PinPad,
        Screen::Versions => ScreenName::Versions,
        Screen::DeskVersions => ScreenName::DeskVersions,
        Screen::Journey => ScreenName::Journey,
        Screen::Desk => ScreenName::Desk,
        Screen::Interest => ScreenName::Interest,
        Screen::Lessons => ScreenName::Lessons,
        Screen::Questions => ScreenName::Questions,
        Screen::Everything => ScreenName::Everything,
        Screen::Live => ScreenName::Live,
        Screen::Recap => ScreenName::Recap,
        Screen::ThankYou => ScreenName::ThankYou,
        Screen::Evaluation => ScreenName::Evaluation,
        Screen::Reflection => ScreenName::Reflection,
        Screen::WhatNext => ScreenName::WhatNext,
        Screen::Whom => ScreenName::Whom,
        Screen::Phone => ScreenName::Phone,
        Screen::AfterCall => ScreenName::AfterCall,
        Screen::Booking => ScreenName::Booking,
        Screen::Confirmation => ScreenName::Confirmation,
        Screen::Practice => ScreenName::Practice,
        Screen::Booth => ScreenName::Booth,
        Screen::Take => ScreenName::Take,
        Screen::Rubric => ScreenName::Rubric,
        Screen::Listen => ScreenName::Listen,
        Screen::Ready => ScreenName::Ready,
        Screen::Recordings => ScreenName::Recordings,
        Screen::Erasing => ScreenName::Erasing,
        Screen::Class => ScreenName::Class,
        Screen::Contacts => ScreenName::Contacts,
        Screen::Results => ScreenName::Results,
        Screen::Log => ScreenName::Log,
        Screen::Board => ScreenName::Board,
        Screen::Campaign => ScreenName::Campaign,
        Screen::Settings => ScreenName::Settings,
    }
}
