//! A call that a student ended to stay safe: the contact is closed to everybody from that moment, until an adult has decided.

use crate::domain::{Action, CallDraft, CallPlan, Concern, ConcernSettled, ContactId, Interview, OpenConcern, Outcome, RecordId};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::duties::Duty;
use crate::flow::state::act::Act;
use crate::flow::state::{State, who};

/// Tells whether a call was left by the line that ends it to stay safe: the student has hung up after it, or said that it is over.
fn left_safely(state: &State, call: &CallDraft) -> bool {
    let exit = &state.content.phone_script.safe_exit;
    call.path.contains(exit) && (call.path.last() != Some(exit) || call.outcome.is_some())
}

/// Tells whether an adult has to look at the call at hand. Whoever left it by the safe line may call it what they like
/// afterwards: a shy student takes it back too easily.
pub fn stands(state: &State) -> bool {
    let call = state.interview().map(|one| &one.call_plan.call);
    call.is_some_and(|call| call.concern.is_some() && (call.outcome == Some(Outcome::EndedUnsafe) || left_safely(state, call)))
}

/// Looks at the call at hand, whichever way it went: the contact is closed at once, not first when all is written down, and
/// open again where the student stepped back into the call.
pub(in crate::flow) fn watch(state: &mut State, stamp: &Stamp) {
    let Some(one) = state.interview() else { return };
    let call = &one.call_plan.call;
    let unsafe_call = call.outcome == Some(Outcome::EndedUnsafe) || left_safely(state, call);
    match (unsafe_call, call.concern, one.interview.contact) {
        (true, None, Some(contact)) => {
            let concern = raise(state, contact, stamp);
            remember(state, Some(concern));
        }
        // What was chosen by hand can be chosen otherwise until it is written down.
        (false, Some(concern), _) if call.outcome.is_none() => {
            settle(state, ConcernSettled { id: stamp.fresh(), concern, by: None, at: stamp.at, may_call: true });
            remember(state, None);
        }
        _ => {}
    }
}

fn remember(state: &mut State, concern: Option<RecordId>) {
    state.write(|it: &mut CallPlan| it.call.concern = concern);
}

/// Closes a contact to everybody until an adult has decided.
pub(in crate::flow) fn raise(state: &mut State, contact: ContactId, stamp: &Stamp) -> RecordId {
    let concern = Concern { id: stamp.fresh(), contact, at: stamp.at, station: state.school.origin.clone() };
    let student = state.session.as_ref().map(|session| session.file.student.id);
    state.school.concerns.push(OpenConcern { concern: concern.clone(), student });
    let id = concern.id;
    state.keep(concern);
    id
}

/// The call is written down. Where it was called so by hand, and otherwise after all, nobody has to look at it; else the
/// choice of whom to ask begins anew, but a time that was booked waits for the adult.
pub(in crate::flow) fn logged(state: &mut State, stands: bool, concern: Option<RecordId>, stamp: &Stamp) {
    if let Some(concern) = concern.filter(|_| !stands) {
        settle(state, ConcernSettled { id: stamp.fresh(), concern, by: None, at: stamp.at, may_call: true });
    }
    if stands && state.interview().is_some_and(|one| one.interview.booking.is_none()) {
        state.write(|it: &mut Interview| (it.contact, it.contact_chosen_at) = (None, None));
    }
}

fn settle(state: &mut State, settled: ConcernSettled) {
    state.school.concerns.retain(|open| open.concern.id != settled.concern);
    state.keep(settled);
}

/// An adult at the desk decides whether students may call the contact again.
pub(in crate::flow) fn decide(state: &mut State, concern: RecordId, may_call: bool, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(adult) = who::at_the_desk(state, Duty::AllowContact).map(|adult| adult.id) else { return };
    let Some(open) = state.school.concerns.iter().find(|open| open.concern.id == concern).cloned() else { return };
    settle(state, ConcernSettled { id: stamp.fresh(), concern, by: Some(adult), at: stamp.at, may_call });
    if !may_call {
        never_again(state, open.concern.contact);
    }
    let reason = if may_call { "may_call" } else { "never" };
    state.act_at_the_desk(Act::on(Action::DecideConcern, open.student).because(reason), stamp);
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
pub(in crate::flow) fn known(state: &mut State) {
    let (waiting, settled) = state.outbox.concerns();
    let known = std::mem::take(&mut state.school.concerns);
    let waiting = waiting.into_iter().map(|concern| OpenConcern { concern, student: None });
    state.school.concerns = OpenConcern::all(known.into_iter().chain(waiting), &settled);
}
