//! Planning a campaign at the desk.

use crate::content::short_day;
use crate::domain::{Campaign, CampaignFault, CampaignId, Stop, Student};
use crate::flow::desk::campaign::{self, Date, Event as Plan, Part};
use crate::flow::state::desk::campaign::Saved;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, CampaignAdapter, CampaignClass, CampaignDate, CampaignRow, CampaignTile, CampaignTrouble, CampaignView, ClassPart,
};
use crate::ui::models::sync_list;
use crate::ui::screens::desk::rooms;
use crate::ui::wire::wire;
use slint::ComponentHandle;

/// The dates in the order of the screen; when an interview is due is the last day of the window.
const DATES: [(CampaignDate, Date); 9] = [
    (CampaignDate::Begins, Date::Begins),
    (CampaignDate::First, Date::First),
    (CampaignDate::Last, Date::Last),
    (CampaignDate::Interest, Date::Due(Stop::Interest)),
    (CampaignDate::Questions, Date::Due(Stop::Questions)),
    (CampaignDate::ReachOut, Date::Due(Stop::ReachOut)),
    (CampaignDate::Practice, Date::Due(Stop::Practice)),
    (CampaignDate::GetReady, Date::Due(Stop::GetReady)),
    (CampaignDate::LookBack, Date::Due(Stop::LookBack)),
];

/// Gives how a date is called on the screen.
pub(super) fn date_of(date: Date) -> CampaignDate {
    DATES.into_iter().find(|(_, one)| *one == date).map_or(CampaignDate::Begins, |(shown, _)| shown)
}

/// How many of those outside the window are named.
const NAMED: usize = 12;

fn row(state: &State, draft: &Campaign, (shown, date): (CampaignDate, Date)) -> CampaignRow {
    let day = match date {
        Date::Begins => draft.begins,
        Date::First => draft.window_start,
        Date::Last => draft.window_end,
        Date::Due(stop) => draft.due(stop),
    };
    CampaignRow { date: shown, day: short_day(day, state.look.language).into() }
}

fn view(state: &State, draft: &Campaign) -> CampaignView {
    let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let touched = campaign::touched(state);
    let named = touched.outside.iter().take(NAMED).map(|(student, day)| {
        let name = Student::tile_name(student);
        format!("{name} ({})", short_day(*day, state.look.language))
    });
    let mut outside = named.collect::<Vec<_>>().join(" · ");
    if touched.outside.len() > NAMED {
        outside.push_str(&format!(" · +{}", touched.outside.len() - NAMED));
    }
    CampaignView {
        name: draft.name.as_str().into(),
        new: campaign::kept(state).is_none(),
        changed: campaign::is_changed(state),
        can_undo: campaign::can_undo(state),
        saved: state.desk.campaign.saved != Saved::Nothing && !campaign::is_changed(state),
        trouble: match campaign::fault(state) {
            None => CampaignTrouble::None,
            Some(CampaignFault::NoName) => CampaignTrouble::NoName,
            Some(CampaignFault::EndsFirst) => CampaignTrouble::EndsFirst,
            Some(CampaignFault::Past) => CampaignTrouble::Past,
            Some(CampaignFault::BeginsLate) => CampaignTrouble::BeginsLate,
            Some(CampaignFault::NoStudents) => CampaignTrouble::NoStudents,
        },
        condensed: draft.is_condensed(),
        by_hand: !draft.dates.is_empty(),
        quota: i32::try_from(draft.owed()).unwrap_or(i32::MAX),
        minutes: i32::try_from(draft.minutes).unwrap_or(i32::MAX),
        students: number(touched.students),
        owe_more: number(touched.owe_more),
        outside: outside.into(),
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<CampaignAdapter>();
    let Some(draft) = &state.desk.campaign.draft else { return };
    let tile =
        |one: &Campaign| CampaignTile { id: one.id.to_string().into(), name: one.name.as_str().into(), selected: one.id == draft.id };
    sync_list!(adapter, get_campaigns, set_campaigns, state.school.campaigns.iter().map(tile).collect());
    let class = |(name, part): (String, Part)| CampaignClass {
        name: name.into(),
        part: match part {
            Part::Takes => ClassPart::Takes,
            Part::Joins => ClassPart::Joins,
            Part::Elsewhere => ClassPart::Elsewhere,
        },
    };
    sync_list!(adapter, get_classes, set_classes, campaign::classes(state).into_iter().map(class).collect());
    sync_list!(adapter, get_rows, set_rows, DATES.into_iter().map(|date| row(state, draft, date)).collect());
    rooms::paint(window, state, draft);
    adapter.set_view(view(state, draft));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<CampaignAdapter>();
    wire! {
        adapter, dispatch => Event::Campaign;
        on_new() => Plan::New;
        on_choose(id) => id.parse().ok().map(|id| Plan::Choose(CampaignId(id)));
        on_name(name) => Plan::Name(name.into());
        on_shift(shown, days) => DATES.into_iter().find(|(date, _)| *date == shown).map(|(_, date)| Plan::Shift(date, i64::from(days)));
        on_count_back() => Plan::CountBack;
        on_quota(quota) => Plan::Quota(u32::try_from(quota).unwrap_or(1));
        on_minutes(minutes) => Plan::Minutes(u32::try_from(minutes).unwrap_or(20));
        on_class(class) => Plan::Class(class.into());
        on_undo() => Plan::Undo;
        on_save() => Plan::Save;
    }
}
