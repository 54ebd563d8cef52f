//! Whose students an adult looks after.

use crate::domain::Student;
use crate::flow::state::desk::today::Whose;
use crate::flow::state::{State, who};

/// Tells whether the adult at the desk has students of their own beside others, so that it matters whose are shown.
pub fn has_own(state: &State) -> bool {
    let Some(adult) = who::adult(state) else { return false };
    let own = |student| adult.teaches(student);
    state.school.students.iter().any(own) && !state.school.students.iter().all(own)
}

/// Gives whom the adult at the desk has chosen to look after.
pub(in crate::flow) fn looked_after(state: &State) -> impl Fn(&Student) -> bool {
    let adult = who::adult(state).filter(|_| state.desk.today.whose == Whose::Mine && has_own(state));
    move |student| adult.is_none_or(|adult| adult.teaches(student))
}
