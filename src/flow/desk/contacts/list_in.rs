//! A list of contacts that somebody put into the station's folder `inbox`: what it would change is said before anything is.

use crate::domain::Action;
use crate::flow::desk::contacts::entry;
use crate::flow::effects::desk::{LIST_FILE, ListIn};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::duties::Duty;
use crate::flow::state::act::Act;
use crate::flow::state::{State, who};

/// Something done with it.
#[derive(Clone, Debug)]
pub enum Event {
    /// It is looked for.
    Look,
    /// It is taken in.
    Take,
    /// It is not, after all.
    Leave,
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::KeepContacts).is_none() {
        return;
    }
    match event {
        Event::Look => {
            state.desk.contacts.list = Some(ListIn::Reading);
            effects.push(Effect::LookForList);
        }
        Event::Leave => state.desk.contacts.list = None,
        Event::Take => {
            let Some(ListIn::Found(found)) = state.desk.contacts.list.take() else { return };
            for contact in found.added.iter().chain(&found.changed) {
                entry::keep(state, contact.clone());
            }
            if !found.added.is_empty() || !found.changed.is_empty() {
                state.act_at_the_desk(Act::from(Action::ChangeContact).because(LIST_FILE), stamp);
            }
            effects.extend(state.outbox.flush_now());
            state.desk.contacts.list = Some(ListIn::Taken(found));
        }
    }
}

/// It was looked for.
pub(in crate::flow) fn looked(state: &mut State, list: ListIn) {
    if state.desk.contacts.list == Some(ListIn::Reading) {
        state.desk.contacts.list = Some(list);
    }
}
