//! Planning a campaign at the desk: its window, what each student owes, and the dates that follow. Nothing is kept until the
//! teacher saves it, with whom it touches said first.

pub mod rooms;

use crate::domain::{Action, Campaign, CampaignFault, CampaignId, Day, Stop, Student, shift};
use crate::flow::desk::class;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::state::desk::campaign::{CampaignPage, Saved};
use crate::flow::state::{State, who};
use std::collections::BTreeSet;

/// A date that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Date {
    /// The day the campaign begins.
    Begins,
    /// The first day of the window; the window keeps its length.
    First,
    /// The last day of the window.
    Last,
    /// The day by which a stop is due.
    Due(Stop),
}

/// Something done on the screen.
#[derive(Clone, Debug)]
pub enum Event {
    /// The newest campaign is shown, or the one that is being changed.
    Show,
    /// Another one is.
    Choose(CampaignId),
    /// One more is planned.
    New,
    /// Its name.
    Name(String),
    /// A date is moved by so many days.
    Shift(Date, i64),
    /// The dates are counted back from the window again.
    CountBack,
    /// How many interviews each student owes.
    Quota(u32),
    /// How long an interview is, in minutes.
    Minutes(u32),
    /// A class joins, or does not after all.
    Class(String),
    /// The day that can be made a holiday is moved by so many days.
    SeekHoliday(i64),
    /// A day is without school, or is not after all.
    Holiday(Day),
    /// The quiet rooms.
    Rooms(rooms::Event),
    /// What was changed is taken back; after it was saved, what stood there before.
    Undo,
    /// It is saved.
    Save,
}

/// Whom a change touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched<'a> {
    /// How many students take part.
    pub students: usize,
    /// Who has a date that would lie outside the window or on a holiday, and when.
    pub outside: Vec<(&'a Student, Day)>,
    /// How many had held all they owed and would owe more.
    pub owe_more: usize,
}

/// A class, and what the plan means for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it takes part already.
    Takes,
    /// It joins when the plan is saved.
    Joins,
    /// It takes part in another campaign.
    Elsewhere,
}

/// Gives the campaign as it is kept, of which the draft is a change; none of a new one.
pub fn kept(state: &State) -> Option<&Campaign> {
    let id = state.desk.campaign.draft.as_ref()?.id;
    state.school.campaigns.iter().find(|campaign| campaign.id == id)
}

/// Tells whether the draft differs from what is kept.
pub fn is_changed(state: &State) -> bool {
    state.desk.campaign.draft.as_ref() != kept(state) || !state.desk.campaign.joining.is_empty()
}

/// Tells whether there is something to take back.
pub fn can_undo(state: &State) -> bool {
    (is_changed(state) && !state.school.campaigns.is_empty()) || matches!(state.desk.campaign.saved, Saved::Over(_))
}

/// Gives what keeps the draft from being saved.
pub fn fault(state: &State) -> Option<CampaignFault> {
    state.desk.campaign.draft.as_ref()?.check(state.now.date_naive(), touched(state).students).err()
}

/// Lists the classes, with the part each takes.
pub fn classes(state: &State) -> Vec<(String, Part)> {
    let local = &state.desk.campaign;
    let Some(draft) = &local.draft else { return Vec::new() };
    let elsewhere: BTreeSet<&str> = state
        .school
        .students
        .iter()
        .filter(|student| student.is_here() && !takes_part(state, draft, student))
        .map(|student| student.class.as_str())
        .collect();
    let part = |class: &String| match (elsewhere.contains(class.as_str()), local.joining.contains(class)) {
        (false, _) => Part::Takes,
        (true, true) => Part::Joins,
        (true, false) => Part::Elsewhere,
    };
    state.school.classes().into_iter().map(|class| (class.clone(), part(&class))).collect()
}

fn takes_part(state: &State, draft: &Campaign, student: &Student) -> bool {
    state.school.campaign_of(student).is_some_and(|campaign| campaign.id == draft.id)
}

/// Gives whom the draft touches.
pub fn touched(state: &State) -> Touched<'_> {
    let Some(draft) = &state.desk.campaign.draft else { return Touched::default() };
    let of_it = |student: &Student| {
        student.is_here() && (takes_part(state, draft, student) || state.desk.campaign.joining.contains(&student.class))
    };
    let mut touched = Touched { students: state.school.students.iter().filter(|student| of_it(student)).count(), ..Touched::default() };
    for row in class::known(state).filter(|row| of_it(row.student)) {
        let Some(now) = state.school.campaign_of(row.student) else { continue };
        let day = row.at.booked_at.map(|at| at.date_naive());
        if let Some(day) = day.filter(|day| now.offers(*day) && !draft.offers(*day)) {
            touched.outside.push((row.student, day));
        }
        touched.owe_more += usize::from(row.at.held >= now.owed() && row.at.held < draft.owed());
    }
    touched.outside.sort_by_key(|(student, day)| (*day, student.full_name()));
    touched
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::PlanCampaign).is_none() {
        return;
    }
    match event {
        Event::Show => {
            effects.push(Effect::ReadOverview);
            if !is_changed(state) {
                let newest = state.school.campaigns.first().cloned().unwrap_or_else(|| another(state, stamp));
                choose(state, Some(newest));
            }
            state.go(Screen::Campaign);
        }
        Event::Choose(id) => choose(state, state.school.campaigns.iter().find(|campaign| campaign.id == id).cloned()),
        Event::New => choose(state, Some(another(state, stamp))),
        Event::Name(name) => state.desk.campaign.change(|draft| draft.name = name),
        Event::Shift(date, days) => state.desk.campaign.change(|draft| match date {
            Date::Begins => draft.begin_on(shift(draft.begins, days)),
            Date::First => draft.move_window(days),
            Date::Last => draft.end_on(shift(draft.window_end, days)),
            Date::Due(stop) => draft.set_due(stop, shift(draft.due(stop), days)),
        }),
        Event::CountBack => state.desk.campaign.change(|draft| draft.dates.clear()),
        Event::Quota(quota) => state.desk.campaign.change(|draft| draft.quota = quota),
        Event::Minutes(minutes) => state.desk.campaign.change(|draft| draft.minutes = minutes),
        Event::Class(class) => join(state, class),
        Event::SeekHoliday(days) => state.desk.campaign.holiday = holiday(state).map(|day| shift(day, days)),
        Event::Holiday(day) => state.desk.campaign.change(|draft| draft.toggle_holiday(day)),
        Event::Rooms(event) => rooms::step(state, event),
        Event::Undo => undo(state),
        Event::Save => save(state, stamp, effects),
    }
}

/// Gives the day that can be made a holiday.
pub fn holiday(state: &State) -> Option<Day> {
    let local = &state.desk.campaign;
    local.holiday.or(local.draft.as_ref().map(|draft| draft.window_start))
}

/// Plans one more campaign, after the newest.
fn another(state: &State, stamp: &Stamp) -> Campaign {
    let (id, today) = (CampaignId(stamp.fresh().0), stamp.at.date_naive());
    match state.school.campaigns.first() {
        Some(newest) => newest.next(id, today),
        None => Campaign::first(id, today),
    }
}

/// Shows a campaign as it is kept, or a new one.
fn choose(state: &mut State, campaign: Option<Campaign>) {
    state.desk.campaign = CampaignPage { draft: campaign, ..CampaignPage::default() };
}

fn join(state: &mut State, class: String) {
    let part = classes(state).into_iter().find(|(one, _)| *one == class).map(|(_, part)| part);
    let local = &mut state.desk.campaign;
    local.saved = Saved::Nothing;
    match part {
        Some(Part::Joins) => local.joining.remove(&class),
        Some(Part::Elsewhere) => local.joining.insert(class),
        Some(Part::Takes) | None => false,
    };
}

fn undo(state: &mut State) {
    let now = match std::mem::take(&mut state.desk.campaign.saved) {
        Saved::Over(before) => Some(before),
        Saved::Nothing | Saved::New => kept(state).or_else(|| state.school.campaigns.first()).cloned(),
    };
    choose(state, now);
}

fn save(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if fault(state).is_some() || !is_changed(state) {
        return;
    }
    let Some(mut campaign) = state.desk.campaign.draft.clone() else { return };
    campaign.name = campaign.name.trim().to_owned();
    let saved = kept(state).filter(|kept| **kept != campaign).map_or(Saved::New, |kept| Saved::Over(kept.clone()));
    let joining = std::mem::take(&mut state.desk.campaign.joining);
    let known: BTreeSet<CampaignId> = state.school.campaigns.iter().map(|campaign| campaign.id).collect();
    let newest = state.school.campaigns.first().map(|campaign| campaign.id);
    let mut moved: Vec<Student> = Vec::new();
    for student in &mut state.school.students {
        // Who has no campaign of their own stays in what was the newest so far.
        let of_it =
            if joining.contains(&student.class) { Some(campaign.id) } else { newest.filter(|_| !known.contains(&student.campaign)) };
        if let Some(id) = of_it {
            student.campaign = id;
            moved.push(student.clone());
        }
    }
    match state.school.campaigns.iter_mut().find(|one| one.id == campaign.id) {
        Some(one) => one.clone_from(&campaign),
        None => state.school.campaigns.push(campaign.clone()),
    }
    state.school.sort_campaigns();
    state.desk.campaign = CampaignPage { draft: Some(campaign.clone()), saved, ..CampaignPage::default() };
    state.keep(campaign);
    for student in moved {
        state.keep(student);
    }
    state.act_at_the_desk(Action::PlanCampaign, stamp);
    effects.extend(state.outbox.flush_now());
    effects.push(Effect::ReadOverview);
}
