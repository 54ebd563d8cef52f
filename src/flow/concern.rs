//! A call that a student ended to stay safe: the contact is closed to everybody from that moment, until an adult has decided.

use super::duties::{self, Duty};
use super::{Effect, Stamp, State, desk};
use crate::domain::{Action, Concern, ConcernSettled, Contact, ContactId, OpenConcern, Outcome, RecordId};

/// Gives the contact of the interview at hand where an adult has to look at a call with them first.
pub fn closed(state: &State) -> Option<&Contact> {
    let contact = state.interview()?.interview.contact?;
    state.school.contact(contact).map(|card| &card.contact).filter(|contact| state.school.is_closed(contact.id))
}

/// Hears how a student says that the call at hand ended. The contact is closed at once, not first when all is written down.
pub(super) fn ended(state: &mut State, outcome: Option<Outcome>, stamp: &Stamp) {
    let Some(one) = state.interview().filter(|_| outcome == Some(Outcome::EndedUnsafe)) else { return };
    let (Some(contact), None) = (one.interview.contact, one.call_plan.call.concern) else { return };
    let concern = Concern { id: stamp.fresh(), contact, at: stamp.at, station: state.school.origin.clone() };
    let student = state.session.as_ref().map(|session| session.file.student.id);
    state.school.concerns.push(OpenConcern { concern: concern.clone(), student });
    state.change(|one| {
        one.call_plan.call.concern = Some(concern.id);
        one.call_plan.clone()
    });
    state.keep(concern);
}

/// The call is written down: where it had ended otherwise after all, nobody has to look at it.
pub(super) fn logged(state: &mut State, concern: Option<RecordId>, outcome: Outcome, stamp: &Stamp) {
    if let Some(concern) = concern.filter(|_| outcome != Outcome::EndedUnsafe) {
        settle(state, ConcernSettled { id: stamp.fresh(), concern, by: None, at: stamp.at, may_call: true });
    }
}

fn settle(state: &mut State, settled: ConcernSettled) {
    state.school.concerns.retain(|open| open.concern.id != settled.concern);
    state.keep(settled);
}

/// An adult at the desk decides whether students may call the contact again.
pub(super) fn decide(state: &mut State, concern: RecordId, may_call: bool, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(adult) = duties::at_the_desk(state, Duty::AllowContact).map(|adult| adult.id) else { return };
    let Some(open) = state.school.concerns.iter().find(|open| open.concern.id == concern).cloned() else { return };
    settle(state, ConcernSettled { id: stamp.fresh(), concern, by: Some(adult), at: stamp.at, may_call });
    if !may_call {
        never_again(state, open.concern.contact);
    }
    let reason = if may_call { "may_call" } else { "never" };
    desk::audit_for(state, open.student, Action::DecideConcern, reason.to_owned(), stamp);
    // Nobody is to call them, not even if the plug is pulled now.
    effects.extend(state.outbox.flush_now());
}

fn never_again(state: &mut State, contact: ContactId) {
    let Some(card) = state.school.contacts.iter_mut().find(|card| card.contact.id == contact) else { return };
    card.contact.do_not_contact = true;
    let contact = card.contact.clone();
    state.keep(contact);
    state.school.join_merged();
}

/// Hears what the disk knows; what is on its way there counts as well.
pub(super) fn known(state: &mut State) {
    let (waiting, settled) = state.outbox.concerns();
    let known = std::mem::take(&mut state.school.concerns);
    let waiting = waiting.into_iter().map(|concern| OpenConcern { concern, student: None });
    state.school.concerns = OpenConcern::all(known.into_iter().chain(waiting), &settled);
}
