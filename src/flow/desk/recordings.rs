//! Practice recordings at the adult's desk: which there are, and one of them at hand, to listen to, rate or take back.

use crate::domain::{Action, Day, Hold, HoldLifted, RecordId, Role, add_days};
use crate::flow::effects::recordings::Recording;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::{listen, rubric};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::rules::who_may_listen::{self, Listener};
use crate::flow::state::State;
use crate::flow::state::act::Act;
use crate::flow::state::desk::recordings::{CopyPage, OpenRecording, Task};
use crate::flow::state::who::{self, recording_at_hand};

/// Something done with the recordings.
#[derive(Clone, Debug)]
pub enum Event {
    /// The recordings are looked at.
    Show,
    /// One of them is looked at.
    Open(RecordId),
    /// It is listened to.
    Listen,
    /// It is rated, or how it was rated is looked at.
    Rate,
    /// It is to be taken back for a voice or a guardian; where it was, the receipt is looked at.
    TakeBack,
    /// The student's recordings are to be held.
    AskHold,
    /// The reason changed.
    Reason(String),
    /// The hold begins.
    PlaceHold,
    /// It is over.
    LiftHold,
}

/// Where a recording stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// It is destroyed within the next seven days.
    Soon,
    /// It is not destroyed for now.
    Held,
    /// Neither.
    Later,
}

/// Tells where a recording stands in the list today.
pub fn section(one: &Recording, today: Day) -> Section {
    if one.hold.is_some() {
        Section::Held
    } else if one.take.destroy_on <= add_days(today, 7) {
        Section::Soon
    } else {
        Section::Later
    }
}

/// Gives the recordings of one section.
pub fn of(state: &State, wanted: Section) -> impl Iterator<Item = &Recording> {
    let today = state.now.date_naive();
    state.desk.recordings.list.iter().flatten().filter(move |one| section(one, today) == wanted)
}

/// Tells whether the recording at hand can be listened to here by the adult at the desk.
pub fn may_listen(state: &State) -> bool {
    let role = who::adult(state).map_or(Role::Standby, |adult| adult.role);
    recording_at_hand(state).is_some_and(|one| one.here && who_may_listen::may_listen(Listener::Adult(role), one.take.student, &one.uses))
}

/// Tells what is done with the recording at hand.
pub fn task(state: &State) -> Task {
    state.desk.recordings.open.as_ref().map_or(Task::Look, |open| open.task)
}

/// Tells whether the reason that is asked for is written.
pub fn has_reason(state: &State) -> bool {
    state.desk.recordings.open.as_ref().is_some_and(|open| !open.reason.trim().is_empty())
}

/// Tells whether the adult at the desk has rated the practice at hand.
pub fn has_rated(state: &State) -> bool {
    recording_at_hand(state).is_some_and(|one| state.desk.adult.is_some_and(|adult| one.rated_by.contains(&adult)))
}

/// The recordings as they were read.
pub(in crate::flow) fn listed(state: &mut State, list: Vec<Recording>) {
    let local = &mut state.desk.recordings;
    // What was destroyed meanwhile can't be at hand, but while its receipt is read it stays so.
    if state.screen == Screen::Recordings && local.open.as_ref().is_some_and(|open| !list.iter().any(|one| one.take.id == open.take)) {
        local.open = None;
        state.focus_anew();
    }
    state.desk.recordings.list = Some(list);
}

/// Asks for the recordings as they are now, with what was just written.
pub(in crate::flow) fn read(state: &mut State, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::MindRecordings).is_some() {
        effects.extend(state.outbox.flush_now());
        effects.push(Effect::ReadRecordings);
    }
}

/// One step back, where an adult looks at recordings; tells whether there was one.
pub(in crate::flow) fn back(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    if state.desk.adult.is_none() {
        return false;
    }
    match state.screen {
        Screen::Listen | Screen::Rubric => state.go(Screen::Recordings),
        Screen::Recordings if task(state) != Task::Look => {
            effects.push(Effect::CloseCopy);
            begin(state, Task::Look);
        }
        Screen::Recordings if state.desk.recordings.open.take().is_some() => {
            state.focus_anew();
            read(state, effects);
        }
        _ => return false,
    }
    true
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::MindRecordings).is_none() {
        return;
    }
    match event {
        Event::Show => {
            state.desk.open = None;
            state.go(Screen::Recordings);
        }
        Event::Open(take) => open(state, take, effects),
        Event::Listen => {
            if let Some(take) = ready(state) {
                listen::step(state, listen::Event::Open(take), stamp, effects);
            }
        }
        Event::Rate => rate(state, stamp),
        Event::AskHold if recording_at_hand(state).is_some_and(|one| one.hold.is_none()) => begin(state, Task::Hold),
        Event::AskHold => {}
        Event::Reason(reason) => {
            if let Some(open) = &mut state.desk.recordings.open {
                open.reason = reason;
            }
        }
        Event::PlaceHold => place_hold(state, stamp, effects),
        Event::LiftHold => lift_hold(state, stamp, effects),
        Event::TakeBack => {
            if let Some(take) = ready(state) {
                listen::step(state, listen::Event::Open(take), stamp, effects);
                listen::step(state, listen::Event::AskTakeBack, stamp, effects);
            }
        }
    }
}

fn open(state: &mut State, take: RecordId, effects: &mut Vec<Effect>) {
    let local = &mut state.desk.recordings;
    let Some(one) = local.list.iter().flatten().find(|one| one.take.id == take) else { return };
    let (student, interview) = (one.take.student, one.take.interview);
    local.open =
        Some(OpenRecording { take, task: Task::Look, reason: String::new(), copy: CopyPage::default(), student, interview, file: None });
    state.focus_anew();
    effects.push(Effect::Open(student));
}

/// Gives the recording at hand once the student's file is read.
fn ready(state: &State) -> Option<RecordId> {
    state.desk.recordings.interview()?;
    Some(recording_at_hand(state)?.take.id)
}

/// The adult who is signed in needs no second PIN. They rate without seeing what the student chose, who comes first.
fn rate(state: &mut State, stamp: &Stamp) {
    let Some(adult) = state.desk.adult.filter(|_| ready(state).is_some()) else { return };
    let Some((practice, student)) = recording_at_hand(state).filter(|one| one.own_rated).map(|one| (one.take.practice, one.take.student))
    else {
        return;
    };
    if !has_rated(state) {
        state.act_at_the_desk(Act::on(Action::RatePractice, student), stamp);
    }
    rubric::open(state, practice);
    rubric::let_rate(state, adult);
}

pub(in crate::flow) fn begin(state: &mut State, task: Task) {
    if let Some(open) = &mut state.desk.recordings.open {
        open.task = task;
        open.reason.clear();
        open.copy = CopyPage::default();
        state.focus_anew();
    }
}

/// Nothing of the student's is destroyed until the hold is lifted. What was taken back stays unheard all the same.
fn place_hold(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(by) = state.desk.adult.filter(|_| task(state) == Task::Hold && has_reason(state)) else { return };
    let Some(open) = &mut state.desk.recordings.open else { return };
    let Some(file) = &mut open.file else { return };
    let reason = open.reason.trim().to_owned();
    let hold = Hold { id: stamp.fresh(), student: open.student, by, reason: reason.clone(), at: stamp.at };
    file.take(hold.clone().into());
    let student = open.student;
    state.keep(hold);
    state.act_at_the_desk(Act::on(Action::PlaceHold, student).because(reason), stamp);
    begin(state, Task::Look);
    read(state, effects);
}

/// The request was answered: what is due is destroyed at once.
fn lift_hold(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(by) = state.desk.adult else { return };
    let Some(open) = &mut state.desk.recordings.open else { return };
    let Some(file) = &mut open.file else { return };
    let student = open.student;
    let holds: Vec<RecordId> = file.open_holds().map(|hold| hold.id).collect();
    let lifted = holds.into_iter().map(|hold| HoldLifted { id: stamp.fresh(), hold, student, by, at: stamp.at });
    let lifted: Vec<HoldLifted> = lifted.collect();
    if lifted.is_empty() {
        return;
    }
    for one in &lifted {
        file.take(one.clone().into());
    }
    for one in lifted {
        state.keep(one);
    }
    state.act_at_the_desk(Act::on(Action::LiftHold, student), stamp);
    state.focus_anew();
    read(state, effects);
}
