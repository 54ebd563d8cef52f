//! Asking for an adult: the gate is opened here, for a purpose. Who asks knows nothing of what is done at it.

use crate::domain::{Adult, AdultId, Day, Role, Voice};
use crate::flow::rules::form_day::Refused;
use crate::flow::rules::{self, duties};
use crate::flow::state::State;
use crate::flow::state::gate::{Gate, Way};
use crate::flow::state::purpose::Purpose;

impl State {
    /// Asks for an adult's PIN. Where only one may do it, nobody has to name them.
    pub(in crate::flow) fn ask_adult(&mut self, purpose: Purpose) {
        self.gate = Some(Gate::open(purpose));
        let only = match adults(self).as_slice() {
            [one] => Some(one.id),
            _ => None,
        };
        if let Some(gate) = &mut self.gate {
            gate.adult = only;
        }
    }
}

/// Gives the adults who may do what the gate is open for.
pub fn adults(state: &State) -> Vec<&Adult> {
    let Some(gate) = state.gate.as_ref().filter(|gate| gate.way != Way::Unchecked) else { return Vec::new() };
    let named = |adult: &&Adult| match gate.purpose {
        Purpose::SignIn(role) => (role == Role::Standby) == (adult.role == Role::Standby),
        Purpose::StartRecording => answering_adult(state).is_none_or(|answers| answers == adult.id),
        Purpose::AddAdult | Purpose::GivePin(_) | Purpose::RenewCode => state.desk.adult == Some(adult.id),
        Purpose::ChoosePin(who) => adult.id == who,
        _ => true,
    };
    let may = |adult: &&Adult| gate.purpose.duty().is_none_or(|duty| duties::may(adult.role, duty));
    state.school.adults.iter().filter(named).filter(may).collect()
}

/// Gives the adult of the school who answers, where one does: their own PIN says that the yes was theirs.
pub fn answering_adult(state: &State) -> Option<AdultId> {
    if let Some(Voice::Adult(adult)) = state.booth.answerer { Some(adult) } else { None }
}

/// Gives the day on a guardian's form that stands at the gate.
///
/// # Errors
/// When it is no day, or one on which no form that counts can have been signed.
pub fn form_day(state: &State) -> Result<Day, Refused> {
    let text = state.gate.as_ref().map_or("", |gate| &gate.form_day);
    rules::form_day::read(text, state.look.language, state.now.date_naive())
}
