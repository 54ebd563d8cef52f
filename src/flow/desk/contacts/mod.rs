//! The school's list of contacts at the desk: who may be asked, who asked them, who sent us to whom, and which two entries
//! are one person. What is written is kept at once and can be taken back as long as the entry is open.

pub mod entry;
pub mod list_in;
pub mod same;

use crate::content::{Occupation, fold};
use crate::domain::{Action, Contact, ContactCard, ContactHistory, ContactId, Language, StudentFile};
use crate::flow::call::whom;
use crate::flow::desk::class;
use crate::flow::desk::contacts::entry::{all, fault, keep, read};
use crate::flow::desk::contacts::same::{merged, twins};
use crate::flow::effects::desk::SavedList;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::duties::Duty;
use crate::flow::rules::{Screen, contact};
use crate::flow::state::desk::contacts::{ContactsPage, OpenContact, Which};
use crate::flow::state::{State, who};

/// How many contacts the list shows; whoever looks for more types.
pub const SHOWN: usize = 50;

/// How many contacts are suggested to a student who is stuck.
pub const SUGGESTED: usize = 5;

/// How many careers are offered for what was written.
const CAREERS: usize = 3;

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Where they work.
    Employer,
    /// Their name.
    Employee,
    /// Their title.
    Title,
    /// Their career, in words.
    Career,
    /// The number.
    Phone,
    /// The e-mail address.
    Email,
    /// The city.
    City,
    /// The state.
    State,
    /// Where the school has them from.
    Source,
    /// The school's notes.
    Notes,
}

/// Something done with the list.
#[derive(Clone, Debug)]
pub enum Event {
    /// It is shown.
    Show,
    /// Something was typed to find somebody.
    Typed(String),
    /// Others are listed.
    List(Which),
    /// An entry is opened.
    Open(ContactId),
    /// A new one is begun.
    New,
    /// A field was written.
    Write(Field, String),
    /// They volunteered, or did not.
    Volunteer(bool),
    /// Nobody may ask them, or they may.
    DoNotContact(bool),
    /// What was changed since the entry was opened is taken back.
    Undo,
    /// Another entry is the same; it becomes part of the open one.
    Merge(ContactId),
    /// It is not, after all.
    Split(ContactId),
    /// The list is saved as a file in the outbox folder.
    SaveList,
    /// The list in the folder `inbox`.
    ListIn(list_in::Event),
}

/// Gives the contacts to list as the typed words leave them, and how many there are in all.
pub fn listed(state: &State) -> (Vec<&ContactCard>, usize) {
    let local = &state.desk.contacts;
    let same = if local.which == Which::Same { twins(state) } else { Vec::new() };
    let fits = |card: &ContactCard| match local.which {
        Which::All => true,
        Which::Volunteers => card.contact.volunteer,
        Which::DoNotContact => card.contact.do_not_contact,
        Which::Same => same.contains(&card.contact.id),
    };
    let mut found: Vec<&ContactCard> = all(state).filter(|card| fits(card) && whom::answers_to(state, card, &local.typed)).collect();
    let count = found.len();
    found.truncate(SHOWN);
    (found, count)
}

/// Gives who sent the school to the open entry.
pub fn named_by(state: &State) -> Option<&ContactCard> {
    state.school.contact(state.desk.contacts.open.as_ref()?.draft.referred_by?)
}

/// Gives those to whom the open entry sent the school.
pub fn named(state: &State) -> Vec<&ContactCard> {
    let Some(open) = &state.desk.contacts.open else { return Vec::new() };
    all(state).filter(|card| card.contact.referred_by == Some(open.draft.id)).collect()
}

/// Gives careers of the list for what stands there as the career, where it is none of them: by one of the list students
/// find the contact.
pub fn careers(state: &State) -> Vec<&Occupation> {
    let written = state.desk.contacts.open.as_ref().map_or("", |open| open.draft.career.trim());
    let occupations = &state.content.occupations;
    if occupations.by_code(written).is_some() { Vec::new() } else { occupations.search(written, CAREERS) }
}

/// Gives the code of the career of the list whose title was written, else what was written.
fn listed_career(state: &State, written: &str) -> String {
    let titled = |one: &&Occupation| Language::ALL.iter().any(|language| fold(one.title(*language)) == fold(written.trim()));
    let found = state.content.occupations.search(written, CAREERS);
    found.into_iter().find(titled).map_or_else(|| written.to_owned(), |one| one.code.clone())
}

/// Tells whether there is something to take back.
pub fn can_undo(state: &State) -> bool {
    state.desk.contacts.open.as_ref().is_some_and(|open| open.before.as_ref().is_some_and(|before| *before != open.draft))
}

/// Gives contacts for a student who is stuck: of a career they chose, and free to be asked today.
pub fn suggested<'a>(state: &'a State, file: &StudentFile) -> Vec<&'a ContactCard> {
    let fits = |card: &ContactCard| contact::fit(&card.contact.career, &file.interest.careers, &state.content.occupations);
    let called = |card: &ContactCard| file.calls.iter().any(|call| call.contact == card.contact.id);
    let free = |card: &&ContactCard| {
        contact::offered(&state.school, card, file) && contact::resting(card, file.student.id, state.now).is_none() && !called(card)
    };
    let mut found: Vec<(u8, &ContactCard)> = all(state).filter(free).map(|card| (fits(card), card)).filter(|(fit, _)| *fit < 2).collect();
    found.sort_by_key(|(fit, card)| (*fit, !card.contact.volunteer));
    found.into_iter().map(|(_, card)| card).take(SUGGESTED).collect()
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::KeepContacts).is_none() {
        return;
    }
    match event {
        Event::Show => {
            state.desk.contacts = ContactsPage::default();
            state.go(Screen::Contacts);
        }
        Event::Typed(text) => state.desk.contacts.typed = text,
        Event::List(which) => state.desk.contacts.which = which,
        Event::Open(id) => open(state, id, effects),
        Event::New => {
            let draft = Contact::new(ContactId(stamp.fresh().0));
            state.desk.contacts.open =
                Some(OpenContact { draft, before: None, from: Screen::Contacts, history: Some(ContactHistory::default()) });
            state.focus_anew();
        }
        Event::Write(Field::Career, text) => {
            let career = listed_career(state, &text);
            change(state, stamp, |draft| draft.career = career);
        }
        Event::Write(field, text) => change(state, stamp, |draft| {
            *match field {
                Field::Employer => &mut draft.employer,
                Field::Employee => &mut draft.employee,
                Field::Title => &mut draft.title,
                Field::Career => &mut draft.career,
                Field::Phone => &mut draft.phone,
                Field::Email => &mut draft.email,
                Field::City => &mut draft.city,
                Field::State => &mut draft.state,
                Field::Source => &mut draft.source,
                Field::Notes => &mut draft.notes,
            } = text;
        }),
        Event::Volunteer(does) => change(state, stamp, |draft| draft.volunteer = does),
        Event::DoNotContact(not) => {
            change(state, stamp, |draft| draft.do_not_contact = not);
            let merged: Vec<Contact> = merged(state).into_iter().map(|card| card.contact.clone()).collect();
            for one in merged {
                keep(state, Contact { do_not_contact: not, ..one });
            }
            // Nobody is to ask them, not even if the plug is pulled now.
            effects.extend(state.outbox.flush_now());
        }
        Event::Undo => {
            let before = state.desk.contacts.open.as_ref().and_then(|open| open.before.clone());
            if let Some(before) = before {
                change(state, stamp, |draft| *draft = before);
            }
        }
        Event::Merge(other) => same::merge(state, other, stamp, effects),
        Event::Split(other) => same::split(state, other, stamp, effects),
        Event::SaveList => effects.push(Effect::SaveContacts),
        Event::ListIn(event) => list_in::step(state, event, stamp, effects),
    }
}

fn open(state: &mut State, id: ContactId, effects: &mut Vec<Effect>) {
    let Some(contact) = state.school.contact(id).map(|card| card.contact.clone()) else { return };
    let from = match (&state.desk.contacts.open, state.screen) {
        // From one contact to another of the chain: back leads to where the first was opened.
        (Some(open), Screen::Contacts) => open.from,
        (_, screen) => screen,
    };
    state.desk.contacts.open = Some(OpenContact { draft: contact.clone(), before: Some(contact), from, history: None });
    read(state, id, effects);
    state.go(Screen::Contacts);
}

/// Leads from an entry to where it was opened; tells whether one was open.
pub(in crate::flow) fn back(state: &mut State) -> bool {
    let Some(open) = state.desk.contacts.open.take() else { return false };
    state.go(open.from);
    true
}

pub(in crate::flow) fn saved(state: &mut State, saved: SavedList) {
    state.desk.contacts.saved = Some(saved);
}

pub(in crate::flow) fn told(state: &mut State, contact: ContactId, history: ContactHistory) {
    if let Some(open) = state.desk.contacts.open.as_mut().filter(|open| open.draft.id == contact) {
        open.history = Some(history);
    }
}

/// Changes the open entry, and keeps it where it can be kept.
fn change(state: &mut State, stamp: &Stamp, change: impl FnOnce(&mut Contact)) {
    let Some(open) = &mut state.desk.contacts.open else { return };
    let untouched = open.before.as_ref() == Some(&open.draft);
    let new = open.before.is_none() && state.school.contacts.iter().all(|card| card.contact.id != open.draft.id);
    change(&mut open.draft);
    let draft = open.draft.clone();
    if fault(state).is_some() {
        return;
    }
    if untouched || new {
        state.act_at_the_desk(Action::ChangeContact, stamp);
    }
    keep(state, draft);
}

/// Gives the suggestions for the student whose page is open, where they are stuck.
pub fn for_page(state: &State) -> Vec<&ContactCard> {
    let stuck = class::at(state).is_some_and(|row| row.at.stuck);
    class::page(state).filter(|_| stuck).map(|file| suggested(state, file)).unwrap_or_default()
}
