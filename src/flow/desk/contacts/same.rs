//! Entries that are one person: which may be, and becoming one and two again.

use crate::content::fold;
use crate::domain::{Action, Contact, ContactCard, ContactId};
use crate::flow::desk::contacts::entry::{all, fault, keep, read};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::state::State;

/// Gives every entry of which another may be the same.
pub fn twins(state: &State) -> Vec<ContactId> {
    let mut by_name: std::collections::HashMap<String, Vec<&Contact>> = std::collections::HashMap::new();
    for card in all(state) {
        by_name.entry(plain(&card.contact.employee)).or_default().push(&card.contact);
    }
    let mut twins = Vec::new();
    for group in by_name.values().filter(|group| group.len() > 1) {
        twins.extend(group.iter().filter(|one| group.iter().any(|other| may_be_same(one, other))).map(|one| one.id));
    }
    twins
}

/// Gives the entries that may be the same as the open one.
pub fn same_as_open(state: &State) -> Vec<&ContactCard> {
    let Some(open) = &state.desk.contacts.open else { return Vec::new() };
    all(state).filter(|card| may_be_same(&open.draft, &card.contact)).collect()
}

/// Gives the entries that became part of the open one.
pub fn merged(state: &State) -> Vec<&ContactCard> {
    let Some(open) = &state.desk.contacts.open else { return Vec::new() };
    state.school.contacts.iter().filter(|card| card.contact.merged_into == Some(open.draft.id)).collect()
}

/// Reduces a name to what makes two spellings the same: case, accents and spacing.
fn plain(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether two entries may be one person, or one employer of whom no person is known: the same name, and the same
/// employer, number or address.
fn may_be_same(one: &Contact, other: &Contact) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let employer = plain(&one.employer) == plain(&other.employer);
    let phone = digits(&one.phone).len() >= 7 && digits(&one.phone) == digits(&other.phone);
    let email = !one.email.trim().is_empty() && plain(&one.email) == plain(&other.email);
    one.id != other.id && plain(&one.employee) == plain(&other.employee) && (employer || phone || email)
}

/// Makes another entry part of the open one. Whom nobody may ask under one name, nobody may ask under the other.
pub(super) fn merge(state: &mut State, other: ContactId, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if fault(state).is_some() {
        return;
    }
    let Some(into) = state.desk.contacts.open.as_ref().map(|open| open.draft.clone()) else { return };
    let Some(mut card) = state.school.contact(other).filter(|card| may_be_same(&into, &card.contact)).cloned() else { return };
    // What had become part of the other goes along.
    let along: Vec<Contact> =
        state.school.contacts.iter().map(|one| &one.contact).filter(|one| one.merged_into == Some(other)).cloned().collect();
    for mut one in along {
        one.merged_into = Some(into.id);
        keep(state, one);
    }
    card.contact.merged_into = Some(into.id);
    let banned = card.contact.do_not_contact && !into.do_not_contact;
    keep(state, card.contact);
    if banned && let Some(open) = &mut state.desk.contacts.open {
        open.draft.do_not_contact = true;
        let draft = open.draft.clone();
        keep(state, draft);
    }
    state.school.join_merged();
    state.act_at_the_desk(Action::MergeContacts, stamp);
    effects.extend(state.outbox.flush_now());
    read(state, into.id, effects);
}

pub(super) fn split(state: &mut State, other: ContactId, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(into) = state.desk.contacts.open.as_ref().map(|open| open.draft.id) else { return };
    let Some(mut contact) = state.school.contact(other).map(|card| card.contact.clone()) else { return };
    if contact.merged_into.take() != Some(into) {
        return;
    }
    keep(state, contact);
    state.act_at_the_desk(Action::MergeContacts, stamp);
    effects.extend(state.outbox.flush_now());
    // Who was asked when is told apart again on the disk.
    effects.push(Effect::ReadSchool);
    read(state, into, effects);
}
