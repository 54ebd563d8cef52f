//! One contact as it is read and kept.

use crate::domain::{Contact, ContactCard, ContactId};
use crate::flow::effects::Effect;
use crate::flow::state::State;

/// Why an entry is not kept as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactFault {
    /// Neither employer nor employee is named.
    Nobody,
}

pub(in crate::flow) fn all(state: &State) -> impl Iterator<Item = &ContactCard> {
    state.school.contacts.iter().filter(|card| card.contact.merged_into.is_none())
}

/// Gives what keeps the open entry from being kept as it stands.
pub fn fault(state: &State) -> Option<ContactFault> {
    let draft = &state.desk.contacts.open.as_ref()?.draft;
    (draft.employer.trim().is_empty() && draft.employee.trim().is_empty()).then_some(ContactFault::Nobody)
}

/// Reads what the school did with a contact, under every name.
pub(in crate::flow) fn read(state: &State, contact: ContactId, effects: &mut Vec<Effect>) {
    let parts = state.school.contacts.iter().filter(|card| card.contact.merged_into == Some(contact));
    effects.push(Effect::ReadHistory { contact, parts: parts.map(|card| card.contact.id).collect() });
}

pub(in crate::flow) fn keep(state: &mut State, contact: Contact) {
    match state.school.contacts.iter_mut().find(|card| card.contact.id == contact.id) {
        Some(card) => card.contact.clone_from(&contact),
        None => state.school.contacts.push(ContactCard { contact: contact.clone(), last_asked: None }),
    }
    state.keep(contact);
}
