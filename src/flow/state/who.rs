//! Who is here, and what they have at hand.

use crate::domain::Adult;
use crate::flow::desk;
use crate::flow::rules::duties::{Duty, may};
use crate::flow::state::State;

/// Gives the adult at the desk where they may do something.
pub fn at_the_desk(state: &State, duty: Duty) -> Option<&Adult> {
    desk::adult(state).filter(|adult| may(adult.role, duty))
}
