//! A copy of the recording at the desk, as a sound file in a folder or on a stick: only with consent, and with a reason.

use crate::domain::{Action, RecordId, TakeCopy, Use};
use crate::flow::desk::recordings::{self, has_reason, task};
use crate::flow::effects::recordings::{CopyProgress, Recording};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::duties::Duty;
use crate::flow::rules::file_name::file_name;
use crate::flow::state::State;
use crate::flow::state::act::Act;
use crate::flow::state::desk::recordings::{CopyPage, Task};
use crate::flow::state::who::{self, recording_at_hand};

/// Something done about a copy.
#[derive(Clone, Debug)]
pub enum Event {
    /// A copy is wanted.
    Ask,
    /// The station looks again for sticks.
    Look,
    /// The folder is chosen or typed.
    Folder(String),
    /// It is written.
    Write,
}

/// Tells whether a recording that is good for these uses may be copied. A copy can't be destroyed from here, and a teacher
/// has it: so every voice must have said yes to both.
pub fn may_copy(one: &Recording) -> bool {
    let asked = [Use::Record, Use::TeacherMayListen, Use::KeepPastTerm];
    one.here && !one.withdrawn && asked.iter().all(|asked| one.uses.contains(asked))
}

/// Gives what is known of the copy that is asked for.
pub fn local(state: &State) -> Option<&CopyPage> {
    state.desk.recordings.open.as_ref().map(|open| &open.copy)
}

/// Tells whether a copy is being written.
pub fn is_working(state: &State) -> bool {
    local(state).is_some_and(|local| matches!(local.told, Some(CopyProgress::Working(_))))
}

/// Tells whether all is given that a copy needs.
pub fn can_write(state: &State) -> bool {
    has_reason(state) && local(state).is_some_and(|local| local.folder.trim().starts_with('/') && !is_working(state))
}

fn local_mut(state: &mut State) -> Option<&mut CopyPage> {
    state.desk.recordings.open.as_mut().map(|open| &mut open.copy)
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::MindRecordings).is_none() || is_working(state) {
        return;
    }
    match event {
        Event::Ask if recording_at_hand(state).is_some_and(may_copy) => {
            recordings::begin(state, Task::Copy);
            effects.push(Effect::LookForSticks);
        }
        Event::Ask => {}
        Event::Look => effects.push(Effect::LookForSticks),
        Event::Folder(folder) => {
            if let Some(local) = local_mut(state) {
                local.folder = folder;
            }
        }
        Event::Write => write(state, stamp, effects),
    }
}

/// That a copy is wanted is written down before the first byte of it.
fn write(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if task(state) != Task::Copy || !can_write(state) || state.interview().is_none() {
        return;
    }
    let Some(one) = recording_at_hand(state).filter(|one| may_copy(one)) else { return };
    let (take, student, name) = (one.take.id, one.take.student, name(state, one));
    let Some(open) = &mut state.desk.recordings.open else { return };
    open.copy.told = Some(CopyProgress::Working(0));
    let (folder, reason) = (open.copy.folder.trim().to_owned(), open.reason.trim().to_owned());
    state.act_at_the_desk(Act::on(Action::CopyRecording, student).because(reason), stamp);
    effects.extend(state.outbox.flush_now());
    effects.push(Effect::CopyTake { take, folder, name });
}

/// Gives a file name that tells an adult what it is, in letters every stick can hold.
fn name(state: &State, one: &Recording) -> String {
    let who = state.school.student(one.take.student).map_or(String::new(), crate::domain::Student::tile_name);
    format!("practice-{}-{}", one.at.date_naive(), file_name(&who))
}

/// The sticks as the station found them; where there is just one, it is meant.
pub(in crate::flow) fn found(state: &mut State, sticks: Vec<String>) {
    if let Some(local) = local_mut(state) {
        if let ([only], true) = (sticks.as_slice(), local.folder.is_empty()) {
            local.folder.clone_from(only);
        }
        local.sticks = Some(sticks);
    }
}

pub(in crate::flow) fn told(state: &mut State, take: RecordId, told: CopyProgress, stamp: &Stamp) {
    let Some(by) = state.desk.adult.filter(|_| is_working(state)) else { return };
    let Some(open) = state.desk.recordings.open.as_mut().filter(|open| open.take == take) else { return };
    let over = !matches!(told, CopyProgress::Working(_));
    let (reason, file) = (open.reason.trim().to_owned(), if let CopyProgress::Done(file) = &told { Some(file.clone()) } else { None });
    open.copy.told = Some(told);
    if let Some(file) = file {
        state.change_some(|one| {
            let take = one.takes.iter().find(|one| one.id == take)?;
            let (practice, interview, student) = (take.practice, take.interview, take.student);
            let copy = TakeCopy { id: stamp.fresh(), take: take.id, practice, interview, student, by, reason, file, at: stamp.at };
            one.copies.push(copy.clone());
            Some(copy)
        });
    }
    if over {
        state.focus_anew();
    }
}

pub(in crate::flow) fn tick(state: &State, effects: &mut Vec<Effect>) {
    if is_working(state) {
        effects.push(Effect::AskCopy);
    }
}
