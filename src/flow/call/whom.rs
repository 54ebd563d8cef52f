//! Whom to ask: the contacts that fit, and one's own.

use crate::content::fold;
use crate::domain::{CallPlan, Contact, ContactCard, ContactId, Interview, Language, Moment, OwnContact, StudentId};
use crate::flow::call::booking;
use crate::flow::effects::Stamp;
use crate::flow::rules::Screen;
use crate::flow::rules::contact::{self, OWN, fit, key, offered, resting};
use crate::flow::state::State;
use crate::flow::state::call::FormFault;
use crate::flow::state::purpose::Purpose;
use crate::flow::state::way::chosen_contact;

/// How many contacts a list shows; whoever looks for more types.
pub const SHOWN: usize = 24;

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Where they work.
    Employer,
    /// Their name.
    Employee,
    /// Their title.
    Title,
    /// The number.
    Phone,
    /// The e-mail address.
    Email,
    /// The career.
    Career,
}

/// Something done on the screen.
#[derive(Clone, Debug)]
pub enum Event {
    /// Something was typed to find somebody.
    Typed(String),
    /// A contact was chosen.
    Choose(ContactId),
    /// An adult is asked to allow a resting contact.
    Allow(ContactId),
    /// The form for an own contact is opened.
    Open,
    /// What the student wrote of their own contact at hand is to be corrected.
    Correct,
    /// The form is closed; where something was typed, only after a question.
    Close,
    /// The answer to that question.
    Drop(bool),
    /// A field of the form was written.
    Write(Field, String),
    /// The form is finished.
    Add,
    /// On to the phone.
    Phone,
}

/// Gives the contacts that fit, the closest first, and the others; both as the typed words leave them.
pub fn lists(state: &State) -> (Vec<&ContactCard>, Vec<&ContactCard>) {
    let Some(session) = &state.session else { return (Vec::new(), Vec::new()) };
    let found = |card: &ContactCard| answers_to(state, card, &state.whom.typed);
    let fits = |card: &ContactCard| fit(&card.contact.career, &session.file.interest.careers, &state.content.occupations);
    let shown = state.school.contacts.iter().filter(|card| offered(&state.school, card, &session.file) && found(card));
    let (mut fitting, mut others): (Vec<_>, Vec<_>) = shown.partition(|card| fits(card) < 2);
    // Whoever may be asked today comes before whoever rests.
    let rests = |card: &ContactCard| resting(card, session.file.student.id, state.now).is_some();
    fitting.sort_by_key(|card| (rests(card), fits(card), !card.contact.volunteer));
    others.sort_by_key(|card| (rests(card), !card.contact.volunteer));
    fitting.truncate(SHOWN);
    others.truncate(SHOWN);
    (fitting, others)
}

/// Tells whether every word typed stands in a contact's name, title, employer, city or career.
pub(in crate::flow) fn answers_to(state: &State, card: &ContactCard, typed: &str) -> bool {
    let typed = fold(typed);
    let one = &card.contact;
    let career = Language::ALL.iter().map(|language| state.content.occupations.name_of(&one.career, *language)).collect::<Vec<_>>();
    let text = fold(&format!("{} {} {} {} {}", one.employer, one.employee, one.title, one.city, career.join(" ")));
    typed.split_whitespace().all(|word| text.contains(word))
}

/// Finds a contact of the same employer and employee.
pub fn known<'a>(state: &'a State, employer: &str, employee: &str) -> Option<&'a ContactCard> {
    let key = key(employer, employee);
    state.school.contacts.iter().find(|card| contact::key(&card.contact.employer, &card.contact.employee) == key)
}

/// Gives the form for an own contact, while it is open.
pub fn form(state: &State) -> Option<&OwnContact> {
    state.interview()?.call_plan.own_contact.as_deref()
}

/// Gives the contact of the interview at hand where this student added them: nobody else's is theirs to correct.
pub fn own(state: &State) -> Option<&Contact> {
    let student = state.session.as_ref()?.file.student.id;
    chosen_contact(state).filter(|contact| contact.added_by == Some(student) && contact.source == OWN)
}

/// Writes a contact down as it stands on the form.
fn written_down(contact: &Contact) -> OwnContact {
    OwnContact {
        employer: contact.employer.clone(),
        employee: contact.employee.clone(),
        title: contact.title.clone(),
        phone: contact.phone.clone(),
        email: contact.email.clone(),
        career: contact.career.clone(),
        corrects: Some(contact.id),
    }
}

/// Tells whether something would be lost with the form.
fn begun(state: &State) -> bool {
    let Some(form) = form(state) else { return false };
    let corrected = form.corrects.and_then(|id| state.school.contact(id)).map(|card| written_down(&card.contact));
    *form != corrected.unwrap_or_default()
}

fn put_form(state: &mut State, form: Option<OwnContact>) {
    state.whom.fault = None;
    state.whom.dropping = false;
    state.write(|it: &mut CallPlan| it.own_contact = form.map(Box::new));
}

/// Tells what is wrong with the form.
pub fn check(state: &State, form: &OwnContact) -> Result<(), FormFault> {
    if form.employer.trim().is_empty() && form.employee.trim().is_empty() {
        return Err(FormFault::Nobody);
    }
    if let Some(card) = known(state, &form.employer, &form.employee).filter(|card| form.corrects != Some(card.contact.id)) {
        let offered = state.session.as_ref().is_some_and(|session| offered(&state.school, card, &session.file));
        return Err(if offered { FormFault::Known(card.contact.id) } else { FormFault::DoNotContact });
    }
    let number = form.phone.chars().filter(char::is_ascii_digit).count() >= 7;
    let address = form.email.trim().split_once('@').is_some_and(|(name, place)| !name.is_empty() && !place.is_empty());
    if number || address { Ok(()) } else { Err(FormFault::NoWay) }
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    match event {
        Event::Typed(text) => state.whom.typed = text,
        Event::Choose(contact) => choose(state, contact, stamp),
        Event::Allow(contact) => state.ask_adult(Purpose::AllowContact(contact)),
        Event::Open => put_form(state, Some(OwnContact::default())),
        Event::Correct => {
            if let Some(form) = own(state).map(written_down) {
                put_form(state, Some(form));
            }
        }
        Event::Close if begun(state) => state.whom.dropping = true,
        Event::Close => put_form(state, None),
        Event::Drop(true) if state.whom.dropping => put_form(state, None),
        Event::Drop(_) => state.whom.dropping = false,
        Event::Write(field, text) => {
            if let Some(mut form) = form(state).cloned() {
                *match field {
                    Field::Employer => &mut form.employer,
                    Field::Employee => &mut form.employee,
                    Field::Title => &mut form.title,
                    Field::Phone => &mut form.phone,
                    Field::Email => &mut form.email,
                    Field::Career => &mut form.career,
                } = text;
                put_form(state, Some(form));
            }
        }
        Event::Add => add_own(state, stamp),
        Event::Phone => {
            if chosen_contact(state).is_some() {
                state.go(Screen::Phone);
            }
        }
    }
}

/// Makes the contact the one of the interview at hand. A date with somebody else falls with them.
pub(in crate::flow) fn choose(state: &mut State, contact: ContactId, stamp: &Stamp) {
    let Some(session) = &state.session else { return };
    let student = session.file.student.id;
    let Some(card) = state.school.contact(contact) else { return };
    let held = session.interview().is_none_or(|one| one.interview.held() || one.interview.started_at.is_some());
    if held || !offered(&state.school, card, &session.file) || resting(card, student, stamp.at).is_some() {
        return;
    }
    if form(state).is_some() {
        put_form(state, None);
    }
    if state.interview().is_some_and(|one| one.interview.contact == Some(contact)) {
        return;
    }
    state.write(|it: &mut CallPlan| {
        it.call = Default::default();
        it.booking = None;
    });
    if state.interview().is_some_and(|one| one.interview.booking.is_some()) {
        booking::undo_readiness(state);
    }
    state.write(|it: &mut Interview| {
        it.contact = Some(contact);
        it.contact_chosen_at = Some(stamp.at);
        it.booking = None;
    });
    asked(state, contact, student, stamp.at);
}

/// Remembers that a contact was asked, as the disk will tell the next student.
pub(in crate::flow) fn asked(state: &mut State, contact: ContactId, student: StudentId, at: Moment) {
    if let Some(card) = state.school.contacts.iter_mut().find(|card| card.contact.id == contact) {
        card.last_asked = Some((at, student));
    }
}

/// Puts a new contact on the school's list.
pub(in crate::flow) fn add(state: &mut State, contact: Contact) {
    state.keep(contact.clone());
    state.school.contacts.push(ContactCard { contact, last_asked: None });
}

fn add_own(state: &mut State, stamp: &Stamp) {
    let Some(form) = form(state).cloned() else { return };
    if let Err(fault) = check(state, &form) {
        state.whom.fault = Some(fault);
        return;
    }
    if form.corrects.is_some() {
        correct_own(state, &form);
        return;
    }
    let Some(student) = state.session.as_ref().map(|session| session.file.student.id) else { return };
    let trimmed = |text: &str| text.trim().to_owned();
    let mut id = ContactId::from_school(&state.school.set_up_as.school, &key(&form.employer, &form.employee));
    // Whoever was corrected keeps the id of the name they were added under.
    if state.school.contact(id).is_some() {
        id = ContactId(stamp.fresh().0);
    }
    let contact = Contact {
        id,
        employer: trimmed(&form.employer),
        employee: trimmed(&form.employee),
        title: trimmed(&form.title),
        career: trimmed(&form.career),
        phone: trimmed(&form.phone),
        email: trimmed(&form.email),
        city: String::new(),
        state: String::new(),
        source: OWN.to_owned(),
        volunteer: false,
        do_not_contact: false,
        notes: String::new(),
        added_by: Some(student),
        again_allowed_at: None,
        referred_by: None,
        merged_into: None,
    };
    add(state, contact);
    choose(state, id, stamp);
}

/// Writes the corrections into the student's own contact; the id stays, so that calls and dates stay theirs.
fn correct_own(state: &mut State, form: &OwnContact) {
    let Some(old) = own(state).filter(|contact| form.corrects == Some(contact.id)).cloned() else {
        put_form(state, None);
        return;
    };
    let trimmed = |text: &str| text.trim().to_owned();
    let contact = Contact {
        employer: trimmed(&form.employer),
        employee: trimmed(&form.employee),
        title: trimmed(&form.title),
        career: trimmed(&form.career),
        phone: trimmed(&form.phone),
        email: trimmed(&form.email),
        ..old.clone()
    };
    state.keep(contact.clone());
    if let Some(card) = state.school.contacts.iter_mut().find(|card| card.contact.id == contact.id) {
        card.contact = contact.clone();
    }
    put_form(state, None);
    // A date that is being written down began with the number as it was.
    state.write(|it: &mut CallPlan| {
        if let Some(draft) = it.booking.as_mut().filter(|draft| draft.employee_number == old.phone) {
            draft.employee_number = contact.phone;
        }
    });
}
