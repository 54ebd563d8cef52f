//! A list of contacts that somebody put into the station's folder `inbox`: what it would change is said before anything is.

use super::duties::{self, Duty};
use super::{Effect, Stamp, State, contacts, desk};
use crate::domain::{Action, Contact};

/// The list, as it lies in the folder.
pub const FILE: &str = "contacts.csv";

/// The file beside it that tells what is wrong with each line that can't be taken.
pub const LEFT_OUT: &str = "contacts-left-out.txt";

/// What came of looking for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListIn {
    /// It is being read.
    Reading,
    /// There is none in this folder.
    Absent(String),
    /// It can't be used as a whole; the file beside it says why.
    Unusable,
    /// It was read. Nothing is changed yet.
    Found(Found),
    /// It was taken in.
    Taken(Found),
}

/// What a list would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The contacts that are new.
    pub added: Vec<Contact>,
    /// Those that would change, as they would be then.
    pub changed: Vec<Contact>,
    /// How many are known as they are.
    pub unchanged: usize,
    /// The lines that can't be taken.
    pub left_out: Vec<u64>,
}

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

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if duties::at_the_desk(state, Duty::KeepContacts).is_none() {
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
                contacts::keep(state, contact.clone());
            }
            if !found.added.is_empty() || !found.changed.is_empty() {
                desk::audit_for(state, None, Action::ChangeContact, FILE.to_owned(), stamp);
            }
            effects.extend(state.outbox.flush_now());
            state.desk.contacts.list = Some(ListIn::Taken(found));
        }
    }
}

/// It was looked for.
pub(super) fn looked(state: &mut State, list: ListIn) {
    if state.desk.contacts.list == Some(ListIn::Reading) {
        state.desk.contacts.list = Some(list);
    }
}
