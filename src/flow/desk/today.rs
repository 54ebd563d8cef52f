//! What waits for an adult who may review, the most urgent first, each a touch from being done.

use crate::domain::{LostChange, Moment, PracticeBooking, Student, StudentId};
use crate::flow::desk::class::{self, Row};
use crate::flow::desk::recordings::{self, Section};
use crate::flow::desk::whose::looked_after;
use crate::flow::desk::{practice_booking, versions, work};
use crate::flow::effects::desk::{Waiting, Work};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::state::desk::today::Whose;
use crate::flow::state::{State, who};
use std::collections::HashMap;

/// How many are shown until somebody asks for all of them.
pub const SHOWN: usize = 12;

/// Something that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// Somebody holds an interview today, at this time.
    Interview(Row<'a>, Moment),
    /// Somebody practices today.
    Practice(&'a PracticeBooking),
    /// Somebody is stuck, or did not phone again when they had promised to.
    InNeed(Row<'a>),
    /// Adults changed the same at two stations: how many times, and what first.
    Versions(usize, &'a LostChange),
    /// Something was handed in.
    Work(&'a Waiting),
    /// Recordings are destroyed within the week: how many.
    RecordingsDue(usize),
    /// Recordings are on hold: how many.
    RecordingsHeld(usize),
}

/// What belongs together in the list, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Somebody can't go on without an adult.
    NeedsYou,
    /// Interviews of today.
    OnThePhone,
    /// Practices of today.
    Practice,
    /// What was handed in.
    ToCheck,
    /// Recordings with a day, or on hold.
    Recordings,
}

impl Item<'_> {
    /// Gives the part of the list it belongs to.
    pub fn part(&self) -> Part {
        match self {
            Self::InNeed(_) | Self::Versions(..) => Part::NeedsYou,
            Self::Interview(..) => Part::OnThePhone,
            Self::Practice(_) => Part::Practice,
            Self::Work(_) => Part::ToCheck,
            Self::RecordingsDue(_) | Self::RecordingsHeld(_) => Part::Recordings,
        }
    }

    /// Gives how urgent it is among those of its part, the more the smaller: who can't go on at all before who did not phone;
    /// what a student waits for to go on before what can wait.
    fn urgency(&self) -> u8 {
        match self {
            Self::InNeed(row) if row.at.stuck => 0,
            Self::Work(waiting) if waiting.work == Work::Questions => 0,
            Self::Interview(..) | Self::Practice(_) | Self::RecordingsDue(_) => 0,
            Self::InNeed(_) | Self::RecordingsHeld(_) => 1,
            Self::Work(waiting) if waiting.work == Work::ThankYou => 1,
            Self::Versions(..) | Self::Work(_) => 2,
        }
    }
}

/// Something done with the list.
#[derive(Clone, Debug)]
pub enum Event {
    /// One of it is touched, by its place.
    Touch(usize),
    /// Others' students, or one's own alone.
    Whose(Whose),
    /// All of it.
    Unfold,
}

/// Gives what waits, in its order.
pub fn items(state: &State) -> Vec<Item<'_>> {
    if !who::may_review(state) {
        return Vec::new();
    }
    let today = state.now.date_naive();
    let looked_after = looked_after(state);
    let students: HashMap<StudentId, &Student> = state.school.students.iter().map(|student| (student.id, student)).collect();
    let mut items: Vec<Item<'_>> = Vec::new();
    for row in class::known(state).filter(|row| row.student.is_here() && looked_after(row.student)) {
        if let Some(at) = row.at.booked_at.filter(|at| at.date_naive() == today) {
            items.push(Item::Interview(row, at));
        } else if row.at.stuck || row.at.call_back_missed.is_some() {
            items.push(Item::InNeed(row));
        }
    }
    let mine = |one: &&PracticeBooking| {
        let own = state.desk.today.whose == Whose::All || Some(one.with) == state.desk.adult;
        own && one.starts.date_naive() == today && practice_booking::is_ahead(one, state.now) && students.contains_key(&one.student)
    };
    items.extend(state.desk.practices.iter().filter(mine).map(Item::Practice));
    let whose = |waiting: &&Waiting| students.get(&waiting.student).is_some_and(|student| looked_after(student));
    items.extend(state.desk.waiting.iter().filter(whose).map(Item::Work));
    let mut versions = versions::offers(state);
    items.extend(versions.next().map(|first| Item::Versions(1 + versions.count(), first)));
    let recordings = |section| recordings::of(state, section).count();
    items.extend(Some(recordings(Section::Soon)).filter(|count| *count > 0).map(Item::RecordingsDue));
    items.extend(Some(recordings(Section::Held)).filter(|count| *count > 0).map(Item::RecordingsHeld));
    let name = |item: &Item<'_>| match item {
        Item::Interview(row, _) | Item::InNeed(row) => row.student.full_name(),
        Item::Work(waiting) => students.get(&waiting.student).map_or(String::new(), |student| student.full_name()),
        Item::Practice(one) => students.get(&one.student).map_or(String::new(), |student| student.full_name()),
        Item::Versions(..) | Item::RecordingsDue(_) | Item::RecordingsHeld(_) => String::new(),
    };
    let at = |item: &Item<'_>| match item {
        Item::Interview(_, at) => Some(*at),
        Item::Practice(one) => Some(one.starts),
        _ => None,
    };
    items.sort_by_cached_key(|item| (item.part(), item.urgency(), at(item), name(item)));
    items
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if !who::may_review(state) {
        return;
    }
    match event {
        Event::Whose(whose) => state.desk.today.whose = whose,
        Event::Unfold => state.desk.today.unfolded = true,
        Event::Touch(place) => match items(state).get(place) {
            Some(Item::Interview(row, _) | Item::InNeed(row)) => {
                let student = row.student.id;
                class::step(state, class::Event::Open(student), effects);
            }
            Some(Item::Practice(one)) => {
                let student = one.student;
                class::step(state, class::Event::Open(student), effects);
            }
            Some(Item::Work(waiting)) => {
                let waiting = (*waiting).clone();
                work::open(state, waiting, effects);
            }
            Some(Item::Versions(..)) => versions::step(state, versions::Event::Show, stamp, effects),
            Some(Item::RecordingsDue(_) | Item::RecordingsHeld(_)) => recordings::step(state, recordings::Event::Show, stamp, effects),
            None => {}
        },
    }
}
