//! The adults' log at the desk.

use crate::content::short_moment_with_year;
use crate::domain::{Action, Adult, AdultId, Audit, Student};
use crate::flow::desk::log::{self, Event as Log};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, Deed, DeedRow, LogAdapter, LogAdult, LogView};
use crate::ui::models::sync_list;
use crate::ui::screens::journey::versions::station;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn deed(action: Action) -> Deed {
    match action {
        Action::LetIn => Deed::LetIn,
        Action::ResetPin => Deed::ResetPin,
        Action::OverrideReadiness => Deed::OverrideReadiness,
        Action::AllowContact => Deed::AllowContact,
        Action::ReopenEvaluation => Deed::ReopenEvaluation,
        Action::ReleaseThankYou => Deed::ReleaseThankYou,
        Action::ReturnThankYou => Deed::ReturnThankYou,
        Action::ApproveQuestions => Deed::ApproveQuestions,
        Action::ReturnQuestions => Deed::ReturnQuestions,
        Action::AnswerHelp => Deed::AnswerHelp,
        Action::RatePractice => Deed::RatePractice,
        Action::AttestForm => Deed::AttestForm,
        Action::StartRecording => Deed::StartRecording,
        Action::OpenClassPractice => Deed::OpenClassPractice,
        Action::EndClassPractice => Deed::EndClassPractice,
        Action::StartInClassPractice => Deed::StartInClassPractice,
        Action::WithdrawRecording => Deed::WithdrawRecording,
        Action::PlaceHold => Deed::PlaceHold,
        Action::LiftHold => Deed::LiftHold,
        Action::CopyRecording => Deed::CopyRecording,
        Action::ConfirmClock => Deed::ConfirmClock,
        Action::SendLetter => Deed::SendLetter,
        Action::AllowClash => Deed::AllowClash,
        Action::UseRecoveryCode => Deed::UseRecoveryCode,
        Action::EraseRecords => Deed::EraseRecords,
        Action::PlanCampaign => Deed::PlanCampaign,
        Action::StandBy => Deed::StandBy,
        Action::StartWithoutStandby => Deed::StartWithoutStandby,
        Action::PauseStation => Deed::PauseStation,
        Action::GoOn => Deed::GoOn,
        Action::EndSession => Deed::EndSession,
        Action::StopRecording => Deed::StopRecording,
        Action::NoteIncident => Deed::NoteIncident,
        Action::CloseStation => Deed::CloseStation,
        Action::ChooseVersion => Deed::ChooseVersion,
        Action::ChangeContact => Deed::ChangeContact,
        Action::DecideConcern => Deed::DecideConcern,
        Action::MergeContacts => Deed::MergeContacts,
        Action::BookPractice => Deed::BookPractice,
        Action::ChangeSettings => Deed::ChangeSettings,
        Action::AddAdult => Deed::AddAdult,
        Action::ChangePin => Deed::ChangePin,
        Action::RenewCode => Deed::RenewCode,
    }
}

/// Tells whether the reason is what an adult gave, to be read by others.
fn has_words(action: Action) -> bool {
    matches!(
        action,
        Action::LetIn
            | Action::ResetPin
            | Action::OverrideReadiness
            | Action::AllowContact
            | Action::AllowClash
            | Action::OpenClassPractice
            | Action::PlaceHold
            | Action::CopyRecording
            | Action::ChangeSettings
    )
}

/// Gives what is told beside a deed: the words of a reason, or the name of the adult it was done to.
fn reason(state: &State, audit: &Audit) -> SharedString {
    match audit.action {
        Action::AddAdult | Action::ChangePin => audit.reason.parse().map_or("", |id| state.school.adult_name(AdultId(id))).into(),
        action if has_words(action) => audit.reason.as_str().into(),
        _ => SharedString::default(),
    }
}

/// Makes a row of what an adult did; the station is named where it is another than this one.
pub(super) fn row(state: &State, audit: &Audit, origin: &str) -> DeedRow {
    let language = state.look.language;
    DeedRow {
        deed: deed(audit.action),
        when: short_moment_with_year(audit.at, language).into(),
        adult: state.school.adult(audit.adult).map_or("–", |adult| &adult.name).into(),
        student: audit.student.and_then(|id| state.school.student(id)).map_or(String::new(), Student::tile_name).into(),
        reason: reason(state, audit),
        station: station(origin, state).into(),
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<LogAdapter>();
    let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let local = &state.desk.log;
    let entries = log::entries(state);
    adapter.set_view(LogView {
        reading: entries.is_none(),
        more: log::has_more(state),
        everybody: local.whose.is_none(),
        entries: number(local.check.entries),
        missing: number(local.check.missing),
        changed: number(local.check.changed),
    });
    let adult = |adult: &Adult| LogAdult {
        id: adult.id.to_string().into(),
        name: adult.name.as_str().into(),
        selected: local.whose == Some(adult.id),
    };
    sync_list!(adapter, get_adults, set_adults, state.school.adults.iter().map(adult).collect());
    let rows = entries.unwrap_or_default().iter().map(|one| row(state, &one.audit, &one.station)).collect();
    sync_list!(adapter, get_rows, set_rows, rows);
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<LogAdapter>();
    wire! {
        adapter, dispatch => Event::Log;
        on_everybody() => Log::Whose(None);
        on_whose(id) => id.parse().ok().map(|id| Log::Whose(Some(AdultId(id))));
        on_more() => Log::More;
    }
}
