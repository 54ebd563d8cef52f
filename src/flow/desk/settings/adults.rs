//! The adults of the school and their PINs. Whoever changes something shows first who they are, by their own PIN; a new PIN is
//! chosen by its owner, twice, here.

use crate::domain::{Action, Adult, AdultId};
use crate::flow::desk::settings::code;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::words::clean;
use crate::flow::state::State;
use crate::flow::state::act::Act;
use crate::flow::state::desk::settings::Said;
use crate::flow::state::purpose::Purpose;

/// Why an adult can't be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// There is no name.
    NoName,
    /// There is an adult of that name.
    Known,
}

/// Gives what is wrong with the name of an adult who is added.
pub fn name_fault(state: &State) -> Option<NameFault> {
    let name = clean(&state.desk.settings.adult);
    if name.is_empty() {
        return Some(NameFault::NoName);
    }
    let known = |adult: &Adult| adult.name.to_lowercase() == name.to_lowercase() || adult.id == id(state, &name);
    state.school.adults.iter().any(known).then_some(NameFault::Known)
}

/// Gives the id of an adult of a name: the same at every station, so that one who is added at two is one.
fn id(state: &State, name: &str) -> AdultId {
    AdultId::from_school(&state.school.set_up_as.school, name)
}

/// Tells whether the adult who is typed can be added.
pub fn can_add(state: &State) -> bool {
    name_fault(state).is_none() && state.desk.settings.role.is_some()
}

/// The adult at the desk, or the one who chose a PIN, has shown at the gate who they are.
pub(in crate::flow) fn passed(state: &mut State, purpose: Purpose, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match purpose {
        Purpose::AddAdult => add(state, stamp, effects),
        Purpose::GivePin(adult) => choose(state, adult),
        Purpose::ChoosePin(adult) => {
            state.school.with_pin.insert(adult);
            state.desk.settings.said = Said::PinChosen(adult);
            state.focus_anew();
            state.act_at_the_desk(Act::from(Action::ChangePin).because(adult.to_string()), stamp);
        }
        Purpose::RenewCode => code::renew(state, effects),
        _ => {}
    }
}

fn add(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(role) = state.desk.settings.role.filter(|_| can_add(state)) else { return };
    let name = clean(&state.desk.settings.adult);
    let adult = Adult { id: id(state, &name), name, role };
    state.school.adults.push(adult.clone());
    state.school.adults.sort_by(|one, other| (one.role, &one.name, one.id).cmp(&(other.role, &other.name, other.id)));
    state.desk.settings.adult.clear();
    state.desk.settings.role = None;
    let id = adult.id;
    state.keep(adult);
    state.act_at_the_desk(Act::from(Action::AddAdult).because(id.to_string()), stamp);
    effects.extend(state.outbox.flush_now());
    choose(state, id);
}

/// The gate stays, for the one who chooses.
fn choose(state: &mut State, adult: AdultId) {
    state.ask_adult(Purpose::ChoosePin(adult));
}
