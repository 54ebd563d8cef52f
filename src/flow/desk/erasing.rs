//! The end of students' records, decided at the desk: at every station, for ever. So it is asked for twice, the second
//! time in words.

use crate::content::fold;
use crate::domain::{Action, Because, Erasure, Student};
use crate::flow::desk::recordings;
use crate::flow::effects::desk::ErasingOutcome;
use crate::flow::effects::{Effect, Fault, Stamp};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::state::act::Act;
use crate::flow::state::desk::erasing::{ErasingPage, Whose};
use crate::flow::state::told::Trouble;
use crate::flow::state::{State, who};

/// Something done on the screen.
#[derive(Clone, Debug)]
pub enum Event {
    /// The screen is shown.
    Show,
    /// A class was chosen.
    Class(String),
    /// Somebody in it was, or everybody.
    Whose(Whose),
    /// A reason.
    Because(Because),
    /// What says that it is meant changed.
    Typed(String),
    /// The records are erased.
    Erase,
    /// What came of it was read.
    Done,
}

fn local(state: &State) -> &ErasingPage {
    &state.desk.erasing
}

/// Gives the students of the class that was chosen.
pub fn of_class(state: &State) -> impl Iterator<Item = &Student> {
    state.school.students.iter().filter(|student| student.class == local(state).class)
}

/// Gives whose records were chosen.
pub fn chosen(state: &State) -> Vec<&Student> {
    match local(state).whose {
        None => Vec::new(),
        Some(Whose::Class) => of_class(state).collect(),
        Some(Whose::One(id)) => state.school.student(id).into_iter().collect(),
    }
}

/// Gives the word that has to be typed: a student's first name, or the name of the class.
pub fn word(state: &State) -> &str {
    match local(state).whose {
        Some(Whose::One(id)) => state.school.student(id).map_or("", |student| student.first_name.as_str()),
        _ => &local(state).class,
    }
}

/// Tells whether all is said that has to be said before.
pub fn can_erase(state: &State) -> bool {
    let ErasingPage { because, typed, working, outcome, .. } = local(state);
    let typed = fold(typed.trim());
    because.is_some()
        && !working
        && outcome.is_none()
        && !chosen(state).is_empty()
        && !typed.is_empty()
        && typed == fold(word(state).trim())
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::Erase).is_none() || local(state).working {
        return;
    }
    let at = &mut state.desk.erasing;
    match event {
        // Who is typing stays where they are.
        Event::Because(because) => {
            at.because = Some(because);
            return;
        }
        Event::Typed(text) => {
            at.typed = text;
            return;
        }
        Event::Show => {
            *at = ErasingPage::default();
            state.go(Screen::Erasing);
        }
        Event::Class(class) => *at = ErasingPage { class, ..ErasingPage::default() },
        Event::Whose(whose) => *at = ErasingPage { class: std::mem::take(&mut at.class), whose: Some(whose), ..ErasingPage::default() },
        Event::Erase => erase(state, stamp, effects),
        Event::Done => {
            *at = ErasingPage::default();
            state.go(Screen::Desk);
        }
    }
    state.focus_anew();
}

/// Goes a step back on the screen; gives whether there was one.
pub(in crate::flow) fn back(state: &mut State) -> bool {
    let at = &mut state.desk.erasing;
    if at.working {
        return true;
    }
    if at.outcome.is_some() || at.class.is_empty() {
        return false;
    }
    *at = if at.whose.is_some() {
        ErasingPage { class: std::mem::take(&mut at.class), ..ErasingPage::default() }
    } else {
        ErasingPage::default()
    };
    state.focus_anew();
    true
}

/// That it was done, by whom and why is written down first, and names nobody.
fn erase(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(because) = local(state).because.filter(|_| can_erase(state)) else { return };
    let day = stamp.at.date_naive();
    let erasures: Vec<Erasure> = chosen(state).iter().map(|student| Erasure { student: student.id, because, day }).collect();
    state.desk.erasing.working = true;
    state.act_at_the_desk(Act::from(Action::EraseRecords).because(format!("{}: {}", because.key(), erasures.len())), stamp);
    effects.extend(state.outbox.flush_now());
    effects.push(Effect::Erase(erasures));
}

pub(in crate::flow) fn erased(state: &mut State, outcome: Result<ErasingOutcome, Fault>, effects: &mut Vec<Effect>) {
    state.desk.erasing.working = false;
    match outcome {
        Ok(outcome) => state.desk.erasing.outcome = Some(outcome),
        Err(fault) => state.trouble = Some(Trouble::Failed(fault)),
    }
    state.focus_anew();
    effects.extend([Effect::ReadSchool, Effect::ReadWaiting]);
    recordings::read(state, effects);
}
