//! After a call: how it ended, what comes next, how it felt.

use crate::domain::{Booking, Call, CallDraft, CallPlan, Caller, Contact, ContactId, Day, Medium, Outcome, Score, add_days};
use crate::flow::call::phone_words::REFERRAL;
use crate::flow::call::{booking, concern, whom};
use crate::flow::effects::Stamp;
use crate::flow::rules::{Screen, contact, phone};
use crate::flow::state::State;
use chrono::{Datelike, Weekday};

/// The step of the script at which a contact asks for no more calls.
pub const NO_MORE_CALLS: &str = "no-stop-end";

/// The step at which somebody else is named.
const NAMED: &str = "no-use-name";

/// Gives the days on which a next step can fall, counted from today: the next four school days, and one of the next week.
pub fn days(today: Day) -> Vec<u64> {
    let school_day = |days: &u64| !matches!(add_days(today, *days).weekday(), Weekday::Sat | Weekday::Sun);
    let soon = (0..7).filter(school_day).take(4);
    soon.chain((7..10).find(school_day)).collect()
}

/// A field of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What comes next.
    NextStep,
    /// Names.
    Names,
    /// The name of whoever will be talked to.
    Person,
    /// Their e-mail address.
    Email,
    /// Who else: the name.
    ElseName,
    /// Who else: the employer.
    ElseEmployer,
    /// Who else: the number.
    ElsePhone,
    /// Who else: the e-mail address.
    ElseEmail,
}

/// Something done after a call.
#[derive(Clone, Debug)]
pub enum Event {
    /// How it ended.
    Outcome(Outcome),
    /// A field was written.
    Write(Field, String),
    /// In how many days the next step falls.
    In(Option<u64>),
    /// Whether the student may say who named somebody else.
    MayUseName(bool),
    /// How it felt.
    Felt(u8),
    /// The log is finished.
    Save,
}

/// Tells whether it is asked what comes next with them, and when: a call that led to an interview asks for no other day than
/// the interview's, and nobody is asked to call again whom they left to stay safe.
pub fn asks_when(state: &State) -> bool {
    let outcome = state.interview().and_then(|one| one.call_plan.call.outcome);
    !outcome.is_some_and(Outcome::succeeded) && !concern::stands(state)
}

/// Tells whether somebody else may have been named.
pub fn asks_who_else(call: &CallDraft) -> bool {
    call.outcome == Some(Outcome::Refused) || call.path.iter().any(|step| step == NAMED)
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    match event {
        Event::Outcome(outcome) => {
            state.after_call.no_outcome = false;
            change(state, |call| call.outcome = Some(outcome));
            concern::watch(state, stamp);
        }
        Event::Write(field, text) => change(state, |call| {
            *match field {
                Field::NextStep => &mut call.next_step,
                Field::Names => &mut call.names,
                Field::Person => &mut call.person,
                Field::Email => &mut call.email,
                Field::ElseName => &mut call.referral.employee,
                Field::ElseEmployer => &mut call.referral.employer,
                Field::ElsePhone => &mut call.referral.phone,
                Field::ElseEmail => &mut call.referral.email,
            } = text;
        }),
        Event::In(days) => {
            let day = days.map(|days| add_days(stamp.at.date_naive(), days));
            change(state, |call| call.next_on = day);
        }
        Event::MayUseName(may) => change(state, |call| call.referral.may_use_name = may),
        Event::Felt(score) => change(state, |call| call.felt = Score::try_from(score).ok()),
        Event::Save => save(state, stamp),
    }
}

fn change(state: &mut State, change: impl FnOnce(&mut CallDraft)) {
    state.write(|it: &mut CallPlan| change(&mut it.call));
}

fn save(state: &mut State, stamp: &Stamp) {
    let Some(session) = &state.session else { return };
    let Some(one) = session.interview() else { return };
    let student = session.file.student.id;
    let draft = one.call_plan.call.clone();
    let (Some(outcome), Some(contact)) = (draft.outcome, one.interview.contact) else {
        state.after_call.no_outcome = true;
        return;
    };
    let employer = state.school.contact(contact).map_or(String::new(), |card| card.contact.employer.clone());
    let (asks_when, stands) = (asks_when(state), concern::stands(state));
    let call = Call {
        // By its id the desk finds whose call it was.
        id: draft.concern.unwrap_or_else(|| stamp.fresh()),
        interview: one.interview.id,
        student,
        contact,
        employer,
        at: stamp.at,
        outcome,
        next_step: if asks_when { draft.next_step.trim().to_owned() } else { String::new() },
        next_on: draft.next_on.filter(|_| asks_when),
        names: draft.names.trim().to_owned(),
        felt: draft.felt,
        path: draft.path.clone(),
    };
    if let Some(session) = &mut state.session {
        session.file.calls.push(call.clone());
    }
    state.keep(call);
    concern::logged(state, stands, draft.concern, stamp);
    whom::asked(state, contact, student, stamp.at);
    if draft.path.last().is_some_and(|step| step == NO_MORE_CALLS) && outcome == Outcome::Refused {
        never_again(state, contact, stamp);
    }
    if asks_who_else(&draft) {
        refer(state, contact, &draft);
    }
    learn(state, contact, &draft);
    let agreed = phone::agreed(&state.content.phone_script, &draft);
    change(state, |call| *call = CallDraft::default());
    match outcome {
        Outcome::Booked => {
            booking::take_over(state, agreed);
            state.go(Screen::Booking);
        }
        Outcome::InterviewNow => begin_now(state, stamp),
        _ => {
            state.go(Screen::Journey);
            // Who had to hang up to stay safe is told something else.
            if outcome != Outcome::EndedUnsafe {
                state.after_a_call();
            }
        }
    }
}

/// Adds what the call told of a contact to what the school knows; nothing that is known is replaced.
fn learn(state: &mut State, contact: ContactId, draft: &CallDraft) {
    let Some(card) = state.school.contacts.iter_mut().find(|card| card.contact.id == contact) else { return };
    let mut learned = false;
    for (known, heard) in [(&mut card.contact.employee, draft.person.trim()), (&mut card.contact.email, draft.email.trim())] {
        if known.trim().is_empty() && !heard.is_empty() {
            heard.clone_into(known);
            learned = true;
        }
    }
    if learned {
        let contact = card.contact.clone();
        state.keep(contact);
    }
}

/// They asked for no more calls: nobody of the school phones them again.
fn never_again(state: &mut State, contact: ContactId, stamp: &Stamp) {
    let Some(card) = state.school.contacts.iter_mut().find(|card| card.contact.id == contact) else { return };
    card.contact.do_not_contact = true;
    let note = format!("Asked for no more calls, {}.", stamp.at.date_naive());
    card.contact.notes = if card.contact.notes.trim().is_empty() { note } else { format!("{} {note}", card.contact.notes.trim()) };
    let contact = card.contact.clone();
    state.keep(contact);
}

/// Puts somebody they named on the list; their own name goes with it where they allowed that.
fn refer(state: &mut State, contact: ContactId, draft: &CallDraft) {
    let Some(from) = state.school.contact(contact).map(|card| card.contact.clone()) else { return };
    let student = state.session.as_ref().map(|session| session.file.student.id);
    let referral = &draft.referral;
    let (employee, elsewhere) = (referral.employee.trim(), referral.employer.trim());
    if employee.is_empty() && elsewhere.is_empty() {
        return;
    }
    let employer = if elsewhere.is_empty() { from.employer.as_str() } else { elsewhere };
    if whom::known(state, employer, employee).is_some() {
        return;
    }
    let contact = Contact {
        id: ContactId::from_school(&state.school.set_up_as.school, &contact::key(employer, employee)),
        employer: employer.to_owned(),
        employee: employee.to_owned(),
        title: String::new(),
        career: from.career.clone(),
        phone: referral.phone.trim().to_owned(),
        email: referral.email.trim().to_owned(),
        city: if elsewhere.is_empty() { from.city.clone() } else { String::new() },
        state: if elsewhere.is_empty() { from.state.clone() } else { String::new() },
        source: REFERRAL.to_owned(),
        volunteer: false,
        do_not_contact: false,
        notes: if referral.may_use_name { from.name().to_owned() } else { String::new() },
        added_by: student,
        again_allowed_at: None,
        referred_by: Some(from.id),
        merged_into: None,
    };
    whom::add(state, contact);
}

/// They want to talk now: the time is now, and what is left is to be ready.
fn begin_now(state: &mut State, stamp: &Stamp) {
    let minutes = state.campaign().map_or(20, |campaign| campaign.minutes);
    // What was being written down was another day.
    state.write(|it: &mut CallPlan| it.booking = None);
    let number = state.interview().and_then(|one| one.interview.contact).and_then(|id| state.school.contact(id));
    let employee_number = number.map_or(String::new(), |card| card.contact.phone.clone());
    state.change(|one| {
        let student_number = one.call_plan.number.clone();
        one.interview.booking = Some(Booking {
            starts: stamp.at,
            minutes,
            medium: Medium::Phone,
            caller: Caller::Student,
            student_number,
            employee_number,
            link: String::new(),
            room: String::new(),
        });
        one.interview.clone()
    });
    let ready = state.interview().is_some_and(|one| one.readiness.passed_at.is_some());
    state.go(if ready { Screen::Live } else { Screen::Ready });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_next_step_never_falls_on_a_weekend(ahead in 0_u64..400) {
            let today = add_days(Day::from_ymd_opt(2026, 1, 1).unwrap(), ahead);
            let days = days(today);
            prop_assert_eq!(days.len(), 5);
            for day in days {
                prop_assert!(!matches!(add_days(today, day).weekday(), Weekday::Sat | Weekday::Sun));
            }
        }
    }
}
