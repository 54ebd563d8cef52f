//! A class at a glance, and one student's page, for a signed-in adult who may review.

use crate::domain::{InterviewId, Overview, Stage, Student, StudentFile, StudentId};
use crate::flow::desk::{whose, work};
use crate::flow::effects::Effect;
use crate::flow::effects::desk::{Waiting, Work};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::state::desk::class::{Order, Which};
use crate::flow::state::{State, who};
use std::collections::{BTreeSet, HashMap};

/// Something done with the classes.
#[derive(Clone, Debug)]
pub enum Event {
    /// They are shown.
    Show,
    /// Others are listed.
    List(Which),
    /// In another order.
    Order(Order),
    /// A student's page.
    Open(StudentId),
    /// An evaluation that was handed in is read again.
    Read(InterviewId),
}

/// A student in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Who.
    pub student: &'a Student,
    /// How far they are.
    pub at: &'a Overview,
    /// Whether they handed something in that waits.
    pub waits: bool,
}

impl Row<'_> {
    /// Tells whether somebody should look after the student.
    pub fn in_need(&self) -> bool {
        self.student.is_here() && (self.at.stuck || self.at.call_back_missed.is_some() || self.waits)
    }

    /// Gives how much, the more urgent the smaller: stuck, a promise broken, work that waits; who has left comes last.
    fn need(&self) -> (bool, bool, bool, bool, Stage) {
        (!self.student.is_here(), !self.at.stuck, self.at.call_back_missed.is_none(), !self.waits, self.at.stage)
    }
}

/// Gives all students of whom it is known how far they are. An evaluation is handed in to be read, and waits for nobody.
pub(in crate::flow) fn known(state: &State) -> impl Iterator<Item = Row<'_>> {
    let handed_in = state.desk.waiting.iter().filter(|waiting| waiting.work != Work::Evaluation);
    let waiting: BTreeSet<StudentId> = handed_in.map(|waiting| waiting.student).collect();
    let students: HashMap<StudentId, &Student> = state.school.students.iter().map(|student| (student.id, student)).collect();
    let overview = state.desk.class.overview.iter().flatten();
    overview.filter_map(move |at| Some(Row { student: students.get(&at.student).copied()?, at, waits: waiting.contains(&at.student) }))
}

/// Gives the student whose page is open.
pub fn at(state: &State) -> Option<Row<'_>> {
    let open = state.desk.class.open?;
    known(state).find(|row| row.student.id == open)
}

/// Gives the students to list, in their order.
pub fn rows(state: &State) -> Vec<Row<'_>> {
    let local = &state.desk.class;
    let looked_after = whose::looked_after(state);
    let mut rows: Vec<Row<'_>> = known(state)
        .filter(|row| match &local.which {
            Which::InNeed => row.in_need() && looked_after(row.student),
            Which::Class(class) => row.student.class == *class,
        })
        .collect();
    let name = |row: &Row<'_>| (row.student.first_name.clone(), row.student.last_name.clone(), row.student.id);
    match local.order {
        Order::Need => rows.sort_by_cached_key(|row| (row.need(), name(row))),
        Order::Name => rows.sort_by_cached_key(name),
    }
    rows
}

/// Gives the file whose page is open, without what its author has not handed in: a draft is theirs alone.
pub fn page(state: &State) -> Option<&StudentFile> {
    state.desk.class.file.as_ref().filter(|file| Some(file.student.id) == state.desk.class.open)
}

pub(in crate::flow) fn step(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::Review).is_none() {
        return;
    }
    match event {
        Event::Show => {
            effects.push(Effect::ReadOverview);
            state.go(Screen::Class);
        }
        Event::List(which) => state.desk.class.which = which,
        Event::Order(order) => state.desk.class.order = order,
        Event::Open(student) => {
            effects.push(Effect::Open(student));
            state.desk.class.from = state.screen;
            state.go(Screen::Class);
            state.desk.class.open = Some(student);
            state.desk.practice = None;
            state.desk.class.file = None;
            state.focus_anew();
        }
        Event::Read(interview) => {
            let Some(student) = state.desk.class.open else { return };
            work::open(state, Waiting { student, interview, work: Work::Evaluation }, effects);
        }
    }
}

/// Leads from a student's page back to where it was opened; gives whether there was one.
pub(in crate::flow) fn back(state: &mut State) -> bool {
    let was_open = state.desk.class.open.take().is_some();
    if was_open {
        state.desk.class.file = None;
        state.focus_anew();
        if state.desk.class.from == Screen::Desk {
            state.go(Screen::Desk);
        }
    }
    was_open
}

pub(in crate::flow) fn opened(state: &mut State, file: &StudentFile) {
    if state.desk.class.open != Some(file.student.id) {
        return;
    }
    state.desk.class.file = Some(file.for_adults());
}
